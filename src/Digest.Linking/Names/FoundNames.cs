namespace Digest.Linking.Names;

/// <summary>Collects the known names of one document, each once; reused from document to document. Not thread-safe.</summary>
internal sealed class FoundNames
{
    // Looking through so few is faster than any index.
    private const int Few = 48;

    private readonly Dictionary<ulong, int> places = [];
    private KnownName[] names = new KnownName[16];
    private int count;

    /// <summary>Forgets everything, keeps the memory.</summary>
    public void Clear()
    {
        count = 0;
        if (places.Count > 0)
            places.Clear();
    }

    /// <summary>Adds a name; of two kinds the first is kept.</summary>
    public void Add(in KnownName name)
    {
        var place = Find(name.Key);
        if (place >= 0)
        {
            if (name.Kind < names[place].Kind)
                names[place] = name;
            return;
        }
        if (count == names.Length)
            Array.Resize(ref names, count * 2);
        names[count++] = name;
        if (count == Few)
        {
            for (var i = 0; i < count; i++)
                places.Add(names[i].Key, i);
        }
        else if (count > Few)
        {
            places.Add(name.Key, count - 1);
        }
    }

    /// <summary>The names in the order of their identity.</summary>
    public KnownName[] ToSorted()
    {
        var result = names[..count];
        Array.Sort(result, static (a, b) => a.Key.CompareTo(b.Key));
        return result;
    }

    private int Find(ulong key)
    {
        if (places.Count > 0)
            return places.GetValueOrDefault(key, -1);
        for (var i = 0; i < count; i++)
        {
            if (names[i].Key == key)
                return i;
        }
        return -1;
    }
}
