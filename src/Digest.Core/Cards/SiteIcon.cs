using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Core.Settings;

namespace Digest.Core.Cards;

/// <summary>The icon of a site for home screens, and the manifest that names it. The icon is the first letter of the site's title
/// that the font of cards has.</summary>
public static class SiteIcon
{
    /// <summary>Sizes in pixels that are made, with their site paths.</summary>
    public static IReadOnlyList<(string Path, int Size)> Files { get; } =
        [("/apple-touch-icon.png", 180), ("/icon-192.png", 192), ("/icon-512.png", 512)];

    /// <summary>Site path of the manifest.</summary>
    public const string ManifestPath = "/site.webmanifest";

    /// <summary>Draws the icon.</summary>
    /// <param name="title">The site's title.</param>
    /// <param name="size">Pixels of a side; even.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(string title, int size)
    {
        var pixels = new byte[size * size];
        var letter = title.EnumerateRunes()
            .Where(r => Rune.IsLetterOrDigit(r) && CardFont.Own.GlyphOf(r.Value) != 0).FirstOrDefault(new Rune('\u2022'));
        // Home screens cut corners away: the letter keeps to the middle.
        var glyph = Card.Glyphs.Of(CardFont.Own.GlyphOf(Rune.ToUpperInvariant(letter).Value), size * 3 / 5, Card.InkShades);
        var (left, top) = ((size - glyph.Width) / 2, (size - glyph.Height) / 2);
        for (var row = 0; row < glyph.Height; row++)
        {
            for (var column = 0; column < glyph.Width; column++)
            {
                var (x, y) = (left + column, top + row);
                if (x >= 0 && x < size && y >= 0 && y < size)
                    pixels[(y * size) + x] = glyph.Shades[(row * glyph.Width) + column];
            }
        }

        pixels.AsSpan((size - (size / 12)) * size).Fill(Card.MarkIndex);
        return PngWriter.Write(pixels, size, Card.Palette);
    }

    /// <summary>The web manifest.</summary>
    public static byte[] Manifest(SiteSettings settings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("name", settings.SiteTitle);
            json.WriteString("lang", settings.Language);
            json.WriteString("start_url", Permalinks.Href("/", settings));
            json.WriteString("scope", Permalinks.Href("/", settings));
            json.WriteString("display", "minimal-ui");
            json.WriteString("background_color", Colour(Card.Palette[0]));
            json.WriteString("theme_color", Colour(Card.Palette[0]));
            json.WriteStartArray("icons");
            foreach (var (path, size) in Files)
            {
                json.WriteStartObject();
                json.WriteString("src", Permalinks.Href(path, settings));
                json.WriteString("sizes", $"{size}x{size}");
                json.WriteString("type", "image/png");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static string Colour(int colour) => "#" + colour.ToString("x6", CultureInfo.InvariantCulture);
}
