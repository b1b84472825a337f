namespace Digest.Import;

/// <summary>Drops the parts of a body that are not the article: doubled titles, bylines, teasers, pleas, and lists of other
/// articles.</summary>
internal static class BlockCleaning
{
    private const int ProseLength = 100;
    private const int LineLength = 55;
    private const int PullLength = 16;

    /// <summary>The blocks that are the article.</summary>
    /// <param name="blocks">Blocks in the order of the page.</param>
    /// <param name="facts">What the page says about itself; <see cref="PageFacts.Paywall"/> is set where a plea was
    /// found.</param>
    public static List<Block> Clean(IReadOnlyList<Block> blocks, PageFacts facts)
    {
        var result = new List<Block>(blocks);
        SplitLines(result, facts);
        DropAboveTitle(result, facts);
        // Before lines that hold a date and little else are taken for the article's own.
        if (Amendments.Take(result) is { Count: > 0 } amendments) facts.Amendments = amendments;
        ReadLines(result, facts);
        CutTail(result);
        if (result.Exists(b => b.Kind == BlockKind.Paragraph && b.Text.Length < 300 && Boilerplate.IsPlea(b.Text)))
            facts.Paywall = true;
        result.RemoveAll(b => !b.Kept && b.Kind is BlockKind.Paragraph or BlockKind.Heading && !b.Kept
            && Boilerplate.IsNoise(b.Text));
        DropTeasers(result);
        DropDoubledTitles(result, facts);
        DropBylines(result, facts);
        DropDoubles(result);
        DropBiography(result, facts);
        DropLooseEnds(result);
        Level(result);
        return result;
    }

    private static bool IsProse(Block b) =>
        b is { Kind: BlockKind.Paragraph, IsLinks: false } && b.Text.Length >= ProseLength && CleanText.EndsSentence(b.Text);

