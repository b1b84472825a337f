using System.Buffers;
using System.Buffers.Binary;

namespace Digest.Core.Cards;

/// <summary>Writes a picture of at most sixteen colours as PNG.</summary>
/// <remarks>A library's compression may change with its version and the processor; a card must have the same bytes everywhere, and
/// there may be tens of thousands of them. Cards are mostly paper: runs, and rows like the one above, are all that there is to
/// find.</remarks>
internal static class PngWriter
{
    private const int MaxMatch = 258;
    private const int Window = 32_768;
    private const int Remembered = 6;
    private const int HashBits = 13;
    private const int HashSize = 1 << HashBits;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Crc = CrcTable();

    /// <summary>Writes a picture.</summary>
    /// <param name="pixels">Indices into the palette, row by row.</param>
    /// <param name="width">Pixels of a row; even.</param>
    /// <param name="palette">Colours as 0xRRGGBB.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, IReadOnlyList<int> palette)
    {
        var height = pixels.Length / width;
        var file = new List<byte>(16_384);
        file.AddRange(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (4, 3); // four bits a pixel, from a palette
        Chunk(file, "IHDR"u8, header);
        var colours = new byte[3 * palette.Count];
        for (var i = 0; i < palette.Count; i++)
        {
            for (var part = 0; part < 3; part++) colours[(3 * i) + part] = (byte)(palette[i] >> (16 - (8 * part)));
        }

        Chunk(file, "PLTE"u8, colours);
        var stride = (width / 2) + 1;
        var rows = ArrayPool<byte>.Shared.Rent(stride * height);
        var packed = rows.AsSpan(0, stride * height);
        var adler = Rows(pixels, width, packed);
        Chunk(file, "IDAT"u8, Deflate(packed, stride, adler));
        ArrayPool<byte>.Shared.Return(rows);
        Chunk(file, "IEND"u8, []);
        return [.. file];
    }

    // Rows as they are: that a row is like the one above is found when they are compressed.
    private static uint Rows(ReadOnlySpan<byte> pixels, int width, Span<byte> packed)
    {
        const uint Modulus = 65_521;
        var stride = (width / 2) + 1;
        // Adler-32, a row at a time: a row like the one above has the same sums.
        ulong a = 1, b = 0, sum = 0, weighted = 0;
        for (var y = 0; y * stride < packed.Length; y++)
        {
            var row = packed.Slice(y * stride, stride);
            var here = pixels.Slice(y * width, width);
            if (y > 0 && here.SequenceEqual(pixels.Slice((y - 1) * width, width)))
            {
                packed.Slice((y - 1) * stride, stride).CopyTo(row);
            }
            else
            {
                (row[0], sum, weighted) = (0, 0, 0);
                for (var x = 1; x < row.Length; x++)
                {
                    row[x] = (byte)((here[(2 * x) - 2] << 4) | here[(2 * x) - 1]);
                    sum += row[x];
                    weighted += (ulong)(stride - x) * row[x];
                }
            }

            b = (b + ((ulong)stride * a) + weighted) % Modulus;
            a = (a + sum) % Modulus;
        }

        return (uint)((b << 16) | a);
    }

    private static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data, int stride, uint adler)
    {
        var bits = new BitWriter();
        bits.Byte(0x78);
        bits.Byte(0x01);
        bits.Bits(1, 1); // the last block
        bits.Bits(1, 2); // with the codes of the standard
        var places = new int[HashSize];
        for (var i = 0; i < data.Length;)
        {
            var (length, distance) = (i > 0 && data[i] == data[i - 1] ? Match(data, i, 1) : 0, 1);
            if (i >= stride) Longer(data, i, stride, 0, ref length, ref distance);
            // The nearer match has the shorter code: a farther one has to be longer.
            if (i + 4 < data.Length) Longer(data, i, i + 1 - places[Hash(data[i..])], 1, ref length, ref distance);
            var step = length < 3 ? 1 : length;
            if (length < 3) bits.Literal(data[i]);
            else bits.Match(length, distance);
            // Within a long match there is little that a later one would find only there.
            for (var at = Math.Max(i, i + step - Remembered); at < i + step && at + 4 < data.Length; at++)
                places[Hash(data[at..])] = at + 1;
            i += step;
        }

        bits.End();
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, adler);
        foreach (var b in sum) bits.Byte(b);
        return bits.Written;
    }

    private static void Longer(ReadOnlySpan<byte> data, int at, int far, int more, ref int length, ref int distance)
    {
        if (far is < 1 or > Window || far > at || at + length >= data.Length) return;
        // Most are not longer: one byte tells.
        if (data[at + length] != data[at - far + length]) return;
        var other = Match(data, at, far);
        if (other > length + more) (length, distance) = (other, far);
    }

    private static int Hash(ReadOnlySpan<byte> data) =>
        (int)((BinaryPrimitives.ReadUInt32LittleEndian(data) * 2_654_435_761u) >> (32 - HashBits));

    private static int Match(ReadOnlySpan<byte> data, int at, int distance)
    {
        var most = Math.Min(MaxMatch, data.Length - at);
        return data.Slice(at, most).CommonPrefixLength(data.Slice(at - distance, most));
    }

    private static void Chunk(List<byte> file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.AddRange(number);
        file.AddRange(kind);
        file.AddRange(data);
        var crc = uint.MaxValue;
        foreach (var b in kind) crc = Crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        foreach (var b in data) crc = Crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc ^ uint.MaxValue);
        file.AddRange(number);
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }

    /// <summary>Writes the bits of a deflated block with the fixed codes (RFC 1951, section 3.2.6).</summary>
    private sealed class BitWriter
    {
        private static readonly int[] LengthBase =
            [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

        private static readonly ushort[] Turned = Turn();

        private byte[] _bytes = new byte[32_768];
        private int _length;
        private ulong _held;
        private int _count;

        public void Byte(byte value) => Bits(value, 8);

        public void Bits(uint value, int count)
        {
            _held |= (ulong)value << _count;
            _count += count;
            while (_count >= 8)
            {
                if (_length == _bytes.Length) Array.Resize(ref _bytes, 2 * _length);
                _bytes[_length++] = (byte)_held;
                _held >>= 8;
                _count -= 8;
            }
        }

        public void Literal(byte value)
        {
            if (value < 144) Code(0x30u + value, 8);
            else Code(0x190u + (value - 144u), 9);
        }

        public void Match(int length, int distance)
        {
            var index = LengthBase.Length - 1;
            while (LengthBase[index] > length) index--;
            // 258 has a code without further bits of its own.
            if (index < 23) Code((uint)(index + 1), 7);
            else Code((uint)(0xC0 + index - 23), 8);
            if (index is >= 8 and < 28) Bits((uint)(length - LengthBase[index]), (index - 4) / 4);
            var (code, first, extra) = (distance - 1, distance, 0);
            if (distance > 4)
            {
                extra = System.Numerics.BitOperations.Log2((uint)(distance - 1)) - 1;
                code = (2 * extra) + 2 + (((distance - 1) >> extra) & 1);
                first = 1 + ((2 + (code & 1)) << extra);
            }

            Code((uint)code, 5);
            if (extra > 0) Bits((uint)(distance - first), extra);
        }

        public void End()
        {
            Code(0, 7);
            if (_count > 0) Bits(0, 8 - _count);
        }

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        // Codes are written from their highest bit on.
        private void Code(uint code, int length) => Bits((uint)Turned[code << (9 - length)], length);

        private static ushort[] Turn()
        {
            var turned = new ushort[512];
            for (var code = 0; code < turned.Length; code++)
            {
                for (var bit = 0; bit < 9; bit++) turned[code] |= (ushort)(((code >> bit) & 1) << (8 - bit));
            }

            return turned;
        }
    }
}
