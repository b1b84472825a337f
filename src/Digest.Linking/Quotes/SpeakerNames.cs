using Digest.Linking.Names;

namespace Digest.Linking.Quotes;

/// <summary>Tells whether two forms of a name are one speaker.</summary>
internal sealed class SpeakerNames
{
    private readonly Dictionary<ulong, ulong> canonical = [];

    public SpeakerNames(IReadOnlyList<LinkName> known, IReadOnlyList<LinkDocument> tellings)
    {
        Add(known);
        foreach (var telling in tellings)
            Add(telling.Names);
    }

    /// <summary>
    /// The same name after folding, two forms of one known name, or one the end of the other ("Leighton", "Cederic Leighton").
    /// </summary>
    public bool AreSame(string a, string b)
    {
        var (x, y) = (NameLexicon.WordsOf(a), NameLexicon.WordsOf(b));
        if (x.Count == 0 || y.Count == 0)
            return false;
        if (CanonicalOf(a) == CanonicalOf(b))
            return true;
        if (x[^1] != y[^1])
            return false;
        return x.Count == 1 || y.Count == 1 || x[0] == y[0];
    }

    /// <summary>True when two of the tellings both name somebody and not the same ones.</summary>
    public bool Differ(List<QuoteTelling> tellings)
    {
        for (var i = 0; i < tellings.Count; i++)
        {
            for (var j = i + 1; j < tellings.Count; j++)
            {
                if (Differ(Named(tellings[i].AttributedTo), Named(tellings[j].AttributedTo)))
                    return true;
            }
        }
        return false;
    }

    private bool Differ(List<string> a, List<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
            return false;
        return a.Count != b.Count || !a.TrueForAll(x => b.Exists(y => AreSame(x, y)));
    }

    // A phrase such as "the experts" names nobody.
    private static List<string> Named(IReadOnlyList<string> speakers)
    {
        var named = new List<string>();
        foreach (var speaker in speakers)
        {
            if (!char.IsLower(speaker[0]))
                named.Add(speaker);
        }
        return named;
    }

    private ulong CanonicalOf(string name)
    {
        var key = NameLexicon.KeyOf(name);
        return canonical.GetValueOrDefault(key, key);
    }

    private void Add(IReadOnlyList<LinkName> names)
    {
        foreach (var name in names)
        {
            var key = NameLexicon.KeyOf(name.Name);
            foreach (var alias in name.Aliases)
                canonical.TryAdd(NameLexicon.KeyOf(alias), key);
        }
    }
}
