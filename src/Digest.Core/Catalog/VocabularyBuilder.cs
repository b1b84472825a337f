using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Catalog;

/// <summary>Gives each name its term and each term its address. Who has an address first keeps it: entries of the data files with
/// a slug, then those without, then names in the order of the articles that first gave them, so that a later article changes no
/// address.</summary>
internal sealed class VocabularyBuilder
{
    private static readonly TermKind[] Kinds = Enum.GetValues<TermKind>();

    private readonly IReadOnlyList<DataEntry> _data;
    private readonly Dictionary<(TermKind, string Key), Term> _byKey = [];
    private readonly Dictionary<(TermKind, string Slug), Term> _bySlug = [];
    private readonly Dictionary<(TermKind, string Key), Name> _names = [];
    private readonly List<Name> _inOrder = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<TermKind, FreeNumbers> _numbers = Kinds.ToDictionary(k => k, _ => new FreeNumbers());

    /// <summary>Prepares to build.</summary>
    /// <param name="data">Entries of the data files.</param>
    public VocabularyBuilder(IReadOnlyList<DataEntry> data) => _data = data;

    /// <summary>Builds the vocabulary of a site.</summary>
    /// <param name="articles">Articles that are built.</param>
    /// <param name="expired">Articles that were built once.</param>
    public Checked<Vocabulary> Build(IReadOnlyList<Article> articles, IReadOnlyList<Article> expired)
    {
        Entries();
        Collect(articles, expired);
        foreach (var name in _inOrder)
        {
            if (_byKey.ContainsKey((name.Kind, name.Key))) continue;
            var slug = Free(name.Kind, TermNames.Slug(name.First), name.First, out var taken);
            var term = new Term(name.Kind, name.Commonest, slug, null);
            Add(term, name.Key);
            if (taken is not null && name.Uses > 0) TellApart(term, taken, name.Place);
        }

        foreach (var name in _inOrder) TellOfFinalS(name);
        return new(new Vocabulary(_data, _byKey, _keys), _diagnostics);
    }

    private void Entries()
    {
        var terms = new Term?[_data.Count];
        foreach (var given in (bool[])[true, false])
        {
            for (var i = 0; i < _data.Count; i++)
            {
                if (_data[i].Slug is { Length: > 0 } == given) terms[i] = TermOf(_data[i]);
            }
        }

        // A name stands before what another entry gives as one more name.
        for (var i = 0; i < _data.Count; i++)
        {
            if (terms[i] is not { } term) continue;
            var entry = _data[i];
            if (entry.Slug is { Length: > 0 } slug && slug != TermNames.Slug(entry.Name)) AddSpelling(term, slug);
            foreach (var alias in entry.Aliases)
            {
                if (AddSpelling(term, alias) is { } first) TellShared(entry, alias, term, first);
            }

            if (entry.Kind == TermKind.Source && entry.Link is { } link && Addresses.Host(link) is { } host)
                AddSpelling(term, host);
        }
    }

    private Term? TermOf(DataEntry entry)
    {
        var key = TermNames.Key(entry.Name);
        if (_byKey.TryGetValue((entry.Kind, key), out var same)) return same;
        var wanted = entry.Slug is { Length: > 0 } given ? given : TermNames.Slug(entry.Name);
        if (wanted.Length == 0) return null;
        var term = new Term(entry.Kind, entry.Name, Free(entry.Kind, wanted, entry.Name, out var taken), entry);
        Add(term, key);
        if (taken is not null) TellApart(term, taken, entry.Place);
        return term;
    }

    private void Collect(IReadOnlyList<Article> articles, IReadOnlyList<Article> expired)
    {
        var ordered = new List<(Article Article, bool Counts)>(articles.Count + expired.Count);
        foreach (var article in articles) ordered.Add((article, article.Withdrawn is null));
        foreach (var article in expired) ordered.Add((article, false));
        // Of two articles of one instant the first by path counts, as it does for the addresses of articles.
        ordered.Sort((a, b) =>
        {
            var order = a.Article.Published.UtcTicks.CompareTo(b.Article.Published.UtcTicks);
            return order != 0 ? order : string.CompareOrdinal(a.Article.SourcePath, b.Article.SourcePath);
        });
        foreach (var (article, counts) in ordered)
        {
            foreach (var kind in Kinds)
            {
                foreach (var name in Vocabulary.Names(article, kind)) Count(kind, name, counts);
            }
        }
    }

    private void Count(TermKind kind, Placed given, bool counts)
    {
        if (!_keys.TryGetValue(given.Value, out var key))
        {
            key = TermNames.Key(given.Value);
            _keys.Add(given.Value, key);
        }

        if (key.Length == 0) return;
        if (!_names.TryGetValue((kind, key), out var name))
        {
            name = new(kind, key, given.Value, given.Place);
            _names.Add((kind, key), name);
            _inOrder.Add(name);
        }

        if (counts) name.Count(given);
    }

