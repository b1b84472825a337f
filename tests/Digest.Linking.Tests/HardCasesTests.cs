namespace Digest.Linking.Tests;

/// <summary>The cases that tell an editor's linking from a search engine's.</summary>
public sealed class HardCasesTests
{
    private const string EscapeNorth =
        "Two inmates climbed out of the Garrow prison near Velden on Monday night, the governor of the jail, Tess Halloran, "
            + "said.\n\n"
        + "The men, both serving terms for burglary, used knotted sheets and a ladder that builders had left in the yard. "
        + "Police with dogs searched the woods along the Arnsee road.";

    private const string EscapeNorth2 =
        "Police were searching woods along the Arnsee road on Tuesday for two burglars who escaped from Garrow prison "
            + "overnight.\n\n"
        + "Governor Tess Halloran said the pair had used a builders' ladder and knotted bed sheets to get over the yard wall of "
        + "the jail near Velden.";

    private const string EscapeSouth =
        "A convicted forger walked out of Port Lassiter prison dressed as a chaplain on Monday, officials at the coastal jail "
            + "admitted.\n\n"
        + "Rufus Amberley, 51, was waved through two gates. Harbour police have closed the ferry terminal while the search goes "
        + "on.";

    private const string EscapeSouth2 =
        "Harbour police closed the ferry terminal at Port Lassiter after forger Rufus Amberley strolled out of the town's "
            + "prison in a chaplain's robes.\n\n"
        + "Amberley, 51, passed two gates on Monday before anybody noticed, prison officials admitted.";

    [Fact]
    public void TwoPrisonEscapesOfOneDayAreTwoStories() =>
        new TestSite()
            .Add("n1", "2023-02-07", "Two inmates escape from Garrow prison", EscapeNorth)
            .Add("n2", "2023-02-07", "Police hunt burglars after Garrow jail break", EscapeNorth2)
            .Add("s1", "2023-02-07", "Forger escapes prison disguised as chaplain", EscapeSouth)
            .Add("s2", "2023-02-07", "Search for prison escaper shuts Port Lassiter ferry", EscapeSouth2)
            .Stories().ShouldBe("n1 n2 | s1 s2");

    [Fact]
    public void TwoElectionsAreTwoStories() =>
        new TestSite()
            .Add("k1", "2022-10-03", "Centre party wins Kestrova election",
            "The Centre party of Milo Brandt won the general election in Kestrova on Sunday with 41 percent of the vote, ahead "
            + "of the Greens with 23 percent. Turnout was 68 percent. Brandt said coalition talks with the Farmers' League "
            + "would begin at once.")
            .Add("k2", "2022-10-03", "Brandt claims victory in Kestrova vote",
            "Milo Brandt claimed victory in Kestrova's general election after his Centre party took 41 percent on Sunday. He "
            + "offered coalition talks to the Farmers' League. The Greens came second with 23 percent on a turnout of 68 "
            + "percent.")
            .Add("o1", "2022-10-03", "Ruling party loses Ostmark election",
            "The ruling National Front lost the general election in Ostmark on Sunday, taking 29 percent of the vote. "
            + "Opposition leader Petra Sandoz, whose Reform Bloc won 46 percent, said she would form a government within a "
            + "month.")
            .Add("o2", "2022-10-03", "Sandoz's Reform Bloc sweeps Ostmark vote",
            "Petra Sandoz is to become prime minister of Ostmark after her Reform Bloc took 46 percent in Sunday's general "
            + "election. The National Front, in power since 2008, fell to 29 percent.")
            .Stories().ShouldBe("k1 k2 | o1 o2");

    [Fact]
    public void AFollowUpDaysLaterIsANewStoryAndRelated()
    {
        var graph = new TestSite()
            .Fill(60)
            .Add("n1", "2023-02-07", "Two inmates escape from Garrow prison", EscapeNorth)
            .Add("n2", "2023-02-07", "Police hunt burglars after Garrow jail break", EscapeNorth2)
            .Add("trial", "2023-03-21", "Builder fined over ladder left in Garrow prison yard",
            "A court in Velden fined the firm Oakes & Daughter 4,000 crowns on Tuesday for leaving a ladder in the yard of "
            + "Garrow prison. The magistrate said the company had ignored three warnings. Its owner, Lena Oakes, will appeal.")
            .Link();

        TestSite.StoriesOf(graph).ShouldContain("n1 n2 | trial");
        var story = graph.Stories.ToList().FindIndex(s => s.Members.Contains("trial"));
        graph.Related[story].Select(r => graph.Stories[r.Story].Members[0]).ShouldBe(["n1"]);
    }

