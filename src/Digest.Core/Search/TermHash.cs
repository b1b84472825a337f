namespace Digest.Core.Search;

/// <summary>The hash of terms and addresses: FNV-1a over UTF-16 units, 32 bits, and a last multiplication that spreads
/// it.</summary>
internal static class TermHash
{
    /// <summary>The state before the first unit.</summary>
    public const uint Start = 2166136261;

    private const uint Spread = 0x9E3779B1;

    /// <summary>The state after more units.</summary>
    public static uint Add(uint state, ReadOnlySpan<char> text)
    {
        foreach (var c in text) state = Add(state, c);
        return state;
    }

    /// <summary>The state after one more unit.</summary>
    public static uint Add(uint state, char c) => (state ^ c) * 16777619;

    /// <summary>The hash of what led to a state.</summary>
    public static uint Finish(uint state) => (state * Spread) ^ (state * Spread >> 16);

    /// <summary>The hash of a text.</summary>
    public static uint Compute(ReadOnlySpan<char> text) => Finish(Add(Start, text));

    /// <summary>The bucket, of 16 bits, of two terms that follow each other: that of the terms with a space between.</summary>
    public static ushort Pair(uint first, ReadOnlySpan<char> second) => (ushort)(Add(Add(first, ' '), second) * Spread >> 16);
}
