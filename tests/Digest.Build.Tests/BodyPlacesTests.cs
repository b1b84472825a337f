namespace Digest.Build.Tests;

/// <summary>What is wrong in a body is told at its own line and column.</summary>
public sealed class BodyPlacesTests
{
    private static IEnumerable<string> Told(TestSite site) =>
        site.Last.Diagnostics.Where(d => d.Code is "DG3003" or "DG3004" or "DG2019")
            .Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Code}");

    [Fact]
    public void LinksOfRawHtmlAreToldWhereTheyStand()
    {
        using var site = TestSite.Empty().With("input/2015-07-16-a.md", """
            ---
            title: A
            original: true
            ---
            Text with [gone](gone.md) and <b>bold</b>.

            <div>
            <a href="one.md">one</a> <a href='two.md?a=1&amp;b=2'>two</a>
            </div>

            More <a
              href="gone.md">gone</a> and <a href="javascript:x">x</a>, then <script>y</script>.
            """).Build().Succeeds();
        Told(site).ShouldBe(
        [
            "input/2015-07-16-a.md:5:11 DG3003", "input/2015-07-16-a.md:8:1 DG3003", "input/2015-07-16-a.md:8:26 DG3003",
            "input/2015-07-16-a.md:11:6 DG3003", "input/2015-07-16-a.md:12:31 DG2019", "input/2015-07-16-a.md:12:66 DG2019",
        ]);
    }

    [Theory]
    [InlineData("image: /gone.png", 8)]
    [InlineData("image: {src: gone.png, alt: A}", 14)]
    public void AMissingImageIsToldInItsLine(string yaml, int column)
    {
        using var site = TestSite.Empty().With("input/2015-07-16-a.md", $"---\ntitle: A\noriginal: true\n{yaml}\n---\nx\n")
            .Build().Succeeds();
        Told(site).ShouldBe([$"input/2015-07-16-a.md:4:{column} DG3003"]);
    }

    [Fact]
    public void AMissingImageIsNoPage()
    {
        using var site = TestSite.Empty().With("input/assets/pluto.png", "x")
            .With("input/2015-07-16-pluto.md", "---\ntitle: A\noriginal: true\n---\n![x](/assets/pluot.png) ![x](pluto.jpg)\n")
            .Build().Succeeds();
        site.Last.Diagnostics.Where(d => d.Code == "DG3003").Select(d => d.Hint)
            .ShouldBe(["did you mean /assets/pluto.png?", "put the file into the input folder, or correct the path"]);
    }

    [Fact]
    public void EachFileIsToldOfItsOwnFragments()
    {
        const string Body = "---\ntitle: T\n---\n\n[x](/about/#nowhere) and [y](#there)\n";
        using var site = TestSite.Small().With("input/_index.md", Body).With("input/editions/2.md", Body)
            .With("input/pages/p.md", Body)
            .With("input/stories/flyby-a.md", Body.Replace("title: T", "title: T\nlead: flyby-a", StringComparison.Ordinal))
            .Build().Succeeds();
        Told(site).Distinct().Count().ShouldBe(8);
        Told(site).ShouldBe(
        [
            "input/_index.md:5:1 DG3004", "input/_index.md:5:26 DG3004", "input/editions/2.md:5:1 DG3004",
            "input/editions/2.md:5:26 DG3004",
            "input/pages/p.md:5:1 DG3004", "input/pages/p.md:5:26 DG3004", "input/stories/flyby-a.md:6:1 DG3004",
            "input/stories/flyby-a.md:6:26 DG3004",
        ]);
    }
}
