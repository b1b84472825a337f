using System.Text;

namespace Digest.Fuzzing;

/// <summary>Changes inputs at random; the same seed gives the same changes.</summary>
/// <param name="random">Chooses.</param>
/// <param name="words">Pieces to put in.</param>
public sealed class Mutator(Random random, IReadOnlyList<string> words)
{
    /// <summary>Longest input, in bytes.</summary>
    public const int MaxLength = 4096;

    private static readonly byte[][] Extremes =
        [.. new[]
        {
            "0", "-1", "2147483647", "9223372036854775808", "1e999", "NaN", "\0", "\r\n", "\r", "\u2028", "\u00A0", "\uFEFF",
            "\u202E",
            "\U0001F468\u200D\U0001F469", "e\u0301", "\u0130", "\u00DF", "\uFFFD",
        }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>An input made of one or two others.</summary>
    /// <param name="input">What is changed; stays as it is.</param>
    /// <param name="other">What pieces may be taken from.</param>
    public byte[] Change(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var changes = 1 << random.Next(5); changes > 0; changes--) Once(bytes, other);
        if (bytes.Count > MaxLength) bytes.RemoveRange(MaxLength, bytes.Count - MaxLength);
        return [.. bytes];
    }

    private void Once(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, Length(bytes.Count - at));
                break;
            case 3:
                var piece = bytes.GetRange(at, Length(bytes.Count - at));
                for (var times = 1 << random.Next(5); times > 0 && bytes.Count < MaxLength; times--) bytes.InsertRange(at, piece);
                break;
            case 4:
                bytes.InsertRange(at, Extremes[random.Next(Extremes.Length)]);
                break;
            case 5 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Length(other.Length - from)).ToArray());
                break;
            case 6 when other.Length > 0:
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length)).ToArray());
                break;
            default:
                if (_words.Length > 0) bytes.InsertRange(at, _words[random.Next(_words.Length)]);
                break;
        }
    }

    // Short ones mostly.
    private int Length(int most) => Math.Min(most, 1 + random.Next(1 << random.Next(9)));
}
