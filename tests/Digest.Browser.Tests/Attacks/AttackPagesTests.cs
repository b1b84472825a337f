using System.Text;
using Digest.Build;
using Digest.Core.Pages;
using Digest.Preview;

namespace Digest.Browser.Tests.Attacks;

/// <summary>Nothing hostile runs, loads, leads away or leaves its place before a browser that has no policy to stop it.</summary>
public sealed class AttackPagesTests(Attacked site) : IClassFixture<Attacked>
{
    private List<PagePlan> Plans => [.. site.Served!.Built.Pages.Where(p => p.Plan is { IsHtml: true }).Select(p => p.Plan!)];

    // All of them take minutes: every sixth, unless the variable DIGEST_ALL_ATTACKS asks for all.
    private static List<T> Some<T>(IEnumerable<T> all)
    {
        var step = Environment.GetEnvironmentVariable("DIGEST_ALL_ATTACKS") is null ? 6 : 1;
        return [.. all.Where((_, i) => i % step == 0)];
    }

    private string AddressOf(string permalink) => site.AddressOf(permalink);

    private Task<List<string>> LookAsync(IReadOnlyList<Visit> visits) => site.LookAsync(site.Served!.Address, visits);

    // Each is markup that a page must not hold, and what has to be said of it.
    private static readonly (string Markup, string Told)[] Known =
    [
        ("<img src=x onerror=alert(1)>", "script: alert 1"),
        ("<img src=x onerror=alert(1)>", "handler: "),
        ("<script>alert(1)</script>", "script: alert 1"),
        ("<script>alert(1</script>", "script: "),
        ("<a href=javascript:alert(1)>x</a>", "script: alert 1"),
        ("<a href='java\tscript:alert(1)'>x</a>", "scheme: "),
        ("<p onclick=alert(1)>x</p>", "script: alert 1"),
        ("<details ontoggle=alert(1)>x</details>", "script: alert 1"),
        ("<svg onload=alert(1)></svg>", "element: "),
        ("<iframe srcdoc='<script>alert(1)</script>'></iframe>", "script: alert 1"),
        ("<iframe src=about:blank></iframe>", "frame: "),
        ("<meta http-equiv=refresh content='0;url=//evil.example/'>", "navigation: http://evil.example/"),
        ("<link rel=stylesheet href=//evil.example/x.css>", "request: http://evil.example/x.css"),
        ("<form action=/><button>x</button></form>", "element: "),
        ("<base href=//evil.example/>", "element: "),
        ("<style>p { color: red }</style>", "element: "),
        ("<p style='position: fixed'>x</p>", "style: "),
        ("<script>open('/assets/blank.html')</script>", "window: "),
        ("<script>location = '/assets/blank.html?x'</script>", "navigation: "),
        ("<script>fetch('//evil.example/y')</script>", "request: http://evil.example/y"),
        ("<script>document.title = 'x'</script>", "title: x"),
        ("</div></article></main><p>x</p>", "frame: "),
        ("</div></article></main></body><footer class=colophon></footer>", "frame: "),
        ("<img name=title src=x>", "clobbered: "),
        ("<p id=d-main>x</p>", "clobbered: "),
    ];

