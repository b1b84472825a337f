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

/// <summary>A form of a name: its words as identities, and the name it stands for.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Capital">Found only where it is written with a capital.</param>
/// <param name="Name">The name.</param>
internal sealed record NameForm(ulong[] Words, bool Capital, KnownName Name);

/// <summary>A name with its forms: the canonical one first, then its aliases.</summary>
internal sealed record NameForms(KnownName Known, IReadOnlyList<string> Aliases, NameForm[] Forms)
{
    /// <summary>Prepares a name; forms without a word are left out.</summary>
    public static NameForms Of(LinkName name)
    {
        var known = new KnownName(NameLexicon.KeyOf(name.Name), name.Kind, name.Name);
        var forms = new List<NameForm>(1 + name.Aliases.Count);
        Add(forms, name.Name, known);
        foreach (var alias in name.Aliases)
            Add(forms, alias, known);
        return new NameForms(known, name.Aliases, [.. forms]);
    }

    private static void Add(List<NameForm> forms, string form, KnownName known)
    {
        var words = NameLexicon.WordsOf(form);
        if (words.Count > 0)
            forms.Add(new NameForm([.. words], known.Kind != NameKind.Topic && char.IsUpper(form.TrimStart()[0]), known));
    }
}
