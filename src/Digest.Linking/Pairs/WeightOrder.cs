namespace Digest.Linking.Pairs;

/// <summary>
/// Sorts places by their weights, heaviest first, equal ones by place: a radix sort over the 24 highest bits, which tell weights apart
/// that differ by more than one in 32,768. Linear; keeps its buffers. Not thread-safe.
/// </summary>
internal sealed class WeightOrder
{
    private const int Digits = 3;
    private const int Values = 1 << 8;
    private readonly int[] starts = new int[Digits * Values];
    private uint[] keys = new uint[512];
    private int[] places = new int[512];
    private uint[] otherKeys = new uint[512];
    private int[] otherPlaces = new int[512];
    private int count;

    /// <summary>The places in order, valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, count);

    /// <summary>Begins anew, with room for so many.</summary>
    public void Clear(int most)
    {
        count = 0;
        Array.Clear(starts);
        if (most <= keys.Length)
            return;
        (keys, places, otherKeys, otherPlaces) = (new uint[most * 2], new int[most * 2], new uint[most * 2], new int[most * 2]);
    }

    /// <summary>Adds a place; places come in ascending order, weights are positive.</summary>
    public void Add(int place, float weight)
    {
        var key = ~BitConverter.SingleToUInt32Bits(weight);
        keys[count] = key;
        places[count++] = place;
        starts[key >> 8 & 255]++;
        starts[Values + (int)(key >> 16 & 255)]++;
        starts[(2 * Values) + (int)(key >> 24)]++;
    }

    /// <summary>Sorts what was added.</summary>
    public void Sort()
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            var bucket = starts.AsSpan(digit * Values, Values);
            var next = 0;
            for (var value = 0; value < bucket.Length; value++)
                (bucket[value], next) = (next, next + bucket[value]);
            for (var i = 0; i < count; i++)
            {
                var to = bucket[(int)(keys[i] >> (8 * (digit + 1)) & 255)]++;
                otherKeys[to] = keys[i];
                otherPlaces[to] = places[i];
            }
            (keys, otherKeys, places, otherPlaces) = (otherKeys, keys, otherPlaces, places);
        }
    }
}
