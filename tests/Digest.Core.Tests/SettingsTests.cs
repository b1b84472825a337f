using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using static Digest.Core.Tests.ArticleCases;

namespace Digest.Core.Tests;

public sealed class SettingsTests
{
    private static Checked<SiteSettings> Read(string json) =>
        SettingsReader.Read(new SourceFile("statiq.json", "statiq.json", Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void ReadsEveryKey()
    {
        var (settings, diagnostics) = Read("""
            {
              // comments and trailing commas are allowed
              "sitetitle": "T", "Host": "h.example:8080", "LinksUseHttps": false, "LinkRoot": "a/b/", "LinkHideExtensions": true, "LinkHideIndexPages": false,
              "InputPaths": ["one", "two"], "OutputPath": "o", "ThemePaths": "t", "CachePath": "c", "DateTimeDisplayCulture": "de-AT",
              "Digest": { "TimeZone": "Europe/Berlin", "Language": "de", "PageSize": 7, "RelatedCount": 0, "Editions": { "Every": "day", "Start": "2015-06-01" },
                "Comments": "a@b.example", "LinkMentions": true, "Rights": "licensed", "Robots": ["/x/"], },
            }
            """);
        diagnostics.ShouldBeEmpty();
        settings!.SiteTitle.ShouldBe("T");
        settings.BaseAddress.ShouldBe("http://h.example:8080/a/b");
        settings.HideIndexPages.ShouldBeFalse();
        settings.InputPaths.ShouldBe(["one", "two"]);
        (settings.OutputPath, settings.ThemePaths.Single(), settings.CachePath,
            settings.Culture.Name).ShouldBe(("o", "t", "c", "de-AT"));
        (settings.TimeZone.Id, settings.Language, settings.PageSize,
            settings.RelatedCount).ShouldBe(("Europe/Berlin", "de", 7, 0));
        settings.Editions.ShouldBe(new EditionSchedule(EditionPeriod.Day, new DateOnly(2015, 6, 1)));
        (settings.Comments, settings.LinkMentions, settings.Rights).ShouldBe(("mailto:a@b.example", true, Rights.Licensed));
        settings.Robots.Disallow.ShouldBe(["/x/"]);
    }

    [Theory]
    [InlineData("{ \"Host\": \"h\", ", "DG1001")]
    [InlineData("[]", "DG1001")]
    [InlineData("{ \"Host\": \"h\", \"Hots\": 1 }", "1:16 warning DG1002: the setting 'Hots' is unknown | did you mean 'Host'?")]
    [InlineData("{ \"Host\": \"https://h.example\" }", "DG1004")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"PageSize\": 0 } }",
        "1:40 error DG1004: the setting 'PageSize' must be a whole number from 1 to 1000 | write \"PageSize\": 20")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"TimeZone\": \"Mars/Olympus\" } }",
        "1:40 error DG1004: the setting 'TimeZone' must be a time zone that this machine knows | write a name such as Europe/Berlin or UTC")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Edition\": {} } }",
        "1:28 error DG1003: the setting 'Digest.Edition' is unknown | did you mean 'Editions'?")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Robots\": 3 } }", "DG1004")]
    [InlineData("{ }",
        "1:1 warning DG1005: no Host is set: feeds and the sitemap use http://localhost/ | set \"Host\": \"news.example.org\" in statiq.json")]
    public void FaultsSayWhereWhatAndWhatToDo(string json, string expected) =>
        Read(json).Diagnostics.Select(Told).ShouldContain(d => d == expected || (expected.Length == 6 && d.Contains(expected)));

    [Theory]
    [InlineData("{ \"Host\": \"h\", \"LinkHideExtensions\": false, \"LinkHideIndexPages\": true }", true)]
    [InlineData("{ \"Host\": \"h\", \"LinkHideIndexPages\": false, \"LinkHideExtensions\": true }", false)]
    [InlineData("{ \"Host\": \"h\", \"LinkHideExtensions\": false }", true)]
    public void IndexPagesAndExtensionsAreTwoThings(string json, bool hidesIndexPages) =>
    Read(json).Value!.HideIndexPages.ShouldBe(hidesIndexPages);

    [Fact]
    public void AWrongHostIsToldOnce() =>
    Read("{ \"Host\": \"https://h.example\" }").Diagnostics.Select(d => d.Code).ShouldBe(["DG1004"]);

    [Fact]
    public void ASiteWithoutSettingsHasDefaults()
    {
        var (settings, diagnostics) = SettingsReader.Read(null);
        settings!.BaseAddress.ShouldBe("http://localhost");
        diagnostics.Single().Code.ShouldBe("DG1005");
    }
}
