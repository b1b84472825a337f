namespace Digest.Linking.Names;

/// <summary>The names of one document's front matter, to be found in its text: a handful, so they are looked through. Not
/// thread-safe.</summary>
internal sealed class OwnNames
{
    private const int MaxRemembered = 1 << 14;
    private readonly Dictionary<string, NameForms> _remembered = new(StringComparer.Ordinal);
    private readonly List<NameForms> _names = [];
    private ulong _mayBegin; // a bit for each hash of a first word: nearly every word of a text begins no name

    /// <summary>The names, as given.</summary>
    public IReadOnlyList<NameForms> Names => _names;

    /// <summary>Takes the names of a document, forgets those before.</summary>
    public void Take(IReadOnlyList<LinkName> given)
    {
        _names.Clear();
        _mayBegin = 0;
        for (var i = 0; i < given.Count; i++)
        {
            var forms = FormsOf(given[i]);
            _names.Add(forms);
            foreach (var form in forms.Forms) _mayBegin |= 1UL << (int)(form.Words[0] & 63);
        }
    }

    /// <summary>False where no name begins with a word.</summary>
    public bool MayBegin(ulong word) => (_mayBegin >> (int)(word & 63) & 1) != 0;

    /// <summary>The longest name whose words begin with <paramref name="words"/>, the first of equal ones, or null.</summary>
    public NameForm? Find(ReadOnlySpan<ulong> words, bool capital)
    {
        NameForm? best = null;
        foreach (var name in _names)
        {
            foreach (var form in name.Forms)
            {
                if (form.Words[0] == words[0] && (best is null || form.Words.Length > best.Words.Length)
                    && (capital || !form.Capital) && words.StartsWith(form.Words))
                {
                    best = form;
                }
            }
        }
        return best;
    }

    // Articles of one site name the same again and again.
    private NameForms FormsOf(LinkName name)
    {
        if (_remembered.TryGetValue(name.Name, out var known) && known.Known.Kind == name.Kind
            && ReferenceEquals(known.Aliases, name.Aliases))
        {
            return known;
        }

        if (_remembered.Count >= MaxRemembered) _remembered.Clear();
        return _remembered[name.Name] = NameForms.Of(name);
    }
}
