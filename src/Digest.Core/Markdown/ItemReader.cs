using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>Takes a body apart into what would be its items: the entries of its lists; where a section has no such list, the
/// paragraphs that begin with strong words; where it has neither, the section.</summary>
internal sealed class ItemReader
{
    // An entry of more words is no title of the entries within it.
    private const int LongestTitle = 90;

    private readonly Dictionary<Block, BlockSpan> _spans = new(ReferenceEqualityComparer.Instance);
    private readonly List<ItemDraft> _drafts = [];

    private readonly TreeWalk _walk;

    private ItemReader(TreeWalk walk)
    {
        _walk = walk;
        foreach (var span in walk.Spans) _spans[span.Block] = span;
    }

    /// <summary>The parts in the order of the body.</summary>
    public static IReadOnlyList<ItemDraft> Read(MarkdownDocument document, TreeWalk walk)
    {
        var reader = new ItemReader(walk);
        var section = new List<Block>();
        HeadingBlock? heading = null;
        foreach (var block in document)
        {
            if (block is not HeadingBlock next)
            {
                section.Add(block);
                continue;
            }

            reader.Section(heading, section);
            (heading, section) = (next, []);
        }

        reader.Section(heading, section);
        return reader._drafts;
    }

    private void Section(HeadingBlock? heading, List<Block> blocks)
    {
        var entries = new List<ItemDraft>();
        foreach (var block in blocks)
        {
            if (block is ListBlock list) Entries(list, heading, entries);
        }

        var led = blocks.Where(IsLed).ToList();
        if (AreItems(entries)) AddAll(entries.Concat(led.Select(p => Paragraph((ParagraphBlock)p, [p], heading))));
        else if (led.Count > 1) AddAll(Paragraphs(blocks, heading));
        else if (heading is not null) Whole(heading, blocks);
    }

    private void AddAll(IEnumerable<ItemDraft> drafts) => _drafts.AddRange(drafts.OrderBy(d => d.Start.Text));

    // A list of things that a report names, or of what one entry of a section brings, has few links.
    private bool AreItems(List<ItemDraft> entries) => entries.Count > 0
        && 2 * entries.Count(e => e.IsLinked || e.IsLed || OpenReferences.IsIn(_walk.TextOf(e.Start.Text, e.End.Text)))
            >= entries.Count;

    private bool IsLed(Block block) => block is ParagraphBlock paragraph && _spans.TryGetValue(paragraph, out var span)
        && span.LeadIsStrong && span.Lead.Text > span.Start.Text && span.End.Text > span.Lead.Text + 1;

    private void Entries(ListBlock list, HeadingBlock? heading, List<ItemDraft> entries)
    {
        foreach (var block in list)
        {
            if (block is not ListItemBlock entry || !_spans.TryGetValue(entry, out var span)) continue;
            var within = new List<ItemDraft>();
            foreach (var inner in entry.OfType<ListBlock>()) Entries(inner, heading, within);
            var first = entry.Count > 0 && _spans.TryGetValue(entry[0], out var paragraph) ? paragraph : span;
            if (within.Count > 1 && within.All(e => e.IsLinked)
                && first.End.All == first.Start.All && first.End.Text - first.Start.Text <= LongestTitle)
            {
                entries.AddRange(within);
                continue;
            }

            if (span.End.Text > span.Start.Text)
                entries.Add(new(entry, span.Start, span.End, first.Lead, first.LeadIsStrong, heading));
        }
    }

    // Each paragraph under its strong words, with what follows it up to the next.
    private IEnumerable<ItemDraft> Paragraphs(List<Block> blocks, HeadingBlock? heading)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!IsLed(blocks[i])) continue;
            var end = i + 1;
            while (end < blocks.Count && !IsLed(blocks[end])) end++;
            yield return Paragraph((ParagraphBlock)blocks[i], blocks[i..end], heading);
            i = end - 1;
        }
    }

    private ItemDraft Paragraph(ParagraphBlock paragraph, List<Block> blocks, HeadingBlock? heading)
    {
        var span = _spans[paragraph];
        return new(paragraph, span.Start, EndOf(blocks, span.End), span.Lead, true, heading);
    }

    private void Whole(HeadingBlock heading, List<Block> blocks)
    {
        if (!_spans.TryGetValue(heading, out var span)) return;
        var end = EndOf(blocks, span.End);
        if (end.Text > span.End.Text) _drafts.Add(new(heading, span.Start, end, span.End, true, null));
    }

    private WalkPosition EndOf(List<Block> blocks, WalkPosition end)
    {
        foreach (var block in blocks)
        {
            if (Last(block) is { } last && last.Text > end.Text) end = last;
        }

        return end;
    }

    private WalkPosition? Last(Block block)
    {
        if (_spans.TryGetValue(block, out var span)) return span.End;
        return block is ContainerBlock { Count: > 0 } container ? Last(container[^1]) : null;
    }
}