    private const string FerryStops = "The ferry Alma of the Ravn line stopped off Sandholm on Monday with 48 passengers, after her "
        + "engine had failed. \"We heard a bang, and then it was very quiet,\" Karl Hede, the captain, said on the quay.";

    [Theory]
    [InlineData("2024-03-13", false)]
    [InlineData("2024-03-04", true)]
    public void AQuotationThatIsRecalledDaysLaterIsNoProofOfOneEvent(string day, bool together)
    {
        var graph = new TestSite().Fill(12)
            .Add("stop", "2024-03-04", "Engine failure leaves Alma adrift off Sandholm", FerryStops)
            .Add("back", day, "Ferry back in service after nine days",
            "After nine days the ferry Alma of the Ravn line is in service again between Ravnsund and Sandholm. A new engine came "
            + "from the yard on Friday. \"We heard a bang, and then it was very quiet,\" Karl Hede, the captain, had said when she "
            + "stopped with 48 passengers.")
            .Link();
        graph.Stories.Any(s => s.Members.Contains("stop") && s.Members.Contains("back")).ShouldBe(together);
        if (together) return;
        var story = graph.Stories.ToList().FindIndex(s => s.Members.Contains("back"));
        graph.Related[story].ShouldContain(r => r.To == "stop");
    }

    [Fact]
    public void HeadlinesFromATemplateJoinNothing()
    {
        var site = new TestSite();
        string[] texts =
        [
            "Quiet trading in Halden copper; the exchange closed early for a public holiday and volumes were thin.",
            "The museum of clocks reopened its west wing after repairs to the roof, with a small ceremony.",
            "A late frost spared the orchards of Lower Benning, growers told the agricultural office.",
            "Rowers from the Tarn club finished second in a regatta that wind had delayed twice.",
        ];
        for (var i = 0; i < texts.Length; i++)
            site.Add($"t{i}", $"2024-01-{10 + i:00}", "Not much happened today", texts[i]);

        site.Stories().ShouldBe("t0 | t1 | t2 | t3");
    }

    [Theory]
    [InlineData("Harbour strike: Day 2", "Harbour strike: Day 21")]
    [InlineData("Week 12 in review", "Week 13 in review")]
    public void ASeriesIsNotOneStory(string first, string second) =>
        new TestSite()
            .Add("a", "2024-03-02", first,
            "Dockers at Port Lassiter stayed away from the cranes and the harbour board met the union at noon without a result. "
            + "Ships waited in the roads.")
            .Add("b", "2024-03-03", second,
            "Dockers at Port Lassiter stayed away from the cranes again and the harbour board met the union in the evening "
            + "without a result. Ships waited in the roads.")
            .Stories().ShouldBe("a | b");

    [Theory]
    [InlineData("Better buying, part 1: Words", "Better buying, part 2: Deeds")]
    [InlineData("Harbour strike, day 2: Cranes stand still", "Harbour strike, day 3: Ships wait in the roads")]
    public void PartsOfASeriesAreNotOneStory(string first, string second) =>
        new TestSite()
            .Add("a", "2024-03-02", first,
            "Dockers at Port Lassiter stayed away from the cranes and the harbour board met the union at noon without a result. "
            + "Ships waited in the roads.")
            .Add("b", "2024-03-03", second,
            "Dockers at Port Lassiter stayed away from the cranes again and the harbour board met the union in the evening "
            + "without a result. Ships waited in the roads.")
            .Stories().ShouldBe("a | b");

    private static readonly string[] Apps =
    [
        "The Tide Finder app of the Skell Harbour Office shows tides for 40 ports. Users of the app can save ports, and the "
            + "Harbour Office answers within a day.",
        "The Skell Harbour Office has brought its Tide Finder app to tablets. Tide Finder shows tides for 40 ports, and users "
            + "of the app can save ports.",
    ];

