using System.Globalization;
using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Finds the entries of a live blog and what stands above each.</summary>
internal static class LiveEntries
{
    /// <summary>The entries within some elements, with their headings. The time and the headline of an entry go into its heading
    /// and out of the tree.</summary>
    public static Dictionary<IElement, string> Mark(IReadOnlyList<IElement> scopes, PageFacts facts)
    {
        var found = new Dictionary<IElement, string>();
        foreach (var entry in scopes.SelectMany(Entries).ToList())
        {
            var time = entry.QuerySelector("time");
            var date = time is null ? null : DateWords.Machine(time.GetAttribute("datetime")) ?? DateWords.Find(time.TextContent);
            var shown = TimeText(date, facts) ?? CleanText.Line(time?.TextContent);
            var title = entry.QuerySelector("h2, h3, h4, h5");
            var words = CleanText.Line(title?.TextContent);
            if (shown is null && words is null) continue;
            foreach (var other in entry.QuerySelectorAll("time").ToList()) other.Remove();
            title?.Remove();
            found[entry] = shown is null || words is null ? shown ?? words! : $"{shown}: {words}";
        }

        return found;
    }

    /// <summary>Entries that only metadata lists.</summary>
    public static IEnumerable<Block> Blocks(IReadOnlyList<LiveEntry> entries, PageFacts facts)
    {
        foreach (var entry in entries)
        {
            var shown = TimeText(entry.Time, facts);
            var heading = shown is null || entry.Headline is null ? shown ?? entry.Headline : $"{shown}: {entry.Headline}";
            if (heading is not null)
                yield return new(BlockKind.Heading, MarkdownText.Inline(heading), heading) { Level = 2, Kept = true };
            foreach (var block in PastedText.Blocks(PastedText.Lines(entry.Text ?? ""))) yield return block;
        }
    }

    private static List<IElement> Entries(IElement scope)
    {
        var marked = scope.QuerySelectorAll("[itemprop~='liveBlogUpdate'], [itemtype*='BlogPosting']").Where(e => e != scope)
            .ToList();
        marked.RemoveAll(e => marked.Exists(o => o != e && o.Contains(e)));
        if (marked.Count > 0) return marked;
        // Unmarked: the largest elements with just one time each that stand side by side.
        var entries = new List<IElement>();
        foreach (var time in scope.QuerySelectorAll("time"))
        {
            var entry = time;
            while (entry.ParentElement is { } parent && parent != scope && parent.QuerySelectorAll("time").Length == 1)
                entry = parent;
            if (entry != time && !entries.Contains(entry)) entries.Add(entry);
        }

        return entries.Where(e => entries.Count(o => o.ParentElement == e.ParentElement) > 1).ToList();
    }

    // The day is named only where it is another one than the article's.
    private static string? TimeText(FoundDate? date, PageFacts facts)
    {
        if (date is not { } found) return null;
        var day = facts.Published is { } first && first.Local.Date != found.Local.Date
            ? found.Local.ToString("yyyy-MM-dd ", CultureInfo.InvariantCulture) : "";
        return found.HasTime
            ? day + found.Local.ToString("HH:mm", CultureInfo.InvariantCulture) : day.Length > 0 ? day.Trim() : null;
    }
}
