using System.Globalization;

namespace Digest.Linking.Benchmarks;

/// <summary>Adds articles to a folder of articles, one at a time, and counts whose story is not what it was.</summary>
internal static class StabilityCommand
{
    /// <summary>Prints for each added article how many of the others have other companions, and then the stories of all added
    /// together.</summary>
    public static int Run(string folder, string[] added)
    {
        var options = new LinkOptions();
        var site = Fingerprint.OfAll(ArticleFolder.Parse(ArticleFolder.Paths(folder), Environment.ProcessorCount), options);
        var more = Fingerprint.OfAll(ArticleFolder.Parse(added, Environment.ProcessorCount), options);
        var before = StoryOfEach(Linker.Link(site, options));
        foreach (var article in more)
        {
            var after = StoryOfEach(Linker.Link([.. site, article], options));
            var moved = before.Count(story => !SameBut(article.Document.Id, story.Value, after[story.Key]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{article.Document.Id}: {moved} of {before.Count} have other companions "
                + $"({1 - ((double)moved / Math.Max(1, before.Count)):P3} stay), "
                + $"it joins {after[article.Document.Id].Count - 1}"));
        }
        var all = StoryOfEach(Linker.Link([.. site, .. more], options));
        foreach (var story in more.Select(article => all[article.Document.Id]).Distinct())
            Console.WriteLine("together: " + string.Join(", ", story));
        return 0;
    }

    private static Dictionary<string, IReadOnlyList<string>> StoryOfEach(LinkGraph graph) =>
        graph.Stories.SelectMany(static story => story.Members.Select(id => (id, story.Members)))
            .ToDictionary(static m => m.id, static m => m.Members, StringComparer.Ordinal);

    private static bool SameBut(string added, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.ToHashSet(StringComparer.Ordinal).SetEquals(after.Where(id => id != added));
}
