using Digest.Build.Files;
using Digest.Build.Mapping;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Build;

/// <summary>Where a new article would stand in the digest.</summary>
/// <param name="SourcePath">Path of the article.</param>
/// <param name="Joined">The other telling that it would stand beside, or null where it begins a story of its own.</param>
/// <param name="Related">The nearest telling of the nearest related story, or null.</param>
/// <param name="Because">Why they are related, in a phrase; empty where nothing is.</param>
public sealed record PlacedArticle(string SourcePath, SiteArticle? Joined, SiteArticle? Related, string Because);

/// <summary>A story that new articles would tell.</summary>
/// <param name="SourcePaths">Paths of the new articles, in order.</param>
/// <param name="Tellings">The tellings that the digest has, the earliest first; empty where it has none.</param>
/// <param name="Pinned">Slug that an editor gave the story, or null.</param>
/// <param name="Related">The telling of the digest that is nearest to it, or null.</param>
/// <param name="Score">How near, from 0 to 1.</param>
/// <param name="Because">Why they are related, in a phrase; empty where nothing is.</param>
public sealed record PlacedStory(IReadOnlyList<string> SourcePaths, IReadOnlyList<SiteArticle> Tellings, string? Pinned,
    SiteArticle? Related, double Score, string Because);

/// <summary>What a digest holds, read once, to import articles into it: its terms, and where new articles would stand.</summary>
public sealed class Placement
{
    private readonly Workspace _workspace;
    private readonly IReadOnlyList<ParsedArticle> _articles;
    private readonly IReadOnlyList<DataEntry> _data;
    private readonly IReadOnlyList<DirectoryDefaults> _defaults;
    private readonly IReadOnlyList<StoryFile> _stories;
    private Dictionary<string, ParsedArticle>? _bySource;

    private Placement(Workspace workspace, InputFiles files)
    {
        _workspace = workspace;
        var run = new PipelineRun(workspace.Threads, CancellationToken.None);
        var parsers = new ParserPool(workspace.Settings.Language);
        _defaults = FolderDefaults.Read(run, "defaults", files, workspace.Settings);
        _data = run.EachFile("data", files.Of(InputKind.Data), _ => [], InputSteps.ReadData).SelectMany(d => d).ToList();
        _stories = run.EachFile("stories", files.Of(InputKind.Story), _ => [],
            (_, read) => InputSteps.ParseFile(read, raw => OtherFiles.Story(raw, workspace.Settings), parsers))
            .DistinctBy(s => s.Value.Slug, StringComparer.Ordinal).Select(s => s.Value).ToList();
        _articles = run.EachFile("articles", files.Of(InputKind.Article), _ => [],
            (f, read) => InputSteps.ParseArticle(f, read, _defaults, workspace.Settings, parsers));
    }

