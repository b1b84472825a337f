namespace Digest.Linking.Names;

/// <summary>The names of one document's front matter, to be found in its text: a handful, so they are looked through. Not thread-safe.</summary>
internal sealed class OwnNames
{
    private const int MostRemembered = 1 << 14;
    private readonly Dictionary<string, NameForms> remembered = new(StringComparer.Ordinal);
    private readonly List<NameForms> names = [];
    private ulong mayBegin; // a bit for each hash of a first word: nearly every word of a text begins no name

    /// <summary>The names, as given.</summary>
    public IReadOnlyList<NameForms> Names => names;

    /// <summary>Takes the names of a document, forgets those before.</summary>
    public void Take(IReadOnlyList<LinkName> given)
    {
        names.Clear();
        mayBegin = 0;
        for (var i = 0; i < given.Count; i++)
        {
            var forms = FormsOf(given[i]);
            names.Add(forms);
            foreach (var form in forms.Forms)
                mayBegin |= 1UL << (int)(form.Words[0] & 63);
        }
    }

    /// <summary>False where no name begins with a word.</summary>
    public bool MayBegin(ulong word) => (mayBegin >> (int)(word & 63) & 1) != 0;

    /// <summary>The longest name whose words begin with <paramref name="words"/>, the first of equal ones, or null.</summary>
    public NameForm? Find(ReadOnlySpan<ulong> words, bool capital)
    {
        NameForm? best = null;
        foreach (var name in names)
        {
            foreach (var form in name.Forms)
            {
                if (form.Words[0] == words[0] && (best is null || form.Words.Length > best.Words.Length) && (capital || !form.Capital) && words.StartsWith(form.Words))
                    best = form;
            }
        }
        return best;
    }

    // Articles of one site name the same again and again.
    private NameForms FormsOf(LinkName name)
    {
        if (remembered.TryGetValue(name.Name, out var known) && known.Known.Kind == name.Kind && ReferenceEquals(known.Aliases, name.Aliases))
            return known;
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        return remembered[name.Name] = NameForms.Of(name);
    }
}
