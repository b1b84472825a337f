using System.Buffers;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>Resolves the links and images of bodies, one body after the other.</summary>
internal sealed class BodyResolver
{
    private const int MaxProposals = 50;

    private static readonly SearchValues<char> NotInAddresses = SearchValues.Create(" \"<>\\^`{|}");

    private readonly Site _site;
    private readonly HashSet<string> _known;
    private readonly Func<string, ShownImage?> _imageOf;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<Body, ResolvedBody> _bodies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SiteArticle, ResolvedImage> _images = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _byHeadline;
    private readonly Lazy<Dictionary<string, string>> _composed;
    private readonly Dictionary<string, string?> _proposals = new(StringComparer.Ordinal);

    /// <summary>Prepares to resolve.</summary>
    /// <param name="site">The site.</param>
    /// <param name="known">All site paths that will exist: pages, feeds, files that are copied.</param>
    /// <param name="imageOf">How the image at a site path is shown, or null where nothing is known of it.</param>
    public BodyResolver(Site site, HashSet<string> known, Func<string, ShownImage?> imageOf)
    {
        (_site, _known, _imageOf) = (site, known, imageOf);
        _byHeadline = new(ByHeadline);
        _composed = new(Composed);
    }

    /// <summary>Resolves every body of the site.</summary>
    public Checked<ResolvedBodies> Resolve()
    {
        var mentions = _site.Settings.LinkMentions ? new Mentions(_site) : null;
        foreach (var article in _site.Catalog.All) Add(article, mentions);

        foreach (var story in _site.Stories)
        {
            if (story.Summary is { } body && story.File is { } file) Resolve(body, file.Raw.File.InputPath, story.Permalink);
        }

        foreach (var edition in _site.Editions)
        {
            if (edition.Introduction is { } body && edition.File is { } file)
                Resolve(body, file.Raw.File.InputPath, edition.Permalink);
        }

        foreach (var (page, body) in _site.Pages) Resolve(body, page.Raw.File.InputPath, page.Permalink);
        if (_site.Front is { } front) Resolve(front.Body, front.Page.Raw.File.InputPath, "/");
        return new(new ResolvedBodies(_bodies, _images, _broken, mentions), _diagnostics);
    }

    /// <summary>Resolves the body of one article beside those that are resolved.</summary>
    public ResolvedBodies Resolve(SiteArticle article, Mentions? mentions, ResolvedBodies before)
    {
        Add(article, mentions);
        _broken.UnionWith(before.Broken);
        return new(_bodies, _images, _broken, mentions, before);
    }

    private void Add(SiteArticle article, Mentions? mentions)
    {
        Resolve(article.Body, article.Article.InputPath, article.Permalink, mentions);
        if (ImageOf(article) is { } image) _images.Add(article, image);
    }

    private void Resolve(Body body, string inputPath, string permalink, Mentions? mentions = null)
    {
        var references = References(body, inputPath, permalink);
        var images = new ShownImage?[references.Length];
        for (var i = 0; i < references.Length; i++)
        {
            if (!body.Links[i].IsImage || (images[i] = ShownAt(references[i])) is not { Files.Count: > 0 } image) continue;
            references[i] = Permalinks.Href(image.Files[^1].Path, _site.Settings);
        }

        var html = BodyLinks.Resolve(body, i => references[i],
            i => images[i] is { } image ? (image.Size, SourceSet(image)) : null);
        _bodies[body] = new(mentions is null ? html : mentions.Link(html), references);
    }

    private ResolvedImage? ImageOf(SiteArticle article)
    {
        if (article.Article.Image is not { } image) return null;
        if (Addresses.Scheme(image.Src) is "http" or "https") return new(image.Src, null, null, null, image.Src);
        if (Addresses.Scheme(image.Src) is not null || Addresses.IsWeb(image.Src)) return null;
        var (path, _) = Cut(image.Src);
        if (Find(Unescape(path), article.Article.InputPath, article.Permalink) is { } found)
        {
            var shown = _imageOf(found);
            var files = shown is { Files.Count: > 0 } ? shown.Files : [new ImageFile(found, 0)];
            return new(Permalinks.Href(files[^1].Path, _site.Settings), shown?.Size, found, SourceSet(shown),
                Permalinks.Href(files[0].Path, _site.Settings))
            { SmallestSize = SizeOf(files[0], shown?.Size) };
        }

        _diagnostics.Add(Codes.BrokenLink.At(
            article.Article.ImagePlace, $"the image '{Fields.Short(image.Src)}' has no target: there is no such file",
            ImageHint(image.Src, path, article.Article.InputPath)));
        return null;
    }

    // The image itself, where no sizes are made of it, has no width of its own.
    private static ImageSize? SizeOf(ImageFile file, ImageSize? whole) => whole is not { } size || file.Width == 0
        ? whole : new(file.Width, Math.Max(1, (int)(((long)size.Height * file.Width + (size.Width / 2)) / size.Width)));

