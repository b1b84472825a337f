namespace Digest.Linking.Text;

/// <summary>Cuts the sentence around a word out of a text, for one line of explanation.</summary>
internal static class Sentences
{
    private const char Ellipsis = '\u2026';

    /// <summary>The sentence in which a word stands, on one line; of a long one at most <paramref name="longest"/> characters
    /// around the word, cut between words, with an ellipsis where something is left out.</summary>
    public static string Around(string text, int start, int length, int longest)
    {
        var (first, last) = (start, Math.Min(text.Length, start + length));
        while (first > 0 && !EndsAt(text, first - 1)) first--;
        while (last < text.Length && !EndsAt(text, last)) last++;
        if (last < text.Length && text[last] != '\n') last++;
        var (from, to) = Window(text, first, last, start, start + length, longest);
        var cut = text[from..to].Replace('\n', ' ').Trim();
        return (from > first ? Ellipsis + cut : cut) + (to < last ? Ellipsis : "");
    }

    // A paragraph's end, or a mark that ends a sentence: space behind it, and before it no single capital ("J. Smith") nor title.
    private static bool EndsAt(string text, int at)
    {
        var c = text[at];
        if (c is '\u3002' or '\uFF01' or '\uFF1F') return true;
        if (c == '\n') return at + 1 >= text.Length || text[at + 1] == '\n' || (at > 0 && text[at - 1] == '\n');
        if (c is not ('.' or '!' or '?') || (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))) return false;
        if (c != '.') return true;
        var word = at;
        while (word > 0 && char.IsLetter(text[word - 1])) word--;
        return !(at - word == 1 && char.IsUpper(text[word])) && !Tokenizer.IsTitle(text.AsSpan(word, at - word));
    }

    private static (int From, int To) Window(string text, int first, int last, int start, int end, int longest)
    {
        if (last - first <= longest) return (first, last);
        end = Math.Min(end, start + longest);
        var from = Math.Max(first, Math.Min(start - ((longest - (end - start)) / 2), last - longest));
        var to = Math.Min(last, from + longest);
        while (from > first && from < start && !char.IsWhiteSpace(text[from - 1])) from++;
        while (to < last && to > end && !char.IsWhiteSpace(text[to])) to--;
        return (from, to);
    }
}
