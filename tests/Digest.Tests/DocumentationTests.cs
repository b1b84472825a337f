using Digest.Core.Content;
using Digest.Core.Diagnostics;

namespace Digest.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void EveryCodeHasAnEntry()
    {
        var text = RepositoryFolder.Read("docs/diagnostics.md");
        foreach (var code in Codes.All)
            text.ShouldContain($"### {code.Id}\n\n{code.Severity}: {code.Summary}.\n\nExample: ", customMessage: code.Id);
        Codes.All.Select(c => c.Id).ShouldBeUnique();
        typeof(Codes).GetFields().Select(f => ((DiagnosticCode)f.GetValue(null)!).Id).Order().ShouldBe(Codes.All.Select(c => c.Id).Order());
    }

    [Fact]
    public void EveryKeyOfFrontMatterIsDocumented()
    {
        var text = RepositoryFolder.Read("docs/front-matter.md");
        foreach (var key in FrontMatterKeys.All)
        {
            text.ShouldContain($"`{key.Name}`");
            foreach (var alias in key.Aliases) text.ShouldContain($"`{alias}`");
        }
    }

    [Theory]
    [InlineData("SiteTitle"), InlineData("Host"), InlineData("LinksUseHttps"), InlineData("LinkRoot"), InlineData("LinkHideExtensions"), InlineData("LinkHideIndexPages")]
    [InlineData("InputPaths"), InlineData("OutputPath"), InlineData("ThemePaths"), InlineData("CachePath"), InlineData("DateTimeDisplayCulture"), InlineData("TimeZone")]
    [InlineData("Language"), InlineData("PageSize"), InlineData("RelatedCount"), InlineData("Editions"), InlineData("Comments"), InlineData("LinkMentions"), InlineData("Rights"), InlineData("Robots")]
    public void EverySettingIsDocumented(string key) => RepositoryFolder.Read("docs/settings.md").ShouldContain($"`{key}`");
}
