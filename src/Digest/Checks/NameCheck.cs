using System.Globalization;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Pages;

namespace Digest.Checks;

/// <summary>Finds names of topics, people, places, organizations and sources that differ from known ones in their spelling
/// alone.</summary>
internal static class NameCheck
{
    // A spelling that three articles share is meant.
    private const int MaxUsesOfMistake = 2;
    private const int ShortestWithSlip = 5;
    private const int ShortestOfPerson = 4;

    private static readonly TermKind[] Kinds =
        [TermKind.Topic, TermKind.Person, TermKind.Place, TermKind.Organization, TermKind.Source];

    /// <summary>All findings.</summary>
    public static IEnumerable<Diagnostic> Check(Site site)
    {
        foreach (var kind in Kinds)
        {
            var near = NearlyKnown(site, kind);
            foreach (var article in site.Articles)
            {
                foreach (var name in Names(article.Article, kind))
                {
                    if (site.Catalog.Vocabulary.Find(kind, name.Value) is not { } term) continue;
                    if (near.TryGetValue(term, out var known))
                    {
                        yield return Nearly(kind, name, known);
                    }
                    else if (kind != TermKind.Source && IsOdd(name.Value, term))
                    {
                        yield return Codes.OddSpelling.At(name.Place, $"'{name.Value}' is spelled '{term.Name}' elsewhere",
                            $"write '{term.Name}'");
                    }
                }
            }
        }
    }

    private static Diagnostic Nearly(TermKind kind, Placed name, string known) => Codes.NearlyKnown.At(name.Place,
        $"the {Word(kind)} '{name.Value}' is nearly '{known}', which is known",
        $"did you mean '{known}'? If both are right, list '{name.Value}' in _data/{File(kind)}.yml");