    // A check that cannot fail is none.
    [Fact]
    public async Task WhatIsHostileIsSeen()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        server.Show((path, _) => new(path, Encoding.UTF8.GetBytes(PageOf(int.TryParse(Path.GetFileNameWithoutExtension(path), out var number)
            ? Known[number].Markup : "<p id=x title=y>Nothing</p>")), PageRank.Page, null, null), "", true, _ => "");
        var host = server.Address.TrimEnd('/');
        (await site.LookAsync(host, [new(host + "/nothing.html", "site", "Known")])).ShouldBeEmpty();
        var found = await site.LookAsync(host, [.. Known.Select((_, i) => new Visit($"{host}/{i}.html", "site", "Known"))], together: 1);
        foreach (var (number, (markup, told)) in Known.Index())
            found.ShouldContain(f => f.StartsWith($"/{number}.html {told}", StringComparison.Ordinal), markup + "\n" + string.Join('\n', found));
    }

    // With the policy of pages, which must not be what stops it.
    private static string PageOf(string markup) => "<!doctype html><html><head><meta charset=utf-8>"
        + "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><title>Known</title></head><body><a class=skip></a><header class=masthead></header>"
        + $"<main id=d-main><article class=story><h1>x</h1><div class=prose>{markup}</div></article></main><footer class=colophon></footer></body></html>";

    [Fact]
    public async Task EveryBodyHasAPageThatIsNothingButItself()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var articles = site.Served!.Built.Site.Articles.ToDictionary(a => a.Article.Headline, StringComparer.Ordinal);
        (await LookAsync([.. Some(Enumerable.Range(0, AttackVectors.All.Count)).Select(AttackSite.HeadlineOf)
            .Select(h => new Visit(AddressOf(articles[h].Permalink), "site", h))])).ShouldBeEmpty();
    }

    [Fact]
    public async Task AllOtherPagesAreNothingButThemselves()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var plans = Plans.Where(p => !p.Permalink.Contains("/vector-", StringComparison.Ordinal) && p.Layout != "redirect").ToList();
        foreach (var layout in (string[])["article", "story", "side-by-side", "term", "terms", "edition", "newsletter", "home", "page", "search"])
            plans.ShouldContain(p => p.Layout == layout, layout);
        (await LookAsync([.. Some(plans).Select(p => new Visit(AddressOf(p.Permalink), p.Layout == "newsletter" ? "newsletter" : "site"))])).ShouldBeEmpty();
    }

    [Fact]
    public async Task AReaderWithoutAFilterShowsFeedsAsTheyAre()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var feeds = site.Served!.Built.Pages.Select(p => "/" + p.DestinationPath)
            .Where(p => p.EndsWith("feed.xml", StringComparison.Ordinal) || p is "/rss.xml" or "/feed.json").ToList();
        feeds.Count.ShouldBeGreaterThan(30);
        var entries = 0;
        (await LookAsync([.. feeds.Select(feed => new Visit(site.Served.Address + AttackSite.Blank, "blank", null,
            async page => Interlocked.Add(ref entries, await page.EvaluateAsync<int>(ShowFeed, AddressOf(feed)))))])).ShouldBeEmpty();
        entries.ShouldBeGreaterThan(AttackVectors.All.Count);
    }

    private const string ShowFeed = """
        async address => {
          const text = await (await fetch(address)).text(), show = html => {
            const box = document.createElement('div');
            box.dataset.hostile = '';
            document.body.append(box);
            box.innerHTML = html;
            return 1;
          };
          let count = 0;
          if (address.endsWith('.json')) {
            for (const item of JSON.parse(text).items) if (item.content_html) count += show(item.content_html);
            return count;
          }
          const feed = new DOMParser().parseFromString(text, 'application/xml');
          if (feed.querySelector('parsererror')) throw Error('not well-formed: ' + address);
          for (const e of feed.querySelectorAll('*')) if (/xhtml/.test(e.namespaceURI)) throw Error('an element of HTML: ' + address);
          for (const e of feed.querySelectorAll('content[type=html], item > description, item > encoded')) count += show(e.textContent);
          return count;
        }
        """;

    [Fact]
    public async Task SearchShowsHostileHeadlinesAsText()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        (await LookAsync([new(AddressOf("/search/") + "?q=hostile", "site", null, async page =>
        {
            await page.Locator(".results li").First.WaitForAsync();
            var more = page.Locator(".more-results");
            while (await more.IsVisibleAsync())
            {
                var count = await page.Locator(".results li").CountAsync();
                await more.ClickAsync();
                await page.WaitForFunctionAsync("count => document.querySelectorAll('.results li').length > count || document.querySelector('.more-results').hidden", count);
            }

            (await page.Locator(".results li").CountAsync()).ShouldBeGreaterThan(AttackFields.Texts.Count);
        })])).ShouldBeEmpty();
    }

    [Fact]
    public void RedirectsStayOnTheSite()
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        var redirects = site.Served!.Built.Pages.Where(p => p.Plan?.Layout == "redirect").ToList();
        redirects.ShouldNotBeEmpty();
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        foreach (var page in redirects)
        {
            var document = parser.ParseDocument(new MemoryStream(page.Bytes!));
            document.QuerySelectorAll("script, img, base, style, form, [onmouseover], [onfocus], [onerror]").ShouldBeEmpty(page.DestinationPath);
            document.QuerySelectorAll("meta[http-equiv=refresh]").Length.ShouldBe(1);
            foreach (var target in (string[])[document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content")!["0; url=".Length..],
                document.QuerySelector("main a")!.GetAttribute("href")!])
            {
                new Uri(new Uri("https://test.example/"), target).Host.ShouldBe("test.example", page.DestinationPath);
            }
        }
    }
}
