using System.Text.Json;

namespace Digest.Tests;

/// <summary><c>digest names</c>.</summary>
public sealed class NamesCommandTests
{
    private static TestSite Site() => TestSite.Empty()
        .With("input/_data/places.yml", "- name: Skarvholm\n")
        .With("input/a.md", "---\ntitle: One\ndate: 2016-01-01\noriginal: true\npeople: [Ida Moll]\n---\n"
            + "The minister, Professor Mara Lindqvist, met Ida Moll in Skarvholm. The Rosenthal Institute paid.\n")
        .With("input/b.md", "---\ntitle: Two\ndate: 2016-01-02\noriginal: true\n---\n"
            + "It was Dr Mara Lindqvist who spoke for the Rosenthal Institute near Harlby.\n");

    [Fact]
    public void NamesAreEntriesForData()
    {
        using var site = Site();
        var (status, output, _) = Cli.Run("names", "--root", site.Root, "--at", "2016-02-01");
        status.ShouldBe(0);
        output.ShouldBe("""
            # for _data/people.yml
            - name: "Mara Lindqvist"  # 2 articles

            # for _data/organizations.yml
            - name: "Rosenthal Institute"  # 2 articles

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void JsonSaysWhere()
    {
        using var site = Site();
        var (_, output, _) = Cli.Run("names", "--root", site.Root, "--at", "2016-02-01", "--json", "--least", "1");
        using var json = JsonDocument.Parse(output);
        json.RootElement.EnumerateArray().Select(n => (n.GetProperty("name").GetString(), n.GetProperty("kind").GetString(),
            n.GetProperty("articles").GetInt32(), string.Join(' ', n.GetProperty("paths").EnumerateArray())))
            .ShouldBe(
            [
                ("Mara Lindqvist", "person", 2, "input/b.md input/a.md"),
                ("Rosenthal Institute", "organization", 2, "input/b.md input/a.md"),
                ("Harlby", "place", 1, "input/b.md"),
            ]);
    }

    [Fact]
    public void StoriesListTranslationsBesideTheirTelling()
    {
        using var site = Site().With("input/b.de.md", "---\ntitle: Zwei\ndate: 2016-01-03\noriginal: true\n---\nKurz.\n");
        var (_, output, _) = Cli.Run("stories", "--root", site.Root, "--at", "2016-02-01", "--json");
        using var json = JsonDocument.Parse(output);
        var tellings = json.RootElement.EnumerateArray().SelectMany(s => s.GetProperty("tellings").EnumerateArray()).ToList();
        tellings.Select(t => t.GetProperty("path").GetString()).Order(StringComparer.Ordinal).ShouldBe(["input/a.md", "input/b.md"]);
        tellings.Single(t => t.GetProperty("path").GetString() == "input/b.md").GetProperty("translations").GetRawText()
            .ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""[{"path":"input/b.de.md","permalink":"/de/2016/01/b/","lang":"de"}]""");
        (_, output, _) = Cli.Run("related", "input/b.de.md", "--root", site.Root, "--at", "2016-02-01", "--json");
        using var related = JsonDocument.Parse(output);
        related.RootElement.GetProperty("story").GetString().ShouldBe("b");
        Cli.Run("related", "input/b.de.md", "--root", site.Root, "--at", "2016-02-01").Out
            .ShouldContain("a translation of input/b.md");
    }
}
