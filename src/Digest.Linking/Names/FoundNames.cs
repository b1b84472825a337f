namespace Digest.Linking.Names;

/// <summary>Collects the known names of one document, each once; reused from document to document. Not thread-safe.</summary>
internal sealed class FoundNames
{
    // Looking through so few is faster than any index.
    private const int Few = 48;

    private readonly Dictionary<ulong, int> _places = [];
    private KnownName[] _names = new KnownName[16];
    private int _count;

    /// <summary>Forgets everything, keeps the memory.</summary>
    public void Clear()
    {
        _count = 0;
        if (_places.Count > 0) _places.Clear();
    }

    /// <summary>Adds a name; of two kinds the first is kept.</summary>
    public void Add(in KnownName name)
    {
        var place = Find(name.Key);
        if (place >= 0)
        {
            if (name.Kind < _names[place].Kind) _names[place] = name;
            return;
        }
        if (_count == _names.Length) Array.Resize(ref _names, _count * 2);
        _names[_count++] = name;
        if (_count == Few)
        {
            for (var i = 0; i < _count; i++) _places.Add(_names[i].Key, i);
        }
        else if (_count > Few)
        {
            _places.Add(name.Key, _count - 1);
        }
    }

    /// <summary>The names in the order of their identity.</summary>
    public KnownName[] ToSorted()
    {
        var result = _names[.._count];
        Array.Sort(result, static (a, b) => a.Key.CompareTo(b.Key));
        return result;
    }

    private int Find(ulong key)
    {
        if (_places.Count > 0) return _places.GetValueOrDefault(key, -1);
        for (var i = 0; i < _count; i++)
        {
            if (_names[i].Key == key) return i;
        }
        return -1;
    }
}
