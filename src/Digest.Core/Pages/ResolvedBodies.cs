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
/// <param name="Size">Its size; null for an image of another host, or one whose file does not say.</param>
/// <param name="Path">Site path of the image itself; null for one of another host.</param>
/// <param name="SourceSet">Its files as an attribute <c>srcset</c>; null where there is only one.</param>
/// <param name="Smallest">Reference to its smallest file.</param>
public sealed record ResolvedImage(string Reference, ImageSize? Size, string? Path, string? SourceSet, string Smallest)
{
    /// <summary>Size of its smallest file; null where it is not known.</summary>
    public ImageSize? SmallestSize { get; init; }

    /// <summary>Whether mail programs show it: none of them all draws vectors, and AVIF is too new.</summary>
    public bool IsForMails
    {
        get
        {
            var end = Smallest.AsSpan().IndexOfAny('?', '#');
            var path = end < 0 ? Smallest : Smallest[..end];
            return System.IO.Path.GetExtension(path).ToLowerInvariant() is not (".svg" or ".svgz" or ".avif");
        }
    }
}

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
    /// <param name="imageOf">How the image at a site path is shown, or null where nothing is known of it.</param>
    public static Checked<ResolvedBodies> Resolve(Site site, HashSet<string> known, Func<string, ShownImage?> imageOf) =>
        new BodyResolver(site, known, imageOf).Resolve();

    /// <summary>These bodies and that of one more article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="site">The site that has it (<see cref="Site.With"/>).</param>
    /// <param name="known">All site paths that will exist.</param>
    /// <param name="imageOf">How the image at a site path is shown, or null where nothing is known of it.</param>
    public ResolvedBodies With(SiteArticle article, Site site, HashSet<string> known, Func<string, ShownImage?> imageOf) =>
        new BodyResolver(site, known, imageOf).Resolve(article, _mentions, this);

    /// <summary>A body of the site with its links resolved.</summary>
    /// <exception cref="KeyNotFoundException">It is no body of the site.</exception>
    public ResolvedBody Of(Body body) => _bodies.TryGetValue(body, out var resolved) ? resolved
        : _before is null ? throw new KeyNotFoundException("It is no body of the site.") : _before.Of(body);

    /// <summary>The image of an article; null where it has none, or one that is not there.</summary>
    public ResolvedImage? ImageOf(SiteArticle article) => _images.GetValueOrDefault(article) ?? _before?.ImageOf(article);
}
