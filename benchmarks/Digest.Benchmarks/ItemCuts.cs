using System.Globalization;
using System.Text.Json;
using Digest.Build;
using Digest.Core.Catalog;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Benchmarks;

/// <summary>What the posts of a folder are cut into, and how well that agrees with labelled items.</summary>
internal static class ItemCuts
{
    // Two texts are of one item where they share so much of all their words.
    private const double Alike = 0.7;

    /// <summary>Cuts all posts and prints, for each, its items (without labels) or what differs from the labelled ones.</summary>
    /// <param name="folder">Posts in Markdown.</param>
    /// <param name="labelled">Lines <c>{id, title, text}</c> whose Ids are <c>SERIES:BEGINNING-OF-A-FILE-NAME#NUMBER</c>, or
    /// null.</param>
    /// <param name="output">A file that the items are written to, in the form of the labelled ones and with their Ids where they
    /// are the same, or null: what <c>digest evaluate</c> measures of it can be compared with the labelled items.</param>
    public static int Run(string folder, string? labelled, string? output)
    {
        var wanted = labelled is null ? null : Read(labelled);
        using var writer = output is null ? null : new StreamWriter(output);
        var (found, right, cut) = (0, 0, 0);
        var articles = Articles(folder);
        var series = Series.Find(articles);
        foreach (var article in articles.OrderBy(a => a.Article.InputPath, StringComparer.Ordinal))
        {
            var items = series.IsRoundup(article) ? article.Body.Items : [];
            if (items.Count > 0) cut++;
            found += items.Count;
            var name = Path.GetFileName(article.Article.InputPath);
            if (wanted is null) Print(name, items);
            else right += Compare(article.Article, items, wanted, writer);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cut} of {articles.Count} posts are round-ups, {found} items"));
        if (wanted is null) return 0;
        var labels = wanted.Values.Sum(w => w.Count);
        var (precision, recall) = (right / (double)found, right / (double)labels);
        var f1 = 2 * precision * recall / (precision + recall);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{labels} labelled: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}"));
        return 0;
    }

    private static IReadOnlyList<SiteArticle> Articles(string folder)
    {
        var root = Directory.CreateTempSubdirectory("digest-items-").FullName;
        var options = new BuildOptions { Root = root, Input = folder, KeepGoing = true, Extent = BuildExtent.Links };
        var (workspace, opened) = Workspace.Open(options, TimeProvider.System);
        var result = SitePipeline.Run(workspace!, opened, options, false, CancellationToken.None);
        Directory.Delete(root, true);
        return result.Built!.Site.Articles;
    }

    private static void Print(string name, IReadOnlyList<Item> items)
    {
        if (items.Count == 0) return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {items.Count}"));
        foreach (var item in items)
            Console.WriteLine($"  #{item.Anchor} | {item.Section} | {item.Headline} | {item.LeadAddress ?? "-"}");
    }

    private static int Compare(Article article, IReadOnlyList<Item> items,
        Dictionary<string, List<(string Id, string Title, string Text)>> wanted, TextWriter? writer)
    {
        var name = Path.GetFileName(article.InputPath);
        var labels = wanted.FirstOrDefault(w => name.StartsWith(w.Key, StringComparison.Ordinal)).Value ?? [];
        var left = labels.ConvertAll(l => (l.Id, Words: Words(l.Title + " " + l.Text)));
        var right = 0;
        foreach (var item in items)
        {
            var words = Words(item.Headline + " " + item.Text);
            var best = left.FindIndex(l => Likeness(l.Words, words) >= Alike);
            writer?.WriteLine(JsonSerializer.Serialize(new
            {
                id = best < 0 ? $"{name}#{item.Anchor}" : left[best].Id,
                title = item.Headline,
                text = item.Text,
                date = article.Published,
            }));
            if (best < 0)
            {
                Console.WriteLine($"{name} not labelled: {item.Headline} | {Short(item.Text)}");
                continue;
            }

            right++;
            left.RemoveAt(best);
        }

        foreach (var missed in left) Console.WriteLine($"{name} missed: {Short(string.Join(' ', missed.Words))}");
        return right;
    }

    private static string Short(string text) => text[..Math.Min(100, text.Length)].ReplaceLineEndings(" ");

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split(text.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(),
            StringSplitOptions.RemoveEmptyEntries)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count(b.Contains) / (double)Math.Max(1, a.Union(b).Count());

    private static Dictionary<string, List<(string, string, string)>> Read(string path)
    {
        var items = new Dictionary<string, List<(string, string, string)>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("id").GetString()!;
            var key = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..id.IndexOf('#', StringComparison.Ordinal)];
            if (!items.TryGetValue(key, out var list)) items[key] = list = [];
            list.Add((id, json.RootElement.GetProperty("title").GetString()!, json.RootElement.GetProperty("text").GetString()!));
        }

        return items;
    }
}
