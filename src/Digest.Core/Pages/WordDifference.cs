using System.Text;
using Digest.Core.Markdown;

namespace Digest.Core.Pages;

/// <summary>Marks where one wording of a quotation differs from its fullest one, word by word.</summary>
public static class WordDifference
{
    // Quotations are short. A longer text is shown as it is: the table below grows with the square of its words.
    private const int MaxWords = 600;

    /// <summary>HTML of a wording: words that only it has in <c>ins</c>, words that it lacks in <c>del</c>. Case, punctuation and
    /// quotation marks are no difference, and neither is what is left out at the ends: a telling may quote a part. Other words at
    /// an end stand for as many that it lacks there.</summary>
    /// <param name="wording">The wording.</param>
    /// <param name="fullest">The fullest wording among all tellings.</param>
    public static string Html(string wording, string fullest) => Html(wording, fullest, isPart: true);

    /// <summary>HTML of a sentence beside another one, which is given whole: as <see cref="Html(string, string)"/>, and what it
    /// lacks at the ends is a difference too.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="other">The other one.</param>
    public static string OfSentences(string sentence, string other) => Html(sentence, other, isPart: false);

    private static string Html(string wording, string fullest, bool isPart)
    {
        var (here, there) = (Words(wording), Words(fullest));
        if (here.Length > MaxWords || there.Length > MaxWords) return HtmlText.Escape(wording);
        var steps = Steps(here, there);
        if (isPart) TrimEnds(steps);

        var html = new StringBuilder(wording.Length + 64);
        for (var i = 0; i < steps.Count; i++)
        {
            var (kind, word) = steps[i];
            var begins = i == 0 || steps[i - 1].Kind != kind;
            if (html.Length > 0) html.Append(' ');
            if (kind != 'b' && begins) html.Append(kind == '+' ? "<ins>" : "<del>");
            html.Append(HtmlText.Escape(word));
            if (kind != 'b' && (i + 1 == steps.Count || steps[i + 1].Kind != kind))
                html.Append(kind == '+' ? "</ins>" : "</del>");
        }

        return html.ToString();
    }

    /// <summary>Whether two wordings have the same words in the same order; case, punctuation and quotation marks are no
    /// difference.</summary>
    /// <param name="wording">A wording.</param>
    /// <param name="other">Another one.</param>
    public static bool IsSame(string wording, string other) => Keys(wording).SequenceEqual(Keys(other), StringComparer.Ordinal);

    private static IEnumerable<string> Keys(string text) => Words(text).Select(Key).Where(k => k.Length > 0);

    // Another word at an end takes the place of as many there; more than that is a part that was not quoted.
    private static void TrimEnds(List<(char Kind, string Word)> steps)
    {
        var first = steps.FindIndex(s => s.Kind == 'b');
        var last = steps.FindLastIndex(s => s.Kind == 'b');
        if (last >= 0)
        {
            Trim(steps, last + 1, steps.Count, fromEnd: true);
            Trim(steps, 0, first, fromEnd: false);
        }
        else
        {
            steps.RemoveAll(s => s.Kind == '-');
        }
    }

    private static void Trim(List<(char Kind, string Word)> steps, int first, int end, bool fromEnd)
    {
        var added = 0;
        var lacking = new List<int>();
        for (var i = first; i < end; i++)
        {
            if (steps[i].Kind == '-') lacking.Add(i);
            else added++;
        }

        var surplus = Math.Max(0, lacking.Count - added);
        foreach (var i in fromEnd ? lacking[^surplus..] : lacking[..surplus]) steps[i] = ('x', "");
        steps.RemoveAll(s => s.Kind == 'x');
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Key(string word)
    {
        var key = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    // The longest common subsequence (Wagner and Fischer 1974); '+' only here, '-' only there, 'b' both.
    private static List<(char Kind, string Word)> Steps(string[] here, string[] there)
    {
        var (a, b) = (Array.ConvertAll(here, Key), Array.ConvertAll(there, Key));
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var steps = new List<(char, string)>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                steps.Add(('b', here[i++]));
                j++;
            }
            else if (j < b.Length && (i == a.Length || length[i, j + 1] >= length[i + 1, j]))
            {
                // A dash or an ellipsis alone is no word.
                if (b[j].Length > 0) steps.Add(('-', there[j]));
                j++;
            }
            else
            {
                steps.Add((a[i].Length > 0 ? '+' : 'b', here[i++]));
            }
        }

        return steps;
    }
}
