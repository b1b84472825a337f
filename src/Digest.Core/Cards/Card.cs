using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Core.Cards;

/// <summary>The picture that stands for a page where somebody links to it: 1200 by 630 pixels, with the headline, the source and
/// the site's title. A text with a letter that the font does not have is left out, for a sign in the place of a letter says
/// less.</summary>
public static class Card
{
    /// <summary>Pixels of a row.</summary>
    public const int Width = 1200;

    /// <summary>Rows.</summary>
    public const int Height = 630;

    private const int Margin = 84;
    private const int SmallSize = 34;
    private const int Bar = 14;
    private const int Rule = 3;
    private const int MaxText = 400;

    private const int Paper = 0xFDFCF9;
    private const int Ink = 0x1C1B1A;
    private const int Soft = 0x5C5852;
    private const int Mark = 0x8A1C1C;
    internal const int InkShades = 7;
    private const int SoftShades = 3;
    internal const byte MarkIndex = InkShades + SoftShades + 1;

    private static readonly int[] Sizes = [84, 76, 68, 60, 52, 46];
    internal static readonly int[] Palette = Colours();
    internal static readonly GlyphImages Glyphs = new(CardFont.Own);

    /// <summary>Draws a card.</summary>
    /// <param name="headline">What the page is called.</param>
    /// <param name="source">Who published what it tells, or null.</param>
    /// <param name="site">The site's title.</param>
    /// <returns>A PNG. The same texts give the same bytes on every machine.</returns>
    public static byte[] Draw(string headline, string? source, string site)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Width * Height);
        var pixels = rented.AsSpan(0, Width * Height);
        pixels.Clear();
        pixels[..(Width * Bar)].Fill(MarkIndex);
        var top = Margin + Bar;
        if (Glyph(source) is { Count: > 0 } above)
        {
            Line(pixels, Cut(above, SmallSize), SmallSize, top, soft: true);
            top += 2 * SmallSize;
        }

        if (Glyph(headline) is { Count: > 0 } words)
        {
            var bottom = Height - Margin - (2 * SmallSize);
            var (size, lines) = Fit(words, bottom - top);
            foreach (var line in lines)
            {
                Line(pixels, line, size, top, soft: false);
                top += Leading(size);
            }
        }

        for (var row = 0; row < Rule; row++)
            pixels.Slice(((Height - Margin - SmallSize + row) * Width) + Margin, Width - (2 * Margin)).Fill(InkShades);
        if (Glyph(site) is { Count: > 0 } below)
            Line(pixels, Cut(below, SmallSize), SmallSize, Height - Margin - 8, soft: true);
        var file = PngWriter.Write(pixels, Width, Palette);
        ArrayPool<byte>.Shared.Return(rented);
        return file;
    }

    private static int Leading(int size) => size * 6 / 5;

    // Words as glyphs; null where a letter is missing.
    private static List<int[]>? Glyph(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = new List<int[]>();
        var glyphs = new List<int>();
        foreach (var rune in text.EnumerateRunes().Take(MaxText))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                EndWord();
                continue;
            }

            // Marks of direction are to steer text, not to be seen.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control) continue;
            if (CardFont.Own.GlyphOf(rune.Value) is not 0 and var glyph)
            {
                glyphs.Add(glyph);
            }
            else if (Plain(rune) is { Count: > 0 } plain)
            {
                glyphs.AddRange(plain);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                // Without a letter the text is another one; without a picture sign it is the same.
                return null;
            }
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (glyphs.Count > 0) words.Add([.. glyphs]);
            glyphs.Clear();
        }
    }

    // "CO₂" is read as "CO2", letters with marks of their own as the letters that hold them.
    private static List<int> Plain(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned) return [];
        var glyphs = rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes()
            .Select(r => CardFont.Own.GlyphOf(r.Value)).ToList();
        return glyphs.Contains(0) ? [] : glyphs;
    }

    // The largest size at which a headline has room; at the smallest it is cut off.
    private static (int Size, IReadOnlyList<IReadOnlyList<int[]>> Lines) Fit(List<int[]> words, int height)
    {
        foreach (var size in Sizes)
        {
            var lines = Break(words, size);
            if (lines.Count * Leading(size) <= height && words.All(w => Measure(w, size) <= Width - (2 * Margin)))
                return (size, lines);
        }

        var last = Sizes[^1];
        var room = height / Leading(last);
        var all = Break(words, last);
        var kept = all.Take(room).Select(l => (IReadOnlyList<int[]>)Cut(l, last)).ToList();
        if (all.Count > room) kept[^1] = Cut([.. all[room - 1], .. all[room]], last);
        return (last, kept);
    }

    private static List<IReadOnlyList<int[]>> Break(List<int[]> words, int size)
    {
        var lines = new List<IReadOnlyList<int[]>>();
        var line = new List<int[]>();
        var (width, space) = (0.0, Measure([CardFont.Own.GlyphOf(' ')], size));
        foreach (var word in words)
        {
            var own = Measure(word, size);
            if (line.Count > 0 && width + space + own > Width - (2 * Margin))
            {
                lines.Add(line);
                (line, width) = ([], 0);
            }

            width += own + (line.Count > 0 ? space : 0);
            line.Add(word);
        }

        lines.Add(line);
        return lines;
    }

    // A line that is too long ends with an ellipsis.
    private static List<int[]> Cut(IReadOnlyList<int[]> line, int size)
    {
        var (room, space) = (Width - (2 * Margin), Measure([CardFont.Own.GlyphOf(' ')], size));
        if (line.Sum(w => Measure(w, size)) + (space * (line.Count - 1)) <= room) return [.. line];
        var ellipsis = CardFont.Own.GlyphOf('\u2026');
        var glyphs = new List<int[]>();
        var width = Measure([ellipsis], size);
        foreach (var word in line)
        {
            if (width + Measure(word, size) + space > room)
            {
                if (glyphs.Count == 0)
                    glyphs.Add([.. word.TakeWhile(g => (width += Measure([g], size)) <= room), ellipsis]);
                else
                    glyphs[^1] = [.. glyphs[^1], ellipsis];
                break;
            }

            width += Measure(word, size) + space;
            glyphs.Add(word);
        }

        return glyphs;
    }

    private static double Measure(int[] glyphs, int size)
    {
        var units = 0;
        foreach (var glyph in glyphs) units += CardFont.Own.WidthOf(glyph);
        return (double)units * size / CardFont.Own.UnitsPerEm;
    }

    private static void Line(Span<byte> pixels, IReadOnlyList<int[]> words, int size, int top, bool soft)
    {
        var x = (double)Margin;
        var shades = soft ? SoftShades : InkShades;
        var baseline = top + (CardFont.Own.Ascent * size / CardFont.Own.UnitsPerEm) - (size / 4);
        var space = Measure([CardFont.Own.GlyphOf(' ')], size);
        foreach (var word in words)
        {
            foreach (var glyph in word)
            {
                Blend(pixels, Glyphs.Of(glyph, size, shades), (int)x, baseline, soft ? InkShades : 0);
                x += Measure([glyph], size);
            }

            x += space;
        }
    }

    private static void Blend(Span<byte> pixels, GlyphImage glyph, int x, int baseline, int first)
    {
        var (left, right) = (Math.Max(0, -(x + glyph.Left)), Math.Min(glyph.Width, Width - x - glyph.Left));
        for (var row = 0; row < glyph.Height; row++)
        {
            var y = baseline - glyph.Top + row;
            if (y is < 0 or >= Height) continue;
            var shades = glyph.Shades.AsSpan(row * glyph.Width, glyph.Width);
            for (var column = left; column < right; column++)
            {
                if (shades[column] > 0) pixels[(y * Width) + x + glyph.Left + column] = (byte)(first + shades[column]);
            }
        }
    }

    // Paper, the shades of ink, the shades of what is said beside it, the mark.
    private static int[] Colours()
    {
        var colours = new List<int> { Paper };
        for (var i = 1; i <= InkShades; i++) colours.Add(Mix(Ink, i, InkShades));
        for (var i = 1; i <= SoftShades; i++) colours.Add(Mix(Soft, i, SoftShades));
        colours.Add(Mark);
        return [.. colours];
    }

    private static int Mix(int colour, int part, int whole)
    {
        var mixed = 0;
        for (var shift = 16; shift >= 0; shift -= 8)
        {
            var (from, to) = ((Paper >> shift) & 0xFF, (colour >> shift) & 0xFF);
            mixed |= (from + ((to - from) * part / whole)) << shift;
        }

        return mixed;
    }
}