    private string? SourceSet(ShownImage? image) => image is not { Files.Count: > 1 } ? null
        : string.Join(", ", image.Files.Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Permalinks.Href(f.Path, _site.Settings)} {f.Width}w")));

    private ShownImage? ShownAt(string reference) =>
        reference.StartsWith(_site.Settings.LinkRoot + "/", StringComparison.Ordinal)
            ? _imageOf(Unescape(Cut(reference[_site.Settings.LinkRoot.Length..]).Path)) : null;

    private string[] References(Body body, string inputPath, string permalink)
    {
        if (body.Links.Count == 0) return [];
        var references = new string[body.Links.Count];
        for (var i = 0; i < references.Length; i++) references[i] = Reference(body.Links[i], inputPath, permalink);
        return references;
    }

    private string Reference(BodyLink link, string inputPath, string permalink)
    {
        var (path, rest) = Cut(link.Target);
        if (link.IsName && path.Length > 0) return ReferenceByName(link, path, rest);
        if (path.Length == 0) return Permalinks.Href(permalink, _site.Settings) + rest;
        if (Find(Unescape(path), inputPath, permalink) is { } found) return Permalinks.Href(found, _site.Settings) + rest;
        var reference = Escaped(path.StartsWith('/') ? _site.Settings.LinkRoot + path + rest : path + rest);
        _broken.Add(reference);
        // The body's own finding counts the tags that are left as text.
        if (link.Target.Contains("{{", StringComparison.Ordinal) || link.Target.Contains("{%", StringComparison.Ordinal))
            return reference;
        var target = Fields.Short(link.Target);
        if (!link.IsImage && IsOfFailed(path, inputPath))
        {
            _diagnostics.Add(ToFailed(link.Place, target));
            return reference;
        }

        _diagnostics.Add(Codes.BrokenLink.At(
            link.Place,
            link.IsImage ? $"the image '{target}' has no target: there is no such file"
            : $"the link '{target}' has no target: there is no such page or file",
            link.IsImage ? ImageHint(link.Target, path, inputPath)
            : Hint(path, inputPath) ?? "write the path of a file in the input folder, or an address of the site"));
        return reference;
    }

    // "[[Pluto from afar]]", "[[pluto-from-afar#craters]]": by slug, file name or headline.
    private string ReferenceByName(BodyLink link, string name, string rest)
    {
        // A name, or a path from the root of another generator's content.
        var path = IsMarkdown(name) ? name : name.TrimEnd('/') + ".md";
        var slug = Slugs.From(Slugs.FromFileName(path).Name);
        var index = _site.Catalog.Index;
        if ((index.Find(name) ?? index.Find(path[(path.LastIndexOf('/') + 1)..]) ?? index.Find(slug)) is { } article)
            return Permalinks.Href(article.Permalink, _site.Settings) + rest;
        if (_byHeadline.Value.TryGetValue(slug, out var permalink)) return Permalinks.Href(permalink, _site.Settings) + rest;
        if (IsOfFailed(name, ""))
        {
            _diagnostics.Add(ToFailed(link.Place, Fields.Short(link.Target)));
            _broken.Add("");
            return "";
        }

        var near = Nearest(slug, _byHeadline.Value.Keys.Concat(_site.Catalog.Index.Slugs));
        _diagnostics.Add(Codes.BrokenLink.At(link.Place,
            $"the link to '{Fields.Short(link.Target)}' has no target: no article has that name",
            near is null ? "write the slug, the file name or the headline of an article" : $"did you mean '{near}'?"));
        _broken.Add("");
        return "";
    }

    // A moved archive may have thousands of broken links: the first ones are worth the search.
    private string? Nearest(string wanted, IEnumerable<string> names)
    {
        if (!_proposals.TryGetValue(wanted, out var near) && _proposals.Count < MaxProposals)
            _proposals[wanted] = near = Suggestion.For(wanted, names);
        return near;
    }

