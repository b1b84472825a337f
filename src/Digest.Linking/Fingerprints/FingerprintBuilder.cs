using Digest.Linking.Names;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking.Fingerprints;

/// <summary>Builds fingerprints one after the other, with buffers that it keeps. Not thread-safe; one a thread.</summary>
internal sealed class FingerprintBuilder
{
    private readonly TermTable _table = new();
    private readonly TokenizedText _read = new();
    private readonly Shingles _shingles = new();
    private readonly LineMarks _lines = new();
    private readonly NameCounter _names;

    public FingerprintBuilder(NameLexicon lexicon) => _names = new NameCounter(lexicon, _read, _table);

    /// <summary>The fingerprint of a document.</summary>
    public Fingerprint Build(LinkDocument document)
    {
        var language = Folding.PrimaryLanguage(document.Language);
        _table.Clear();
        _names.Take(document.Names, language);
        var whole = document.Whole;
        var body = BoilerplateTail.Cut(whole);
        _read.Read(body, language);
        var length = _read.Count;
        Count(body, false);
        _names.Count(body, false);
        var sketch = _shingles.SketchOf(_read.Words);
        var marks = _lines.Of(_read, body.Length);
        _read.Read(document.Headline, language);
        Count(document.Headline, true);
        _names.Count(document.Headline, true);
        var (shape, numbers) = HeadlineShape(document.Headline);
        var parts = HeadlineParts.Parse(document.Headline, _read, LanguageNames.For(language).Counters, Speech.For(language));
        var itemHeadline = document.Roundup is null ? null : ItemHeadline.Of(_read);
        _names.AddGiven();
        var cited = Addresses.Identities(document);
        AddCited(cited);
        return new Fingerprint(document)
        {
            Terms = _table.ToSorted(),
            Names = _names.ToSorted(),
            Lines = marks,
            Sketch = sketch,
            QuoteShingles = _shingles.OfQuotations(whole, document.Quotations, language, _read),
            Cited = cited,
            Original = document.Original is { } address && Addresses.Canonical(address) is { } canonical
                ? TermSpace.Exact(canonical) : 0,
            Length = length,
            HeadlineShape = shape,
            HeadlineNumbers = numbers,
            Parts = parts,
            ItemHeadline = itemHeadline,
            Language = language,
            Day = document.Published is { } published ? (int)Math.Floor((published - DateTimeOffset.UnixEpoch).TotalDays) : null,
        };
    }

    /// <summary>The terms of a piece of text alone, to be taken away from a document that repeats it.</summary>
    public TermCount[] Terms(string text, string primaryLanguage)
    {
        _table.Clear();
        _names.Take([], primaryLanguage);
        _read.Read(text, primaryLanguage);
        Count(text, false);
        _names.Count(text, false);
        return _table.ToSorted();
    }

    private void Count(ReadOnlySpan<char> text, bool headline)
    {
        var tokens = _read.Tokens;
        var terms = _read.Terms;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var lead = !headline && i < TokenizedText.LeadWords;
            switch (token.Kind)
            {
                case TokenKind.Word:
                    ref var count = ref _table.Add(terms[i], token.Start, token.Length, TermKind.Word, headline, lead);
                    if (count.Step == 0) count.Step = StepOf(_read.Priors[i], token);
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
        var tokens = _read.Tokens;
        Span<char> digits = stackalloc char[Numbers.Longest];
        var token = tokens[i];
        var next = i + 1 < tokens.Length && tokens[i + 1].Start - token.End <= 2
            ? text.Slice(tokens[i + 1].Start, tokens[i + 1].Length) : default;
        var after = token.End < text.Length ? text[token.End] : ' ';
        var length = Numbers.Normalise(text.Slice(token.Start, token.Length), next, after, digits);
        if (length == 0) return;
        ref var count = ref _table.Add(TermSpace.Number(digits[..length]), token.Start, token.Length, TermKind.Number, headline,
            lead);
        count.Step = Numbers.Step(digits[..length]) + 1;
    }

    private void AddCharacters(ReadOnlySpan<char> text, int i, bool headline, bool lead)
    {
        var tokens = _read.Tokens;
        var token = tokens[i];
        if (i + 1 >= tokens.Length || tokens[i + 1].Kind != TokenKind.Character || tokens[i + 1].Start != token.End)
            return;
        // Two kana that follow each other are mostly grammar.
        var pair = text.Slice(token.Start, 2);
        ref var count = ref _table.Add(TermSpace.Characters(pair), token.Start, 2, TermKind.Word, headline, lead);
        count.Step = (IsHiragana(pair[0]) && IsHiragana(pair[1]) ? 3 : 8) + 1;
    }

    private static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    // A cited address is a name that both documents drop: rare ones tell, those of every footer do not.
    private void AddCited(ulong[] cited)
    {
        foreach (var address in cited)
        {
            ref var count = ref _table.At(address, out _);
            count.Kind = TermKind.Name;
            count.Step = CommonWords.Rare + 1;
            count.Offset = -1;
            count.Body = 2;
        }
    }

    private (ulong Shape, ulong Numbers) HeadlineShape(ReadOnlySpan<char> headline)
    {
        var tokens = _read.Tokens;
        var words = _read.Words;
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
