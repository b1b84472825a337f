using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digest.Linking.Text;

/// <summary>Reads words of ASCII letters sixteen characters at a time: most words of most texts.</summary>
internal static class PlainWord
{
    private const int Lanes = 16;

    /// <summary>How many ASCII letters stand at an offset, with a hash of them (case counts). 0 where there are none, sixteen or
    /// more, or where the text ends within seventeen characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthAt(ReadOnlySpan<char> text, int start, out ulong key)
    {
        key = 0;
        if (start + Lanes >= text.Length) return 0;
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        // What is beyond a byte becomes 255, no letter.
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, Lanes / 2));
        var letters = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var others = Vector128.GreaterThan(letters, Vector128.Create((byte)('z' - 'a'))).ExtractMostSignificantBits();
        var length = BitOperations.TrailingZeroCount(others | (1u << Lanes));
        if (length is 0 or Lanes) return 0;
        var (low, high) = (bytes.AsUInt64()[0], bytes.AsUInt64()[1]);
        if (length < Lanes / 2) (low, high) = (low & ((1UL << (8 * length)) - 1), 0);
        else high &= (1UL << (8 * (length - (Lanes / 2)))) - 1;
        var product = Math.BigMul(low ^ 0xA0761D6478BD642F, high ^ 0xE7037ED1A0B428DB, out var rest);
        key = product ^ rest;
        return length;
    }
}
