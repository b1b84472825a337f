using Digest.Core.Catalog;
using Digest.Core.FrontMatter;

namespace Digest.Import;

/// <summary>Proposes terms that the digest has already and that an article mentions most. It never makes one up.</summary>
internal static class TermProposals
{
    private const int HeadlineWeight = 3;

    /// <summary>Names of a kind, the most mentioned first.</summary>
    /// <param name="known">Terms of the digest.</param>
    /// <param name="kind">Kind to propose.</param>
    /// <param name="headline">Headline and dek.</param>
    /// <param name="text">Plain text of the body.</param>
    /// <param name="most">Most terms to propose.</param>
    public static IReadOnlyList<string> Propose(IReadOnlyList<KnownTerm> known, TermKind kind, string headline, string text,
        int most)
    {
        var found = new List<(string Name, int Count, int First)>();
        foreach (var term in known)
        {
            if (term.Kind != kind) continue;
            var (inHeadline, _) = Mentions(headline, term);
            var (inText, first) = Mentions(text, term);
            var count = (HeadlineWeight * inHeadline) + inText;
            // A topic is what an article is about: one word in passing does not make it so.
            if (count >= (kind == TermKind.Topic ? 2 : 1)) found.Add((term.Name, count, inHeadline > 0 ? -1 : first));
        }

        return found.OrderByDescending(f => f.Count).ThenBy(f => f.First).ThenBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => f.Name).Distinct(StringComparer.Ordinal).Take(most).ToList();
    }

    /// <summary>Topics: those that the page itself names by name or alias, then those that the text mentions most.</summary>
    /// <param name="known">Terms of the digest.</param>
    /// <param name="keywords">What the page says that it is about.</param>
    /// <param name="headline">Headline and dek.</param>
    /// <param name="text">Plain text of the body.</param>
    /// <param name="most">Most terms to propose.</param>
    public static IReadOnlyList<string> Topics(IReadOnlyList<KnownTerm> known, IReadOnlyList<string> keywords, string headline,
        string text, int most)
    {
        var named = keywords.Select(k => known.FirstOrDefault(t => t.Kind == TermKind.Topic
            && t.Aliases.Append(t.Name).Any(n => n.Equals(k, StringComparison.OrdinalIgnoreCase)))?.Name).OfType<string>();
        return named.Concat(Propose(known, TermKind.Topic, headline, text, most)).Distinct(StringComparer.Ordinal).Take(most)
            .ToList();
    }

    // The longest spelling first: "Putin" within "Vladimir Putin" is one mention.
    private static (int Count, int First) Mentions(string text, KnownTerm term)
    {
        var (count, first) = (0, int.MaxValue);
        var taken = new List<(int Start, int End)>();
        foreach (var spelling in term.Aliases.Append(term.Name).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)
            .ThenBy(s => s, StringComparer.Ordinal))
        {
            if (spelling.Length < 2) continue;
            var comparison = term.Kind == TermKind.Topic && spelling.Length > 3
                ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            for (var at = text.IndexOf(spelling, comparison); at >= 0; at = at + 1 < text.Length
                ? text.IndexOf(spelling, at + 1, comparison) : -1)
            {
                var end = at + spelling.Length;
                if (!IsWhole(text, at, end) || taken.Exists(t => t.Start < end && at < t.End)) continue;
                taken.Add((at, end));
                (count, first) = (count + 1, Math.Min(first, at));
                if (count > 200) return (count, first);
            }
        }

        return (count, first);
    }

    private static bool IsWhole(string text, int start, int end) =>
        (start == 0 || !IsPart(text[start - 1])) && (end == text.Length || !IsPart(text[end])) && !IsLink(text, start);

    // Writing without spaces between words has no such borders.
    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) && c is not (>= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff');

    private static bool IsLink(string text, int start) => start > 0 && text[start - 1] is '/' or '@';
}
