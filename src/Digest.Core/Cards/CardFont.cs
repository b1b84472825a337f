using System.Buffers.Binary;
using System.Collections.Frozen;

namespace Digest.Core.Cards;

/// <summary>Outlines and widths of the glyphs of a TrueType font: what the text of a card needs, nothing more. It reads the one
/// font that comes with the program, whose letters stand side by side: Latin, Greek and Cyrillic.</summary>
internal sealed class CardFont
{
    private const int OnCurve = 1;
    private const int MaxParts = 8;

    private readonly byte[] _bytes;
    private readonly int _glyphs;
    private readonly int _locations;
    private readonly int _widths;
    private readonly int _countOfWidths;
    private readonly bool _isLong;
    private readonly FrozenDictionary<int, int> _map;

    /// <param name="bytes">The font's file.</param>
    public CardFont(byte[] bytes)
    {
        _bytes = bytes;
        var tables = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Short(4); i++)
        {
            var entry = 12 + (16 * i);
            tables[System.Text.Encoding.ASCII.GetString(bytes, entry, 4)] = Long(entry + 8);
        }

        UnitsPerEm = Short(tables["head"] + 18);
        _isLong = Short(tables["head"] + 50) == 1;
        Ascent = Signed(tables["hhea"] + 4);
        _countOfWidths = Short(tables["hhea"] + 34);
        (_glyphs, _locations, _widths) = (tables["glyf"], tables["loca"], tables["hmtx"]);
        _map = ReadMap(tables["cmap"]);
    }

    /// <summary>The font that comes with the program: Noto Serif Bold, cut to the letters that it is asked for.</summary>
    public static CardFont Own { get; } = Read();

    /// <summary>Units of the font's grid in the height of a line.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Height above the baseline, in units.</summary>
    public int Ascent { get; }

    /// <summary>The glyph of a code point; 0 where the font has none.</summary>
    public int GlyphOf(int codePoint) => _map.GetValueOrDefault(codePoint);

    /// <summary>How far the next glyph stands, in units.</summary>
    public int WidthOf(int glyph) => Short(_widths + (4 * Math.Min(glyph, _countOfWidths - 1)));

    /// <summary>The outline of a glyph: closed contours of points in units, y upwards, curves quadratic.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> OutlineOf(int glyph)
    {
        var contours = new List<IReadOnlyList<CurvePoint>>();
        Add(glyph, 0, 0, contours, MaxParts);
        return contours;
    }

    private void Add(int glyph, int dx, int dy, List<IReadOnlyList<CurvePoint>> contours, int depth)
    {
        var (from, to) = _isLong
            ? (Long(_locations + (4 * glyph)), Long(_locations + (4 * glyph) + 4))
            : (2 * Short(_locations + (2 * glyph)), 2 * Short(_locations + (2 * glyph) + 2));
        if (to <= from || depth == 0) return;
        var at = _glyphs + from;
        var count = Signed(at);
        if (count >= 0) Simple(at + 10, count, dx, dy, contours);
        else Composite(at + 10, dx, dy, contours, depth);
    }

    // Letters with accents are made of a letter and an accent.
    private void Composite(int at, int dx, int dy, List<IReadOnlyList<CurvePoint>> contours, int depth)
    {
        const int Words = 1, Offsets = 2, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;
        int flags;
        do
        {
            flags = Short(at);
            var part = Short(at + 2);
            at += 4;
            var (x, y) = (flags & Words) != 0 ? (Signed(at), Signed(at + 2)) : ((sbyte)_bytes[at], (sbyte)_bytes[at + 1]);
            at += (flags & Words) != 0 ? 4 : 2;
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            if ((flags & Offsets) == 0) (x, y) = (0, 0);
            Add(part, dx + x, dy + y, contours, depth - 1);
        }
        while ((flags & More) != 0);
    }

    private void Simple(int at, int count, int dx, int dy, List<IReadOnlyList<CurvePoint>> contours)
    {
        const int ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;
        var ends = new int[count];
        for (var i = 0; i < count; i++) ends[i] = Short(at + (2 * i));
        at += 2 * count;
        at += 2 + Short(at);
        var points = count == 0 ? 0 : ends[^1] + 1;
        var flags = new byte[points];
        for (var i = 0; i < points;)
        {
            var flag = _bytes[at++];
            var times = (flag & Repeat) != 0 ? _bytes[at++] + 1 : 1;
            while (times-- > 0 && i < points) flags[i++] = flag;
        }

        var xs = Coordinates(flags, ShortX, SameX, ref at);
        var ys = Coordinates(flags, ShortY, SameY, ref at);
        var first = 0;
        foreach (var end in ends)
        {
            var contour = new CurvePoint[end - first + 1];
            for (var i = first; i <= end; i++)
                contour[i - first] = new(xs[i] + dx, ys[i] + dy, (flags[i] & OnCurve) != 0);
            contours.Add(contour);
            first = end + 1;
        }
    }

    private int[] Coordinates(byte[] flags, int isShort, int isSame, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & isSame) != 0 ? _bytes[at] : -_bytes[at];
                at++;
            }
            else if ((flags[i] & isSame) == 0)
            {
                value += Signed(at);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    // Format 4 maps the code points that a card knows, all below 0x10000.
    private FrozenDictionary<int, int> ReadMap(int table)
    {
        var map = new Dictionary<int, int>();
        for (var i = 0; i < Short(table + 2); i++)
        {
            var at = table + Long(table + 4 + (8 * i) + 4);
            if (Short(at) != 4) continue;
            var segments = Short(at + 6) / 2;
            var (ends, starts) = (at + 14, at + 16 + (2 * segments));
            var (deltas, offsets) = (starts + (2 * segments), starts + (4 * segments));
            for (var s = 0; s < segments; s++)
            {
                var offset = Short(offsets + (2 * s));
                for (var code = Short(starts + (2 * s)); code <= Short(ends + (2 * s)) && code < 0xFFFF; code++)
                {
                    var glyph = offset == 0
                        ? code : Short(offsets + (2 * s) + offset + (2 * (code - Short(starts + (2 * s)))));
                    if (glyph != 0) map.TryAdd(code, (glyph + Short(deltas + (2 * s))) & 0xFFFF);
                }
            }
        }

        return map.ToFrozenDictionary();
    }

    private int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));

    private int Long(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));

    private static CardFont Read()
    {
        using var stream = typeof(CardFont).Assembly.GetManifestResourceStream("cards/font.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(bytes);
    }
}

/// <summary>A point of an outline.</summary>
/// <param name="X">Units to the right.</param>
/// <param name="Y">Units upwards.</param>
/// <param name="IsOn">Whether the outline goes through it; else it bends a curve.</param>
internal readonly record struct CurvePoint(int X, int Y, bool IsOn);
