using System.Globalization;

namespace Digest.Import;

/// <summary>Reads text that was copied from a page: what stands above the article, and its paragraphs, headings and
/// lists.</summary>
internal static class PastedText
{
    private const int ProseLength = 80;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Path of its file, whose name may repeat the headline.</param>
    public static (PageFacts Facts, IReadOnlyList<Block> Blocks) Read(string text, string path)
    {
        var facts = new PageFacts();
        var lines = Lines(text).ToList();
        TakeAddresses(lines, facts);
        var first = lines.FindIndex(l => IsProse(l.Text));
        if (first < 0) first = Math.Min(1, lines.Count);
        var head = lines.Take(first).ToList();
        if (first == 0 && lines.Count > 1 && lines[0].Text.Length <= 200 && !CleanText.EndsSentence(lines[0].Text))
        {
            head.Add(lines[0]);
            first = 1;
        }

        Head(head, facts, path);
        var rest = lines.Skip(first).ToList();
        // Lines that say who and when may stand between headline and text, or under it.
        foreach (var line in rest.Take(6).Concat(rest.TakeLast(6)))
        {
            if (line.Text.Length < 160 && !IsProse(line.Text)) VisibleLine.Read(line.Text, facts);
        }

        if (rest.Count > 0) Dateline(rest[0].Text, facts);
        // What stands above the headline and was not understood is the page's, what stands below it may be the article's.
        var blocks = BlockCleaning.Clean(Blocks(rest), facts);
        return (facts, blocks);
    }

    /// <summary>A line of a text.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="AfterBlank">Whether a blank line stands before it.</param>
    public readonly record struct Line(string Text, bool AfterBlank);

