using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;
using Digest.Core.Model;
using MetadataExtractor;
using MetadataExtractor.Formats.Bmp;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;

namespace Digest.Build.Files;

/// <summary>Sizes of the images that are copied to the site, read from their files when they are first asked for.</summary>
public sealed class ImageSizes
{
    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImageSize?> _sizes = new(StringComparer.Ordinal);

    /// <param name="assets">Files that are copied.</param>
    public ImageSizes(IEnumerable<Asset> assets)
    {
        foreach (var asset in assets) _assets["/" + asset.DestinationPath] = asset;
    }

    /// <summary>Size of the image at a site path; null where there is none, or its file does not say.</summary>
    public ImageSize? Of(string path) =>
        _sizes.GetOrAdd(path, p => _assets.TryGetValue(p, out var asset) ? Read(p, asset) : null);

    private static ImageSize? Read(string path, Asset asset)
    {
        try
        {
            using Stream stream = asset.Bytes is { } bytes ? new MemoryStream(bytes, false) : File.OpenRead(asset.FullPath!);
            return path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? Drawing(stream) : Raster(stream);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ImageProcessingException or XmlException
            or MetadataException or ArgumentException or NotSupportedException)
        {
            return null; // a page whose image says nothing of its size is a good page still
        }
    }

    private static ImageSize? Raster(Stream stream)
    {
        var directories = ImageMetadataReader.ReadMetadata(stream);
        foreach (var directory in directories)
        {
            var (width, height) = directory switch
            {
                PngDirectory => (PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
                JpegDirectory => (JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
                GifHeaderDirectory => (GifHeaderDirectory.TagImageWidth, GifHeaderDirectory.TagImageHeight),
                WebPDirectory => (WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
                BmpHeaderDirectory => (BmpHeaderDirectory.TagImageWidth, BmpHeaderDirectory.TagImageHeight),
                _ => (-1, -1),
            };
            if (width >= 0 && directory.TryGetInt32(width, out var w) && directory.TryGetInt32(height, out var h))
                return IsTurned(directories) ? Size(h, w) : Size(w, h);
        }

        return null;
    }

    // A camera held upright writes a lying picture and says so; browsers turn it.
    private static bool IsTurned(IEnumerable<MetadataExtractor.Directory> directories) =>
        directories.OfType<ExifIfd0Directory>().FirstOrDefault() is { } exif
            && exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 5 and <= 8;

    private static ImageSize? Drawing(Stream stream)
    {
        using var reader = XmlReader.Create(stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore, XmlResolver = null,
                MaxCharactersInDocument = 10_000_000
            });
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg") return null;
        if (Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height)
            return Size(width, height);
        var box = reader.GetAttribute("viewBox")?.Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return box.Length == 4 && Pixels(box[2]) is { } w && Pixels(box[3]) is { } h ? Size(w, h) : null;
    }

    private static double? Pixels(string? text)
    {
        if (text is null) return null;
        if (text.EndsWith("px", StringComparison.Ordinal)) text = text[..^2];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;
    }

    private static ImageSize? Size(double width, double height) =>
        width is >= 1 and <= 100_000 && height is >= 1 and <= 100_000
            ? new((int)Math.Round(width), (int)Math.Round(height)) : null;
}
