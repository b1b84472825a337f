using System.Globalization;
using System.Text;

namespace Digest.Build.Tests;

/// <summary>Hostile names of files, addresses and terms end in pages within the output, or in diagnostics.</summary>
public sealed class FileNameTests
{
    public static TheoryData<string> Names =>
    [
        "CON", "NUL.x", "COM1", "-rf", "--help", "a b", "a%2fb", "a%2e%2e", "..%2f..%2fx", "...x", "~", "$HOME", "`id`", "#x", "a&b",
        "a\\..\\b", "a:b", "a\"b<>|?*", "trail.", "trail ", "index", "feed", "404", "<script>alert(1)<", "a\u0001b", "a\nb", "a\u0085b",
        "\u202egnp.exe", "\u200b", "\u2066a", "\ufeffx", "a\uffff", "A\ufffe", "caf\u00e9", "cafe\u0301", "\ufb01", "\u0130", "\U0001f4a9", new string('x', 240),
        new string('\u00e9', 120), new string('\u6587', 83),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void FilesOfAnyNameAreBuilt(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files");
        using var site = TestSite.Empty().With($"input/articles/{name}.md", Article("")).With($"input/stories/{name}.md", "---\ntitle: S\n---\n")
            .With($"input/assets/{name}.txt", "x").With("input/articles/2015-07-13-other.md", Article($"story: {Quoted(name)}\n"));
        site.Build();
        if (site.Last.Failed) site.Last.Diagnostics.ShouldNotBeEmpty();
        else Articles(site).Count.ShouldBe(2);
        Unsafe(site).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    public void FieldsOfAnyNameAreBuilt(string name)
    {
        foreach (var key in new[] { "slug", "permalink", "redirect_from", "topics", "people", "edition", "story", "image" })
        {
            var value = key is "permalink" or "redirect_from" ? "/" + name + "/" : name;
            using var site = TestSite.Empty().With("input/articles/2015-07-13-a.md", Article($"{key}: {Quoted(value)}\n"));
            site.Build();
            if (site.Last.Failed) site.Last.Diagnostics.ShouldNotBeEmpty(key);
            else Articles(site).Concat(Unplaced(site)).ShouldNotBeEmpty(key);
            Unsafe(site).ShouldBeEmpty(key);
        }
    }

    [Theory]
    [InlineData("/Case/", "/case/", true)]
    [InlineData("/caf\u00e9/", "/cafe\u0301/", true)]
    [InlineData("/CAF\u00c9/", "/caf\u00e9/", true)]
    [InlineData("/one/", "/two/", false)]
    [InlineData("/One/", "/two/", false)]
    public void PathsThatADiskTakesForOneAreTold(string one, string two, bool isTold)
    {
        using var site = TestSite.Empty().With("input/articles/2015-07-13-a.md", Article($"permalink: \"{one}\"\n"))
            .With("input/articles/2015-07-13-b.md", Article($"permalink: \"{two}\"\n")).Build();
        site.Last.Failed.ShouldBeFalse();
        site.Last.Diagnostics.Any(d => d.Code == "DG3011").ShouldBe(isTold);
    }

    [Fact]
    public void CopiedFilesThatADiskTakesForOneAreTold()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "such disks have one of the two");
        using var site = TestSite.Small().With("input/assets/Map.txt", "a").With("input/assets/map.txt", "b")
            .With("input/assets/caf\u00e9.txt", "a").With("input/assets/cafe\u0301.txt", "b").Build().Succeeds();
        site.Last.Diagnostics.Count(d => d.Code == "DG3011").ShouldBe(2);
        site.Read("assets/Map.txt").ShouldBe("a");
        site.Read("assets/map.txt").ShouldBe("b");
    }

    private static string Article(string fields) => $"---\ntitle: A title\npublished: 2015-07-14\noriginal: true\n{fields}---\nText.\n";

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static List<string> Pages(TestSite site) => !Directory.Exists(site.Output) ? []
        : [.. Directory.EnumerateFiles(site.Output, "*.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(site.Output, f))];

    private static List<string> Articles(TestSite site) => [.. Pages(site).Where(p => p.StartsWith("2015/07/", StringComparison.Ordinal)
        && p != "2015/07/index.html")];

    // Pages with an address of their own.
    private static IEnumerable<string> Unplaced(TestSite site) => Pages(site).Where(p => p.Split('/').Length == 2);

    private static List<string> Unsafe(TestSite site) => [.. Pages(site).Where(p => !p.Split('/').All(IsSafe))];

    private static bool IsSafe(string segment) => segment.Length > 0 && Encoding.UTF8.GetByteCount(segment) <= 255
        && segment is not ("." or "..") && segment[0] != ' ' && segment[^1] is not ('.' or ' ') && segment.IndexOfAny([.. "<>:\"|?*\\%"]) < 0
        && segment.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
