using System.Security.Cryptography;
using System.Text;
using Digest.Core.Cards;
using MetadataExtractor;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.WebP;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace Digest.Build.Pictures;

/// <summary>Makes the sizes of a picture that pages show, and its card: turned as the camera was held, without metadata and
/// places, never larger than the original. What it makes depends on the file's bytes and the theme's wishes alone.</summary>
internal sealed class PictureMaker(PictureSettings settings, PictureStore store)
{
    // A change of how pictures are made changes their names.
    private const string Version = "2";
    private const int MinBytes = 20;
    private const long MaxBytes = 64 << 20;
    private const long MaxPixels = 64_000_000;
    private const long ManyPixels = 16_000_000;
    private const int MaxSide = 30_000;
    private const int CardColours = 256;
    private const int MuchSmaller = 2;

    // Pictures of many pixels are made one at a time: together they would take the memory of a small machine.
    private static readonly SemaphoreSlim Large = new(1);
    private static readonly Configuration Decoding = Bounded();

    /// <summary>Makes a picture, or finds it made.</summary>
    /// <param name="asset">The picture's file.</param>
    /// <param name="findOnly">Whether one that is not made yet is left for later.</param>
    /// <param name="cancellation">Stops the work between two pictures.</param>
    /// <returns>Null where it is left for later.</returns>
    public MadePicture? Make(Asset asset, bool findOnly, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(asset.FullPath!).Length > MaxBytes)
                return new([], null, $"it has more than {MaxBytes >> 20} MB");
            var bytes = File.ReadAllBytes(asset.FullPath!);
            // No picture is so small; a site that is being set up holds such files until the pictures are there.
            if (bytes.Length < MinBytes) return MadePicture.AsItIs;
            var key = Key(bytes);
            if (store.Find(key) is { } made) return made;
            if (findOnly) return null;
            var format = Image.DetectFormat(Decoding, new MemoryStream(bytes, false));
            if (format is null) return new([], null, "it is no JPEG, PNG, WebP or GIF");
            if (IsCutOff(bytes, format)) return new([], null, "it is cut off");
            if (IsAnimated(bytes, format)) return MadePicture.AsItIs;
            if (Image.Identify(Decoding, new MemoryStream(bytes, false)) is not { } info)
                return new([], null, "its beginning cannot be read");
            if (info.Width > MaxSide || info.Height > MaxSide || (long)info.Width * info.Height > MaxPixels)
                return new([], null, $"it has {info.Width} × {info.Height} pixels");
            var isLarge = (long)info.Width * info.Height > ManyPixels;
            if (isLarge) Large.Wait(cancellation);
            try
            {
                return store.Keep(key, Draw(bytes, format, key));
            }
            finally
            {
                if (isLarge) Large.Release();
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // A decoder throws whatever it comes upon in a file that is broken on purpose.
            var isUnread = exception is UnauthorizedAccessException or IOException and not EndOfStreamException;
            return new([], null, isUnread ? "the file cannot be read" : "it is broken");
        }
    }

    private (MadePicture Made, IReadOnlyList<(string Name, byte[] Bytes)> Files) Draw(byte[] bytes, IImageFormat format,
        string key)
    {
        using var image = Image.Load<Rgba32>(Decoding, bytes);
        image.Mutate(x => x.AutoOrient());
        Forget(image);
        var isOpaque = format is JpegFormat || IsOpaque(image);
        var files = new List<(string, byte[])>();
        var sizes = new List<PictureFile>();
        foreach (var width in Widths(image.Width))
        {
            var height = Math.Max(1, (int)(((long)image.Height * width + (image.Width / 2)) / image.Width));
            using var small = width == image.Width
                ? image.Clone() : image.Clone(x => x.Resize(width, height, KnownResamplers.Lanczos3));
            var (data, extension) = Encode(small, format, isOpaque);
            var name = $"{key}-{width}.{extension}";
            sizes.Add(new(name, width, height));
            files.Add((name, data));
        }

        var card = $"{key}-card.png";
        files.Add((card, DrawCard(image)));
        return (new(sizes, card, null), files);
    }

    private IEnumerable<int> Widths(int original)
    {
        foreach (var width in settings.Widths)
        {
            if (width < original) yield return width;
        }

        if (original <= settings.Widths[^1]) yield return original;
    }

    // A photograph that was saved as PNG is many times smaller as JPEG; a drawing is not, and stays sharp.
    private (byte[] Bytes, string Extension) Encode(Image<Rgba32> image, IImageFormat format, bool isOpaque)
    {
        if (format is JpegFormat) return (Save(image, new JpegEncoder { Quality = settings.Quality }), "jpg");
        if (format is WebpFormat) return (Save(image, new WebpEncoder { Quality = settings.Quality }), "webp");
        var png = Save(image, new PngEncoder
        {
            ColorType = isOpaque ? PngColorType.Rgb : PngColorType.RgbWithAlpha, IgnoreMetadata = true,
            CompressionLevel = PngCompressionLevel.Level6,
        });
        var other = isOpaque
            ? Save(image, new JpegEncoder { Quality = Math.Max(settings.Quality, 85) })
            : Save(image, new WebpEncoder { Quality = Math.Max(settings.Quality, 85) });
        return other.Length * MuchSmaller < png.Length ? (other, isOpaque ? "jpg" : "webp") : (png, "png");
    }

    private static byte[] DrawCard(Image<Rgba32> image)
    {
        using var card = image.Clone(x => x.Resize(new ResizeOptions
        {
            Size = new(Card.Width, Card.Height), Mode = ResizeMode.Crop, Sampler = KnownResamplers.Lanczos3,
        }).BackgroundColor(Color.White));
        return Save(card, new PngEncoder
        {
            ColorType = PngColorType.Palette, IgnoreMetadata = true, CompressionLevel = PngCompressionLevel.Level6,
            Quantizer = new WuQuantizer(new() { MaxColors = CardColours }),
        });
    }

    private static byte[] Save(Image<Rgba32> image, IImageEncoder encoder)
    {
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    // Where and with what a picture was taken is nobody's business; what its colours mean is part of it.
    private static void Forget(Image image)
    {
        image.Metadata.ExifProfile = null;
        image.Metadata.IptcProfile = null;
        image.Metadata.XmpProfile = null;
    }

    private static bool IsOpaque(Image<Rgba32> image)
    {
        var isOpaque = true;
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && isOpaque; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                {
                    if (pixel.A == byte.MaxValue) continue;
                    isOpaque = false;
                    break;
                }
            }
        });
        return isOpaque;
    }

    // A reader fills up what is missing, and not always with the same.
    private static bool IsCutOff(ReadOnlySpan<byte> bytes, IImageFormat format) => format switch
    {
        // A small picture within the metadata has an end of its own, before the scans of the large one.
        JpegFormat => bytes.LastIndexOf([(byte)0xFF, (byte)0xD9]) < bytes.LastIndexOf([(byte)0xFF, (byte)0xDA]),
        PngFormat => bytes.LastIndexOf("IEND"u8) < 0,
        WebpFormat => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) > bytes.Length - 8,
        _ => false,
    };

    private static bool IsAnimated(byte[] bytes, IImageFormat format)
    {
        if (format is PngFormat) return bytes.AsSpan(0, Math.Min(bytes.Length, 1 << 16)).IndexOf("acTL"u8) > 0;
        if (format.Name is not ("GIF" or "Webp")) return false;
        var directories = ImageMetadataReader.ReadMetadata(new MemoryStream(bytes, false));
        return directories.OfType<GifImageDirectory>().Skip(1).Any()
            || directories.OfType<WebPDirectory>()
            .Any(d => d.TryGetBoolean(WebPDirectory.TagIsAnimation, out var moves) && moves);
    }

    private string Key(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version} {settings.Wishes}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..20];
    }

    private static Configuration Bounded()
    {
        // No other formats: each reader is one more that a hostile file can aim at.
        var configuration = new Configuration(new JpegConfigurationModule(), new PngConfigurationModule(),
            new WebpConfigurationModule(), new GifConfigurationModule());
        configuration.MemoryAllocator = MemoryAllocator.Create(new() { MaximumPoolSizeMegabytes = 128 });
        // Several pictures are made at once; within one there is nothing to gain.
        configuration.MaxDegreeOfParallelism = 1;
        return configuration;
    }
}
