using FsCheck;
using FsCheck.Fluent;

namespace Digest.Linking.Tests;

public sealed class LawsTests
{
    private static TestSite Site() => new TestSite().Fill(150)
        .Add("a", "2024-05-02", "Barge strikes Harlow Bridge",
        "A grain barge struck a pier of the Harlow Bridge before dawn on Thursday. Inspector Oona Petrie said the pier had "
        + "moved by 14 centimetres.")
        .Add("b", "2024-05-02", "Harlow Bridge hit by grain barge",
        "The Harlow Bridge was hit by a barge laden with grain on Thursday. A pier moved by 14 centimetres, inspector Oona "
        + "Petrie said.");

    private static string Text(LinkGraph graph) =>
        TestSite.StoriesOf(graph) + "\n" + string.Join('\n', graph.Related.Select(links =>
        string.Join(' ',
            links.Select(l => $"{l.Story}:{l.From}>{l.To}:{l.Score}:{string.Join(',', l.Reasons.Select(r => r.Value))}"))));

    [Fact]
    public void OneThreadAndManyGiveTheSame() => Text(Site().Link(4)).ShouldBe(Text(Site().Link(1)));

    [Fact]
    public void TheOrderOfTheInputGivesTheSame()
    {
        var documents = Site().Documents;
        var expected = Text(Linker.Link(documents, new LinkOptions { Threads = 1 }));
        Prop.ForAll(
            Gen.Shuffle(Enumerable.Range(0, documents.Count).ToArray()).ToArbitrary(),
            order => Text(Linker.Link(order.Select(i => documents[i]).ToList(), new LinkOptions { Threads = 2 })) == expected)
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void TheCultureGivesTheSame(string culture)
    {
        var expected = Text(Site().Link());
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
        try
        {
            Text(Site().Link()).ShouldBe(expected);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void OneMoreArticleMovesNothingElse()
    {
        var site = Site();
        var before = TestSite.StoriesOf(site.Link());

        var after = TestSite.StoriesOf(site.Add("zz", "2024-05-03", "Choir wins prize",
            "The Melbury choir took the prize for a cantata.").Link());

        after.ShouldBe(before + " | zz");
    }

    [Fact]
    public void EveryDocumentIsInExactlyOneStory()
    {
        var site = Site();
        site.Link().Stories.SelectMany(s => s.Members).Order(StringComparer.Ordinal)
            .ShouldBe(site.Documents.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnyTextIsLinkedWithoutAFault() => Prop.ForAll<string?[]>(texts =>
    {
        var documents =
            texts.Select((t, i) =>
                new LinkDocument($"d{i}", t ?? "",
                    (t ?? "") + "\n\n" + string.Join(' ', texts))
                { Language = i % 3 == 0 ? "ja" : "de-AT" }).ToList();
        var graph = Linker.Link(documents, new LinkOptions { Threads = 1 });
        QuoteLedger.Build(documents);
        FigureConflicts.Find(documents);
        return graph.Stories.Sum(s => s.Members.Count) == documents.Count
            && graph.Related.All(links => links.All(l => l.Reasons.Count > 0 && l.Score is >= 0 and <= 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AChainDoesNotBecomeABlob()
    {
        var site = new TestSite();
        for (var i = 0; i < 400; i++)
        {
            // Each article shares half of its words with the next, none with the one after that.
            var words = Enumerable.Range(0, 24).Select(k => Filler.Word((i * 12) + k));
            site.Add($"c{i:000}", $"2024-01-{1 + (i % 28):00}", string.Join(' ', words.Skip(9).Take(6)),
                string.Join(' ', words) + ".");
        }

        site.Link().Stories.Max(s => s.Members.Count).ShouldBeLessThanOrEqualTo(4);
    }
}