    private static bool IsOdd(string name, Term term) =>
        term.Name != name.Normalize()
            && !(term.Entry is { } entry && entry.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<Placed> Names(Article article, TermKind kind) => kind switch
    {
        TermKind.Topic => article.Topics,
        TermKind.Person => article.People,
        TermKind.Place => article.Places,
        TermKind.Organization => article.Organizations,
        _ => article.Source is { Name: { } name } ? [new(name, article.Place)] : [],
    };

    private static Dictionary<Term, string> NearlyKnown(Site site, TermKind kind)
    {
        var near = new Dictionary<Term, string>(ReferenceEqualityComparer.Instance);
        var terms = site.Terms.GetValueOrDefault(kind) ?? [];
        var known = Known(site, kind, terms);
        var (alike, slips) = Index(known, kind);
        foreach (var term in terms)
        {
            if (term.Entry is not null) continue;
            var folded = Fold(term.Name);
            if (folded.Length == 0) continue;
            Spelling? best = null;
            var candidates = alike[Letters(folded)];
            var count = site.Catalog.ArticlesOf(term).Count;
            if (count <= MaxUsesOfMistake) candidates = candidates.Concat(Gaps(folded, kind).SelectMany(gap => slips[gap]));
            foreach (var candidate in candidates)
            {
                if (candidate.Term == term || !Outweighs(candidate, term.Name, count, folded, kind)) continue;
                if (IsToldAnyway(candidate.Name, term.Name)) continue;
                if (best is null || candidate.Weight > best.Weight
                    || (candidate.Weight == best.Weight && candidate.Order < best.Order))
                {
                    best = candidate;
                }
            }

            if (best is not null) near[term] = best.Name;
        }

        return near;
    }

    // A large digest knows tens of thousands of names: each is measured by those alone that share its letters, or all its words
    // but one.
    private static (ILookup<string, Spelling> Alike, ILookup<string, Spelling> Slips) Index(List<Spelling> known, TermKind kind)
    {
        var full = known.Where(k => k.Folded.Length > 0).ToList();
        // What stands in one article outweighs nothing.
        var slips = full.Where(k => k.Weight > 1).SelectMany(k => Gaps(k.Folded, kind).Select(gap => (gap, k)));
        return (full.ToLookup(k => Letters(k.Folded), StringComparer.Ordinal),
            slips.ToLookup(s => s.gap, s => s.k, StringComparer.Ordinal));
    }

    // The name with the first letter alone of one word that may hold a slip, for each such word.
    internal static IEnumerable<string> Gaps(string folded, TermKind kind)
    {
        var words = folded.Split(' ');
        var shortest = kind == TermKind.Person ? ShortestOfPerson : ShortestWithSlip;
        for (var i = 0; i < words.Length; i++)
        {
            if (!MayHoldSlip(words[i], shortest)) continue;
            var word = words[i];
            words[i] = "\0" + word[0];
            yield return string.Join(' ', words);
            words[i] = word;
        }
    }

    // Every spelling that a name can be measured by: terms in use, and all that _data lists, in use or not.
    private static List<Spelling> Known(Site site, TermKind kind, IReadOnlyList<Term> terms)
    {
        var known = new List<Spelling>();
        foreach (var term in terms)
        {
            known.Add(new(known.Count, term, term.Name, Fold(term.Name),
                term.Entry is null ? site.Catalog.ArticlesOf(term).Count : int.MaxValue));
        }

        foreach (var entry in site.Catalog.Vocabulary.Data)
        {
            if (entry.Kind != kind) continue;
            foreach (var name in entry.Aliases.Prepend(entry.Name))
                known.Add(new(known.Count, null, name, Fold(name), int.MaxValue));
        }

        return known;
    }

    private static bool Outweighs(Spelling known, string name, int count, string folded, TermKind kind)
    {
        if (Letters(known.Folded) == Letters(folded))
            return known.Weight > count || (known.Weight == count && string.CompareOrdinal(known.Name, name) < 0);
        return known.Weight > count && count <= MaxUsesOfMistake
            && (kind == TermKind.Person ? IsNearPerson(known.Folded, folded) : IsNear(known.Folded, folded));
    }

    // The build itself says where two names differ by signs such as those of C++, or by a final s.
    private static bool IsToldAnyway(string a, string b) =>
        TermNames.Slug(a) == TermNames.Slug(b) || TermNames.DifferByFinalS(TermNames.Key(a), TermNames.Key(b));

    private static string Letters(string folded) => folded.Replace(" ", "", StringComparison.Ordinal);

    private static bool MayHoldSlip(string word, int shortest = ShortestWithSlip) =>
        word.Length >= shortest && !word.Any(char.IsDigit);

    /// <summary>Whether two folded names differ in one word by a slip of the fingers: one letter, or two in a long word; never in
    /// the first letter or in a number.</summary>
    internal static bool IsNear(string a, string b)
    {
        var (left, right) = (a.Split(' '), b.Split(' '));
        if (left.Length != right.Length) return false;
        var slips = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i]) continue;
            var shorter = Math.Min(left[i].Length, right[i].Length);
            if (slips++ > 0 || left[i][0] != right[i][0] || !MayHoldSlip(left[i]) || !MayHoldSlip(right[i])) return false;
            var allowed = shorter >= 9 ? 2 : 1;
            if (Math.Abs(left[i].Length - right[i].Length) > allowed || Suggestion.Distance(left[i], right[i]) > allowed)
                return false;
        }

        return slips == 1;
    }

    /// <summary>Whether two folded names of people differ by a slip of the fingers in one word. Names are alike more often than
    /// words: "Maria" and "Mario", "Christian" and "Christina", "John" and "Joan" are others. So a given name that ends otherwise
    /// is no slip; and where a word is short, only a letter that is doubled or two that are swapped are one.</summary>
    internal static bool IsNearPerson(string a, string b)
    {
        var (left, right) = (a.Split(' '), b.Split(' '));
        if (left.Length != right.Length || left.Length < 2) return false;
        var at = -1;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i]) continue;
            if (at >= 0) return false;
            at = i;
        }

        if (at < 0) return false;
        var (one, two) = (left[at], right[at]);
        if (at < left.Length - 1 && one[^1] != two[^1]) return false;
        if (one.Length >= ShortestWithSlip && two.Length >= ShortestWithSlip) return IsNear(one, two);
        return MayHoldSlip(one, ShortestOfPerson) && MayHoldSlip(two, ShortestOfPerson) && one[0] == two[0]
            && (Undoubled(one) == Undoubled(two) || IsSwapped(one, two));
    }

    private static string Undoubled(string word)
    {
        var single = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (single.Length == 0 || single[^1] != c) single.Append(c);
        }

        return single.ToString();
    }

    private static bool IsSwapped(string a, string b) =>
        a.Length == b.Length && Suggestion.Distance(a, b) == 1 && a.Order().SequenceEqual(b.Order());

    /// <summary>Letters and digits in lower case without diacritics, words apart by one space.</summary>
    internal static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var gap = false;
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '\u2019' or '.') continue;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                if (gap && folded.Length > 0) folded.Append(' ');
                gap = false;
                folded.Append(char.ToLowerInvariant(c));
            }
            else
            {
                gap = true;
            }
        }

        return folded.ToString();
    }

    private static string Word(TermKind kind) => kind switch
    {
        TermKind.Topic => "topic",
        TermKind.Person => "person",
        TermKind.Place => "place",
        TermKind.Organization => "organization",
        _ => "source",
    };

    private static string File(TermKind kind) => Term.Segment(kind);

    private sealed record Spelling(int Order, Term? Term, string Name, string Folded, int Weight);
}
