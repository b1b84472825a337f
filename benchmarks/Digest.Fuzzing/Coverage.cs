using SharpFuzz.Common;

namespace Digest.Fuzzing;

/// <summary>Which branches of instrumented code an input took, and how often in powers of two.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    // Pinned as long as the process runs.
    private readonly byte[] _map = GC.AllocateArray<byte>(Size, pinned: true);
    private readonly byte[] _seen = new byte[Size];

    public Coverage()
    {
        fixed (byte* map = _map) Trace.SharedMem = map;
    }

    /// <summary>Places and counts that were seen.</summary>
    public int Seen { get; private set; }

    /// <summary>Forgets the last input.</summary>
    public void Begin()
    {
        _map.AsSpan().Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input since the beginning took a branch, or took one so often, as none before.</summary>
    public bool IsNew()
    {
        var isNew = false;
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(_map.AsSpan());
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] == 0) continue;
            for (var i = w * 8; i < w * 8 + 8; i++)
            {
                if (_map[i] == 0) continue;
                var bucket = (byte)(1 << Math.Min(7, System.Numerics.BitOperations.Log2(_map[i])));
                if ((_seen[i] & bucket) != 0) continue;
                _seen[i] |= bucket;
                Seen++;
                isNew = true;
            }
        }

        return isNew;
    }
}
