using Digest.Linking.Names;
using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>Tells whether two forms of a name are one speaker.</summary>
internal sealed class SpeakerNames
{
    // "Alexis" and "Alexandros", "Ray" and "Raymond".
    private const int SharedBeginning = 3;
    private const int ShortestWithSlip = 5;

    private readonly Dictionary<ulong, ulong> _canonical = [];

    public SpeakerNames(IReadOnlyList<LinkName> known, IReadOnlyList<LinkDocument> tellings)
    {
        Add(known);
        foreach (var telling in tellings) Add(telling.Names);
    }

    /// <summary>The same name after folding, two forms of one known name, one part of the other ("Leighton", "Constable Cedric
    /// Leighton"), or names that differ by a slip or a short form.</summary>
    public bool AreSame(string a, string b)
    {
        if (CanonicalOf(a) == CanonicalOf(b)) return true;
        var (x, y) = (WordsOf(a), WordsOf(b));
        if (x.Count == 0 || y.Count == 0) return false;
        var (shorter, longer) = x.Count <= y.Count ? (x, y) : (y, x);
        if (string.Concat(x) == string.Concat(y)) return true; // "DelGiudice", "Del Giudice"
        if (shorter.TrueForAll(word => longer.Exists(other => IsNear(word, other)))) return true;
        return IsNear(x[^1], y[^1]) && x.Count > 1 && y.Count > 1 && IsShortFor(x[0], y[0]);
    }

    /// <summary>True when two of the tellings both name somebody and not the same ones. A body and one who speaks for it may be
    /// the same.</summary>
    public bool Differ(List<List<Speaker>> tellings)
    {
        for (var i = 0; i < tellings.Count; i++)
        {
            for (var j = i + 1; j < tellings.Count; j++)
            {
                if (Differ(Named(tellings[i]), Named(tellings[j]))) return true;
            }
        }
        return false;
    }

    private bool Differ(List<Speaker> a, List<Speaker> b)
    {
        if (a.Count == 0 || b.Count == 0 || AreBodyAndPeople(a, b) || AreBodyAndPeople(b, a)) return false;
        return a.Count != b.Count || !a.TrueForAll(x => b.Exists(y => AreSame(x.Name, y.Name)));
    }

    private static bool AreBodyAndPeople(List<Speaker> a, List<Speaker> b) =>
        a.TrueForAll(static s => s.Kind == SpeakerKind.Body) && b.TrueForAll(static s => s.Kind == SpeakerKind.Person);

    // A phrase such as "the experts" names nobody.
    private static List<Speaker> Named(List<Speaker> speakers) => speakers.FindAll(static s => s.Kind != SpeakerKind.Phrase);

    private static bool IsShortFor(string a, string b)
    {
        var shared = 0;
        while (shared < Math.Min(a.Length, b.Length) && a[shared] == b[shared]) shared++;
        return shared >= SharedBeginning || shared == Math.Min(a.Length, b.Length);
    }

    // Equal, or one letter apart in a long word.
    private static bool IsNear(string a, string b)
    {
        if (a == b) return true;
        if (Math.Min(a.Length, b.Length) < ShortestWithSlip || Math.Abs(a.Length - b.Length) > 1) return false;
        var (left, right) = (0, 0);
        while (left < Math.Min(a.Length, b.Length) && a[left] == b[left]) left++;
        while (right < Math.Min(a.Length, b.Length) - left && a[^(right + 1)] == b[^(right + 1)]) right++;
        return Math.Max(a.Length, b.Length) - left - right <= 1;
    }

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var tokens = new Tokenizer(name);
        while (tokens.MoveNext()) words.Add(Folding.Fold(name.Substring(tokens.Current.Start, tokens.Current.Length)));
        var own = words.FindAll(static word => !Speech.Any.IsRole(word));
        return own.Count > 0 ? own : words;
    }

    private ulong CanonicalOf(string name)
    {
        var key = NameLexicon.KeyOf(name);
        return _canonical.GetValueOrDefault(key, key);
    }

    private void Add(IReadOnlyList<LinkName> names)
    {
        foreach (var name in names)
        {
            var key = NameLexicon.KeyOf(name.Name);
            foreach (var alias in name.Aliases) _canonical.TryAdd(NameLexicon.KeyOf(alias), key);
        }
    }
}
