using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Linking;

namespace Digest.Build.Mapping;

/// <summary>Names in the texts of a site that are neither in <c>_data</c> nor in any front matter.</summary>
public static class NamesOfSite
{
    /// <summary>All of them, those in most articles first; a document's Id is its article's path relative to the input. A text
    /// and its translations count as the articles that they are.</summary>
    public static IReadOnlyList<FoundName> Unknown(Site site, int threads, CancellationToken cancellation)
    {
        var documents = site.Articles.Select(a => new LinkDocument(StoryLinker.IdOf(a), a.Article.Headline, a.Body.Text)
        {
            Dek = a.Article.Dek,
            Language = a.Article.Language,
        }).ToList();
        return UnknownNames.Find(documents, Known(site),
            new LinkOptions { Threads = threads, CancellationToken = cancellation });
    }

    // Whoever writes or publishes is known as well.
    private static List<LinkName> Known(Site site)
    {
        var names = LinkDocuments.KnownNames(site.Catalog);
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            var known = kind switch
            {
                TermKind.Person or TermKind.Author => NameKind.Person,
                TermKind.Place => NameKind.Place,
                TermKind.Topic => NameKind.Topic,
                _ => NameKind.Organization,
            };
            foreach (var term in site.Terms[kind]) names.Add(new(known, term.Name, term.Entry?.Aliases ?? []));
        }

        return names;
    }
}