    /// <summary>The lines of a text that are not blank; lines that were broken at a fixed width are joined.</summary>
    public static IEnumerable<Line> Lines(string text)
    {
        var lines = new List<Line>();
        var blank = true;
        foreach (var raw in text.ReplaceLineEndings("\n").Replace('\f', '\n').Split('\n'))
        {
            var line = string.Join(' ', CleanText.Visible(raw).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (line.Length > 0) lines.Add(new(line, blank));
            blank = line.Length == 0;
        }

        return Joined(lines);
    }

    // Mail and old terminals break lines at 60 to 80 characters: most lines but the last of each paragraph are nearly full.
    private static List<Line> Joined(List<Line> lines)
    {
        var longest = lines.Select(l => l.Text.Length).DefaultIfEmpty(0).Max();
        var inner = lines.Where((l, i) => i + 1 < lines.Count && !lines[i + 1].AfterBlank).ToList();
        var isWrapped = longest is > 50 and <= 100 && inner.Count >= 4
            && inner.Count(l => l.Text.Length > longest * 3 / 4) * 10 > inner.Count * 7 && lines.Count(l => l.AfterBlank) > 1;
        if (!isWrapped) return lines;
        var joined = new List<Line>();
        var lastIsFull = false;
        foreach (var line in lines)
        {
            if (joined.Count > 0 && !line.AfterBlank && lastIsFull && Item(line.Text) is null)
                joined[^1] = joined[^1] with { Text = joined[^1].Text + " " + line.Text };
            else joined.Add(line);
            lastIsFull = line.Text.Length > longest / 2;
        }

        return joined;
    }

    private static bool IsProse(string line) =>
        (line.Length >= ProseLength && CleanText.EndsSentence(line) && !line.EndsWith(':')) || line.Length > 250;

    private static void TakeAddresses(List<Line> lines, PageFacts facts)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var text = lines[i].Text;
            var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (at is < 0 or > 30 || text.AsSpan(at).IndexOf(' ') >= 0 || text.AsSpan(0, at).IndexOfAny(".!?") >= 0) continue;
            if (WebAddress.Article(text[at..].TrimEnd(')', '>', ']')) is not { } address) continue;
            // The address nearest to the top is the article's own, wherever else one stands.
            if (i < 12 || i >= lines.Count - 4) facts.Url = address;
            lines.RemoveAt(i);
        }
    }

    private static void Head(List<Line> head, PageFacts facts, string path)
    {
        var rest = new List<string>();
        foreach (var (text, _) in head)
        {
            if (Boilerplate.IsNoise(text) || Boilerplate.OpensComments(text)) continue;
            if ((CleanText.Words(text) < 14 || text.Contains('|', StringComparison.Ordinal)) && VisibleLine.Read(text, facts))
                continue;
            rest.Add(text);
        }

        // Menus and sections above are short; the headline is the first line with something to say, the longest where none has.
        // An address or a file name often repeats its words.
        var hints = (facts.Url?.TrimEnd('/').Split('/')[^1] + " " + path[(path.LastIndexOf('/') + 1)..]).ToLowerInvariant();
        var best = rest.Where(t => !IsMenu(t)).Select(t => Overlap(t, hints)).DefaultIfEmpty(0).Max();
        var headline = rest.FindIndex(t => !IsMenu(t) && (best > 0 ? Overlap(t, hints) == best : CleanText.Words(t) >= 4));
        if (headline < 0 && rest.Count > 0) headline = rest.FindIndex(t => t.Length == rest.Max(r => r.Length));
        if (headline < 0) return;
        facts.OfferHeadline(rest[headline]);
        // A page's title bar and its headline: the same words, the site's name behind one of them.
        if (rest.Skip(headline + 1)
            .FirstOrDefault(t => t.Length > 15 && rest[headline].StartsWith(t, StringComparison.Ordinal)) is { } clean)
        {
            facts.OfferPublisher(rest[headline][clean.Length..].Trim(' ', '|', '-', '\u2013', '\u2014', '\u00b7'));
            facts.Headline = clean;
        }

        foreach (var text in rest.Skip(headline + 1))
        {
            if (CleanText.Key(text) != CleanText.Key(facts.Headline ?? "") && CleanText.Words(text) >= 6) facts.OfferDek(text);
        }

        var above = rest.Take(headline).Where(t => CleanText.Words(t) <= 4).ToList();
        if (facts.Publisher is null && above.Count == 1 && !Boilerplate.IsNoise(above[0])
            && above[0].StartsWith("The ", StringComparison.Ordinal))
        {
            facts.OfferPublisher(above[0]);
        }
    }

    // How many of a line's longer words are among the hints.
    private static int Overlap(string line, string hints) =>
        CleanText.Words(line) < 3
            ? 0 : line.ToLowerInvariant().Split(' ').Select(CleanText.Key).Distinct(StringComparer.Ordinal)
            .Count(w => w.Length > 3 && hints.Contains(w, StringComparison.Ordinal));

    // "Home News World Sport", "Home > World > Europe"
    private static bool IsMenu(string text)
    {
        if (text.Contains(" > ", StringComparison.Ordinal) || text.Contains(" » ", StringComparison.Ordinal)
            || text.Contains(" / ", StringComparison.Ordinal) && CleanText.Words(text) < 9 || text.Count(c => c == '|') > 1)
        {
            return true;
        }

        var words = text.Split(' ');
        return words[0] is "Home" or "HOME" or "Menu" or "Startseite" or "Accueil" or "Inicio"
            || (words.Length > 3 && words.All(w => w.Length > 0 && char.IsUpper(w[0]))
            && words.Count(w => w is "News" or "Sport" or "Sports" or "World" or "Business" or "Opinion" or "Culture" or "Video"
            or "Politics" or "Local" or "Weather") > 1);
    }

    // "VARNHOLT (Reuters) - The dam …": the agency is the source where nothing else is.
    private static void Dateline(string text, PageFacts facts)
    {
        if (DatelineLength(text) > 0)
        {
            facts.OfferPublisher(
                text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.IndexOf(')', StringComparison.Ordinal)]);
        }
    }

    /// <summary>A text without the dateline that it begins with.</summary>
    public static string WithoutDateline(string text) => text[DatelineLength(text)..].TrimStart();

    private static int DatelineLength(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.IndexOf(')', StringComparison.Ordinal);
        if (open is < 3 or > 40 || close < open + 3 || close > open + 30) return 0;
        var dash = close + 1;
        while (dash < text.Length && text[dash] == ' ') dash++;
        return dash < text.Length && text[dash] is '-' or '\u2013' or '\u2014' ? dash + 1 : 0;
    }

    /// <summary>Lines as blocks.</summary>
    public static List<Block> Blocks(IEnumerable<Line> lines)
    {
        var all = lines.ToList();
        var blocks = new List<Block>();
        for (var i = 0; i < all.Count; i++)
        {
            if (Item(all[i].Text) is not null && ListAt(all, i) is { } length)
            {
                blocks.Add(List(all.GetRange(i, length)));
                i += length - 1;
                continue;
            }

            var text = all[i].Text;
            var next = i + 1 < all.Count ? all[i + 1].Text : "";
            var isHeading = i > 0 && IsHeading(text) && IsProse(next) && (all[i].AfterBlank || IsProse(all[i - 1].Text));
            var markdown = MarkdownText.LineStart(MarkdownText.Inline(text));
            blocks.Add(isHeading
                ? new(BlockKind.Heading, MarkdownText.Inline(text), text) { Level = 2 }
                : new(BlockKind.Paragraph, markdown, text));
        }

        return blocks;
    }

    private static bool IsHeading(string text) =>
        CleanText.Words(text) <= 14 && text.Length <= 110 && (!CleanText.EndsSentence(text) || text.EndsWith('?'))
            && !Boilerplate.IsNoise(text) && text.Any(char.IsLetter) && !text.EndsWith(',') && !text.StartsWith('"')
            && !text.StartsWith('\u201c');

    private static int? ListAt(List<Line> lines, int start)
    {
        var end = start;
        var ordered = char.IsAsciiDigit(lines[start].Text[0]);
        while (end < lines.Count && Item(lines[end].Text) is not null && char.IsAsciiDigit(lines[end].Text[0]) == ordered) end++;
        return end - start > 1 ? end - start : null;
    }

    private static Block List(List<Line> lines)
    {
        var ordered = char.IsAsciiDigit(lines[0].Text[0]);
        var items = lines.Select(l => Item(l.Text)!).ToList();
        var written = items.Select((t, i) => (ordered ? $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. " : "- ")
            + MarkdownText.LineStart(MarkdownText.Inline(t)));
        return new(BlockKind.List, string.Join('\n', written), string.Join('\n', items));
    }

    // The text of "• text", "- text", "1. text"; or null.
    private static string? Item(string line)
    {
        if (line.Length > 2 && line[0] is '\u2022' or '\u25cf' or '\u25aa' or '\u00b7' or '*' or '-' or '\u2013'
            && line[1] == ' ')
        {
            return line[2..].Trim();
        }

        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits])) digits++;
        return digits is 1 or 2 && digits + 2 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' '
            ? line[(digits + 2)..].Trim() : null;
    }
}
