using System.Numerics;
using Digest.Linking.Text;

namespace Digest.Linking.Names;

/// <summary>Known names and their aliases, ready to be found in tokenized text. Immutable.</summary>
internal sealed class NameLexicon
{
    private readonly Dictionary<ulong, NameForm[]> _byFirstWord;
    private readonly ulong[] _mayBegin; // a bit for each hash of a first word: nearly every word of a text begins no name

    private NameLexicon(Dictionary<ulong, NameForm[]> byFirstWord)
    {
        this._byFirstWord = byFirstWord;
        _mayBegin = new ulong[BitOperations.RoundUpToPowerOf2((uint)(byFirstWord.Count / 4) + 1)];
        foreach (var first in byFirstWord.Keys)
            _mayBegin[(int)(first >> 6) & (_mayBegin.Length - 1)] |= 1UL << (int)(first & 63);
    }

    /// <summary>Prepares names; an alias of two names belongs to the one that is listed first.</summary>
    public static NameLexicon Of(IReadOnlyList<LinkName> names)
    {
        var lists = new Dictionary<ulong, List<NameForm>>();
        foreach (var name in names)
        {
            foreach (var form in NameForms.Of(name).Forms)
            {
                if (!lists.TryGetValue(form.Words[0], out var list)) lists[form.Words[0]] = list = [];
                list.Add(form);
            }
        }
        var sorted = new Dictionary<ulong, NameForm[]>(lists.Count);
        foreach (var (first, entries) in lists)
        {
            var array = entries.ToArray();
            // The longest form wins; equal lengths keep the order of the list.
            var order = new int[array.Length];
            for (var i = 0; i < order.Length; i++) order[i] = (-array[i].Words.Length * 100_000) + i;
            Array.Sort(order, array);
            sorted[first] = array;
        }
        return new NameLexicon(sorted);
    }

    /// <summary>False where no name begins with a word.</summary>
    public bool MayBegin(ulong word) => (_mayBegin[(int)(word >> 6) & (_mayBegin.Length - 1)] >> (int)(word & 63) & 1) != 0;

    /// <summary>The longest known name whose words begin with <paramref name="words"/>, or null.</summary>
    /// <param name="words">The words of a text, from one of them on.</param>
    /// <param name="capital">Whether the first is written with a capital.</param>
    /// <param name="language">The text's primary language.</param>
    public NameForm? Find(ReadOnlySpan<ulong> words, bool capital, string language)
    {
        if (!_byFirstWord.TryGetValue(words[0], out var entries)) return null;
        foreach (var entry in entries)
        {
            if (words.StartsWith(entry.Words) && (capital || !entry.Capital)
                && (entry.Language is null || entry.Language == language))
            {
                return entry;
            }
        }
        return null;
    }

    /// <summary>The identity of a name: its folded words in their order.</summary>
    public static ulong KeyOf(string name)
    {
        var key = 0UL;
        foreach (var word in WordsOf(name)) key = TermSpace.Join(key, word);
        return key;
    }

    /// <summary>The folded words of a name as term identities.</summary>
    public static List<ulong> WordsOf(string name)
    {
        var words = new List<ulong>();
        Span<char> folded = stackalloc char[Folding.Longest];
        var tokens = new Tokenizer(name);
        while (tokens.MoveNext())
        {
            var length = Folding.Fold(name.AsSpan(tokens.Current.Start, tokens.Current.Length), folded);
            if (length > 0) words.Add(TermSpace.Name(folded[..length]));
        }
        return words;
    }
}