    private void Add(Term term, string key)
    {
        _byKey.Add((term.Kind, key), term);
        _bySlug.Add((term.Kind, term.Slug), term);
    }

    // The other term that has the spelling already, or null.
    private Term? AddSpelling(Term term, string spelling)
    {
        if (TermNames.Key(spelling) is not { Length: > 0 } key || _byKey.TryAdd((term.Kind, key), term)) return null;
        return _byKey[(term.Kind, key)] is var first && first != term ? first : null;
    }

    // Two places may well have one name in French.
    private void TellShared(DataEntry entry, string name, Term term, Term first) => _diagnostics.Add(Codes.SharedName.At(
        entry.Place,
        $"'{name}' is a name of '{first.Name}' too: articles that write it mean that {WordOf(term.Kind)}, not '{term.Name}'",
        $"write the name '{term.Name}' in articles that mean it"));

    private string Free(TermKind kind, string wanted, string name, out Term? taken)
    {
        if (!_bySlug.TryGetValue((kind, wanted), out taken)) return wanted;
        var slug = TermNames.SlugWithSigns(name);
        return !_bySlug.ContainsKey((kind, slug)) ? slug : _numbers[kind].First(wanted,
            n => Slugs.With(wanted, n.ToString(CultureInfo.InvariantCulture)), s => !_bySlug.ContainsKey((kind, s)));
    }

    private void TellApart(Term term, Term taken, Place place) => _diagnostics.Add(Codes.AddressToldApart.At(place,
        $"the address {taken.Permalink} is taken by '{taken.Name}'; the {WordOf(term.Kind)} '{term.Name}' is at {term.Permalink}",
        term.Kind == TermKind.Author
        ? "write the name with a letter or a digit more that tells it apart"
        : $"give it a 'slug' of its own in _data/{Term.Segment(term.Kind)}.yml"));

    // Singular and plural may be one thing or two: only the editor knows.
    private void TellOfFinalS(Name name)
    {
        if (name.Kind == TermKind.Author || name.Uses == 0 || !TermNames.MayTakeS(name.Key.TrimEnd('s'))) return;
        var term = _byKey[(name.Kind, name.Key)];
        var otherKey = name.Key[^1] == 's' ? name.Key[..^1] : name.Key + "s";
        if (!TermNames.DifferByFinalS(name.Key, otherKey) || !_byKey.TryGetValue((name.Kind, otherKey), out var other)
            || other == term || (term.Entry is not null && other.Entry is not null))
        {
            return;
        }

        // Told once, of the one that is not listed, else of the rarer one, else of the plural.
        var rival = _names.GetValueOrDefault((name.Kind, otherKey));
        var uses = other.Entry is not null ? int.MaxValue : rival?.Uses ?? 0;
        if (uses == 0 || term.Entry is not null || name.Uses > uses || (name.Uses == uses && name.Key[^1] != 's')) return;
        var file = $"_data/{Term.Segment(name.Kind)}.yml";
        _diagnostics.Add(Codes.FinalS.At(name.Place,
            $"the {WordOf(name.Kind)} '{term.Name}' differs from '{other.Name}' by a final 's' alone",
            $"if they are one, write '- name: {other.Name}' with 'aliases: [{term.Name}]' in {file}; if they are two, list both "
            + "there"));
    }

    /// <summary>The word for a kind in messages.</summary>
    private static string WordOf(TermKind kind) => kind switch
    {
        TermKind.Topic => "topic",
        TermKind.Person => "person",
        TermKind.Place => "place",
        TermKind.Organization => "organization",
        TermKind.Source => "source",
        _ => "author",
    };

    /// <summary>The spellings of one name.</summary>
    private sealed class Name(TermKind kind, string key, string first, Place place)
    {
        private readonly List<(string Spelling, int Count)> _counts = new(1);

        public TermKind Kind => kind;

        public string Key => key;

        /// <summary>The spelling that the address is made of.</summary>
        public string First => first;

        /// <summary>Where an article that is built first gives it.</summary>
        public Place Place { get; private set; } = place;

        public int Uses { get; private set; }

        /// <summary>Of two spellings that are as common the one that came first.</summary>
        public string Commonest
        {
            get
            {
                var (name, most) = (first, 0);
                foreach (var (spelling, count) in _counts)
                {
                    if (count > most) (name, most) = (spelling, count);
                }

                return name;
            }
        }

        public void Count(Placed given)
        {
            if (Uses++ == 0) Place = given.Place;
            var spelling = Slugs.Composed(given.Value);
            for (var i = 0; i < _counts.Count; i++)
            {
                if (_counts[i].Spelling != spelling) continue;
                _counts[i] = (spelling, _counts[i].Count + 1);
                return;
            }

            _counts.Add((spelling, 1));
        }
    }
}
