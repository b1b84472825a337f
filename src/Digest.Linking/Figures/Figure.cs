namespace Digest.Linking.Figures;

/// <summary>A number with what it counts.</summary>
/// <param name="Thing">Kind and noun of what is counted, with the unit: two figures of one thing have the same.</param>
/// <param name="What">What is counted, as written.</param>
/// <param name="Amount">The values that it may have.</param>
/// <param name="Written">The number as written.</param>
/// <param name="Sentence">What else its sentence says.</param>
internal sealed record Figure(string Thing, string What, Amount Amount, string Written, FigureSentence Sentence)
{
    /// <summary>The kind of what is counted ("killed"), or empty for a thing that is known by its own words alone.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether it counts people, whose number may rise from day to day.</summary>
    public bool IsOfPeople { get; init; }

    /// <summary>Whether it is told as a total: "the death toll rose to 15".</summary>
    public bool IsTotal { get; init; }

    /// <summary>The offset after it, of a ballot.</summary>
    public int End { get; init; }

    /// <summary>Whether nothing but the number says how many.</summary>
    public bool IsExact => Amount.Low == Amount.High;
}

/// <summary>What a sentence says beside its figures.</summary>
/// <param name="Context">Its distinctive words.</param>
/// <param name="Names">Names and places in it, as written.</param>
/// <param name="Days">Weekdays that it gives to what happened, as bits.</param>
/// <param name="IsLead">Whether it is the headline or among the first of the text.</param>
internal sealed record FigureSentence(HashSet<ulong> Context, HashSet<string> Names, int Days, bool IsLead)
{
    /// <summary>How many distinctive words two sentences share.</summary>
    public int Shared(FigureSentence other)
    {
        var common = 0;
        foreach (var term in Context) common += other.Context.Contains(term) ? 1 : 0;
        return common;
    }
}
