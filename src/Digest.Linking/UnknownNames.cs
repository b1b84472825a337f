using System.Collections.Concurrent;
using Digest.Linking.Names;
using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>Finds the names in texts that nobody knows: runs of capitalised words, so in scripts with capitals alone.</summary>
public static class UnknownNames
{
    /// <summary>All such names, those in most documents first, then in ordinal order. A surname alone counts for the person whom
    /// its text names in full. Single words are names only where texts tell what they are, and where no more documents have them
    /// in small letters.</summary>
    /// <param name="documents">The documents; their deks and texts are read.</param>
    /// <param name="known">Names that are known, with their aliases.</param>
    /// <param name="options">Threads, and what stops the run.</param>
    public static IReadOnlyList<FoundName> Find(IReadOnlyList<LinkDocument> documents, IReadOnlyList<LinkName> known,
        LinkOptions options)
    {
        var knows = new KnownForms(known);
        var inDocuments = new List<NameUse>[documents.Count];
        var ordinary = new ConcurrentDictionary<ulong, int>();
        Parallel.For(0, documents.Count, options.Parallel, i => inDocuments[i] = UsesIn(documents[i], knows, ordinary));
        var names = new Dictionary<ulong, NameVotes>();
        for (var i = 0; i < inDocuments.Length; i++)
        {
            foreach (var use in inDocuments[i])
            {
                if (!names.TryGetValue(use.Key, out var votes)) names[use.Key] = votes = new();
                votes.Add(use, documents[i].Id);
            }
        }

        return [.. names.Values.Select(v => v.Result(ordinary)).OfType<FoundName>().OrderByDescending(n => n.Documents.Count)
            .ThenBy(n => n.Name, StringComparer.Ordinal)];
    }

    private static List<NameUse> UsesIn(LinkDocument document, KnownForms known, ConcurrentDictionary<ulong, int> ordinary)
    {
        var text = new TellingText(BoilerplateTail.Cut(document.Whole).ToString(),
            language: document.Language);
        var uses = new List<NameUse>();
        foreach (var name in text.Names)
        {
            var surface = text.LongestForm(name).Name;
            var words = NameLexicon.WordsOf(surface);
            if (words.Count == 0 || known.Contains(words) || IsContraction(surface)) continue;
            uses.Add(new(KeyOf(words), surface, words, KindOf(text, name), IsGivenName(text, name)));
        }

        foreach (var word in SmallWords(text.Words)) ordinary.AddOrUpdate(word, 1, static (_, count) => count + 1);
        return uses;
    }

    // Words in small letters, each once.
    private static HashSet<ulong> SmallWords(TextWords words)
    {
        var found = new HashSet<ulong>();
        Span<char> folded = stackalloc char[Folding.Longest];
        for (var i = 0; i < words.Count; i++)
        {
            ref readonly var token = ref words.TokenAt(i);
            if (token.Kind != TokenKind.Word || token.Capital) continue;
            var length = Folding.Fold(words.SpanOf(i), folded);
            if (length > 0) found.Add(TermSpace.Name(folded[..length]));
        }

        return found;
    }

    // "I've" and "I'm" are no names, "O'Hara" is one.
    private static bool IsContraction(string surface) =>
        surface.Length > 2 && surface[0] == 'I' && surface[1] is '\'' or '\u2019';

    private static bool IsGivenName(TellingText text, NameInText name) =>
        name.Length > 1 && Speech.Any.GenderOfGivenName(text.Words[name.First].Lower) != 0;

    private static ulong KeyOf(List<ulong> words) => words.Aggregate(0UL, TermSpace.Join);

    private static NameKind? KindOf(TellingText text, NameInText name)
    {
        var words = text.Words;
        // "Todd Park" said something; "Hyde Park" is a place.
        if (name.Length == 2 && IsGivenName(text, name) && text.IsSurelyPerson(name)) return NameKind.Person;
        for (var i = name.First; i <= name.Last; i++)
        {
            if (text.Speech.IsPlace(words[i].Folded)) return NameKind.Place;
            if (text.Speech.IsBody(words[i].Folded)) return NameKind.Organization;
        }

        if (text.IsSurelyPerson(name) || IsGivenName(text, name)) return NameKind.Person;
        if (name.Length == 1 && IsAcronym(text.Surface(name))) return NameKind.Organization;
        return name.Run == name.First && text.IsJoined(name.First - 1) && text.Speech.IsBeforeTown(words[name.First - 1].Lower)
            ? NameKind.Place : null;
    }

    private static bool IsAcronym(string word) => word.Length is >= 2 and <= 6 && word.All(char.IsUpper);

    /// <summary>One use of a name.</summary>
    private readonly record struct NameUse(ulong Key, string Surface, List<ulong> Words, NameKind? Kind, bool HasGivenName);

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
        // One use in so many must tell what a single word is.
        private const int LeastShare = 6;

        private readonly SortedDictionary<string, int> _surfaces = new(StringComparer.Ordinal);
        private readonly int[] _kinds = new int[(int)NameKind.Topic];
        private readonly List<string> _documents = [];
        private List<ulong> _words = [];
        private bool _hasGivenName;
        private int _uses;

        public void Add(NameUse use, string document)
        {
            _surfaces[use.Surface] = _surfaces.GetValueOrDefault(use.Surface) + 1;
            _words = use.Words;
            _hasGivenName |= use.HasGivenName;
            _uses++;
            if (use.Kind is { } kind) _kinds[(int)kind]++;
            if (_documents.Count == 0 || _documents[^1] != document) _documents.Add(document);
        }

        /// <param name="ordinary">How many documents have a word in small letters.</param>
        public FoundName? Result(ConcurrentDictionary<ulong, int> ordinary)
        {
            var surface = _surfaces.MaxBy(s => s.Value).Key;
            var most = _kinds.Max();
            NameKind? kind = most > 0 && _kinds.Count(k => k == most) == 1 ? (NameKind)Array.IndexOf(_kinds, most) : null;
            if (_words.Count == 1)
            {
                var isName = kind is not null && most * LeastShare >= _uses && (IsAcronym(surface) || !IsOrdinary());
                return isName ? new(surface, kind, _documents) : null;
            }

            // A fellow, standards and a policy are no people, whatever they say.
            if (kind == NameKind.Person && !_hasGivenName && IsOrdinary()) kind = null;
            return new(surface, kind, _documents);

            bool IsOrdinary() => ordinary.GetValueOrDefault(_words[^1]) >= _documents.Count;
        }
    }
}