    [Theory]
    [InlineData("2024-03-02", "Tide Finder app is out", "2024-03-02", "Tide Finder app for tablets", true)]
    [InlineData("2024-03-02", "Tide Finder app is out", "2025-09-20", "Tide Finder app for tablets", false)]
    [InlineData("2024-03-02", "Apps on Tuesday: Tide Finder", "2024-03-04", "Apps on Tuesday: Tides for tablets", false)]
    public void OnASiteOfSinglePostsTimeAndColumnsKeepApart(string day, string first, string later, string second,
    bool together) =>
        new TestSite().Fill(300)
            .Add("a", day, first, Apps[0])
            .Add("b", later, second, Apps[1])
            .Stories().ShouldStartWith(together ? "a b | fill" : "a | b | fill");

    [Fact]
    public void AChainOfLikenessesIsNoStory()
    {
        var site = new TestSite().Fill(60);
        for (var i = 0; i < 14; i++)
        {
            var words = Enumerable.Range(i * 30, 60).Select(w => Filler.Word((w * 7) % 4000));
            site.Add($"chain-{i:00}", $"2024-05-{2 + (i / 3):00}", string.Join(' ', words.Take(4)),
                string.Join(' ', words) + ".");
        }
        var graph = site.Link();

        graph.Stories.ShouldAllBe(s => s.Members.Count <= 4);
    }

    [Fact]
    public void ARoundUpOfManyStoriesDoesNotPullThemTogether()
    {
        var site = new TestSite()
            .Add("n1", "2023-02-07", "Two inmates escape from Garrow prison", EscapeNorth)
            .Add("n2", "2023-02-07", "Police hunt burglars after Garrow jail break", EscapeNorth2)
            .Add("s1", "2023-02-07", "Forger escapes prison disguised as chaplain", EscapeSouth)
            .Add("s2", "2023-02-07", "Search for prison escaper shuts Port Lassiter ferry", EscapeSouth2);
        var round = EscapeNorth[..118] + "\n\n" + EscapeSouth[..110] + "\n\n"
            + string.Join("\n\n", Enumerable.Range(0, 18).Select(i =>
            $"Item {i}: {Filler.Word(i * 7)} {Filler.Word(i * 13)} council voted on the {Filler.Word(i * 31)} question, and "
                + $"{Filler.Word(i * 17)} residents welcomed the {Filler.Word(i * 11)} plan."));
        site.Add("roundup", "2023-02-08", "The week in brief", round);

        site.Stories().ShouldBe("n1 n2 | roundup | s1 s2");
    }

    [Fact]
    public void TwoSentencesAreEnough() =>
        new TestSite().Fill(40)
            .Add("a", "2024-06-01", "Glass bridge over Ruhn gorge cracks",
            "A pane of the glass footbridge over the Ruhn gorge cracked on Saturday. Nobody was hurt.")
            .Add("b", "2024-06-01", "Ruhn gorge footbridge shut after glass cracks",
            "The Ruhn gorge glass footbridge was shut on Saturday when a pane cracked. No visitor was hurt.")
            .Stories().ShouldStartWith("a b | fill");

    [Fact]
    public void AMissingDateDoesNotKeepTellingsApart() =>
        new TestSite().Fill(40)
            .Add("a", null, "Two inmates escape from Garrow prison", EscapeNorth)
            .Add("b", "2023-02-07", "Police hunt burglars after Garrow jail break", EscapeNorth2)
            .Stories().ShouldStartWith("a b | fill");

    [Fact]
    public void WireCopiesAreOneStory()
    {
        var site = new TestSite().Fill(30);
        for (var i = 0; i < 6; i++)
        {
            site.Add($"a{i}", "2023-02-07",
                i % 2 == 0 ? "Two inmates escape from Garrow prison" : "Inmates escape from prison near Velden",
                (i % 2 == 0 ? "VELDEN (Wire) - " : "") + EscapeNorth);
        }

        site.Stories().ShouldStartWith("a0 a1 a2 a3 a4 a5 | fill");
    }

