using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Import;
using Digest.Core.Model;
using Digest.Pipelines.Files;

namespace Digest.Pipelines.Building;

/// <summary>Where a new article would stand in the digest.</summary>
/// <param name="SourcePath">Path of the article.</param>
/// <param name="Joined">The other telling that it would stand beside, or null where it begins a story of its own.</param>
/// <param name="Related">The nearest telling of the nearest related story, or null.</param>
/// <param name="Because">Why they are related, in a phrase; empty where nothing is.</param>
public sealed record PlacedArticle(string SourcePath, SiteArticle? Joined, SiteArticle? Related, string Because);

/// <summary>What a digest holds, read once, to import articles into it: its terms, and where new articles would stand.</summary>
public sealed class Placement
{
    private readonly Workspace _workspace;
    private readonly IReadOnlyList<ParsedArticle> _articles;
    private readonly IReadOnlyList<DataList> _data;
    private readonly IReadOnlyList<DirectoryDefaults> _defaults;
    private readonly IReadOnlyList<Parsed<StoryFile>> _stories;

    private Placement(Workspace workspace, InputFiles files)
    {
        _workspace = workspace;
        var parsers = new ParserPool();
        _defaults = files.Of(InputKind.Defaults).Select(Steps.Defaults).ToList();
        _data = files.Of(InputKind.Data).Select(Steps.Data).ToList();
        _stories = files.Of(InputKind.Story).Select(f => Steps.Other(f, raw => OtherFiles.Story(raw, workspace.Settings), parsers)).ToList();
        var found = files.Of(InputKind.Article);
        var articles = new ParsedArticle[found.Count];
        Parallel.For(0, articles.Length, new ParallelOptions { MaxDegreeOfParallelism = workspace.Threads }, i => articles[i] = Steps.Article(found[i], _defaults, workspace.Settings, parsers));
        _articles = articles;
    }

    /// <summary>Reads the digest of a workspace. Articles with errors take no part; a build says what is wrong with them.</summary>
    public static Placement Of(Workspace workspace) =>
        new(workspace, InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache]));

    /// <summary>The terms and sources of the digest, by kind and then by name.</summary>
    public IReadOnlyList<KnownTerm> Known()
    {
        var terms = new Dictionary<(TermKind, string), KnownTerm>();
        foreach (var entry in _data.SelectMany(d => d.Entries))
            terms.TryAdd((entry.Kind, entry.Name), new(entry.Kind, entry.Name, entry.Aliases, entry.Kind == TermKind.Source && entry.Link is { } link ? Addresses.Host(link) : null));
        var articles = _articles.Where(a => a.Value is not null).Select(a => a.Value!).ToList();
        var vocabulary = Vocabulary.Of(_data.SelectMany(d => d.Entries).ToList(), articles);
        foreach (var article in articles)
        {
            foreach (var (kind, names) in ((TermKind, IReadOnlyList<Placed>)[])
                [(TermKind.Topic, article.Topics), (TermKind.Person, article.People), (TermKind.Place, article.Places), (TermKind.Organization, article.Organizations)])
            {
                foreach (var name in names)
                {
                    if (vocabulary.Find(kind, name.Value) is { } term) terms.TryAdd((kind, term.Name), new(kind, term.Name, []));
                }
            }

            if (article.Source is { Name: not null } source && vocabulary.SourceOf(article) is { } publisher)
                terms.TryAdd((TermKind.Source, publisher.Name), new(TermKind.Source, publisher.Name, [], source.Url is { } url ? Addresses.Host(url) : null));
        }

        return terms.Values.OrderBy(t => t.Kind).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Where new articles would stand, if nothing were a draft: found by the linking of a build over the digest, its drafts, and all of them together.</summary>
    /// <param name="added">The new articles' files, which need not exist on disk.</param>
    /// <param name="cancellation">Stops the run.</param>
    public IReadOnlyList<PlacedArticle> Place(IReadOnlyList<SourceFile> added, CancellationToken cancellation)
    {
        // What was imported an hour ago is a draft, and may tell the same event.
        var workspace = _workspace with { KeepEvidence = false, Selection = _workspace.Selection with { Drafts = true } };
        var parsers = new ParserPool();
        var news = new List<ParsedArticle>();
        foreach (var file in added)
        {
            if (Steps.Article(file, _defaults, workspace.Settings, parsers) is not { Value: { } article, Body: { } body } parsed) continue;
            // A page that was published a moment ago elsewhere may be ahead of this clock.
            var published = article.Published > workspace.Selection.At ? workspace.Selection.At : article.Published;
            news.Add(parsed with { Value = article with { Draft = false, Published = published } });
        }

        var paths = news.Select(n => n.SourcePath).ToHashSet(StringComparer.Ordinal);
        var catalog = SiteSteps.Catalog([.. _articles.Where(a => !paths.Contains(a.SourcePath)), .. news], _data, _stories, workspace);
        var linked = SiteSteps.Stories(catalog, workspace, cancellation).Linked;
        var placed = new List<PlacedArticle>();
        foreach (var story in linked.Stories)
        {
            foreach (var telling in story.Tellings)
            {
                if (!paths.Contains(telling.Article.SourcePath)) continue;
                var related = story.Related.Count > 0 ? story.Related[0] : null;
                // An article that is there already says more than another one that comes with this.
                var joined = story.Tellings.FirstOrDefault(t => !paths.Contains(t.Article.SourcePath)) ?? story.Tellings.FirstOrDefault(t => t != telling);
                placed.Add(new(telling.Article.SourcePath, joined, related?.To, related?.Because ?? ""));
            }
        }

        placed.Sort((a, b) => string.CompareOrdinal(a.SourcePath, b.SourcePath));
        return placed;
    }
}
