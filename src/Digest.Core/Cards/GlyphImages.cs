using System.Collections.Concurrent;

namespace Digest.Core.Cards;

/// <summary>A glyph drawn at a size.</summary>
/// <param name="Left">Pixels from where the glyph begins to its first column.</param>
/// <param name="Top">Pixels from the baseline up to its first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Shades">How far each pixel is covered, from 0 to the number of shades, row by row.</param>
internal sealed record GlyphImage(int Left, int Top, int Width, int Height, byte[] Shades);

/// <summary>Draws glyphs, each once a size.</summary>
/// <remarks>Coverage is the signed area under each edge, summed from left to right: exact, and with the same bytes on every
/// machine, since it is made of additions and multiplications of IEEE numbers alone.</remarks>
internal sealed class GlyphImages(CardFont font)
{
    private const int CurveSteps = 8;

    private readonly ConcurrentDictionary<(int Glyph, int Size, int Shades), GlyphImage> _images = new();

    /// <summary>A glyph at a size in pixels, in a number of shades.</summary>
    public GlyphImage Of(int glyph, int size, int shades) =>
        _images.GetOrAdd((glyph, size, shades), key => Draw(key.Glyph, key.Size, key.Shades));

    private GlyphImage Draw(int glyph, int size, int shades)
    {
        var scale = (double)size / font.UnitsPerEm;
        var contours = font.OutlineOf(glyph).Select(c => Flatten(c, scale)).Where(c => c.Count > 2).ToList();
        if (contours.Count == 0) return new(0, 0, 0, 0, []);
        var points = contours.SelectMany(c => c).ToList();
        var left = (int)Math.Floor(points.Min(p => p.X));
        var top = (int)Math.Floor(points.Min(p => p.Y));
        var width = (int)Math.Ceiling(points.Max(p => p.X)) - left + 1;
        var height = (int)Math.Ceiling(points.Max(p => p.Y)) - top;
        // One cell more: what an edge in the last column hands on.
        var area = new double[(width * height) + 1];
        foreach (var contour in contours)
        {
            for (var i = 0; i < contour.Count; i++)
            {
                var (a, b) = (contour[i], contour[(i + 1) % contour.Count]);
                Edge(area, width, a.X - left, a.Y - top, b.X - left, b.Y - top);
            }
        }

        var cover = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var sum = 0.0;
            for (var x = 0; x < width; x++)
            {
                sum += area[(y * width) + x];
                cover[(y * width) + x] = (byte)Math.Min(shades, (int)((Math.Abs(sum) * shades) + 0.5));
            }
        }

        return new(left, -top, width, height, cover);
    }

    // Adds the area to the right of an edge, row by row.
    private static void Edge(double[] area, int width, double x0, double y0, double x1, double y1)
    {
        if (y0 == y1) return;
        var direction = y0 < y1 ? 1.0 : -1.0;
        if (y0 > y1) (x0, y0, x1, y1) = (x1, y1, x0, y0);
        var slope = (x1 - x0) / (y1 - y0);
        var x = x0;
        for (var row = (int)y0; row < y1; row++)
        {
            var dy = Math.Min(row + 1, y1) - Math.Max(row, y0);
            var next = x + (slope * dy);
            Row(area.AsSpan(row * width), Math.Min(x, next), Math.Max(x, next), direction * dy);
            x = next;
        }
    }

    private static void Row(Span<double> row, double from, double to, double height)
    {
        var first = (int)from;
        var last = (int)Math.Ceiling(to);
        if (last <= first + 1)
        {
            var middle = ((from + to) / 2) - first;
            row[first] += height * (1 - middle);
            row[first + 1] += height * middle;
            return;
        }

        var step = 1 / (to - from);
        var before = 0.0;
        for (var x = first; x < last; x++)
        {
            // The cell's part to the right of the edge: all of it above where the edge comes in, a trapezium beside the edge.
            var (a, b) = (Math.Max(from, x), Math.Min(to, x + 1));
            var share = ((a - from) * step) + ((b - a) * step * (x + 1 - ((a + b) / 2)));
            row[x] += height * (share - before);
            before = share;
        }

        row[last] += height * (1 - before);
    }

    private static List<(double X, double Y)> Flatten(IReadOnlyList<CurvePoint> contour, double scale)
    {
        var points = new List<(double X, double Y)>();
        if (contour.Count < 2) return points;
        // Between two points that bend, the outline goes through their middle.
        var whole = new List<(double X, double Y, bool IsOn)>();
        for (var i = 0; i < contour.Count; i++)
        {
            var (point, next) = (contour[i], contour[(i + 1) % contour.Count]);
            whole.Add((point.X, point.Y, point.IsOn));
            if (!point.IsOn && !next.IsOn) whole.Add(((point.X + next.X) / 2.0, (point.Y + next.Y) / 2.0, true));
        }

        var start = whole.FindIndex(p => p.IsOn);
        if (start < 0) return points;
        for (var i = 0; i < whole.Count; i++)
        {
            var point = whole[(start + i) % whole.Count];
            if (point.IsOn)
            {
                points.Add((point.X * scale, -point.Y * scale));
                continue;
            }

            var (from, to) = (whole[(start + i - 1) % whole.Count], whole[(start + i + 1) % whole.Count]);
            for (var step = 1; step < CurveSteps; step++)
            {
                var t = (double)step / CurveSteps;
                var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
                points.Add((((a * from.X) + (b * point.X) + (c * to.X)) * scale,
                    -((a * from.Y) + (b * point.Y) + (c * to.Y)) * scale));
            }
        }

        return points;
    }
}