    [Fact]
    public void BoilerplateJoinsNothing()
    {
        const string Footer =
            "\n\nSubscribe to the Morning Ledger, our free newsletter for curious readers, and never miss another story from "
                + "our reporters across the valley and beyond.\n\nSupport independent journalism with a monthly gift; every "
                + "contribution keeps our newsroom in Harrowgate running.\n\nLeave a comment\n\nRead more";
        new TestSite()
            .Add("a", "2024-02-01", "Library extends opening hours",
            "The town library will stay open until nine on weekdays." + Footer)
            .Add("b", "2024-02-01", "Orchard growers fear frost",
            "A cold front may reach the orchards by the weekend, growers said." + Footer)
            .Add("c", "2024-02-01", "Chess champion retires", "Ivo Marlin gave up competitive chess after thirty years." + Footer)
            .Add("d", "2024-02-01", "New tram line delayed", "The tram to the eastern suburbs comes two years late." + Footer)
            .Stories().ShouldBe("a | b | c | d");
    }

    [Fact]
    public void AnAliasIsTheNameItStandsFor()
    {
        LinkName[] names = [new(NameKind.Organization, "Northern Fisheries Board", ["NFB"])];
        var graph = new TestSite().Fill(30)
            .Add("a", "2024-04-04", "NFB bans herring nets",
            "The NFB banned fine herring nets in Skell Sound from May, after stocks fell by 37 percent.")
            .Add("b", "2024-04-04", "Fine nets banned in Skell Sound",
            "Herring boats in Skell Sound may not use fine nets from May, the Northern Fisheries Board ruled, as stocks are "
            + "down 37 percent.")
            .Link(1, names);

        graph.Stories[0].Members.ShouldBe(["a", "b"]);
        graph.Stories[0].Evidence[0].Reasons.ShouldContain(r => r.Kind == ReasonKind.Organization
            && r.Value == "Northern Fisheries Board");
    }

    [Theory]
    [InlineData("", NameKind.Topic)]
    [InlineData("", NameKind.Place)]
    [InlineData("A short note.", NameKind.Topic)]
    [InlineData("A short note.", NameKind.Place)]
    public void NotesWithOneSubjectInCommonAreStoriesOfTheirOwn(string text, NameKind kind)
    {
        var site = new TestSite();
        foreach (var (id, headline) in new[] { ("a", "City budget passes"), ("b", "Heron seen at mill pond"),
            ("c", "New bakery on Elm Street"), ("d", "School choir wins prize") })
        {
            site.Add(id, "2024-03-0" + (id[0] - 'a' + 1), headline, text,
                d => d with { Names = [new LinkName(kind, "Leeds", [])] });
        }

        site.Link().Stories.ShouldAllBe(s => s.Members.Count == 1);
    }

    [Fact]
    public void TwoNotesFromOneCouncilAreTwoStories()
    {
        LinkName[] names = [new(NameKind.Place, "Holmstad", []), new(NameKind.Organization, "Holmstad Council", [])];
        var site = new TestSite()
            .Add("a", "2024-03-04", "Holmstad swing bridge reopens",
            "The swing bridge over the canal in Holmstad reopened on Monday after a month of repairs, the Holmstad Council "
            + "said. Traffic flows again.", d => d with { Names = names })
            .Add("b", "2024-03-05", "Town library gets a reading room",
            "The town library of Holmstad has a new reading room, the Holmstad Council said on Tuesday. It opens at nine.",
            d => d with { Names = names })
            .Add("c", "2024-03-08", "Choir sings", "The choir sang all night.", d => d with { Names = names });

        site.Link().Stories.ShouldAllBe(s => s.Members.Count == 1);
    }

    [Fact]
    public void TwoShortTellingsOfOneEventAreOneStory() =>
        new TestSite()
            .Add("a", "2024-03-04", "Swing bridge in Holmstad reopens",
            "The swing bridge over the canal in Holmstad reopened on Monday after a month of repairs.")
            .Add("b", "2024-03-04", "Holmstad canal bridge open again",
            "After a month of repairs the swing bridge in Holmstad is open for traffic.")
            .Stories().ShouldBe("a b");
}
