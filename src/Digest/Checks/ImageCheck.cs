using System.Globalization;
using Digest.Build;
using Digest.Build.Files;
using Digest.Core.Diagnostics;

namespace Digest.Checks;

/// <summary>Finds images that readers would wait for.</summary>
internal static class ImageCheck
{
    private const long MaxBytes = 1_000_000;
    private const int MaxPixels = 3000;

    private static readonly string[] Extensions =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg"];

    /// <summary>All findings among files that are copied.</summary>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<Page> pages, Workspace workspace)
    {
        var images = pages.Where(p => p.CopyOf is not null
            && Extensions.Contains(Path.GetExtension(p.DestinationPath), StringComparer.OrdinalIgnoreCase)).ToList();
        var sizes = new ImageSizes(images.Select(p => new Asset(p.CopyOf, p.DestinationPath, p.DestinationPath, null)));
        foreach (var image in images)
        {
            var reasons = new List<string>();
            var bytes = Length(image.CopyOf!);
            if (bytes > MaxBytes) reasons.Add((bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB");
            // A drawing has no pixels, whatever its file says.
            if (!image.DestinationPath.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
                && sizes.Of("/" + image.DestinationPath) is { } size && Math.Max(size.Width, size.Height) > MaxPixels)
            {
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{size.Width} × {size.Height} pixels"));
            }

            if (reasons.Count > 0)
            {
                yield return Codes.LargeImage.At(new(workspace.DisplayPath(image.CopyOf!)),
                    $"the image is large: {string.Join(", ", reasons)}", $"make it smaller: at most {MaxPixels} pixels and 1 MB");
            }
        }
    }

    private static long Length(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
