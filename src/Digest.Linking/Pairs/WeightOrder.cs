namespace Digest.Linking.Pairs;

/// <summary>Sorts places by their weights, heaviest first, equal ones by place: a radix sort over the 24 highest bits, which tell
/// weights apart that differ by more than one in 32,768. Linear; keeps its buffers. Not thread-safe.</summary>
internal sealed class WeightOrder
{
    private const int Digits = 3;
    private const int Values = 1 << 8;
    private readonly int[] _starts = new int[Digits * Values];
    private uint[] _keys = new uint[512];
    private int[] _places = new int[512];
    private uint[] _otherKeys = new uint[512];
    private int[] _otherPlaces = new int[512];
    private int _count;

    /// <summary>The places in order, valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>Begins anew, with room for so many.</summary>
    public void Clear(int most)
    {
        _count = 0;
        Array.Clear(_starts);
        if (most <= _keys.Length) return;
        (_keys, _places, _otherKeys, _otherPlaces) = (new uint[most * 2], new int[most * 2], new uint[most * 2],
            new int[most * 2]);
    }

    /// <summary>Adds a place; places come in ascending order, weights are positive.</summary>
    public void Add(int place, float weight)
    {
        var key = ~BitConverter.SingleToUInt32Bits(weight);
        _keys[_count] = key;
        _places[_count++] = place;
        _starts[key >> 8 & 255]++;
        _starts[Values + (int)(key >> 16 & 255)]++;
        _starts[(2 * Values) + (int)(key >> 24)]++;
    }

    /// <summary>Sorts what was added.</summary>
    public void Sort()
    {
        for (var digit = 0; digit < Digits; digit++)
        {
            var bucket = _starts.AsSpan(digit * Values, Values);
            var next = 0;
            for (var value = 0; value < bucket.Length; value++) (bucket[value], next) = (next, next + bucket[value]);
            for (var i = 0; i < _count; i++)
            {
                var to = bucket[(int)(_keys[i] >> (8 * (digit + 1)) & 255)]++;
                _otherKeys[to] = _keys[i];
                _otherPlaces[to] = _places[i];
            }
            (_keys, _otherKeys, _places, _otherPlaces) = (_otherKeys, _keys, _otherPlaces, _places);
        }
    }
}
