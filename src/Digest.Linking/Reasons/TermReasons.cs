using Digest.Linking.Quotes;
using Digest.Linking.Text;
using Digest.Linking.Weights;

namespace Digest.Linking.Reasons;

/// <summary>Turns shared terms into reasons, as the document writes them.</summary>
internal static class TermReasons
{
    private const float MinNameBits = 3;
    private const int CommonestName = 7;
    private const int LongestUnit = 16;

    /// <summary>The reason that a shared term is, as written in the document; null for one that tells a reader nothing.</summary>
    public static Reason? Find(Corpus corpus, int document, ulong identity, float rarity, double weight)
    {
        var fingerprint = corpus.Documents[document];
        ref readonly var term = ref fingerprint.Find(identity);
        foreach (var name in fingerprint.Names)
        {
            if (name.Key == term.Term) return new Reason(KindOf(name.Kind), name.Name, weight);
        }
        if (term.Kind == TermKind.Name && corpus.Names.TryGetValue(term.Term, out var known))
            return new Reason(KindOf(known.Kind), known.Name, weight);
        var surface = Surface(fingerprint.Document, term);
        if (surface.Length < 2) return null;
        return term.Kind switch
        {
            TermKind.Name =>
                (surface.Length < 3 && !IsUpper(surface)) || rarity < MinNameBits || IsCalendar(fingerprint, surface)
                    || IsNoName(fingerprint, term, surface) ? null : new Reason(ReasonKind.Term, surface, weight),
            TermKind.Number => term.Step - 1 >= 8 ? new Reason(ReasonKind.Number, surface, weight) : null,
            _ => term.Step - 1 < 8 || IsCalendar(fingerprint, surface) || surface.Length < 4 && char.IsAscii(surface[0])
                ? null : new Reason(ReasonKind.Term, surface, weight),
        };
    }

    // "I'm", "Federal", "Bank" of "European Central Bank": capital by chance, or half a name.
    private static bool IsNoName(Fingerprint fingerprint, in TermCount term, string surface)
    {
        var (document, space) = (fingerprint.Document, new TermSpace(fingerprint.Language));
        if (surface.Contains(' ', StringComparison.Ordinal)) return false;
        if (surface.AsSpan().IndexOfAny('\'', '\u2019') > 0
            && surface.AsSpan()[(surface.AsSpan().IndexOfAny('\'', '\u2019') + 1)..] is "m" or "ve" or "re" or "ll" or "d" or "t"
            or "s")
        {
            return true;
        }

        var lower = surface.ToLowerInvariant();
        if (CommonWords.StepOf(space.Word(lower)) <= CommonestName || (lower != surface && HasWord(document.Text, lower)))
            return true;
        var at = term.Offset < 0 ? ~term.Offset : term.Offset;
        var length = term.Offset < 0 ? document.Headline.Length : document.WholeLength;
        var (from, to) = (Math.Max(0, at - LongestUnit), Math.Min(length, at + term.Length + LongestUnit));
        var text = term.Offset < 0 ? document.Headline[from..to] : document.Slice(from, to);
        return term.Offset >= 0 && IsInRun(text, at - from, term.Length, space);
    }

    // Days and months are capitalised in some languages, but a reader does not read on because of a Friday.
    private static bool IsCalendar(Fingerprint fingerprint, string surface) =>
        Speech.For(fingerprint.Language).IsCalendar(surface.ToLowerInvariant());

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1]))
                && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
            {
                return true;
            }
        }
        return false;
    }

    // A capitalised word stands right before or behind it.
    private static bool IsInRun(ReadOnlySpan<char> text, int start, int length, TermSpace space)
    {
        var after = start + length;
        if (after + 1 < text.Length && text[after] is ' ' or '-' && char.IsUpper(text[after + 1])) return true;
        if (start < 2 || text[start - 1] is not (' ' or '-')) return false;
        var word = start - 2;
        while (word >= 0 && char.IsLetter(text[word])) word--;
        word++;
        return word < start - 1 && char.IsUpper(text[word])
            && CommonWords.StepOf(space.Word(text[word..(start - 1)].ToString().ToLowerInvariant())) > CommonestName;
    }

    private static ReasonKind KindOf(NameKind kind) => kind switch
    {
        NameKind.Person => ReasonKind.Person,
        NameKind.Place => ReasonKind.Place,
        NameKind.Organization => ReasonKind.Organization,
        _ => ReasonKind.Topic,
    };

    private static bool IsUpper(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsUpper(c)) return false;
        }
        return true;
    }

    private static string Surface(LinkDocument document, in TermCount term)
    {
        if (term.Length == 0) return "";
        // The term with what may belong to it: a currency sign before, a unit after.
        var at = term.Offset < 0 ? ~term.Offset : term.Offset;
        var length = term.Offset < 0 ? document.Headline.Length : document.WholeLength;
        var from = Math.Max(0, at - 1);
        var to = Math.Min(length, at + term.Length + LongestUnit);
        var text = term.Offset < 0 ? document.Headline[from..to] : document.Slice(from, to);
        var start = at - from;
        var end = Math.Min(text.Length, start + term.Length);
        if (end < text.Length && text[end] == '.' && text.AsSpan(start, end - start).Contains('.') && term.Kind == TermKind.Name)
            end++; // "U.S."
        if (term.Kind == TermKind.Number) (start, end) = WithUnit(text, start, end);
        return start >= end ? "" : text[start..end].Replace('\n', ' ');
    }

    private static (int Start, int End) WithUnit(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] is '$' or '€' or '£' or '¥') start--;
        if (end < text.Length && text[end] == '%') return (start, end + 1);
        var word = end + 1;
        var stop = word;
        while (stop < text.Length && char.IsLetter(text[stop])) stop++;
        return word < stop && text[end] is ' ' or '\u00A0'
            && text.AsSpan(word, stop - word) is "million" or "billion" or "percent" or "Millionen" or "Milliarden" or "Prozent"
            ? (start, stop)
            : (start, end);
    }
}
