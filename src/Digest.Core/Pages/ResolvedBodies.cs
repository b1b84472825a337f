using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Core.Pages;

/// <summary>A body whose links lead to where they go.</summary>
/// <param name="Html">The body, safe to write into a page.</param>
/// <param name="References">References of <see cref="Body.Links"/>, in their order.</param>
public sealed record ResolvedBody(string Html, IReadOnlyList<string> References);

/// <summary>The image of an article as pages refer to it.</summary>
/// <param name="Reference">Reference to its file.</param>
/// <param name="Size">Its size as its file says; null for an image of another host, or one whose file does not say.</param>
public sealed record ResolvedImage(string Reference, ImageSize? Size);

/// <summary>The bodies of a site with their links and images resolved: those of articles, stories, editions and pages.</summary>
public sealed class ResolvedBodies
{
    private readonly IReadOnlyDictionary<Body, ResolvedBody> _bodies;
    private readonly IReadOnlyDictionary<SiteArticle, ResolvedImage> _images;
    private readonly Mentions? _mentions;
    private readonly ResolvedBodies? _before;

    internal ResolvedBodies(IReadOnlyDictionary<Body, ResolvedBody> bodies,
        IReadOnlyDictionary<SiteArticle, ResolvedImage> images, IReadOnlySet<string> broken, Mentions? mentions,
        ResolvedBodies? before = null) =>
        (_bodies, _images, Broken, _mentions, _before) = (bodies, images, broken, mentions, before);

    /// <summary>References in bodies that have no target; the check of the theme's links passes them over.</summary>
    public IReadOnlySet<string> Broken { get; }

    /// <summary>Resolves the links and images of every body of a site. A link without a target stays as it was written and is a
    /// warning.</summary>
    /// <param name="site">The site.</param>
    /// <param name="known">All site paths that will exist: pages, feeds, files that are copied.</param>
    /// <param name="sizeOf">Size of the image at a site path, or null where it is not known.</param>
    public static Checked<ResolvedBodies> Resolve(Site site, HashSet<string> known, Func<string, ImageSize?> sizeOf) =>
        new BodyResolver(site, known, sizeOf).Resolve();

    /// <summary>These bodies and that of one more article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="site">The site that has it (<see cref="Site.With"/>).</param>
    /// <param name="known">All site paths that will exist.</param>
    /// <param name="sizeOf">Size of the image at a site path, or null where it is not known.</param>
    public ResolvedBodies With(SiteArticle article, Site site, HashSet<string> known, Func<string, ImageSize?> sizeOf) =>
        new BodyResolver(site, known, sizeOf).Resolve(article, _mentions, this);

    /// <summary>A body of the site with its links resolved.</summary>
    /// <exception cref="KeyNotFoundException">It is no body of the site.</exception>
    public ResolvedBody Of(Body body) => _bodies.TryGetValue(body, out var resolved) ? resolved
        : _before is null ? throw new KeyNotFoundException("It is no body of the site.") : _before.Of(body);

    /// <summary>The image of an article; null where it has none, or one that is not there.</summary>
    public ResolvedImage? ImageOf(SiteArticle article) => _images.GetValueOrDefault(article) ?? _before?.ImageOf(article);
}
