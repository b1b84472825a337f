using System.Runtime.InteropServices;

namespace Digest.Linking.Names;

/// <summary>The people, places and organizations that articles of a site name in their front matter, so that the same name in the
/// text of another article is known for what it is.</summary>
internal static class SiteNames
{
    /// <summary>Each name once, by identity. Where articles do not agree, the kind and spelling of most articles hold, then the
    /// kind's order and ordinal order of the spelling: the order of the documents does not matter.</summary>
    public static Dictionary<ulong, KnownName> Collect(Fingerprint[] documents)
    {
        var uses = new Dictionary<KnownName, int>();
        foreach (var document in documents)
        {
            foreach (var name in document.Names)
            {
                if (name.Kind == NameKind.Topic)
                    continue; // a subject is the editor's word about an article, no name in its text
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, name, out _);
                count++;
            }
        }
        var names = new Dictionary<ulong, KnownName>();
        foreach (var (name, count) in uses)
        {
            if (!names.TryGetValue(name.Key, out var known) || IsBefore(name, count, known, uses[known]))
                names[name.Key] = name;
        }
        return names;
    }

    private static bool IsBefore(KnownName name, int count, KnownName known, int uses) =>
        count != uses ? count > uses
        : name.Kind != known.Kind ? name.Kind < known.Kind
        : string.CompareOrdinal(name.Name, known.Name) < 0;
}
