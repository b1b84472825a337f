using Digest.Linking.Names;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>Builds fingerprints one after the other, with buffers that it keeps. Not thread-safe; one a thread.</summary>
internal sealed class FingerprintBuilder
{
    private const int LeadWords = 60;

    private readonly TermTable table = new();
    private readonly TokenizedText read = new();
    private readonly Shingles shingles = new();
    private readonly OwnNames own = new();
    private readonly FoundNames names = new();
    private readonly NameLexicon lexicon;
    private LineMark[] lines = new LineMark[64];
    private int lineCount;
    private string language = "en";

    public FingerprintBuilder(NameLexicon lexicon) => this.lexicon = lexicon;

    /// <summary>The fingerprint of a document.</summary>
    public Fingerprint Build(LinkDocument document)
    {
        language = Folding.PrimaryLanguage(document.Language);
        own.Take(document.Names);
        table.Clear();
        names.Clear();
        lineCount = 0;
        var whole = document.Whole;
        var body = BoilerplateTail.Cut(whole);
        read.Read(body, language);
        var length = read.Count;
        Count(body, false);
        CountNames(body, false);
        var sketch = shingles.SketchOf(read.Words);
        MarkLines(body);
        read.Read(document.Headline, language);
        Count(document.Headline, true);
        CountNames(document.Headline, true);
        var (shape, numbers) = HeadlineShape(document.Headline);
        var parts = HeadlineParts.Of(document.Headline, read);
        AddGivenNames();
        var cited = Addresses.Identities(document);
        AddCited(cited);
        return new Fingerprint(document)
        {
            Terms = table.ToSorted(),
            Names = names.ToSorted(),
            Lines = LinesFound(),
            Sketch = sketch,
            QuoteShingles = shingles.OfQuotations(whole, document.Quotations, language, read),
            Cited = cited,
            Original = document.Original is { } address && Addresses.Canonical(address) is { } canonical ? TermSpace.Exact(canonical) : 0,
            Length = length,
            HeadlineShape = shape,
            HeadlineNumbers = numbers,
            Parts = parts,
            Language = language,
            Day = document.Published is { } published ? (int)Math.Floor((published - DateTimeOffset.UnixEpoch).TotalDays) : null,
        };
    }

    /// <summary>The terms of a piece of text alone, to be taken away from a document that repeats it.</summary>
    public TermCount[] Terms(string text, string primaryLanguage)
    {
        language = primaryLanguage;
        own.Take([]);
        names.Clear();
        table.Clear();
        read.Read(text, language);
        Count(text, false);
        CountNames(text, false);
        return table.ToSorted();
    }

