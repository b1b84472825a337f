using System.Globalization;
using System.Xml.Linq;

namespace Digest.Pipelines.Tests;

public sealed class FeedTests
{
    [Fact]
    public void AnEditionThatIsDatedAfterItsArticlesWasNotChangedBeforeItAppeared()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-a.md", "---\ntitle: A\noriginal: true\nedition: 1\n---\nText.\n")
            .With("input/editions/1.md", "---\ntitle: One\ndate: 2015-07-20\n---\n")
            .Build().Succeeds();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XDocument.Parse(site.Read("editions/feed.xml")).Root!.Element(atom + "entry").ShouldNotBeNull();
        var (published, updated) = (Instant("published"), Instant("updated"));
        published.ShouldBe(new DateTimeOffset(2015, 7, 20, 0, 0, 0, TimeSpan.Zero));
        updated.ShouldBe(published);

        DateTimeOffset Instant(string name) => DateTimeOffset.Parse(entry.Element(atom + name)!.Value, CultureInfo.InvariantCulture);
    }
}
