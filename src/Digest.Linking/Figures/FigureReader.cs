using Digest.Linking.Languages;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>The figures of a telling.</summary>
/// <param name="Figures">Those that say what they count, in their order; the headline's last.</param>
/// <param name="Mentioned">By kind, numbers in sentences about it that are no figure: those of a part, of others.</param>
/// <param name="Text">Headline and text, in which a name of another telling may occur.</param>
internal sealed record TellingFigures(IReadOnlyList<Figure> Figures, ILookup<string, double> Mentioned, string Text);

/// <summary>Reads the figures of a telling, with the words of its language.</summary>
internal static class FigureReader
{
    private const int LeadSentences = 3;
    private const int ShortestWord = 3;

    // Of a sentence without end the first words tell enough.
    private const int MostContext = 300;

    /// <summary>The figures of a telling: those of its headline count where its text has none of the kind.</summary>
    public static TellingFigures Read(LinkDocument telling)
    {
        var language = Folding.PrimaryLanguage(telling.Language);
        var words = FigureWords.For(language);
        var text = telling.Whole;
        var published = telling.Published;
        var mentioned = new List<(string Kind, double Value)>();
        var taken = new HashSet<int>();
        var figures = Read(text, false);
        var things = LanguageWords.HasFigures(language) && LanguageWords.For(language).List("measures").Count > 0
            ? ThingReader.For(language).Read(text, language, taken, words.IsKind) : [];
        var headline = Read(telling.Headline, true).Where(h => !figures.Exists(f => f.Thing == h.Thing)).ToList();
        return new([.. figures, .. things, .. headline],
            mentioned.ToLookup(static m => m.Kind, static m => m.Value, StringComparer.Ordinal),
            telling.Headline + "\n" + text);

        List<Figure> Read(string part, bool isHeadline)
        {
            var space = new TermSpace(language);
            var found = new List<Figure>();
            var count = 0;
            foreach (var (start, end) in FigureLexer.Sentences(part))
            {
                count++;
                if (!words.MayHoldNumber(part.AsSpan(start, end - start))) continue;
                var sentence = NumberPhrases.Join(FigureLexer.Raw(part, start, end, words), words);
                if (!sentence.Exists(static l => l.Kind == LexemeKind.Number)
                    || !sentence.Exists(static l => l.Is(FigureRole.After | FigureRole.Before | FigureRole.Total
                        | FigureRole.Lives)))
                {
                    continue;
                }

                var about = ContextOf(part, sentence, words, space, isHeadline || count <= LeadSentences, isHeadline);
                var reader = new KindReader(part, sentence, words, space, published?.Year, published?.Month);
                found.AddRange(reader.Read(about));
                if (!isHeadline) taken.UnionWith(reader.Refused);
                if (reader.Mentioned.Count == 0) continue;
                foreach (var kind in KindsOf(sentence))
                    mentioned.AddRange(reader.Mentioned.Select(v => (kind, v)));
            }

            return found;
        }
    }

    private static SortedSet<string> KindsOf(List<Lexeme> sentence)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var lexeme in sentence)
        {
            if (lexeme.Entry?.After is { } after) kinds.Add(after);
            if (lexeme.Entry?.Before is { } before) kinds.Add(before);
            if (lexeme.Entry?.Total is { } total) kinds.Add(total);
        }

        return kinds;
    }

    private static FigureSentence ContextOf(string text, List<Lexeme> sentence, FigureWords words, TermSpace space, bool isLead,
        bool isHeadline)
    {
        var (context, names, days) = (new HashSet<ulong>(), new HashSet<string>(StringComparer.Ordinal), 0);
        for (var k = 0; k < sentence.Count && k < MostContext; k++)
        {
            var lexeme = sentence[k];
            if (lexeme.Kind != LexemeKind.Word) continue;
            var said = IsNearSaying(sentence, k);
            if (lexeme.Is(FigureRole.Weekday) && !said) days |= 1 << (int)lexeme.Entry!.Value;
            if (lexeme.Entry is { Roles: not FigureRole.Event }) continue;
            if (Letters.IsUnsegmented(text[lexeme.Start]))
            {
                var run = RunOf(text, sentence, k, out var next);
                if (run.Length > 1)
                {
                    context.Add(TermSpace.Characters(run));
                    if (next < sentence.Count && sentence[next].Is(FigureRole.AfterPlace) && lexeme.Entry is null) names.Add(run);
                }

                k = next - 1;
                continue;
            }

            var term = space.Word(lexeme.Norm);
            if (lexeme.Norm.Length >= ShortestWord && CommonWords.StepOf(term) > 3) context.Add(term);
            if (lexeme.Entry is null && !isHeadline && !said && lexeme.Norm.Length > 1 && IsName(text, sentence, k, words))
                names.Add(text[lexeme.Start..lexeme.End]);
        }

        return new(context, names, days, isLead);
    }

    // A run of characters that no list knows: "バンコク".
    private static string RunOf(string text, List<Lexeme> sentence, int at, out int next)
    {
        next = at + 1;
        while (next < sentence.Count && sentence[next] is { Kind: LexemeKind.Word, Entry: null } && sentence[at].Entry is null
            && Letters.IsUnsegmented(text[sentence[next].Start]))
        {
            next++;
        }

        return text[sentence[at].Start..sentence[next - 1].End];
    }

    // Where nouns have capitals or no word has, a name is what stands beside a word for a place.
    private static bool IsName(string text, List<Lexeme> sentence, int at, FigureWords words)
    {
        if (!words.HasPlaceWords) return at > 0 && sentence[at].Capital;
        var known = sentence[at].Capital || !char.IsLower(text[sentence[at].Start]);
        return (known && at > 0 && sentence[at - 1].Is(FigureRole.BeforePlace))
            || (at + 1 < sentence.Count && sentence[at + 1].Is(FigureRole.AfterPlace));
    }

    private static bool IsNearSaying(List<Lexeme> sentence, int at)
    {
        for (var k = Math.Max(0, at - 3); k < sentence.Count && k <= at + 3; k++)
        {
            if (sentence[k].Is(FigureRole.Saying)) return true;
        }

        return false;
    }
}
