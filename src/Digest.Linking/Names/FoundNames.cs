namespace Digest.Linking.Names;

/// <summary>Collects the known names of one document, each once; reused from document to document. Not thread-safe.</summary>
internal sealed class FoundNames
{
    private KnownName[] names = new KnownName[16];
    private int count;

    /// <summary>Forgets everything, keeps the memory.</summary>
    public void Clear() => count = 0;

    /// <summary>Adds a name; of two kinds the first is kept.</summary>
    public void Add(in KnownName name)
    {
        for (var i = 0; i < count; i++)
        {
            if (names[i].Key != name.Key)
                continue;
            if (name.Kind < names[i].Kind)
                names[i] = name;
            return;
        }
        if (count == names.Length)
            Array.Resize(ref names, count * 2);
        names[count++] = name;
    }

    /// <summary>The names in the order of their identity.</summary>
    public KnownName[] ToSorted()
    {
        var result = new KnownName[count];
        for (var i = 0; i < count; i++)
        {
            var (place, name) = (i, names[i]);
            for (; place > 0 && result[place - 1].Key > name.Key; place--)
                result[place] = result[place - 1];
            result[place] = name;
        }
        return result;
    }
}
