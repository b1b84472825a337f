using System.Globalization;
using Digest.Linking.Text;

namespace Digest.Linking.Tests;

/// <summary>Items of weekly lists: a line each, which begins with who published what it links to.</summary>
public sealed class ItemTests
{
    [Fact]
    public void TheNextNumberOfALetterIsAnotherStory() =>
        With("Tidewater Institute Swimming in mud: the forty-sixth newsletter (2024)", "/letters/46",
                "Tidewater Institute Give us rain: the forty-seventh newsletter (2024)", "/letters/47")
            .ShouldBe("a | b");

    [Theory]
    [InlineData("Rufus Amberley Interviews - Trust and diplomacy", "Rufus Amberley Interviews - Four open questions", true)]
    [InlineData("Harbour Talks: Ferry fares", "Harbour Talks: Ferry fares", false)]
    [InlineData("Harbour Talks: Ferry fares", "Harbour Talks: Ferry crews", true)]
    [InlineData("Fares of the ferry", "Ferry crews", false)]
    [InlineData("The ferry and the fares of Velden", "How the tugs and the crews came to Velden", true)]
    [InlineData("Tug 0.15.1-beta", "Tug 0.15.1-beta, second candidate", false)]
    [InlineData("", "", false)]
    public void HeadlinesDifferByWhatFollowsACommonBeginning(string a, string b, bool differ)
    {
        ItemHeadline.Differ(Read(a), Read(b)).ShouldBe(differ);
        ItemHeadline.Differ(Read(b), Read(a)).ShouldBe(differ);

        static ItemHeadline Read(string headline)
        {
            var read = new TokenizedText();
            read.Read(headline, "en");
            return ItemHeadline.Of(read);
        }
    }

    [Fact]
    public void ALineThatComesBackIsOneStory() =>
        With("Harbour Talks: Trust and diplomacy in the northern straits", "/talks/1",
                "Harbour Talks: Trust and diplomacy in the northern straits", "/watch/17")
            .ShouldBe("a b");

    [Fact]
    public void ALineWithANoteOfItsPlaceIsOneStory() =>
        With("Trust and diplomacy in the northern straits", "/talks/1",
                "Harbour Talks: Trust and diplomacy in the northern straits (full)", "/watch/17")
            .ShouldBe("a b");

    [Fact]
    public void AnotherHeadlineOfTheSamePageIsOneStory() =>
        With("Harbour Talks: Trust and diplomacy in the northern straits", "/talks/1",
                "Harbour Talks: Four questions about the northern fisheries", "/talks/1")
            .ShouldBe("a b");

    [Fact]
    public void ItemsWithATextOfTheirOwnAreComparedByIt()
    {
        const string text = " The ferry Aurelia broke down off Port Lassiter on Tuesday with ninety people on board, and two tugs "
            + "towed her back to the harbour of Velden in the night. Captain Rufus Amberley said that a pump had failed, and that "
            + "nobody was hurt. The Harbour Board has taken the ferry out of service for nine days, and the fares are paid back.";
        With("Ninety rescued from ferry", "/ferry", "Aurelia is towed into Velden", "/aurelia", text).ShouldBe("a b");
    }

    // Two items of two issues of a weekly, among those of ten weeks.
    private static string With(string first, string firstPage, string second, string secondPage, string text = "")
    {
        var site = new TestSite();
        for (var week = 0; week < 10; week++)
        {
            for (var i = 0; i < 8; i++)
            {
                var number = (week * 8) + i;
                var headline = (i % 2 == 0 ? "Harbour Talks: " : "Velden Press ") + string.Join(' ', Enumerable.Range(0, 5).Select(w => Filler.Word((number * 37) + (w * 501))));
                Item($"z{number:00}", week, headline, $"/other/{number}", "");
            }
        }

        Item("a", 4, first, firstPage, text);
        Item("b", 5, second, secondPage, text);
        return string.Join(" | ", site.Stories().Split(" | ").Where(s => s[0] != 'z'));

        void Item(string id, int week, string headline, string page, string more) =>
            site.Add(id, new DateOnly(2024, 1, 1).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                headline, headline + "." + more, d => d with { Roundup = $"week{week}", LeadsTo = "https://news.example" + page });
    }
}
