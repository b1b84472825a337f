using System.Text;
using Digest.Core.Model;
using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>Cuts a round-up into its items and gives each an anchor.</summary>
internal static class ItemCutter
{
    // A round-up tells at least so many things that link to other places, and says little beside them.
    private const int Fewest = 5;
    private const int FewestHosts = 4;
    private const double LinkedItems = 0.6;
    private const double TextInItems = 0.6;

    // An issue of a series needs less: that there are others like it tells the rest.
    private const int FewestOfSeries = 3;
    private const double LinkedItemsOfSeries = 0.4;
    private const double TextInItemsOfSeries = 0.1;

    private const int LongestHeadline = 120;

    /// <summary>Whether a body is a round-up, and its items in its order; none where it is not.</summary>
    /// <param name="document">The tree, walked; blocks of items get their anchors as ids.</param>
    /// <param name="walk">The walk.</param>
    /// <param name="asked">What the front matter says: a round-up or none; null leaves it to the shape.</param>
    public static (RoundupShape Shape, IReadOnlyList<Item> Items) Cut(MarkdownDocument document, TreeWalk walk, bool? asked)
    {
        if (asked == false || (asked is null && !MayBeRoundup(document))) return (RoundupShape.None, []);
        var drafts = ItemReader.Read(document, walk).Where(d => !IsOfContents(d, walk)).ToList();
        // Among lists a section of mere text is an introduction, thanks or notes, unless its heading links.
        var entries = drafts.Where(d => d.Block is not HeadingBlock || d.Lead.All > d.Start.All).ToList();
        var shape = asked == true ? RoundupShape.Certain : ShapeOf(entries, walk);
        if (shape == RoundupShape.None) return (shape, []);
        var isOfSections = asked == true && 2 * entries.Count < drafts.Count;
        var anchors = new Anchors(walk);
        var items = new List<Item>(drafts.Count);
        foreach (var draft in isOfSections ? drafts : entries)
        {
            if (ItemOf(draft, walk) is { } item)
                items.Add(item with { Anchor = anchors.Of(draft.Block, item.Headline) });
        }

        return (shape, items);
    }

    // An entry of a table of contents leads to a place in the same body.
    private static bool IsOfContents(ItemDraft draft, TreeWalk walk)
    {
        if (draft.End.External > draft.Start.External || draft.End.Links == draft.Start.Links) return false;
        for (var i = draft.Start.Links; i < draft.End.Links; i++)
        {
            if (!walk.Links[i].Target.StartsWith('#')) return false;
        }

        return true;
    }

    // Most bodies have no such structure, and are not taken apart for nothing.
    private static bool MayBeRoundup(MarkdownDocument document)
    {
        var parts = 0;
        foreach (var block in document)
        {
            parts += block switch
            {
                ListBlock list => list.Count,
                HeadingBlock => 1,
                ParagraphBlock { Inline: { } inline } when Leads.Of(inline) is not null => 1,
                _ => 0,
            };
        }

        return parts >= FewestOfSeries;
    }

    private static RoundupShape ShapeOf(IReadOnlyList<ItemDraft> entries, TreeWalk walk)
    {
        var (linked, listed, open, text) = (0, 0, 0, 0);
        var hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            // Advice and interviews have paragraphs under strong words as well.
            if (entry.IsLinked && (entry.Block is ListItemBlock || entry.Lead.All > entry.Start.All)) listed++;
            if (entry.IsLinked) linked++;
            else if (OpenReferences.IsIn(walk.TextOf(entry.Start.Text, entry.End.Text))) open++;
            text += entry.End.Text - entry.Start.Text;
            for (var i = entry.Start.External; i < entry.End.External; i++)
            {
                if (Addresses.Host(walk.External[i]) is { } host) hosts.Add(host);
            }
        }

        if (listed >= Fewest && hosts.Count >= FewestHosts && listed >= LinkedItems * entries.Count
            && text >= TextInItems * walk.TextLength)
        {
            return RoundupShape.Certain;
        }

        return entries.Count >= FewestOfSeries && linked + open >= LinkedItemsOfSeries * entries.Count
            && text >= TextInItemsOfSeries * walk.TextLength ? RoundupShape.Possible : RoundupShape.None;
    }

    private static Item? ItemOf(ItemDraft draft, TreeWalk walk)
    {
        var whole = walk.TextOf(draft.Start.Text, draft.End.Text);
        var text = OpenReferences.Unwrap(whole);
        var lead = OneLine(OpenReferences.Unwrap(walk.TextOf(draft.Start.Text, draft.Lead.Text)))
            .TrimEnd(' ', ':', '\u2013', '\u2014');
        if (draft.LeadStands && lead.Length > 0)
        {
            text = OpenReferences.Unwrap(walk.TextOf(draft.Lead.Text, draft.End.Text))
                .TrimStart(' ', ':', '\u2013', '\u2014', '.', '\n');
            if (text.Length == 0) text = lead;
        }

        var headline = lead.Length > 0 ? lead : OpenReferences.Lead(whole) ?? text;
        if (headline.Length == 0) return null;
        return new("", Short(headline), text)
        {
            Section = draft.Section is { } section ? walk.HeadingText(section) : null,
            LeadAddress = draft.Lead.External > draft.Start.External ? walk.External[draft.Start.External] : null,
            LeadLink = draft.Lead.Links > draft.Start.Links ? walk.Links[draft.Start.Links] : null,
            ExternalLinks = walk.External.GetRange(draft.Start.External, draft.End.External - draft.Start.External),
            Links = walk.Links.GetRange(draft.Start.Links, draft.End.Links - draft.Start.Links),
        };
    }

    // The first sentence, or as many words as a headline may have.
    private static string Short(string text)
    {
        text = OneLine(text);
        if (text.Length <= LongestHeadline) return text;
        var stop = text.AsSpan(0, LongestHeadline).LastIndexOf(". ");
        if (stop > LongestHeadline / 3) return text[..stop];
        var space = text.LastIndexOf(' ', LongestHeadline - 1);
        var end = space > LongestHeadline / 2 ? space : LongestHeadline - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "\u2026";
    }

    private static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\r', '\t')) return text;
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
