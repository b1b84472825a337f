using System.Text.Json;
using Digest.Net;

namespace Digest.Tests;

/// <summary>From a list of feeds to a built edition, with ten publishers as they are.</summary>
public sealed class InboxTests
{
    private static readonly RequestOptions Quick = new()
    {
        AllowPrivate = true, Pause = TimeSpan.Zero, FirstRetry = TimeSpan.FromMilliseconds(5),
        Timeout = TimeSpan.FromSeconds(5), AnswerTimeout = TimeSpan.FromSeconds(3), MaxBytes = 4 << 20,
    };

    private static (int Status, string Out, string Error) Run(TestSite site, params string[] args) => Cli.Run([], Quick, [.. args, "--root", site.Root]);

    [Fact]
    public void FromAListOfFeedsToABuiltEditionByCommandsAlone()
    {
        using var host = Publishers.Start();
        using var site = Publishers.Site(host);
        var (status, output, error) = Run(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml"));
        (status, output).ShouldBe((0, "input/_data/feeds.yml\n"), error);
        error.ShouldContain("one feed has no web address");
        error.ShouldContain("digest: 10 feeds added\n");
        var list = File.ReadAllText(Path.Combine(site.Root, "input/_data/feeds.yml"));
        list.ShouldStartWith($"- name: \"Paper 1\"\n  url: \"{host.Address}/1/feed\"\n");
        Run(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml")).Error.ShouldContain("all of them are in the list already");

        (status, output, error) = Run(site, "inbox", "--json");
        status.ShouldBe(0, error);
        foreach (var told in (string[])["the feed 'Paper 2'", "is gone for good (410)", "info DG7105: the feed 'Paper 3' moved for good", "/3/new-feed", "one item cannot be read",
            "it has more than 4 MB", "the host does not answer within 3 seconds", "'Paper 9'", "this is no feed"])
        {
            error.ShouldContain(told);
        }

        error.ShouldContain("input/_data/feeds.yml:3:3: warning DG7104");
        using var json = JsonDocument.Parse(output);
        var stories = json.RootElement.GetProperty("stories").EnumerateArray().ToList();
        json.RootElement.GetProperty("duplicates").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("feeds").GetArrayLength().ShouldBe(10);
        var ferry = stories[0];
        ferry.GetProperty("sources").EnumerateArray().Select(s => s.GetString()).ShouldBe(["Paper 1", "Paper 3"], ignoreOrder: true);
        ferry.GetProperty("items").GetArrayLength().ShouldBe(2);
        ferry.GetProperty("joins").ValueKind.ShouldBe(JsonValueKind.Null);
        ferry.GetProperty("place").GetString().ShouldBe("nothing like it yet, told by 2 sources");
        stories.Select(s => s.GetProperty("headline").GetString()).ShouldContain("Chess champion loses in Riga");
        var ids = ferry.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();
        var jay = stories.Single(s => s.GetProperty("headline").GetString() == "Jays return to Ostra").GetProperty("items")[0].GetProperty("id").GetString()!;
        var chess = stories.Single(s => s.GetProperty("headline").GetString()!.StartsWith("Chess", StringComparison.Ordinal)).GetProperty("items")[0].GetProperty("id").GetString()!;

        // What was looked at is not new any more, and what did not change is not sent again.
        var second = Run(site, "inbox");
        second.Out.ShouldStartWith("0 new items in 0 stories; 1 in the digest already; ");
        host.Requests.Count(r => r == "GET /1/feed").ShouldBe(2);
        Run(site, "inbox", "--all", "--no-fetch").Out.ShouldContain("nothing like it yet, told by 2 sources");

        (status, output, error) = Run(site, "inbox", "import", ids[0], ids[1], jay);
        status.ShouldBe(0, error);
        output.Split('\n').Length.ShouldBe(4);
        error.ShouldContain("warning DG7101: the host does not let programs in (403)");
        var drafts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var draft = File.ReadAllText(Path.Combine(site.Root, drafts[2]));
        draft.ShouldContain("The jays are back.");
        draft.ShouldContain($"url: \"{host.Address}/8/jay\"");
        Run(site, "inbox", "dismiss", chess[..6]).Status.ShouldBe(0);
        Run(site, "inbox", "dismiss", "zzzz").ShouldBe((2, "", "digest: there is no item 'zzzz'\n  hint: 'digest inbox --all' lists them\n"));
        var left = Run(site, "inbox", "--all", "--no-fetch").Out;
        left.ShouldNotContain("Saint Elmo");
        left.ShouldNotContain("Chess");
        left.ShouldContain("Pluto has mountains of ice");

        (status, _, error) = Run(site, ["publish", .. drafts]);
        status.ShouldBe(0, error);
        (status, output, error) = Run(site, "edition", "9");
        (status, output).ShouldBe((0, "input/editions/9.md\n"), error);
        Run(site, ["move", .. drafts, "9"]).Status.ShouldBe(0);
        Run(site, "publish", "9").Status.ShouldBe(0);
        Run(site, "build", "--at", "2015-09-30").Status.ShouldBe(0);
        var edition = File.ReadAllText(Path.Combine(site.Root, "output/editions/9/index.html"));
        edition.ShouldContain("Saint Elmo");
        edition.ShouldContain("Jays return to Ostra");
        Run(site, "stories", "--json", "--at", "2015-09-30").Out.ShouldContain("Forty saved from sinking ferry Saint Elmo");
    }

    [Fact]
    public void FeedsOfASiteAreFound()
    {
        using var host = Publishers.Start();
        host.With("/plain", Publishers.Give("<html><body>No feed is named.</body></html>", "text/html")).With("/rss.xml", Publishers.Give(Publishers.Rss("By path")))
            .With("/page", Publishers.Give("<html><head><base href=\"/9/\"><link rel='alternate' type='application/atom+xml' href='atom'><link rel=\"alternate\" type=\"application/rss+xml\" title=\"Buoy &amp; Co\" href=\"/1/feed\"></head></html>", "text/html"));
        using var site = TestSite.Small();
        Run(site, "feeds", "find", host.Address + "/page").ShouldBe((0, $"{host.Address}/9/atom  127.0.0.1\n{host.Address}/1/feed  Buoy & Co\n", ""));
        Run(site, "feeds", "find", host.Address + "/1/feed").Out.ShouldBe($"{host.Address}/1/feed  The Buoy\n");
        Run(site, "feeds", "find", host.Address + "/plain").Out.ShouldBe($"{host.Address}/rss.xml  By path\n");
        Run(site, "feeds", "find", host.Address + "/none").Error.ShouldContain("error DG7101");
        Run(site, "feeds", "find", host.Address + "/1/feed", "--add").Out.ShouldBe("input/_data/feeds.yml\n");
        Run(site, "feeds").Out.ShouldBe($"The Buoy  {host.Address}/1/feed\n  not asked yet\n");
        using var other = TestSite.Small();
        Run(other, "inbox").ShouldSatisfyAllConditions(r => r.Status.ShouldBe(1), r => r.Error.ShouldContain("input/_data/feeds.yml: error DG7106: no feed is followed yet\n  hint: "));
    }

    [Fact]
    public void TheListKeepsWhatAnEditorWroteAndTellsWhatIsWrong()
    {
        using var host = Publishers.Start();
        using var site = Publishers.Site(host);
        site.With("input/_data/feeds.yml", "# my feeds\r\n- https://paper.example/feed   # a good one\r\n- {name: Other, url: 'https://other.example/feed'}\r\n");
        Run(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml"), "--dry-run").Out.ShouldContain("+- name: \"Paper 1\"\n");
        Run(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml")).Status.ShouldBe(0);
        File.ReadAllText(Path.Combine(site.Root, "input/_data/feeds.yml")).ShouldStartWith(
            "# my feeds\r\n- https://paper.example/feed   # a good one\r\n- {name: Other, url: 'https://other.example/feed'}\r\n- name: \"Paper 1\"\r\n");
        site.With("input/_data/feeds.yml", "- nam: x\n- url: paper\n- url: https://a.example/f\n  tag: x\n");
        Run(site, "inbox").ShouldSatisfyAllConditions(r => r.Status.ShouldBe(1),
            r => r.Error.ShouldContain("input/_data/feeds.yml:1:3: error DG2023: the entry has no address of a feed"),
            r => r.Error.ShouldContain("the key 'tag' is unknown in the list of feeds"));
        site.With("input/_data/feeds.yml", "[]\n");
        Run(site, "feeds", "import", Path.Combine(site.Root, "feeds.opml")).Error.ShouldContain("error DG9001");
    }

    [Fact]
    public void ABrokenMemoryIsAnEmptyOne()
    {
        using var host = Publishers.Start();
        using var site = TestSite.Small();
        site.With("input/_data/feeds.yml", $"- url: {host.Address}/4/feed\n");
        Run(site, "inbox").Out.ShouldContain("1. Chess champion loses in Riga\n   nothing like it yet, told by one source\n");
        var memory = Directory.GetFiles(site.Root, "feeds.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(memory, "{\"Feeds\": 3");
        Run(site, "inbox").Out.ShouldStartWith("1 new item in 1 story");
        File.WriteAllText(memory, "null");
        Run(site, "inbox").Out.ShouldStartWith("1 new item in 1 story");
        foreach (var wrong in (string[])["{}", "[]", "{\"Feeds\":{\"x\":null}}", "{\"Feeds\":{\"x\":{\"Items\":[null]}}}", "{\"Feeds\":{\"x\":{\"Items\":[{\"Key\":\"1\"}]}}}"])
        {
            File.WriteAllText(memory, wrong);
            Run(site, "inbox").Out.ShouldStartWith("1 new item in 1 story");
        }
    }

    [Fact]
    public void AnItemSaysWhatItWouldJoin()
    {
        using var host = Publishers.Start();
        using var site = TestSite.Small();
        host.With("/p/feed", Publishers.Give(Publishers.Rss("The Planet", ("Probe New Horizons passes Pluto", "https://planet.example/1",
            "The probe New Horizons of NASA passed Pluto at a distance of 12,500 kilometres on Tuesday. \"We have completed the reconnaissance of the classical planets,\" said Alan Stern."))));
        site.With("input/_data/feeds.yml", $"- url: {host.Address}/p/feed\n");
        var text = Run(site, "inbox").Out;
        text.ShouldContain("one more telling of 'New Horizons flies past Pluto' (2 tellings)\n");
        text.ShouldContain("The Planet, 2015-07-20T08:00:00+00:00: Probe New Horizons passes Pluto\n");
        Run(site, "inbox", "--all", "--json").Out.ShouldContain("\"permalink\": \"/stories/2015/07/flyby-a/\"");
    }
}
