using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Digest.Build.Tests;

/// <summary>An edition in the reader's mailbox: dark styles, pictures, what services fill in, the message, and subscribing.</summary>
public sealed partial class NewsletterMailTests
{
    private const string Mail = "editions/1/newsletter.html";
    private const string Message = "editions/1/newsletter.eml";

    [GeneratedRegex("<form class=\"search\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    private static TestSite Site(string newsletter = "", string top = "") => TestSite.Empty()
        .With("statiq.json", $$"""
            { "SiteTitle": "Täst & Co", "Host": "test.example", {{top}}
              "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" }, "Newsletter": { {{newsletter}} } } }
            """)
        .With("input/2015-07-07-own.md", "---\ntitle: Mill burns\npublished: 2015-07-07T22:15:00+02:00\noriginal: true\n---\nA *whole* body.\n")
        .With("input/2015-07-08-other.md", "---\ntitle: Elections in the north\nsource: The Orbit\n---\nText.\n");

    private static TestSite WithPicture(TestSite site, string name, string headline)
    {
        var path = Path.Combine(site.Root, "input", "assets", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (name.EndsWith(".svg", StringComparison.Ordinal))
        {
            File.WriteAllText(path, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\"/>");
        }
        else
        {
            using var image = new Image<Rgb24>(1000, 500);
            for (var x = 0; x < 1000; x++) image[x, x / 2] = new((byte)x, 90, 30);
            image.Save(path);
        }

        return site.With($"input/2015-07-09-{Path.GetFileNameWithoutExtension(name)}.md",
            $"---\ntitle: {headline}\nstory: none\noriginal: true\nimage: {{src: /assets/{name}, alt: \"A \\\"view\\\"\", credit: Ann}}\n---\nText.\n");
    }

    [Fact]
    public void AMailHasDarkStylesForThoseWhoReadThem()
    {
        using var site = Site().Build().Succeeds();
        var mail = site.Read(Mail);
        mail.ShouldContain("<meta name=\"color-scheme\" content=\"light dark\">");
        mail.ShouldContain("<meta name=\"supported-color-schemes\" content=\"light dark\">");
        mail.ShouldContain("@media (prefers-color-scheme: dark) {");
        mail.ShouldContain("bgcolor=\"#fdfcf9\"");
        // What Outlook or Gmail do not know is not there.
        Regex.Matches(mail, "(?:flex|grid|float|position|url\\(|@import|@font-face|rgba?\\(|var\\()").ShouldBeEmpty();
        // Each colour of a class is written in the element too.
        var style = mail[mail.IndexOf("<style>", StringComparison.Ordinal)..mail.IndexOf("</style>", StringComparison.Ordinal)];
        foreach (Match used in Regex.Matches(mail, " class=\"([^\"]*)\""))
        {
            foreach (var name in used.Groups[1].Value.Split(' ')) style.ShouldContain("." + name, customMessage: used.Value);
        }
    }

    [Fact]
    public void AMailBeginsWithWhatListsShow()
    {
        using var site = Site().Build().Succeeds();
        site.Read(Mail).ShouldContain("mso-hide:all\">Elections in the north · Mill burns</div>");
        site.With("input/editions/1.md", "---\ndek: A week of <fire>.\n---\n").Build().Succeeds();
        site.Read(Mail).ShouldContain("mso-hide:all\">A week of &lt;fire&gt;.</div>");
    }

    [Fact]
    public void AMailShowsThumbnailsOfPicturesThatMailProgramsShow()
    {
        using var site = WithPicture(WithPicture(Site(top: "\"LinkRoot\": \"/news\","), "bridge.jpg", "A bridge"),
            "drawing.svg", "A drawing").Build().Succeeds();
        var mail = site.Read(Mail);
        var images = Regex.Matches(mail, "<img [^>]*>").Select(m => m.Value).ToList();
        images.Count.ShouldBe(1);
        images[0].ShouldMatch("^<img src=\"https://test\\.example/news/assets/pictures/[0-9a-f]{20}-480\\.jpg\" width=\"120\" height=\"60\" "
            + "alt=\"A &quot;view&quot;\" style=");
        mail.ShouldContain(">Ann</p>");
        site.Read("2015/07/drawing/index.html").ShouldContain("drawing.svg");
    }

    [Theory]
    [InlineData("\"Service\": \"buttondown\"", "{{ unsubscribe_url }}", null, null)]
    [InlineData("\"Service\": \"mailchimp\"", "*|UNSUB|*", "*|HTML:LIST_ADDRESS_HTML|*", "*|LIST:ADDRESS|*")]
    [InlineData("\"Service\": \"listmonk\"", "{{ UnsubscribeURL }}", null, null)]
    [InlineData("\"Unsubscribe\": \"https://u.example/?a=1&b=2\", \"Address\": \"Mill Lane 1, Täst\"", "https://u.example/?a=1&b=2", "Mill Lane 1, Täst",
        "Mill Lane 1, Täst")]
    [InlineData("", null, null, null)]
    public void WhatAServiceFillsInIsWrittenAsItIs(string settings, string? unsubscribe, string? address, string? plain)
    {
        using var site = Site(settings).Build().Succeeds();
        var (mail, text) = (site.Read(Mail), site.Read("editions/1/newsletter.txt"));
        if (unsubscribe is null) mail.ShouldNotContain("Unsubscribe");
        else mail.ShouldContain($"<a class=\"soft\" href=\"{unsubscribe.Replace("&", "&amp;", StringComparison.Ordinal)}\"");
        if (unsubscribe is not null) text.ShouldContain($"\nUnsubscribe: {unsubscribe}\n");
        if (address is not null) mail.ShouldContain($"<p style=\"margin:8px 0 0\">{address}</p>");
        if (plain is not null) text.ShouldContain($"\n\n{plain}\n");
        site.Last.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void WordsOfAServiceInAnArticleAreText()
    {
        using var site = Site("\"Service\": \"listmonk\"")
            .With("input/2015-07-09-code.md",
            "---\ntitle: \"On {{{ braces }}} and *|MERGE|*\"\noriginal: true\n---\nWrite `{{ .Subscriber.Email }}`.\n")
            .Build().Succeeds();
        var (mail, text) = (site.Read(Mail), site.Read("editions/1/newsletter.txt"));
        mail.ShouldContain("On &#123;&#123;{ braces }}} and &#42;|MERGE|*");
        mail.ShouldContain("<code>&#123;{ .Subscriber.Email }}</code>.");
        Regex.Matches(mail, "\\{[{%#]|\\*\\|").Select(m => mail.Substring(m.Index, 20))
            .ShouldBe(["{{ UnsubscribeURL }}"]);
        text.ShouldContain("On { { { braces }}} and * |MERGE|*");
        Regex.Matches(text, "\\{[{%#]|\\*\\|").Select(m => text.Substring(m.Index, 20)).ShouldBe(["{{ UnsubscribeURL }}"]);
        // A page is no mail, and a mail that nobody fills in is as it was written.
        site.Read("2015/07/code/index.html").ShouldContain("On {{{ braces }}} and *|MERGE|*");
        site.With("statiq.json", """{ "Host": "test.example", "Digest": { "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
            .Build().Succeeds();
        site.Read(Mail).ShouldContain("On {{{ braces }}} and *|MERGE|*");
    }

    [Fact]
    public void AMessageHoldsBothPages()
    {
        using var site = Site("\"From\": \"The Täst, daily <letters@test.example>\", \"Unsubscribe\": \"https://u.example/x\"",
            "\"LinkRoot\": \"/news\",")
            .With("input/editions/1.md", "---\ntitle: 冥王星の一週間に最も近づいたものについての長い長い題名\n---\n").Build().Succeeds();
        var bytes = File.ReadAllBytes(Path.Combine(site.Output, Message));
        var raw = Encoding.ASCII.GetString(bytes);
        bytes.ShouldAllBe(b => b < 128);
        raw.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        raw.Split("\r\n").Where(l => l.Length > 76).ShouldBeEmpty();

        using var message = MimeMessage.Load(new MemoryStream(bytes));
        message.Subject.ShouldBe("Täst & Co: edition 1 · 冥王星の一週間に最も近づいたものについての長い長い題名");
        message.From.Mailboxes.Single().Name.ShouldBe("The Täst, daily");
        message.From.Mailboxes.Single().Address.ShouldBe("letters@test.example");
        message.Date.ShouldBe(new DateTimeOffset(2015, 7, 8, 0, 0, 0, TimeSpan.Zero));
        message.MessageId.ShouldBe("news.editions.1@test.example");
        message.Headers[HeaderId.ListUnsubscribe].ShouldBe("<https://u.example/x>");
        var parts = message.Body.ShouldBeOfType<MultipartAlternative>();
        parts.Select(p => p.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        parts.ShouldAllBe(p => p.ContentType.Charset == "utf-8");
        message.TextBody!.ReplaceLineEndings("\n").ShouldBe(site.Read("editions/1/newsletter.txt"));
        message.HtmlBody!.ReplaceLineEndings("\n").ShouldBe(site.Read(Mail));
    }

    [Fact]
    public void AnyTextComesOutOfItsMessage()
    {
        var random = new Random(7);
        string[] pieces = [" ", "\t", "=", ".", "\n", "From ", "é", "冥", "😀", "\u2028", "\"", "<a>", "word", "--", new('x', 75), new('y', 90)];
        for (var i = 0; i < 400; i++)
        {
            var (text, html, title) = (Text(40), Text(60), Text(12).Replace('\n', ' '));
            var edition = new Core.Editions.Edition { Number = 3, Date = new(2015, 7, 6), LastDate = new(2015, 7, 6) };
            var page = new Core.Pages.PagePlan("/x", "newsletter", new() { Title = "x", Language = "en" }, new Core.Pages.NotFoundView());
            var bytes = Core.Pages.MailMessage.Write(new("/editions/3/newsletter.eml", edition, title, page, page),
                Encoding.UTF8.GetBytes(html), Encoding.UTF8.GetBytes(text),
                new() { Host = "bücher.example:80", SiteTitle = title });
            bytes.ShouldAllBe(b => b < 128);
            var raw = Encoding.ASCII.GetString(bytes);
            raw.Replace("\r\n", "", StringComparison.Ordinal).IndexOfAny(['\r', '\n']).ShouldBe(-1);
            raw.Split("\r\n").Where(l => l.Length > 76).ShouldBeEmpty();
            using var message = MimeMessage.Load(new MemoryStream(bytes));
            // A part ends before the line end that its boundary begins with.
            message.TextBody!.ReplaceLineEndings("\n").ShouldBe(text.ReplaceLineEndings("\n"));
            message.HtmlBody!.ReplaceLineEndings("\n").ShouldBe(html.ReplaceLineEndings("\n"));
            Squeeze(message.Subject).ShouldBe(Squeeze(title));
            Squeeze(message.From.Mailboxes.Single().Name).ShouldBe(Squeeze(title));
            message.From.Mailboxes.Single().Address.ShouldBe("newsletter@bücher.example");
        }

        string Text(int count) => string.Concat(Enumerable.Range(0, random.Next(1, count)).Select(_ => pieces[random.Next(pieces.Length)]));
        static string Squeeze(string? s) => Regex.Replace(s ?? "", @"[\s\u2028]+", " ").Trim();
    }

    [Fact]
    public void AMessageDependsOnItsPagesAlone()
    {
        using var site = Site("\"Service\": \"mailchimp\"").Build().Succeeds();
        var before = site.Read(Message);
        before.ShouldContain("newsletter@test.example");
        before.ShouldNotContain("List-Unsubscribe");
        site.Build(at: "2016-01-01").Succeeds();
        site.Read(Message).ShouldBe(before);
        site.Last.Published!.Written.ShouldBe(0);
        site.With("input/2015-07-08-other.md", "---\ntitle: Elections in the south\nsource: The Orbit\n---\nText.\n").Build(at: "2016-01-01").Succeeds();
        Regex.Match(site.Read(Message), "boundary=.*").Value.ShouldNotBe(Regex.Match(before, "boundary=.*").Value);
    }

    [Fact]
    public void ThePreviewServesTheSameMessage()
    {
        using var site = Site("\"Service\": \"listmonk\"").Build().Succeeds();
        var (workspace, _) = Workspace.Open(site.Options with { Root = site.Root, At = "2015-08-01" }, TimeProvider.System);
        var requested = new RequestedPages(site.Last.Built!, workspace!);
        requested.Has(Message).ShouldBeTrue();
        requested.Find(Message, CancellationToken.None).Value!.Bytes.ShouldBe(File.ReadAllBytes(Path.Combine(site.Output, Message)));
        requested.Check(1, CancellationToken.None).ShouldBeEmpty();
    }

    [Fact]
    public void AnArticleCannotHaveTheAddressOfAMessage()
    {
        using var site = Site().With("input/2015-07-10-x.md", "---\ntitle: X\noriginal: true\nurl: /editions/1/newsletter.eml\n---\nX.\n").Build();
        site.Last.Diagnostics.Select(d => d.Message)
            .ShouldContain("the address /editions/1/newsletter.eml is taken by an edition as a mail");
    }

    [Fact]
    public void WithoutAServiceThePageShowsFeedsAlone()
    {
        using var site = Site().Build().Succeeds();
        var page = site.Read("subscribe/index.html");
        page.ShouldNotContain("method=\"post\"");
        page.ShouldContain("<title>Subscribe · Täst &amp; Co</title>");
        page.ShouldContain("form-action &#39;self&#39;\"");
        foreach (var feed in (string[])["/feed.xml", "/rss.xml", "/feed.json", "/editions/feed.xml"]) page.ShouldContain($"<a href=\"{feed}\" type=");
        foreach (var file in (string[])["index.html", "2015/07/own/index.html"])
            site.Read(file).ShouldContain("<li><a href=\"/subscribe/\">Subscribe</a></li>", customMessage: file);
        site.Read("sitemap.xml").ShouldContain("https://test.example/subscribe/");
    }

    [Theory]
    [InlineData("buttondown", "https://buttondown.com/wider", "https://buttondown.com",
        "action=\"https://buttondown.com/api/emails/embed-subscribe/wider\" method=\"post\"", "name=\"email\" type=\"email\" required",
        "<input type=\"hidden\" name=\"embed\" value=\"1\">")]
    [InlineData("mailchimp", "https://x.us1.list-manage.com/subscribe/post?u=12ab&id=cd34", "https://x.us1.list-manage.com",
        "action=\"https://x.us1.list-manage.com/subscribe/post?u=12ab&amp;id=cd34\" method=\"post\"", "name=\"EMAIL\" type=\"email\" required",
        "<div hidden><input type=\"text\" name=\"b_12ab_cd34\" value=\"\" tabindex=\"-1\"")]
    [InlineData("listmonk", "https://lists.example:9000/subscription/form#aa-1", "https://lists.example:9000",
        "action=\"https://lists.example:9000/subscription/form\" method=\"post\"", "name=\"name\" type=\"text\"",
        "<input type=\"hidden\" name=\"l\" value=\"aa-1\">", "<div hidden><input type=\"text\" name=\"nonce\" value=\"\"")]
    public void TheFormOfAServiceIsPlainAndMayBeSentThere(string service, string address, string origin, params string[] parts)
    {
        using var site = Site($"\"Service\": \"{service}\", \"Subscribe\": \"{address}\"").Build().Succeeds();
        var page = site.Read("subscribe/index.html");
        var form = Form().Match(page).Value;
        foreach (var part in parts) form.ShouldContain(part);
        form.ShouldNotContain("<script");
        page.ShouldContain($"form-action &#39;self&#39; {origin}\"");
        site.Read("index.html").ShouldContain("form-action &#39;self&#39;\"");
        page.ShouldContain("href=\"/feed.xml\" type=");
    }

    [Theory]
    [InlineData("input/pages/subscribe.md", "---\ntitle: Follow us\n---\nMine.\n", "Mine.")]
    [InlineData("input/pages/follow.md", "---\ntitle: Follow\nredirect_from: /subscribe/\n---\nMine.\n", "http-equiv=\"refresh\"")]
    [InlineData("input/subscribe/index.html", "Mine.", "Mine.")]
    public void APageOfTheSiteWins(string path, string text, string expected)
    {
        using var site = Site("\"Service\": \"listmonk\"").With(path, text).Build().Succeeds();
        site.Last.Diagnostics.ShouldBeEmpty();
        site.Read("subscribe/index.html").ShouldContain(expected);
        if (path.Contains("pages/", StringComparison.Ordinal))
            Regex.Count(site.Read("index.html"), "href=\"/subscribe/\"").ShouldBe(1);
    }
}