    private void Count(ReadOnlySpan<char> text, bool headline)
    {
        var tokens = read.Tokens;
        var terms = read.Terms;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var lead = !headline && i < LeadWords;
            switch (token.Kind)
            {
                case TokenKind.Word:
                    ref var count = ref Add(terms[i], token.Start, token.Length, TermKind.Word, headline, lead);
                    if (count.Step == 0)
                        count.Step = StepOf(read.Priors[i], token);
                    break;
                case TokenKind.Number:
                    AddNumber(text, i, headline, lead);
                    break;
                default:
                    AddCharacters(text, i, headline, lead);
                    break;
            }
        }
    }

    // Steps are kept plus one, so that zero means "not looked up yet".
    private static int StepOf(byte prior, in Token token)
    {
        // In a language without a list, the shortest words are function words.
        return (prior == CommonWords.Rare && token.Length <= 2 && !token.Capital ? 3 : prior) + 1;
    }

    private void AddNumber(ReadOnlySpan<char> text, int i, bool headline, bool lead)
    {
        var tokens = read.Tokens;
        Span<char> digits = stackalloc char[Numbers.Longest];
        var token = tokens[i];
        var next = i + 1 < tokens.Length && tokens[i + 1].Start - token.End <= 2 ? text.Slice(tokens[i + 1].Start, tokens[i + 1].Length) : default;
        var after = token.End < text.Length ? text[token.End] : ' ';
        var length = Numbers.Normalise(text.Slice(token.Start, token.Length), next, after, digits);
        if (length == 0)
            return;
        ref var count = ref Add(TermSpace.Number(digits[..length]), token.Start, token.Length, TermKind.Number, headline, lead);
        count.Step = Numbers.Step(digits[..length]) + 1;
    }

    private void AddCharacters(ReadOnlySpan<char> text, int i, bool headline, bool lead)
    {
        var tokens = read.Tokens;
        var token = tokens[i];
        if (i + 1 >= tokens.Length || tokens[i + 1].Kind != TokenKind.Character || tokens[i + 1].Start != token.End)
            return;
        // Two kana that follow each other are mostly grammar.
        var pair = text.Slice(token.Start, 2);
        ref var count = ref Add(TermSpace.Characters(pair), token.Start, 2, TermKind.Word, headline, lead);
        count.Step = (IsHiragana(pair[0]) && IsHiragana(pair[1]) ? 3 : 8) + 1;
    }

    private static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    private ref TermCount Add(ulong term, int start, int length, TermKind kind, bool headline, bool lead)
    {
        ref var count = ref table.At(term, out var added);
        if (added)
        {
            count.Offset = headline ? ~start : start;
            count.Length = (byte)Math.Min(length, byte.MaxValue);
            count.Kind = kind;
        }
        if (headline)
            count.Head++;
        else
            count.Body++;
        if (lead)
            count.Lead = true;
        return ref count;
    }

    private void CountNames(ReadOnlySpan<char> text, bool headline)
    {
        // In a headline of capitalised words, capitals tell nothing.
        var titleCase = headline && IsTitleCase();
        var nounsAreCapital = language is "de" or "lb";
        var tokens = read.Tokens;
        var words = read.Words;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (FindKnown(words, i, tokens[i].Capital) is { } known)
            {
                names.Add(known.Name);
                AddName(known.Name.Key, i, known.Words.Length, headline);
                for (var part = i; known.Words.Length > 1 && part < i + known.Words.Length; part++)
                    AddPart(part, headline);
                i += known.Words.Length - 1;
                continue;
            }
            if (!tokens[i].Capital || titleCase)
                continue;
            var run = RunFrom(text, i);
            var first = i;
            i += run - 1;
            // At a sentence's start only a run of several words is surely a name, and only without its function word.
            if (tokens[first].SentenceStart && read.Priors[first] <= 5)
            {
                first++;
                run--;
            }
            // "Foreign Minister Ida Moll" is Ida Moll.
            for (var k = first + run - 2; k >= first; k--)
            {
                if (!Speech.IsRole(words[k]))
                    continue;
                run -= k + 1 - first;
                first = k + 1;
                break;
            }
            if (run <= 0 || (run == 1 && (nounsAreCapital || tokens[first].SentenceStart)))
                continue;
            AddRun(first, run, headline);
        }
    }

    private NameForm? FindKnown(ReadOnlySpan<ulong> words, int i, bool capital)
    {
        var found = own.MayBegin(words[i]) ? own.Find(words[i..], capital) : null;
        return found ?? (lexicon.MayBegin(words[i]) ? lexicon.Find(words[i..], capital) : null);
    }

    private int RunFrom(ReadOnlySpan<char> text, int i)
    {
        var tokens = read.Tokens;
        var run = 1;
        while (run < 5 && i + run < tokens.Length)
        {
            var token = tokens[i + run];
            if (!token.Adjacent || token.SentenceStart || text[tokens[i + run - 1].End] is '\'' or '\u2019')
                break; // "Heritage Foundation's James Carafano" are two names
            if (token.Capital)
                run++;
            else if (IsConnector(text.Slice(token.Start, token.Length)) && i + run + 1 < tokens.Length && tokens[i + run + 1] is { Capital: true, Adjacent: true })
                run += 2;
            else
                break;
        }
        return run;
    }

    private static bool IsConnector(ReadOnlySpan<char> word) =>
        word is "of" or "de" or "da" or "do" or "dos" or "du" or "del" or "della" or "van" or "von" or "der" or "den" or "bin" or "al" or "la" or "el" or "ibn";

    private bool IsTitleCase()
    {
        var tokens = read.Tokens;
        var capital = 0;
        var counted = 0;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Length < 4)
                continue;
            counted++;
            if (tokens[i].Capital)
                capital++;
        }
        return counted >= 2 && capital * 3 >= counted * 2;
    }

    private void AddRun(int first, int run, bool headline)
    {
        var words = read.Words;
        var key = 0UL;
        for (var i = first; i < first + run; i++)
            key = TermSpace.Join(key, words[i]);
        AddName(key, first, run, headline);
        for (var i = first; run > 1 && i < first + run; i++)
            AddPart(i, headline);
    }

    private void AddPart(int i, bool headline)
    {
        var tokens = read.Tokens;
        if (tokens[i].Length > 1 && tokens[i].Capital)
            AddName(TermSpace.Join(0, read.Words[i]), i, 1, headline);
    }

    private void AddName(ulong key, int first, int run, bool headline)
    {
        var tokens = read.Tokens;
        var start = tokens[first].Start;
        ref var count = ref Add(key, start, tokens[first + run - 1].End - start, TermKind.Name, headline, !headline && first < LeadWords);
        if (count.Step == 0)
            count.Step = (run == 1 ? Math.Min(read.Priors[first] + 1, CommonWords.Rare) : CommonWords.Rare) + 1;
    }

    private void AddGivenNames()
    {
        foreach (var name in own.Names)
        {
            names.Add(name.Known);
            ref var count = ref table.At(name.Known.Key, out var added);
            if (added)
            {
                count.Kind = TermKind.Name;
                count.Step = CommonWords.Rare + 1;
                count.Offset = -1;
            }
            count.Lead = true;
            count.Body = Math.Max(count.Body, 2);
        }
    }

    // A cited address is a name that both documents drop: rare ones tell, those of every footer do not.
    private void AddCited(ulong[] cited)
    {
        foreach (var address in cited)
        {
            ref var count = ref table.At(address, out _);
            count.Kind = TermKind.Name;
            count.Step = CommonWords.Rare + 1;
            count.Offset = -1;
            count.Body = 2;
        }
    }

    private void MarkLines(ReadOnlySpan<char> text)
    {
        var tokens = read.Tokens;
        var words = read.Words;
        var i = 0;
        while (i < tokens.Length)
        {
            var first = i;
            var hash = 0UL;
            var line = tokens[first].Line;
            while (i < tokens.Length && tokens[i].Line == line)
                hash = TermSpace.Add(hash, words[i++]);
            if (i - first < 2)
                continue;
            if (lineCount == lines.Length)
                Array.Resize(ref lines, lineCount * 2);
            lines[lineCount++] = new LineMark(hash, tokens[first].Start, Math.Min(tokens[i - 1].End + 1, text.Length));
        }
    }

    private LineMark[] LinesFound()
    {
        var result = new LineMark[lineCount];
        Array.Copy(lines, result, lineCount);
        return result;
    }

    private (ulong Shape, ulong Numbers) HeadlineShape(ReadOnlySpan<char> headline)
    {
        var tokens = read.Tokens;
        var words = read.Words;
        var shape = 0UL;
        var numbers = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (headline.Slice(tokens[i].Start, tokens[i].Length).ContainsAnyInRange('0', '9'))
            {
                numbers = TermSpace.Join(numbers, words[i]);
                shape = TermSpace.Join(shape, 1);
            }
            else
            {
                shape = TermSpace.Join(shape, words[i]);
            }
        }
        return (shape, numbers);
    }
}
