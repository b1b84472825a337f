using Digest.Linking.Names;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>Finds the names in texts that nobody knows: runs of capitalised words, so in scripts with capitals alone.</summary>
public static class UnknownNames
{
    /// <summary>All such names, those in most documents first, then in ordinal order. A surname alone counts for the person whom
    /// its text names in full. Single words are names only where a text tells what they are.</summary>
    /// <param name="documents">The documents; their deks and texts are read.</param>
    /// <param name="known">Names that are known, with their aliases.</param>
    /// <param name="options">Threads, and what stops the run.</param>
    public static IReadOnlyList<FoundName> Find(IReadOnlyList<LinkDocument> documents, IReadOnlyList<LinkName> known,
        LinkOptions options)
    {
        var knows = new KnownForms(known);
        var inDocuments = new List<NameUse>[documents.Count];
        Parallel.For(0, documents.Count, options.Parallel, i => inDocuments[i] = UsesIn(documents[i], knows));
        var names = new Dictionary<ulong, NameVotes>();
        for (var i = 0; i < inDocuments.Length; i++)
        {
            foreach (var use in inDocuments[i])
            {
                if (!names.TryGetValue(use.Key, out var votes)) names[use.Key] = votes = new();
                votes.Add(use, documents[i].Id);
            }
        }

        return [.. names.Values.Select(v => v.Result()).OfType<FoundName>().OrderByDescending(n => n.Documents.Count)
            .ThenBy(n => n.Name, StringComparer.Ordinal)];
    }

    private static List<NameUse> UsesIn(LinkDocument document, KnownForms known)
    {
        var text = new TellingText(BoilerplateTail.Cut(document.Whole).ToString(),
            language: document.Language);
        var uses = new List<NameUse>();
        foreach (var name in text.Names)
        {
            var surface = text.LongestForm(name).Name;
            var words = NameLexicon.WordsOf(surface);
            if (words.Count == 0 || known.Contains(words)) continue;
            uses.Add(new(KeyOf(words), surface, words.Count, KindOf(text, name)));
        }

        return uses;
    }

    private static ulong KeyOf(List<ulong> words) => words.Aggregate(0UL, TermSpace.Join);

    private static NameKind? KindOf(TellingText text, NameInText name)
    {
        var words = text.Words;
        for (var i = name.First; i <= name.Last; i++)
        {
            if (text.Speech.IsPlace(words[i].Folded)) return NameKind.Place;
            if (text.Speech.IsBody(words[i].Folded)) return NameKind.Organization;
        }

        if (text.IsSurelyPerson(name)) return NameKind.Person;
        if (name.Length > 1 && Speech.Any.GenderOfGivenName(words[name.First].Lower) != 0) return NameKind.Person;
        if (name.Length == 1 && IsAcronym(text.Surface(name))) return NameKind.Organization;
        return name.Run == name.First && text.IsJoined(name.First - 1) && text.Speech.IsBeforeTown(words[name.First - 1].Lower)
            ? NameKind.Place : null;
    }

    private static bool IsAcronym(string word) => word.Length is >= 2 and <= 6 && word.All(char.IsUpper);

    /// <summary>One use of a name.</summary>
    private readonly record struct NameUse(ulong Key, string Surface, int Words, NameKind? Kind);

    // The identities of known names, and of what may stand for one: a surname, a longer run that ends in it.
    private sealed class KnownForms
    {
        private readonly HashSet<ulong> _whole = [];
        private readonly HashSet<ulong> _parts = [];

        public KnownForms(IReadOnlyList<LinkName> names)
        {
            foreach (var name in names)
            {
                foreach (var form in name.Aliases.Concat(name.AliasesOf.Select(a => a.Alias)).Prepend(name.Name))
                {
                    var words = NameLexicon.WordsOf(form);
                    if (words.Count == 0) continue;
                    _whole.Add(KeyOf(words));
                    if (words.Count == 1) continue;
                    _parts.Add(words[^1]);
                    if (name.Kind == NameKind.Person) _parts.Add(words[0]);
                }
            }
        }

        public bool Contains(List<ulong> words)
        {
            if (words.Count == 1 && _parts.Contains(words[0])) return true;
            for (var first = 0; first == 0 || first < words.Count - 1; first++)
            {
                if (_whole.Contains(KeyOf(words[first..]))) return true;
            }

            return false;
        }
    }

    private sealed class NameVotes
    {
        private readonly SortedDictionary<string, int> _surfaces = new(StringComparer.Ordinal);
        private readonly int[] _kinds = new int[(int)NameKind.Topic];
        private readonly List<string> _documents = [];
        private int _words;

        public void Add(NameUse use, string document)
        {
            _surfaces[use.Surface] = _surfaces.GetValueOrDefault(use.Surface) + 1;
            _words = use.Words;
            if (use.Kind is { } kind) _kinds[(int)kind]++;
            if (_documents.Count == 0 || _documents[^1] != document) _documents.Add(document);
        }

        public FoundName? Result()
        {
            var most = _kinds.Max();
            NameKind? kind = most > 0 && _kinds.Count(k => k == most) == 1 ? (NameKind)Array.IndexOf(_kinds, most) : null;
            return _words == 1 && kind is null ? null : new(_surfaces.MaxBy(s => s.Value).Key, kind, _documents);
        }
    }
}
