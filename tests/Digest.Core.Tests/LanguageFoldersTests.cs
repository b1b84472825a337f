using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Tests;

public sealed class LanguageFoldersTests
{
    [Theory]
    // Beside the folder of the site's language.
    [InlineData("en/x.md de/x.md", "de/=de")]
    [InlineData("en/news/2026-11-02-x.md de/news/2026-11-04-x.md ja/only-here.md", "de/=de ja/=ja")]
    [InlineData("blog/en/x.md blog/zh_CN/x.md blog/zh_tw/x.md blog/pt-br/y.md",
        "blog/pt-br/=pt-br blog/zh_CN/=zh-CN blog/zh_tw/=zh-tw")]
    [InlineData("en/pluto/index.md de/pluto/index.de.md", "de/=de")]
    [InlineData("en-us/x.md de/x.md", "de/=de")]
    [InlineData("en-us/x.md en-gb/x.md x.md y.md en-gb/y.md", "en-gb/=en-gb")]
    // In the folder of the site's language.
    [InlineData("x.md y.md z.md de/x.md de/y.md", "de/=de")]
    [InlineData("a/x.md a/y.md a/de/x.md a/de/y.md a/de/own.md", "a/de/=de")]
    // Words that are codes of languages too.
    [InlineData("it/x.md hr/x.md", "")]
    [InlineData("weekly.md it/weekly.md it/servers.md", "")]
    [InlineData("weekly.md hr/weekly.md", "")]
    [InlineData("en/x.md de/y.md", "")]
    [InlineData("en/2026-11-02.md de/2026-11-02.md", "")]
    [InlineData("en/index.md de/index.md", "")]
    [InlineData("xx/x.md qq/x.md de-facto/x.md news/x.md", "")]
    [InlineData("x.md y.md", "")]
    public void FilesOfOneNameMakeFoldersLanguages(string paths, string expected)
    {
        var all = paths.Split(' ');
        Told(LanguageFolders.Find(all, "en")).ShouldBe(expected);
        Told(LanguageFolders.Find(all.Reverse(), "en")).ShouldBe(expected);
    }

    [Fact]
    public void TheSiteMayBeInAnyLanguage()
    {
        string[] paths = ["en/x.md", "de/x.md"];
        Told(LanguageFolders.Find(paths, "de")).ShouldBe("en/=en");
        Told(LanguageFolders.Find(paths, "de-AT")).ShouldBe("en/=en");
        Told(LanguageFolders.Find(paths, "fr")).ShouldBe("");
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("pt-br", "pt-br")]
    [InlineData("zh_CN", "zh-CN")]
    [InlineData("zh-hant", "zh-hant")]
    [InlineData("DE", "de")]
    [InlineData("xx", null)]
    [InlineData("de-50", null)]
    [InlineData("de-facto", null)]
    [InlineData("news", null)]
    [InlineData("", null)]
    public void PartsOfPathsNameLanguages(string part, string? expected) => Languages.OfPathPart(part).ShouldBe(expected);

    private static string Told(IEnumerable<(string Folder, string Language)> found) =>
        string.Join(' ', found.Select(f => $"{f.Folder}={f.Language}"));
}
