using Digest.Core.Markdown;
using Digest.Core.Model;

namespace Digest.Core.Tests;

/// <summary>How round-ups are told and cut into their items.</summary>
public sealed class ItemTests
{
    private const string Weekly = """
        Hello and welcome to this week's list.

        ## World

        - [Ferry runs again after nine days](https://orbit.example/ferry), says the owner.
        - **Storm warning:** the coast of Holm waits for the [storm](https://comet.example/storm).

          Schools stay closed.
        - [Council of Holm votes](https://meteor.example/vote)
        - Other news:
          - [A bridge opens](https://nova.example/bridge)
          - [A school closes](https://halley.example/school)

        ## Science

        * A probe [left the belt](https://swift.example/probe) on Monday. It goes on to the sun.

        ## Thanks

        We thank all readers, and ask them to tell a friend.
        """;

    private static Body Parse(string markdown, bool? asked = null) =>
        new BodyParser().Parse(markdown, "x.md", 1, "en", asked).Value.ShouldNotBeNull();

    [Fact]
    public void AListOfLinksUnderHeadingsIsCutIntoItsEntries()
    {
        var body = Parse(Weekly);
        body.Roundup.ShouldBe(RoundupShape.Certain);
        body.Items.Select(i => i.Headline).ShouldBe(
            ["Ferry runs again after nine days", "Storm warning", "Council of Holm votes", "A bridge opens", "A school closes",
            "A probe left the belt on Monday. It goes on to the sun."]);
        body.Items[0].Section.ShouldBe("World");
        body.Items[0].LeadAddress.ShouldBe("https://orbit.example/ferry");
        body.Items[1].Text.ShouldBe("the coast of Holm waits for the storm.\n\nSchools stay closed.");
        body.Items[1].LeadAddress.ShouldBeNull();
        body.Items[1].ExternalLinks.ShouldBe(["https://comet.example/storm"]);
    }

    [Fact]
    public void EachItemHasAnAnchorInTheBodyThatStaysWhenAnotherComesBefore()
    {
        var body = Parse(Weekly);
        foreach (var item in body.Items) body.Html.ShouldContain($"<li id=\"{item.Anchor}\">");
        body.Ids.ShouldContain("council-of-holm-votes");
        var later = Parse(Weekly.Replace("- [Ferry", "- [New](https://new.example/1)\n- [Ferry", StringComparison.Ordinal));
        later.Items.Skip(1).Select(i => i.Anchor).ShouldBe(body.Items.Select(i => i.Anchor));
    }

    [Fact]
    public void AnchorsAreToldApartAndAnEditorsOwnIsKept()
    {
        var body = Parse("""
            - [Floods](https://a.example/1) {#water}
            - [Storm](https://a.example/2)
            - [Storm](https://a.example/3)

            ## Storm
            """, asked: true);
        body.Items.Select(i => i.Anchor).ShouldBe(["floods", "storm-2", "storm-3"]);
        Parse("{#water}\n- [Floods](https://a.example/1)", asked: true).Items.Count.ShouldBe(1);
    }

    [Fact]
    public void ParagraphsUnderBoldLeadsAreItemsOfARoundup()
    {
        var body = Parse("""
            **Floods in Holm.** The river [rose](https://a.example/1).

            It fell on Friday.

            **Vote in Rask:** the council [voted](https://a.example/2).
            """, asked: true);
        body.Items.Select(i => (i.Headline, i.Text)).ShouldBe(
            [("Floods in Holm.", "The river rose.\n\nIt fell on Friday."), ("Vote in Rask", "the council voted.")]);
        body.Html.ShouldContain("<p id=\"floods-in-holm\">");
    }

    [Fact]
    public void SectionsAreItemsWhereNothingElseIs()
    {
        var body = Parse("## Floods\n\nThe river rose.\n\n## Vote\n\nThe council voted.\n\nIt was close.\n", asked: true);
        body.Items.Select(i => (i.Anchor, i.Text)).ShouldBe(
            [("floods", "The river rose."), ("vote", "The council voted.\n\nIt was close.")]);
    }

    [Fact]
    public void AReferenceThatTheFileDoesNotGiveIsReadAsItsWords()
    {
        var body = Parse("- [Relay 1.2][] is out, see [the notes][notes 12].\n- [Relay 1.3][]: soon\n- x\n", asked: true);
        body.Items[0].Headline.ShouldBe("Relay 1.2");
        body.Items[0].Text.ShouldBe("Relay 1.2 is out, see the notes.");
    }

    [Theory]
    [InlineData("How to write. It takes time, and more words than one thinks at first, as everybody knows who tried.\n\n"
        + "## Resources\n\n- [A](https://a.example)\n- [B](https://b.example)\n- [C](https://c.example)\n")]
    [InlineData("**What is it?** A [thing](https://a.example).\n\n**Who makes it?** [They](https://b.example) do.\n\n"
        + "**Why?** [Because](https://c.example).\n\n**When?** [Now](https://d.example).\n\n**How?** [So](https://e.example).\n")]
    [InlineData("- one\n- two\n- three\n- four\n- five\n- six\n")]
    [InlineData("- [One](#one)\n- [Two](#two)\n- [Three](#three)\n- [Four](#four)\n- [Five](#five)\n\n## One\n\nText.\n")]
    public void ReportsAdviceAndContentsAreNoRoundups(string markdown) =>
        Parse(markdown).Roundup.ShouldNotBe(RoundupShape.Certain);

    [Fact]
    public void AnArticleThatIsSaidToBeNoneIsNotCut()
    {
        var body = Parse(Weekly, asked: false);
        (body.Roundup, body.Items.Count).ShouldBe((RoundupShape.None, 0));
        body.Html.ShouldNotContain("id=\"storm-warning\"");
    }
}
