using System.Globalization;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.Feeds;
using Digest.Core.Model;
using Digest.Core.Pages;

namespace Digest.Build.Pictures;

/// <summary>The pictures of a site: for each that a page shows its sizes, or that it is shown as it is.</summary>
internal sealed class SitePictures
{
    private const string Folder = "assets/pictures/";
    private const long LargeBytes = 1_000_000;

    private readonly ImageSizes _sizes;
    private readonly Dictionary<string, ShownImage> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Asset> _cards = new(StringComparer.Ordinal);

    private SitePictures(ImageSizes sizes) => _sizes = sizes;

    /// <summary>No pictures at all.</summary>
    public static SitePictures None { get; } = new(new ImageSizes([]));

    /// <summary>Files that were made.</summary>
    public IReadOnlyList<Asset> Assets { get; private set; } = [];

    /// <summary>How many pictures are left for a later build, and shown as they are until then.</summary>
    public int Postponed { get; private set; }

    /// <summary>Makes the pictures that pages show.</summary>
    /// <param name="paths">Site paths of the images that pages show.</param>
    /// <param name="assets">Files that are copied.</param>
    /// <param name="workspace">The theme, and where results are kept.</param>
    /// <param name="run">Threads, and how to stop.</param>
    public static Checked<SitePictures> Make(IEnumerable<string> paths, IReadOnlyList<Asset> assets, Workspace workspace,
        PipelineRun run)
    {
        var byPath = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var asset in assets) byPath["/" + asset.DestinationPath] = asset;
        var shown = paths.Where(p => byPath.TryGetValue(p, out var a) && a.FullPath is not null).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(p => (Path: p, Asset: byPath[p])).ToList();
        var (kept, settings) = (run.Kept?.Pictures ?? new(), PictureSettings.Of(workspace.Theme));
        var store = kept.StoreFor(settings, workspace.KeepsCaches ? Path.Combine(workspace.Cache, "pictures") : null);
        var maker = new PictureMaker(settings, store);
        var made = ParallelMap.Run(shown, s => IsRaster(s.Path)
            ? kept.Of(s.Asset.FullPath!, () => maker.Make(s.Asset, run.PostponesPictures, run.Cancellation)) : MadePicture.AsItIs,
            run.Threads, run.Cancellation, 1);
        var files = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var pictures = new SitePictures(new ImageSizes(assets));
        var diagnostics = new List<Diagnostic>();
        for (var i = 0; i < shown.Count; i++)
        {
            var (path, asset) = shown[i];
            if (made[i] is not { } picture)
            {
                pictures.Postponed++;
                continue;
            }

            Tell(asset, picture, diagnostics);
            if (picture.Files.Count == 0) continue;
            foreach (var file in picture.Files)
                files[file.Name] = store.AssetOf(file.Name, asset.SourcePath, Folder + file.Name);
            var largest = picture.Files[^1];
            pictures._shown[path] = new(new(largest.Width, largest.Height),
                [.. picture.Files.Select(f => new ImageFile("/" + Folder + f.Name, f.Width))]);
            if (picture.Card is { } card) pictures._cards[path] = store.AssetOf(card, asset.SourcePath, card);
        }

        pictures.Assets = [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)];
        return new(pictures, diagnostics);
    }

    /// <summary>How the image at a site path is shown; null where nothing is known of it.</summary>
    public ShownImage? Of(string path) =>
        _shown.TryGetValue(path, out var shown) ? shown : _sizes.Of(path) is { } size ? new(size, []) : null;

    /// <summary>The page for a generated file: a card is made of the picture of its page, where it has one.</summary>
    public Page PageOf(GeneratedFile file, ResolvedBodies bodies)
    {
        var path = file.Permalink[1..];
        if (!file.IsShown) return new(path, file.Write(bodies), PageRank.Index, null, null);
        foreach (var article in file.CardOf?.View switch
        {
            ArticleView view => [view.Article],
            StoryView view => view.Story.Tellings,
            _ => Enumerable.Empty<Core.Catalog.SiteArticle>(),
        })
        {
            if (bodies.ImageOf(article)?.Path is { } image && _cards.TryGetValue(image, out var card))
                return new(path, card.Bytes, PageRank.Asset, card.FullPath, null);
        }

        return new(path, file.Write(bodies), PageRank.Asset, null, null);
    }

    private static bool IsRaster(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" or ".gif" or ".jfif";

    private static void Tell(Asset asset, MadePicture made, List<Diagnostic> diagnostics)
    {
        if (made.Fault is { } fault)
        {
            diagnostics.Add(Codes.ImageUnread.At(new(asset.SourcePath), $"no sizes are made of the image: {fault}",
                "save it anew as JPEG, PNG or WebP of at most 64 megapixels; pages show it as it is"));
        }
        else if (made.Files.Count == 0 && Length(asset) is > LargeBytes and var bytes)
        {
            diagnostics.Add(Codes.LargeImage.At(new(asset.SourcePath),
                $"the image is large: {(bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture)} MB, and is shown as it is",
                "make it smaller: at most 1 MB"));
        }
    }

    private static long Length(Asset asset)
    {
        try
        {
            return new FileInfo(asset.FullPath!).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
