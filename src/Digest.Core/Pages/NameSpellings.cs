using Digest.Core.Diagnostics;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Spellings of one name among tellings.</summary>
public static class NameSpellings
{
    private const int MostEdits = 2;
    private const int LettersAnEdit = 6;

    /// <summary>Names that are one name spelt differently, group by group, in the order of their first spelling.</summary>
    /// <param name="names">Names as tellings write them.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<string> names)
    {
        var groups = new List<List<string>>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var group = groups.Find(g => g.Exists(other => AreOne(name, other)));
            if (group is null) groups.Add([name]);
            else group.Add(name);
        }

        return [.. groups.Where(g => g.Count > 1)];
    }

    /// <summary>Names of a story that its tellings, or the digest itself, spell differently, as far as quotations are attributed to
    /// them.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Story story)
    {
        var spoken = story.Quotes.SelectMany(q => q.Tellings).SelectMany(t => t.AttributedTo).ToHashSet(StringComparer.Ordinal);
        if (spoken.Count == 0) return [];
        return [.. Of(spoken.Order(StringComparer.Ordinal).Concat(story.Tellings.SelectMany(t => t.People).Select(p => p.Name)))
            .Where(g => g.Any(spoken.Contains))];
    }

    private static bool AreOne(string a, string b)
    {
        var most = Math.Min(MostEdits, Math.Min(a.Length, b.Length) / LettersAnEdit);
        return most > 0 && Math.Abs(a.Length - b.Length) <= most
            && char.ToLowerInvariant(a[0]) == char.ToLowerInvariant(b[0]) && Suggestion.Distance(a, b) is > 0 and var edits
            && edits <= most;
    }
}
