using System.Globalization;
using System.Text;
using Digest.Core.Catalog;

namespace Digest.Core.Pages;

/// <summary>Terms that begin with one letter.</summary>
/// <param name="Name">The letter as readers see it; <c>0–9</c> for digits, <c>#</c> for what is neither letter nor digit.</param>
/// <param name="Id">Fragment of its place on the page.</param>
/// <param name="Terms">Its terms in order.</param>
public sealed record IndexLetter(string Name, string Id, IReadOnlyList<Term> Terms);

/// <summary>Sorts terms by their first letters: marks above and below letters do not count, and every script has its own
/// letters.</summary>
public static class AlphabeticIndex
{
    /// <summary>The letters that terms begin with, in order; digits first, other signs last.</summary>
    public static IReadOnlyList<IndexLetter> Group(IReadOnlyList<Term> terms)
    {
        var keyed = terms.Select(t => (Term: t, Key: Fold(t.Name))).ToList();
        keyed.Sort(static (a, b) => Order(a.Key).CompareTo(Order(b.Key)) is var order and not 0 ? order
            : string.CompareOrdinal(a.Key, b.Key) is var key and not 0 ? key
            : string.CompareOrdinal(a.Term.Slug, b.Term.Slug));
        var letters = new List<IndexLetter>();
        foreach (var group in keyed.GroupBy(p => Letter(p.Key)))
            letters.Add(new(group.Key, "l-" + Name(group.Key), group.Select(p => p.Term).ToList()));
        return letters;
    }

    private static int Order(string key) => key.Length == 0 ? 2 : char.IsDigit(key[0]) ? 0 : Rune.IsLetter(First(key)) ? 1 : 2;

    private static string Letter(string key) => Order(key) switch
    {
        0 => "0\u20139",
        1 => First(key).ToString().ToUpperInvariant(),
        _ => "#",
    };

    // A fragment that needs no escaping.
    private static string Name(string letter) => letter switch
    {
        "#" => "other",
        _ when char.IsDigit(letter[0]) => "digits",
        _ => string.Join('-',
            letter.EnumerateRunes()
            .Select(r => r.IsAscii ? r.ToString().ToLowerInvariant() : r.Value.ToString("x", CultureInfo.InvariantCulture))),
    };

    private static Rune First(string key) => key.EnumerateRunes().First();

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var begun = false;
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            // Quotation marks before a name are no part of its place.
            if (!begun && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c)) continue;
            begun = true;
            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
