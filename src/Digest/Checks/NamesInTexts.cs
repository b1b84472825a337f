using Digest.Build.Mapping;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Linking;

namespace Digest.Checks;

/// <summary>Finds people in texts whose names differ from known ones by a slip of the fingers.</summary>
internal static class NamesInTexts
{
    // A spelling that three articles share is meant.
    private const int MaxUsesOfMistake = 2;

    /// <summary>All findings, by the known names' order within an article's path.</summary>
    public static IEnumerable<Diagnostic> Check(Site site, int threads, SourceLines sources)
    {
        var known = KnownPeople(site).ToLookup(k => k.Gap, k => k.Name, StringComparer.Ordinal);
        if (known.Count == 0) yield break;
        foreach (var found in NamesOfSite.Unknown(site, threads, CancellationToken.None))
        {
            if (found.Documents.Count > MaxUsesOfMistake || found.Kind is NameKind.Place) continue;
            var folded = NameCheck.Fold(found.Name);
            var near = NameCheck.Gaps(folded, TermKind.Person).SelectMany(gap => known[gap])
                .Where(name => NameCheck.IsNearPerson(NameCheck.Fold(name), folded)).Order(StringComparer.Ordinal)
                .FirstOrDefault();
            if (near is null) continue;
            foreach (var id in found.Documents)
            {
                var path = site.Catalog.Index.ByInputPath(id)!.Article.SourcePath;
                yield return Codes.NearlyKnownInText.At(sources.OfText(path, found.Name),
                    $"the text names '{found.Name}', which is nearly '{near}', who is known",
                    $"did you mean '{near}'? If both are right, list '{found.Name}' in _data/people.yml");
            }
        }
    }

    private static IEnumerable<(string Gap, string Name)> KnownPeople(Site site)
    {
        var names = site.Terms[TermKind.Person].Select(t => t.Name)
            .Concat(site.Catalog.Vocabulary.Data.Where(d => d.Kind == TermKind.Person).SelectMany(d => d.Aliases.Prepend(d.Name)))
            .Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var gap in NameCheck.Gaps(NameCheck.Fold(name), TermKind.Person)) yield return (gap, name);
        }
    }
}
