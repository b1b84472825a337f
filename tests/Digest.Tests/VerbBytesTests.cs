using System.Globalization;
using System.Text;

namespace Digest.Tests;

/// <summary>Whatever the form of front matter: the commands change the lines that they are about, and no other byte.</summary>
public sealed class VerbBytesTests
{
    private static readonly string[] Slugs = ["harbour", "bridge", "ferry", "tunnel"];

    [Fact]
    public void CommandsKeepEveryByteThatTheyAreNotAbout()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var site = TestSite.Empty();
            foreach (var slug in Slugs) site.With(PathOf(slug, random), Article(slug, random));
            site.With("input/editions/3.md", Ends("---\n# the order\norder:\n  - ferry   # first\n  - 'bridge'\n---\nSee [it](/2015/07/ferry/).\n", random));
            var before = FilesOf(site);
            var (args, keys) = (random.Next(5) switch
            {
                0 => (["rename", "ferry", "ferry-again"], ["slug", "redirect_from", "related", "order"]),
                1 => (["merge", "harbour", "tunnel"], ["story"]),
                2 => (["move", "bridge", "5"], ["edition", "order"]),
                3 => (["split", "ferry"], ["story"]),
                _ => ((string[])["edition"], (string[])[]),
            });
            var (status, output, error) = Cli.Run([.. args, "--root", site.Root]);
            status.ShouldBe(0, $"seed {seed}: {string.Join(' ', args)}\n{error}");
            var changed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(p => p.StartsWith("input/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
            foreach (var (path, old) in before)
            {
                var now = File.ReadAllText(Path.Combine(site.Root, path), new UTF8Encoding(false));
                if (!changed.Contains(path)) now.ShouldBe(old, $"seed {seed}: {path}");
                else Lines(now, keys).ShouldBe(Lines(old, keys), $"seed {seed}: {string.Join(' ', args)}: {path}\n{old}\n=>\n{now}");
            }
        }
    }

    private static string PathOf(string slug, Random random) =>
        $"input/articles/2015-07-{10 + random.Next(15)}-{slug}.md".ToString(CultureInfo.InvariantCulture);

    // Lines that are about none of the keys, with their ends. Links are compared without their targets.
    private static List<string> Lines(string text, string[] keys)
    {
        var lines = new List<string>();
        var inField = false;
        foreach (var line in text.Split('\n'))
        {
            var bare = line.TrimStart('\uFEFF', ' ', '"', '{');
            var isField = keys.Any(k => bare.StartsWith(k, StringComparison.OrdinalIgnoreCase) && bare[k.Length..].TrimStart('"', ' ') is [':' or '=', ..]);
            inField = isField || (inField && (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("    ", StringComparison.Ordinal)));
            // A comma at the end of a line is how JSON goes on.
            var kept = line.Replace("ferry-again", "ferry", StringComparison.Ordinal).TrimEnd('\r').TrimEnd(',');
            if (!inField) lines.Add(line.EndsWith('\r') ? kept + "\r" : kept);
        }

        return lines;
    }

    private static Dictionary<string, string> FilesOf(TestSite site) => Directory.EnumerateFiles(Path.Combine(site.Root, "input"), "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(site.Root, f).Replace('\\', '/'), f => File.ReadAllText(f, new UTF8Encoding(false)), StringComparer.Ordinal);

    private static string Ends(string text, Random random)
    {
        if (random.Next(3) == 0) text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        return random.Next(4) == 0 ? "\uFEFF" + text : text;
    }

    private static string Article(string slug, Random random)
    {
        var title = char.ToUpperInvariant(slug[0]) + slug[1..] + " news: \\\"twice\\\" # 7";
        var plain = title.Replace("\\", "", StringComparison.Ordinal);
        var related = slug != "harbour" ? "" : "ferry";
        var head = random.Next(4) switch
        {
            0 => $"---\n# {slug}, as agreed\ntitle: \"{title}\"   # kept\noriginal: true\n"
                + (related.Length > 0 ? random.Next(2) == 0 ? "related: [ferry]  # why\n" : "related:\n- 'ferry' # why\n" : "") + "dek: >-\n  Two lines\n  of it.\n# the end\n---\n",
            1 => $"+++\ntitle = \"{title}\" # kept\noriginal=true\n" + (related.Length > 0 ? "related = [ 'ferry' ] # why\n" : "") + "[extra]\na = 1\n+++\n",
            2 => $"{{\n  \"title\" : \"{title}\",\n" + (related.Length > 0 ? "  \"related\": [\"ferry\"],\n" : "") + "  \"original\": true\n}\n",
            _ => $"Title:   {plain}\nDate: 2015-07-12\nOriginal: true\n" + (related.Length > 0 ? "Related: ferry\n" : "") + "\n",
        };
        return Ends(head + $"\nWords about the {slug}. See [the ferry](/2015/07/ferry/) and `/2015/07/ferry/`.\n\n- a\n- b: c\n", random);
    }
}