    // Old pages end a paragraph with one break, and set headline, day and name into one paragraph.
    private static void SplitLines(List<Block> blocks, PageFacts facts)
    {
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i] is not { Kind: BlockKind.Paragraph, Kept: false } block) continue;
            var texts = block.Text.Split('\n');
            var lines = block.Markdown.Split("\\\n");
            if (texts.Length < 2 || lines.Length != texts.Length || lines.Any(IsOpen)) continue;
            var isHead = i < 4 && texts.Any(t => facts.Titles.Contains(CleanText.Key(t))
                || (t.Length < 160 && !CleanText.EndsSentence(t) && VisibleLine.Read(t, new PageFacts())));
            var parts = new List<Block>();
            for (var line = 0; line < lines.Length; line++)
            {
                if (line > 0 && !isHead && !(texts[line - 1].Length >= LineLength && CleanText.EndsSentence(texts[line - 1])))
                {
                    parts[^1] = parts[^1] with
                    {
                        Markdown = parts[^1].Markdown + "\\\n" + lines[line],
                        Text = parts[^1].Text + "\n" + texts[line],
                    };
                }
                else
                {
                    parts.Add(block with { Markdown = lines[line], Text = texts[line], Linked = LinkedOf(lines[line], block) });
                }
            }

            blocks.RemoveAt(i);
            blocks.InsertRange(i, parts);
        }
    }

    private static int LinkedOf(string markdown, Block whole) =>
        whole.Linked > 0 && markdown.StartsWith('[') && markdown.EndsWith(')') ? Math.Min(whole.Linked, markdown.Length) : 0;

    // Emphasis that goes on over the break would be torn.
    private static bool IsOpen(string line) => line.Count(c => c == '*') % 2 != 0 || line.Count(c => c == '~') % 2 != 0;

    // Section, kicker and number above the headline.
    private static void DropAboveTitle(List<Block> blocks, PageFacts facts)
    {
        var at = blocks.FindIndex(b => b.Kind is BlockKind.Heading or BlockKind.Paragraph
            && facts.Titles.Contains(CleanText.Key(b.Text)));
        if (at is <= 0 or > 6) return;
        var above = blocks.Take(at).ToList();
        if (above.TrueForAll(b => b.Kind is BlockKind.Image or BlockKind.Rule
            || (b.Text.Length < ProseLength && !CleanText.EndsSentence(b.Text) && !b.Kept)))
        {
            foreach (var block in above.Where(b => b.Kind != BlockKind.Image)) VisibleLine.Read(block.Text, facts);
            blocks.RemoveAll(b => above.Contains(b) && b.Kind != BlockKind.Image);
        }
    }

    // Before lines about who and when are dropped they are asked what they know.
    private static void ReadLines(List<Block> blocks, PageFacts facts)
    {
        foreach (var block in blocks.Take(8).Concat(blocks.TakeLast(4)))
        {
            if (block is { Kind: BlockKind.Paragraph, Kept: false, Text.Length: < 160 } && !IsProse(block))
                VisibleLine.Read(block.Text, facts);
        }
    }

    private static void CutTail(List<Block> blocks)
    {
        for (var i = 1; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kept || block.Kind is not (BlockKind.Paragraph or BlockKind.Heading)) continue;
            var comments = Boilerplate.OpensComments(block.Text);
            if (!comments && !Boilerplate.OpensTail(block.Text)) continue;
            var before = blocks.Take(i).Where(IsProse).Sum(b => b.Text.Length);
            var after = blocks.Skip(i + 1).Where(IsProse).Sum(b => b.Text.Length);
            if (comments ? before > 200 : after * 6 <= before)
            {
                blocks.RemoveRange(i, blocks.Count - i);
                return;
            }

            // In the middle: what follows is other articles' until running text comes again.
            var end = i + 1;
            while (end < blocks.Count && !IsProse(blocks[end]) && blocks[end].Kind != BlockKind.Heading && end - i < 12
                && (blocks[end].IsLinks || !CleanText.EndsSentence(blocks[end].Text) || blocks[end].Kind is BlockKind.Image))
            {
                end++;
            }

            blocks.RemoveRange(i, end - i);
            i--;
        }
    }

    private static void DropTeasers(List<Block> blocks)
    {
        blocks.RemoveAll(b => !b.Kept && b.Kind is BlockKind.Paragraph or BlockKind.Heading && !b.Kept && b.IsLinks
            && !(b.Kind == BlockKind.Paragraph && CleanText.EndsSentence(b.Text) && b.Text.Length >= ProseLength));
        blocks.RemoveAll(b => !b.Kept && b.Kind is BlockKind.List && b.Linked * 100 >= b.Text.Length * 85 && b.Text.Length > 0);
        // Without a sentence the page is a list of others, whatever days stand beside them.
        if (!blocks.Exists(b => b.Kind is not BlockKind.List && CleanText.EndsSentence(b.Text)))
            blocks.RemoveAll(b => !b.Kept && b.Kind is BlockKind.List && b.Linked * 2 >= b.Text.Length && b.Linked > 0);
    }

    private static void DropDoubledTitles(List<Block> blocks, PageFacts facts)
    {
        var titles = new HashSet<string>(facts.Titles, StringComparer.Ordinal);
        if (facts.Headline is { } headline) titles.Add(CleanText.Key(headline));
        if (facts.Publisher is { } publisher) titles.Add(CleanText.Key(publisher));
        blocks.RemoveAll(b => !b.Kept && b.Kind is BlockKind.Heading or BlockKind.Paragraph && !b.Kept
            && titles.Contains(CleanText.Key(b.Text)));
        if (facts.Dek is not { } dek) return;
        var key = CleanText.Key(dek);
        for (var i = 0; i < Math.Min(3, blocks.Count); i++)
        {
            if (blocks[i].Kept || blocks[i].Kind is not (BlockKind.Heading or BlockKind.Paragraph)
                || CleanText.Key(blocks[i].Text) != key)
            {
                continue;
            }
            // A first paragraph that metadata repeats is text, not a dek.
            if (blocks[i].Kind == BlockKind.Heading) blocks.RemoveAt(i);
            else facts.Dek = null;
            return;
        }
    }

    private static void DropBylines(List<Block> blocks, PageFacts facts)
    {
        var names = facts.Bylines.Select(CleanText.Key).ToHashSet(StringComparer.Ordinal);
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block.Kept || block.Kind is not (BlockKind.Paragraph or BlockKind.Heading) || block.Text.Length > 160) continue;
            if (block.Text.Length > 90 && CleanText.EndsSentence(block.Text)) continue;
            var near = i < 6 || i >= blocks.Count - 3;
            var key = CleanText.Key(block.Text);
            var isName = names.Contains(key) || (key.StartsWith("by", StringComparison.Ordinal) && names.Contains(key[2..]))
                || Bylines.Begins(block.Text)
                && facts.Bylines.Any(n => block.Text.Contains(n, StringComparison.OrdinalIgnoreCase))
                && !CleanText.EndsSentence(block.Text);
            if ((near && (isName || VisibleLine.Read(block.Text, new PageFacts()))) || DateWords.IsDateLine(block.Text))
                blocks.RemoveAt(i);
        }
    }

    private static void DropDoubles(List<Block> blocks)
    {
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            var (first, second) = (blocks[i - 1], blocks[i]);
            if (second.Kind == BlockKind.Image
                && blocks.Take(i).Any(b => b.Kind == BlockKind.Image && b.Address == second.Address))
            {
                blocks.RemoveAt(i);
            }
            else if (second.Kind != BlockKind.Image && first.Kind != BlockKind.Image && second.Text.Length > 0
                && CleanText.Key(first.Text) == CleanText.Key(second.Text) && second.Kind != BlockKind.Code)
            {
                blocks.RemoveAt(second.Kept ? i - 1 : i);
            }
        }

        // A pull quote says again what the article says.
        var paragraphs = blocks.Where(b => b is { Kind: BlockKind.Paragraph, Kept: false })
            .Select(b => CleanText.Key(b.Text)).ToList();
        blocks.RemoveAll(b => b is { Kept: false, Kind: BlockKind.Quote or BlockKind.Paragraph, Text.Length: < 300 }
            && CleanText.Key(b.Text) is { Length: > PullLength } key
            && paragraphs.Exists(p => p.Length >= key.Length + (b.Kind == BlockKind.Quote ? 0 : 1)
            && p.Contains(key, StringComparison.Ordinal)));
    }

    // "Jane Doe is a reporter in Varnholt. Follow her on …" at the end is about the author.
    private static void DropBiography(List<Block> blocks, PageFacts facts)
    {
        while (blocks.Count > 2 && blocks[^1] is { Kind: BlockKind.Paragraph, Text.Length: < 400 } last && !last.Kept
            && facts.Bylines.Any(n => last.Text.StartsWith(n + " is ", StringComparison.OrdinalIgnoreCase)
            || last.Text.StartsWith(n + " covers ", StringComparison.OrdinalIgnoreCase)
            || last.Text.StartsWith(n + " writes ", StringComparison.OrdinalIgnoreCase)
            || last.Text.StartsWith(n + " ist ", StringComparison.Ordinal)
            || last.Text.StartsWith("Follow " + n, StringComparison.OrdinalIgnoreCase)))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    private static void DropLooseEnds(List<Block> blocks)
    {
        while (blocks.Count > 0 && !blocks[^1].Kept && blocks[^1].Kind is BlockKind.Rule or BlockKind.Heading && !blocks[^1].Kept)
            blocks.RemoveAt(blocks.Count - 1);
        while (blocks.Count > 0 && blocks[0].Kind == BlockKind.Rule) blocks.RemoveAt(0);
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            if (blocks[i].Kind == BlockKind.Rule && blocks[i - 1].Kind == BlockKind.Rule) blocks.RemoveAt(i);
        }
    }

    // The page's own first level is the headline: the highest heading of the body is a second one.
    private static void Level(List<Block> blocks)
    {
        var highest = blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Level).DefaultIfEmpty(2).Min();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading)
                blocks[i] = blocks[i] with { Level = Math.Min(6, blocks[i].Level - highest + 2) };
        }
    }
}