    private Dictionary<string, string> ByHeadline()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in _site.Articles) names.TryAdd(Slugs.From(article.Article.Headline), article.Permalink);
        foreach (var story in _site.Stories) names.TryAdd(Slugs.From(story.Headline), story.Permalink);
        return names;
    }

    private string? Find(string path, string inputPath, string permalink)
    {
        if (path.StartsWith('/'))
        {
            if (IsMarkdown(path)) return Markdown(path.TrimStart('/'));
            if (SourceFile.NamesHtml(path) && Markdown(path.TrimStart('/')) is { } page) return page;
            if (KnownAddress(path) is { } known) return known;
            return _site.Settings.LinkRoot.Length > 0 && path.StartsWith(_site.Settings.LinkRoot + "/", StringComparison.Ordinal)
                ? KnownAddress(path[_site.Settings.LinkRoot.Length..])
                : null;
        }

        if (SitePaths.Resolve(inputPath, path) is { } file)
        {
            if (IsMarkdown(path)) return Markdown(file);
            if (SourceFile.NamesHtml(path) && Markdown(file) is { } page) return page;
            if (KnownAddress("/" + file) is { } asset) return asset;
        }

        var parent = permalink.EndsWith('/') ? permalink[1..] + "x" : permalink[1..];
        return SitePaths.Resolve(parent, path) is { } address
            ? KnownAddress("/" + address + (path.EndsWith('/') ? "/" : "")) : null;
    }

    private string? Markdown(string inputPath)
    {
        if (_site.Catalog.Index.ByInputPath(inputPath) is { } article) return article.Permalink;
        foreach (var (page, _) in _site.Pages)
        {
            if (page.Raw.File.InputPath == inputPath) return page.Permalink;
        }

        foreach (var story in _site.Stories)
        {
            if (story.File?.Raw.File.InputPath == inputPath) return story.Permalink;
        }

        foreach (var edition in _site.Editions)
        {
            if (edition.File?.Raw.File.InputPath == inputPath) return edition.Permalink;
        }

        return null;
    }

    private string? KnownAddress(string path)
    {
        if (_known.Contains(path)) return path;
        if (path.EndsWith("/index.html", StringComparison.Ordinal) && _known.Contains(path[..^"index.html".Length]))
            return path[..^"index.html".Length];
        if (!path.EndsWith('/') && _known.Contains(path + "/")) return path + "/";
        return !Ascii.IsValid(path) && _composed.Value.TryGetValue(Slugs.Composed(path), out var file) && _known.Contains(file)
            ? file : null;
    }

    // Some systems write an accent behind its letter in file names, and keyboards write one sign: both are one name.
    private Dictionary<string, string> Composed()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in _site.Assets)
        {
            if (Ascii.IsValid(asset)) continue;
            var name = Slugs.Composed(asset);
            if (!names.TryGetValue(name, out var other) || string.CompareOrdinal(asset, other) < 0) names[name] = asset;
        }

        return names;
    }

    private string ImageHint(string target, string path, string inputPath)
    {
        if (target.Length > path.Length && KnownAddress(FromRoot(Unescape(target), inputPath)) is not null)
        {
            var written = target.Replace("#", "%23", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal);
            return $"'#' and '?' end the path of an address: write {written}";
        }

        var wanted = FromRoot(path, inputPath);
        var images = _site.Assets.Count > 5_000 ? [] : _site.Assets.Where(IsImage);
        return Nearest(wanted, images) is { } near
            ? $"did you mean {near}?" : "put the file into the input folder, or correct the path";
    }

    private static string FromRoot(string path, string inputPath) =>
        path.StartsWith('/') ? path : "/" + (SitePaths.Resolve(inputPath, path) ?? path);

    private static bool IsImage(string path) =>
        path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant() is "svg" or "png" or "jpg" or "jpeg" or "gif" or "webp" or "avif"
            or "bmp" or "ico";

    private string? Hint(string path, string inputPath)
    {
        var name = path.TrimEnd('/').Split('/')[^1];
        if (IsMarkdown(name)) name = name[..name.LastIndexOf('.')];
        if (_site.Catalog.Index.IsLeftOut(Slugs.From(Slugs.FromFileName(name).Name))
            || _site.Catalog.Index.IsLeftOut(path, inputPath))
        {
            return "it leads to an article that is not built now";
        }

        if (name.Length < 4 || _site.Catalog.All.Count > 20_000) return null;
        return Nearest(Slugs.From(Slugs.FromFileName(name).Name), _site.Catalog.Index.Slugs) is { } near
            ? $"did you mean {_site.Catalog.Index.Find(near)!.Permalink}?" : null;
    }

    // An article's own errors are told already; that links to it lead nowhere meanwhile follows from them.
    private bool IsOfFailed(string path, string inputPath)
    {
        var name = path.TrimEnd('/').Split('/')[^1];
        if (IsMarkdown(name)) name = name[..name.LastIndexOf('.')];
        return _site.Catalog.Index.IsFailed(Slugs.From(Slugs.FromFileName(name).Name))
            || _site.Catalog.Index.IsFailed(path, inputPath);
    }

    private static Diagnostic ToFailed(Place place, string target) => Codes.PinToFailed.At(place,
        $"the link '{target}' leads to an article that is left out for its errors", "fix the errors of that article");

    private static bool IsMarkdown(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private static (string Path, string Tail) Cut(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? (target, "") : (target[..end], target[end..]);
    }

    // A template's tag that another generator would have filled in is no address; what may not stand in one is escaped.
    private static string Escaped(string reference)
    {
        if (reference.AsSpan().IndexOfAny(NotInAddresses) < 0) return reference;
        var written = new StringBuilder(reference.Length + 16);
        foreach (var c in reference)
        {
            if (NotInAddresses.Contains(c)) written.Append(Uri.HexEscape(c));
            else written.Append(c);
        }

        return written.ToString();
    }

    private static string Unescape(string path) =>
        path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
