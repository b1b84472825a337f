using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>An address that an editor wrote never is the theme's exception.</summary>
public sealed class WebAddressTests
{
    [Theory]
    [InlineData("", "[u](HTTP://UPPER.example/x)", "href=\"HTTP://UPPER.example/x\"")]
    [InlineData("", "[m](MAILTO:a@b.c)", "href=\"MAILTO:a@b.c\"")]
    [InlineData("", "<a href='HTTP://X.example'>x</a>", "href=\"HTTP://X.example\"")]
    [InlineData("source_url: HTTPS://Paper.example/x", "", "href=\"HTTPS://Paper.example/x\"")]
    public void SchemesAreReadInAnyCase(string yaml, string body, string expected)
    {
        using var site = TestSite.Empty().With("input/2015-07-16-a.md", $"---\ntitle: A\noriginal: true\n{yaml}\n---\n{body}\n")
            .Build().Succeeds();
        site.Last.Diagnostics.ShouldNotContain(d => d.Severity != Severity.Info);
        site.Read("2015/07/a/index.html").ShouldContain(expected);
    }

    [Fact]
    public void AnAddressWithoutASchemeIsTheArticlesWarning()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-16-a.md",
            "---\ntitle: A\nsource: {name: NASA, url: www.nasa.gov/x, archived: web.archive.org/x}\ndiscussion: "
            + "[news.ycombinator.com/item]\n---\nx\n")
            .With("input/_data/sources.yml", "- name: NASA\n  link: www.n.example\n").Build().Succeeds();
        site.Last.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => (d.Code, d.Path, d.Line)).ShouldBe(
            [("DG2025", "input/2015-07-16-a.md", 3), ("DG2025", "input/2015-07-16-a.md", 3),
            ("DG2025", "input/2015-07-16-a.md", 4), ("DG2025", "input/_data/sources.yml", 2)], ignoreOrder: true);
        site.Read("2015/07/a/index.html").ShouldNotContain("nasa.gov");
    }
}
