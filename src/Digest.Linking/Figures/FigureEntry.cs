namespace Digest.Linking.Figures;

/// <summary>What a word or phrase does to the numbers of its sentence.</summary>
[Flags]
internal enum FigureRole : long
{
    None = 0,

    /// <summary>Says what the number before it counts: "15 dead".</summary>
    After = 1,

    /// <summary>Says what the number behind it counts: "killed 15".</summary>
    Before = 1 << 1,

    /// <summary>Names a total: "the death toll".</summary>
    Total = 1 << 2,

    /// <summary>Stands between a total and its number: "to".</summary>
    Link = 1 << 3,

    /// <summary>May stand between a number and what it counts: "were".</summary>
    Auxiliary = 1 << 4,

    /// <summary>"People": everybody.</summary>
    People = 1 << 5,

    /// <summary>"Others", "more": not all.</summary>
    Others = 1 << 6,

    /// <summary>Ends what a number may count.</summary>
    End = 1 << 7,

    /// <summary>The sentence tells of another time or event.</summary>
    Earlier = 1 << 8,

    /// <summary>"And", "or" between two kinds.</summary>
    And = 1 << 9,

    /// <summary>A bound before the number.</summary>
    Bound = 1 << 10,

    /// <summary>A bound behind the number: "or more".</summary>
    BoundAfter = 1 << 11,

    /// <summary>A measure: of these a report gives many.</summary>
    Measure = 1 << 12,

    /// <summary>"Percent".</summary>
    Percent = 1 << 13,

    /// <summary>A currency.</summary>
    Currency = 1 << 14,

    /// <summary>A number word.</summary>
    Number = 1 << 15,

    /// <summary>"Thousand".</summary>
    Scale = 1 << 16,

    /// <summary>Joins the words of one number: "hundred and one".</summary>
    Joiner = 1 << 17,

    /// <summary>What follows is part of a total: "including".</summary>
    Part = 1 << 18,

    /// <summary>"Between", before a range.</summary>
    Between = 1 << 19,

    /// <summary>"To", within a range.</summary>
    Range = 1 << 20,

    /// <summary>"From", before what a number was.</summary>
    From = 1 << 21,

    /// <summary>"Claimed", of lives.</summary>
    Claim = 1 << 22,

    /// <summary>"Lives", which something claimed.</summary>
    Lives = 1 << 23,

    /// <summary>A weekday.</summary>
    Weekday = 1 << 24,

    /// <summary>A month.</summary>
    Month = 1 << 25,

    /// <summary>A verb of saying.</summary>
    Saying = 1 << 26,

    /// <summary>Before a place.</summary>
    BeforePlace = 1 << 27,

    /// <summary>Behind a place.</summary>
    AfterPlace = 1 << 28,

    /// <summary>An event or another plain noun: no place, no name.</summary>
    Event = 1 << 29,

    /// <summary>"Of the", "of them": the number before it is a part.</summary>
    PartOf = 1L << 30,

    /// <summary>"A", "the": what is behind it is an object.</summary>
    Determiner = 1L << 31,

    /// <summary>Who did it: a count that includes them is not one of victims.</summary>
    Attacker = 1L << 32,

    /// <summary>The sentence says what must or may be, not what is.</summary>
    Condition = 1L << 33,
}

/// <summary>A word or phrase of a language's list, with all its roles.</summary>
/// <param name="Words">Its words, normalised.</param>
internal sealed record FigureEntry(string[] Words)
{
    /// <summary>What it does.</summary>
    public FigureRole Roles { get; set; }

    /// <summary>What it counts behind a number; null for nothing.</summary>
    public string? After { get; set; }

    /// <summary>What it counts before a number.</summary>
    public string? Before { get; set; }

    /// <summary>What it is the total of.</summary>
    public string? Total { get; set; }

    /// <summary>The value of a number word, a scale or a day; the number of a month.</summary>
    public double Value { get; set; }

    /// <summary>Code of the currency.</summary>
    public string? Currency { get; set; }

    /// <summary>How exact a number with it is.</summary>
    public FigureBound Bound { get; set; }

    /// <summary>Whether it has one of these roles.</summary>
    public bool Is(FigureRole roles) => (Roles & roles) != 0;
}

/// <summary>What a lexeme is.</summary>
internal enum LexemeKind
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, phrase, number or mark of a sentence.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">The offset after its last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Norm">The word, normalised; a mark as it is.</param>
/// <param name="Capital">Whether it begins with a capital.</param>
/// <param name="Hyphen">Whether a hyphen joins it to the one before.</param>
internal sealed record Lexeme(int Start, int End, LexemeKind Kind, string Norm, bool Capital, bool Hyphen)
{
    /// <summary>Stands for what is not there.</summary>
    public static Lexeme None { get; } = new(0, 0, LexemeKind.Word, "", false, false);

    /// <summary>The entry of the language's lists, or null.</summary>
    public FigureEntry? Entry { get; init; }

    /// <summary>The value of a number.</summary>
    public double Value { get; init; }

    /// <summary>To what the number is rounded.</summary>
    public double Step { get; init; }

    /// <summary>Whether the number is written in digits.</summary>
    public bool Digits { get; init; }

    /// <summary>Whether its entry has one of these roles.</summary>
    public bool Is(FigureRole roles) => Entry is { } entry && entry.Is(roles);
}