    /// <summary>Reads the digest of a workspace. Articles with errors take no part; a build says what is wrong with
    /// them.</summary>
    public static Placement Of(Workspace workspace) =>
        new(workspace, InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache]));

    /// <summary>Path of the article whose source has an address, or null.</summary>
    public string? PathOfSource(string address) => OfSource(address)?.SourcePath;

    /// <summary>The article whose source has an address: its path in the input and its language; null where there is
    /// none.</summary>
    public (string Path, string Language)? ArticleOfSource(string address) =>
        OfSource(address)?.Article is { } article ? (article.InputPath, article.Language) : null;

    private ParsedArticle? OfSource(string address)
    {
        if (_bySource is null)
        {
            _bySource = new(StringComparer.Ordinal);
            foreach (var article in _articles)
            {
                if (Addresses.Comparable(article.Article?.Source?.Url) is { } known)
                    _bySource.TryAdd(known, article);
            }
        }

        return Addresses.Comparable(address) is { } wanted ? _bySource.GetValueOrDefault(wanted) : null;
    }

    /// <summary>The terms and sources of the digest, by kind and then by name.</summary>
    public IReadOnlyList<KnownTerm> Known()
    {
        var terms = new Dictionary<(TermKind, string), KnownTerm>();
        foreach (var entry in _data)
        {
            terms.TryAdd((entry.Kind, entry.Name),
                new(entry.Kind, entry.Name, entry.Aliases,
                entry.Kind == TermKind.Source && entry.Link is { } link ? Addresses.Host(link) : null));
        }

        var articles = _articles.Where(a => a.Article is not null).Select(a => a.Article!).ToList();
        var vocabulary = Vocabulary.Of(_data, articles).Value!;
        foreach (var article in articles)
        {
            foreach (var (kind, names) in ((TermKind, IReadOnlyList<Placed>)[])
                [(TermKind.Topic, article.Topics), (TermKind.Person, article.People), (TermKind.Place, article.Places),
                (TermKind.Organization, article.Organizations)])
            {
                foreach (var name in names)
                {
                    if (vocabulary.Find(kind, name.Value) is { } term) terms.TryAdd((kind, term.Name), new(kind, term.Name, []));
                }
            }

            if (article.Source is { Name: not null } source && vocabulary.SourceOf(article) is { } publisher)
            {
                terms.TryAdd((TermKind.Source, publisher.Name),
                    new(TermKind.Source, publisher.Name, [], source.Url is { } url ? Addresses.Host(url) : null));
            }
        }

        return terms.Values.OrderBy(t => t.Kind).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Where new articles would stand, if nothing were a draft: found by the linking of a build over the digest, its
    /// drafts, and all of them together.</summary>
    /// <param name="added">The new articles' files, which need not exist on disk.</param>
    /// <param name="cancellation">Stops the run.</param>
    public IReadOnlyList<PlacedArticle> Place(IReadOnlyList<SourceFile> added, CancellationToken cancellation)
    {
        var placed = new List<PlacedArticle>();
        foreach (var story in Link(added, cancellation, out var paths))
        {
            foreach (var telling in story.Tellings)
            {
                if (!paths.Contains(telling.Article.SourcePath)) continue;
                var related = story.Related.Count > 0 ? story.Related[0] : null;
                // An article that is there already says more than another one that comes with this.
                var joined = story.Tellings.FirstOrDefault(t => !paths.Contains(t.Article.SourcePath))
                    ?? story.Tellings.FirstOrDefault(t => t != telling);
                placed.Add(new(telling.Article.SourcePath, joined, related?.To, related?.Because ?? ""));
            }
        }

        placed.Sort((a, b) => string.CompareOrdinal(a.SourcePath, b.SourcePath));
        return placed;
    }

    /// <summary>The stories that new articles would tell, each once.</summary>
    /// <param name="added">The new articles' files, which need not exist on disk.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>Stories with a new article, in the order of their first one's path.</returns>
    public IReadOnlyList<PlacedStory> Group(IReadOnlyList<SourceFile> added, CancellationToken cancellation)
    {
        var stories = new List<PlacedStory>();
        foreach (var story in Link(added, cancellation, out var paths))
        {
            var news = story.Tellings.Select(t => t.Article.SourcePath).Where(paths.Contains)
                .Order(StringComparer.Ordinal).ToList();
            if (news.Count == 0) continue;
            // What is related among the new ones is of no use to whom looks for what the digest has.
            var related = story.Related.FirstOrDefault(r => !paths.Contains(r.To.Article.SourcePath));
            stories.Add(new(news, [.. story.Tellings.Where(t => !paths.Contains(t.Article.SourcePath))
                .OrderBy(t => t.Article.Published.UtcTicks).ThenBy(t => t.Article.SourcePath, StringComparer.Ordinal)],
                story.PinnedSlug, related?.To, related?.Score ?? 0, related?.Because ?? ""));
        }

        stories.Sort((a, b) => string.CompareOrdinal(a.SourcePaths[0], b.SourcePaths[0]));
        return stories;
    }

    private IReadOnlyList<LinkedStory> Link(IReadOnlyList<SourceFile> added, CancellationToken cancellation,
        out HashSet<string> paths)
    {
        // What was imported an hour ago is a draft, and may tell the same event.
        var workspace = _workspace with { KeepEvidence = false, Selection = _workspace.Selection with { Drafts = true } };
        var parsers = new ParserPool(workspace.Settings.Language);
        var news = new List<ParsedArticle>();
        foreach (var file in added)
        {
            if (InputSteps.ParseArticle(file, _defaults, workspace.Settings,
                parsers).Value is not { Article: { } article } parsed)
            {
                continue;
            }
            // A page that was published a moment ago elsewhere may be ahead of this clock.
            var published = article.Published > workspace.Selection.At ? workspace.Selection.At : article.Published;
            news.Add(parsed with { Article = article with { Draft = false, Published = published } });
        }

        var all = news.Select(n => n.SourcePath).ToHashSet(StringComparer.Ordinal);
        paths = all;
        var catalog = ParsedFiles.Catalog([.. _articles.Where(a => !all.Contains(a.SourcePath)), .. news], _data,
            workspace).Value!;
        var pins = Pins.Resolve(catalog, _stories, drafts: true).Value!;
        // What is new may be a translation of what is there: here each is a telling of its own.
        return StoryLinker.Link(catalog, pins, Translations.None, workspace, cancellation).Value!.Stories;
    }
}
