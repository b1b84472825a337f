using Deque.AxeCore.Playwright;
using Digest.Core.Tests;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

public sealed class SearchTests(SearchSite site) : IClassFixture<SearchSite>
{
    private async Task OnSearchPage(Func<IPage, Task> look, string query = "", BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(HeadlessChromium.Program is null, "Chromium is not installed");
        await using var context = await site.Browser!.NewContextAsync(options ?? new());
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        await page.GotoAsync(site.Search + query);
        await look(page);
    }

    private static async Task<string[]> Results(IPage page, string status)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(status);
        return (await page.Locator(".results h2").AllInnerTextsAsync()).ToArray();
    }

    /// <summary>Waits until the browser is at an address of the site.</summary>
    /// <remarks>WaitForURLAsync misses a navigation that ends between its look at the address and its first listening.</remarks>
    private Task Opened(IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(site.Search), path).AbsoluteUri);

    private static async Task<string[]> Ask(IPage page, string query, string status)
    {
        // Two queries may say the same: nothing is said between them.
        var before = await page.GetByRole(AriaRole.Status).InnerTextAsync();
        if (before == status && before.Length > 0) await Ask(page, "", "");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(query);
        return await Results(page, status);
    }

    [Fact]
    public async Task TypingFindsBeginningsWordsAndPhrases() => await OnSearchPage(async page =>
    {
        (await Ask(page, "cauc", "Articles found: 2")).ShouldBe(["ISIS recruits in the Caucasus",
            "Mountain passes of the Caucasus"], ignoreOrder: true);
        (await page.Locator(".results mark").AllInnerTextsAsync()).ShouldContain("Caucasus");
        (await Ask(page, "cauc ", "Nothing was found. Try fewer words, or other ones.")).ShouldBeEmpty();
        (await Ask(page, "wave popularity", "Articles found: 2")).ShouldBe(["Popularity of swimming",
            "ISIS recruits in the Caucasus"]);
        (await Ask(page, "\"wave of popularity\"", "Articles found: 1")).ShouldBe(["ISIS recruits in the Caucasus"]);
        (await Ask(page, "\"white house\"", "Articles found: 1")).ShouldBe(["Mountain passes of the Caucasus"]);
        (await Ask(page, "white house", "Articles found: 2")).Length.ShouldBe(2);
        (await Ask(page, "caucasus unheard ", "Articles found: 2")).Length.ShouldBe(2);
        (await Ask(page, "", "")).ShouldBeEmpty();
    });

    [Fact]
    public async Task AnAliasFindsWhatTheNameFinds() => await OnSearchPage(async page =>
    {
        foreach (var name in (string[])["islamic state", "isil ", "daesh ", "islamischer staat "])
            (await Ask(page, name, "Articles found: 1")).ShouldBe(["ISIS recruits in the Caucasus"]);
    });

    [Theory]
    [InlineData("caucausus ", "Articles found: 2")]
    [InlineData("cacuasus ", "Articles found: 2")]
    [InlineData("caucases ", "Articles found: 2")]
    [InlineData("zollernits ", "Articles found: 1")]
    [InlineData("zolernitz", "Articles found: 1")]
    [InlineData("wavy ", "Nothing was found. Try fewer words, or other ones.")]
    [InlineData("caucaasuss ", "Nothing was found. Try fewer words, or other ones.")]
    public async Task OneSlipInALongerWordIsForgiven(string query, string status) => await OnSearchPage(
        async page => (await Ask(page, query, status)).Length.ShouldBe(status.Contains('2') ? 2 : status.Contains('1') ? 1 : 0));

    [Fact]
    public async Task TellingsOfOneStoryAreOneResult() => await OnSearchPage(async page =>
    {
        (await Ask(page, "oberdorf", "Articles found: 2")).Length.ShouldBe(1);
        var result = page.Locator(".results > li");
        (await result.Locator("h2").InnerTextAsync()).ShouldBe("Fire in Oberdorf");
        (await result.GetByRole(AriaRole.Link, new() { Name = "Atlas" }).GetAttributeAsync("href"))
            .ShouldBe("/digest/2012/05/mill-a/");
    });

    [Fact]
    public async Task TheBoxInTheHeadOfAPageAsksTheSearchPage() => await OnSearchPage(async page =>
    {
        await page.GotoAsync(new Uri(new Uri(site.Search), "../archive/").AbsoluteUri);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("zollernitz");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Opened(page, "?q=zollernitz");
        (await Results(page, "Articles found: 1")).ShouldBe(["The old bridge"]);
    });

    [Fact]
    public async Task AResultShowsThePassageWithTheWords() => await OnSearchPage(async page =>
    {
        await Ask(page, "zollernitz", "Articles found: 1");
        await Assertions.Expect(page.Locator(".results mark")).ToHaveTextAsync("Zollernitz");
        var dek = await page.Locator(".results .dek").InnerTextAsync();
        dek.ShouldStartWith("\u2026 ");
        dek.ShouldContain("Then the Zollernitz creek rose over its banks.");
        dek.Length.ShouldBeLessThan(400);
    });

    [Fact]
    public async Task AStoryIsFoundByTheWordsOfItsEditor() => await OnSearchPage(async page =>
    {
        (await Ask(page, "great conflagration", "Articles found: 1")).Length.ShouldBe(1);
        var story = page.GetByRole(AriaRole.Link, new() { Name = "The great conflagration" });
        (await story.GetAttributeAsync("href")).ShouldBe("/digest/stories/mill/");
        (await story.Locator("mark").AllInnerTextsAsync()).ShouldBe(["great", "conflagration"]);
        (await Ask(page, "catastrophe", "Articles found: 1")).Length.ShouldBe(1);
    });

    [Fact]
    public async Task APhraseIsShownAsAWholeAndTheNoteToo() => await OnSearchPage(async page =>
    {
        await Ask(page, "\"came a long night\"", "Articles found: 1");
        await Assertions.Expect(page.Locator(".results mark")).ToHaveTextAsync("came a long night");
        (await page.Locator(".results li").InnerTextAsync()).ShouldContain("Test \u00b7");
        await Ask(page, "quillworth", "Articles found: 1");
        await Assertions.Expect(page.Locator(".results mark")).ToHaveTextAsync("Quillworth");
    });

    [Fact]
    public async Task ResultsAreDatedAsPagesAre() => await OnSearchPage(async page =>
    {
        await Ask(page, "zollernitz", "Articles found: 1");
        (await page.Locator(".results time").InnerTextAsync()).ShouldBe("4 August 2015");
    });

    [Fact]
    public async Task AQueryThatIsTooLongSaysThatWordsAreLeftOut() => await OnSearchPage(async page =>
    {
        // As if each letter had a file of the largest size.
        await page.RouteAsync("**/search/index.json", route => route.FulfillAsync(new()
        {
            Body = $$"""{"documents":9,"terms":"{{string.Join(' ', "abcdefghijklmnopqrstuvwxyz".ToArray())}}","sizes":"{{new string('_', 26)}}","pairs":1}""",
        }));
        await page.RouteAsync("**/search/terms/*.json", route => route.FulfillAsync(new() { Body = "{}" }));
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("bridge creek pillar beam zollernitz caucasus recruits wave");
        await Assertions.Expect(page.GetByRole(AriaRole.Status))
            .ToContainTextAsync("Some words of this long query were left out.");
    });

    [Fact]
    public async Task FiltersNarrowAndTheAddressHoldsThem() => await OnSearchPage(async page =>
    {
        (await Ask(page, "caucasus", "Articles found: 2")).Length.ShouldBe(2);
        await page.GetByLabel("Source").SelectOptionAsync("Atlas");
        (await Results(page, "Articles found: 1")).ShouldBe(["Mountain passes of the Caucasus"]);
        await Assertions.Expect(page).ToHaveURLAsync(site.Search + "?q=caucasus&sources=atlas");
        await page.GetByLabel("Source").SelectOptionAsync("");
        await page.GetByLabel("Year").SelectOptionAsync("2015");
        (await Results(page, "Articles found: 1")).ShouldBe(["ISIS recruits in the Caucasus"]);
        await page.GetByLabel("Year").SelectOptionAsync("");
        await Results(page, "Articles found: 2");
        await page.GetByLabel("Topic").SelectOptionAsync("War");
        await Results(page, "Articles found: 1");
        (await Ask(page, "", "Articles found: 2")).Length.ShouldBe(2);
        await page.ReloadAsync();
        (await Results(page, "Articles found: 2")).Length.ShouldBe(2);
        (await page.GetByLabel("Topic").InputValueAsync()).ShouldBe("war");
    });

    [Fact]
    public async Task BackLeadsToTheQueryBefore() => await OnSearchPage(async page =>
    {
        await Ask(page, "harvests", "Articles found: 25");
        await page.Keyboard.PressAsync("Enter");
        await Ask(page, "caucasus", "Articles found: 2");
        await page.GoBackAsync();
        (await Results(page, "Articles found: 25")).Length.ShouldBe(10);
        await page.GoForwardAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ISIS recruits" }).ClickAsync();
        await Opened(page, "/digest/2015/07/isis/");
        await page.GoBackAsync();
        await Results(page, "Articles found: 2");
    });

    [Fact]
    public async Task TheKeyboardAloneIsEnough() => await OnSearchPage(async page =>
    {
        await page.Keyboard.PressAsync("/");
        (await page.GetByRole(AriaRole.Searchbox).EvaluateAsync<bool>("box => box == document.activeElement")).ShouldBeTrue();
        await page.Keyboard.TypeAsync("harv");
        (await Results(page, "Articles found: 25")).Length.ShouldBe(10);
        await page.Keyboard.PressAsync("Escape");
        (await Results(page, "")).ShouldBeEmpty();
        await page.Keyboard.InsertTextAsync("daryal");
        await Results(page, "Articles found: 1");
        const string OnResult = "document.activeElement.matches('.results a')";
        for (var i = 0; i < 12 && !await page.EvaluateAsync<bool>(OnResult); i++) await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>(OnResult)).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        await Opened(page, "/digest/2014/02/passes/");
    });

    [Fact]
    public async Task MoreResultsComeTenByTen() => await OnSearchPage(async page =>
    {
        (await Results(page, "Articles found: 25")).Length.ShouldBe(10);
        var more = page.GetByRole(AriaRole.Button, new() { Name = "More results" });
        await more.ClickAsync();
        await Assertions.Expect(page.Locator(".results li")).ToHaveCountAsync(20);
        await more.ClickAsync();
        await Assertions.Expect(page.Locator(".results li")).ToHaveCountAsync(25);
        await Assertions.Expect(more).ToBeHiddenAsync();
        (await page.Locator(".results h2").AllInnerTextsAsync()).ShouldBeUnique();
    }, "?q=harvest");

    [Theory]
    [InlineData("فاروفاكيس", "/digest/ar/2015/08/arabic/", "rtl")]
    [InlineData("إستقالة", "/digest/ar/2015/08/arabic/", "rtl")]
    [InlineData("首相", "/digest/ja/2015/08/japan/", "ltr")]
    [InlineData("京", "/digest/ja/2015/08/japan/", "ltr")]
    [InlineData("記者会見", "/digest/ja/2015/08/japan/", "ltr")]
    public async Task AnyScriptIsFound(string query, string href, string direction) => await OnSearchPage(async page =>
    {
        await Ask(page, query, "Articles found: 1");
        (await page.Locator(".results a").GetAttributeAsync("href")).ShouldBe(href);
        (await page.Locator(".results h2").EvaluateAsync<string>("h => getComputedStyle(h).direction")).ShouldBe(direction);
    });

    [Fact]
    public async Task AHostileHeadlineIsText() => await OnSearchPage(async page =>
    {
        (await Ask(page, "hostile", "Articles found: 1")).ShouldBe([SearchSite.Hostile]);
        (await page.Locator(".results img, .results script, .results b").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<object?>("window.hit")).ShouldBeNull();
        await page.GotoAsync(site.Search + "?q=" + Uri.EscapeDataString("\"><img src=x onerror=window.hit=3>"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        (await page.EvaluateAsync<object?>("window.hit")).ShouldBeNull();
    });

    [Fact]
    public async Task ALostConnectionIsToldInWordsAndOvercome() => await OnSearchPage(async page =>
    {
        await page.Context.SetOfflineAsync(true);
        await Ask(page, "caucasus", "The search index could not be read. Check the connection, then try again.");
        await page.Context.SetOfflineAsync(false);
        await page.Keyboard.PressAsync("Enter");
        (await Results(page, "Articles found: 2")).Length.ShouldBe(2);
    });

    [Fact]
    public async Task WithoutJavaScriptListsLeadToEveryArticle() => await OnSearchPage(async page =>
    {
        await Assertions.Expect(page.Locator("form")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText("Searching needs JavaScript")).ToBeVisibleAsync();
        (await page.Locator(".browse a")
            .EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))")).ShouldContain(
            "/digest/archive/2013/03/");
        await page.GetByRole(AriaRole.Link, new() { Name = "July 2015" }).ClickAsync();
        await Opened(page, "/digest/archive/2015/07/");
    }, options: new() { JavaScriptEnabled = false });

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task AxeFindsNoViolationInResults(int width, ColorScheme scheme) => await OnSearchPage(async page =>
    {
        await Results(page, "Articles found: 25");
        var result = await page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }, "?q=harvest", new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true });

    [Fact]
    public async Task TheScriptCutsTextsAsTheBuildDoes() => await OnSearchPage(async page =>
    {
        foreach (var (text, terms) in SearchTerms.Cases)
        {
            var cut = await page.EvaluateAsync<string[]>("async text => (await import('/digest/assets/search.js')).terms(text)",
                text);
            string.Join('|', cut).ShouldBe(string.Join('|', terms));
        }
    });
}
