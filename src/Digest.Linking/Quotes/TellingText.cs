using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>A telling cut into words, with the names in it. Offsets are those of the text.</summary>
internal sealed class TellingText
{
    private List<(int First, int Last)>? names;

    public TellingText(string text)
    {
        Text = text;
        Words = new TellingWords(text);
    }

    public string Text { get; }

    public TellingWords Words { get; }

    /// <summary>Runs of capitalised words without titles, in their order, as first and last word.</summary>
    public List<(int First, int Last)> Names => names ??= NamesIn();

    /// <summary>The name as written.</summary>
    public string Surface((int First, int Last) name) =>
        Text[Words.TokenAt(name.First).Start..Words.TokenAt(name.Last).End].Replace('\n', ' ');

    /// <summary>The index of the first word at or after an offset.</summary>
    public int WordAt(int offset)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Words.TokenAt(middle).Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>
    /// The longest form of a name in the telling: one that ends with the same word, or begins with the whole of a name of two words
    /// or more.
    /// </summary>
    public string LongestForm((int First, int Last) name)
    {
        var best = name;
        foreach (var other in Names)
        {
            if (other.Last - other.First > best.Last - best.First && IsPerson(other)
                && string.Equals(Words[other.Last].Folded, Words[name.Last].Folded, StringComparison.Ordinal)
                && (name.First == name.Last || string.Equals(Words[other.First].Folded, Words[name.First].Folded, StringComparison.Ordinal)))
                best = other;
        }
        return Surface(best);
    }

    /// <summary>Two to four words, none of which stands for a body or a place.</summary>
    public bool IsPerson((int First, int Last) name)
    {
        if (name.Last == name.First || name.Last - name.First > 3)
            return false;
        for (var i = name.First; i <= name.Last; i++)
        {
            if (Speech.IsBody(Words[i].Folded) || Words[i].Lower == "of")
                return false;
        }
        return true;
    }

    private List<(int, int)> NamesIn()
    {
        var names = new List<(int, int)>();
        for (var i = 0; i < Words.Count; i++)
        {
            if (!Words.TokenAt(i).Capital)
                continue;
            var last = i;
            while (last + 1 < Words.Count && Follows(last))
                last++;
            while (last > i && !Words.TokenAt(last).Capital)
                last--;
            var first = AfterTitles(i, last);
            if (first <= last && !(first == i && Words.TokenAt(i).SentenceStart && first == last && IsCommon(i)))
                names.Add((first == i && Words.TokenAt(i).SentenceStart && IsCommon(i) ? first + 1 : first, last));
            i = last;
        }
        return names;
    }

    private static readonly TermSpace English = new("en");

    private bool IsCommon(int word) => CommonWords.StepOf(English.Word(Words[word].Lower)) <= 5;

    private bool Follows(int last)
    {
        var (word, next) = (Words.TokenAt(last), Words.TokenAt(last + 1));
        if (!next.Adjacent || next.SentenceStart || next.Start - word.End > 2 || Text[word.End] is '\'' or '\u2019')
            return false;
        return next.Capital || (Words[last + 1].Lower is "de" or "da" or "van" or "von" or "der" or "bin" or "al" or "la" or "del" or "of"
            && last + 2 < Words.Count && Words.TokenAt(last + 2) is { Capital: true, Adjacent: true });
    }

    private int AfterTitles(int first, int last)
    {
        for (var i = last; i >= first; i--)
        {
            if (Speech.IsRole(Words[i].Folded))
                return i + 1;
        }
        return first;
    }
}
