namespace Digest.Linking.Names;

/// <summary>A form of a name: its words as identities, and the name it stands for.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Capital">Found only where it is written with a capital.</param>
/// <param name="Name">The name.</param>
internal sealed record NameForm(ulong[] Words, bool Capital, KnownName Name)
{
    /// <summary>The language of the texts in which it is found; null for any.</summary>
    public string? Language { get; init; }
}

/// <summary>A name with its forms: the canonical one first, then its aliases.</summary>
internal sealed record NameForms(KnownName Known, IReadOnlyList<string> Aliases, NameForm[] Forms)
{
    /// <summary>Prepares a name; forms without a word are left out.</summary>
    public static NameForms Of(LinkName name)
    {
        var known = new KnownName(NameLexicon.KeyOf(name.Name), name.Kind, name.Name);
        var forms = new List<NameForm>(1 + name.Aliases.Count);
        Add(forms, name.Name, known);
        foreach (var alias in name.Aliases) Add(forms, alias, known);
        foreach (var (language, alias) in name.AliasesOf) Add(forms, alias, known, language);
        return new NameForms(known, name.Aliases, [.. forms]);
    }

    private static void Add(List<NameForm> forms, string form, KnownName known, string? language = null)
    {
        var words = NameLexicon.WordsOf(form);
        if (words.Count == 0) return;
        forms.Add(new NameForm([.. words], known.Kind != NameKind.Topic && char.IsUpper(form.TrimStart()[0]), known)
        {
            Language = language,
        });
    }
}
