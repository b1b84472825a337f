using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using static Digest.Core.Tests.ArticleCases;

namespace Digest.Core.Tests;

public sealed class SettingsTests
{
    private static Checked<SiteSettings> Read(string json) =>
        SettingsReader.Read(new SourceFile("statiq.json", "statiq.json", Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void ReadsEveryKey()
    {
        var (settings, diagnostics) = Read("""
            {
              // comments and trailing commas are allowed
              "sitetitle": "T", "Host": "h.example:8080", "LinksUseHttps": false, "LinkRoot": "a/b/", "LinkHideExtensions": true, "LinkHideIndexPages": false,
              "InputPaths": ["one", "two"], "OutputPath": "o", "ThemePaths": "t", "CachePath": "c", "DateTimeDisplayCulture": "de-AT",
              "Digest": { "TimeZone": "Europe/Berlin", "Language": "de", "PageSize": 7, "RelatedCount": 0, "Editions": { "Every": "day", "Start": "2015-06-01" },
                "Comments": "a@b.example", "LinkMentions": true, "Rights": "licensed", "Robots": ["/x/"], },
            }
            """);
        diagnostics.ShouldBeEmpty();
        settings!.SiteTitle.ShouldBe("T");
        settings.BaseAddress.ShouldBe("http://h.example:8080/a/b");
        settings.HideIndexPages.ShouldBeFalse();
        settings.InputPaths.ShouldBe(["one", "two"]);
        (settings.OutputPath, settings.ThemePaths.Single(), settings.CachePath,
            settings.Culture.Name).ShouldBe(("o", "t", "c", "de-AT"));
        (settings.TimeZone.Id, settings.Language, settings.PageSize,
            settings.RelatedCount).ShouldBe(("Europe/Berlin", "de", 7, 0));
        settings.Editions.ShouldBe(new EditionSchedule(EditionPeriod.Day, new DateOnly(2015, 6, 1)));
        (settings.Comments, settings.LinkMentions, settings.Rights).ShouldBe(("mailto:a@b.example", true, Rights.Licensed));
        settings.Robots.Disallow.ShouldBe(["/x/"]);
    }

    [Theory]
    [InlineData("{ \"Host\": \"h\", ", "DG1001")]
    [InlineData("[]", "DG1001")]
    [InlineData("{ \"Host\": \"h\", \"Hots\": 1 }", "1:16 warning DG1002: the setting 'Hots' is unknown | did you mean 'Host'?")]
    [InlineData("{ \"Host\": \"https://h.example\" }", "DG1004")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"PageSize\": 0 } }",
        "1:40 error DG1004: the setting 'PageSize' must be a whole number from 1 to 1000 | write \"PageSize\": 20")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"TimeZone\": \"Mars/Olympus\" } }",
        "1:40 error DG1004: the setting 'TimeZone' must be a time zone that this machine knows | write a name such as Europe/Berlin or UTC")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Edition\": {} } }",
        "1:28 error DG1003: the setting 'Digest.Edition' is unknown | did you mean 'Editions'?")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Robots\": 3 } }", "DG1004")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Servise\": \"x\" } } }",
        "1:44 error DG1003: the setting 'Digest.Newsletter.Servise' is unknown | did you mean 'Service'?")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Color\": \"x\" } } }",
        "1:44 error DG1003: the setting 'Digest.Newsletter.Color' is unknown | its parts are Service, Subscribe, From, Address, Unsubscribe")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": \"weekly\" } }",
        "1:42 error DG1004: the setting 'Newsletter' must be an object of Service, Subscribe, From, Address, Unsubscribe | write \"Newsletter\": { \"Service\": \"buttondown\", \"Subscribe\": \"https://…\" }")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"mailchip\" } } }",
        "1:55 error DG1004: the setting 'Service' must be one of buttondown, mailchimp, listmonk | did you mean 'mailchimp'?")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Address\": 3 } } }",
        "1:55 error DG1004: the setting 'Address' must be a text of one line | write \"Address\": \"…\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"From\": \"nobody\" } } }",
        "1:52 error DG1004: the setting 'From' must be a mail address, with or without a name | write \"From\": \"The Digest <letters@news.example.org>\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Subscribe\": \"https://x.example/\" } } }",
        "1:57 error DG1004: the setting 'Subscribe' must be beside Service | write \"Service\": \"buttondown\", \"mailchimp\" or \"listmonk\" with it")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"mailchimp\", \"Subscribe\": \"https://x.example/?u=1\" } } }",
        "1:81 error DG1004: the setting 'Subscribe' must be the address of a form of Mailchimp, with u and id | write \"https://NAME.us1.list-manage.com/subscribe/post?u=…&id=…\", the action of the embedded form")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"listmonk\", \"Subscribe\": \"https://x.example/subscription/form\" } } }",
        "1:80 error DG1004: the setting 'Subscribe' must be the address of a form of listmonk, with a list | write \"https://lists.example.org/subscription/form#LIST\", where LIST is the list's UUID")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"buttondown\", \"Subscribe\": \"javascript:alert(1)\" } } }",
        "1:82 error DG1004: the setting 'Subscribe' must be the address of a newsletter of Buttondown | write \"https://buttondown.com/NAME\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"buttondown\", \"Subscribe\": \"https://x.us1.list-manage.com/subscribe/post?u=1&id=2\" } } }",
        "1:82 error DG1004: the setting 'Subscribe' must be the address of a newsletter of Buttondown; this is one of Mailchimp | write \"https://buttondown.com/NAME\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Service\": \"buttondown\", \"Subscribe\": \"https://l.example/subscription/form#a\" } } }",
        "1:82 error DG1004: the setting 'Subscribe' must be the address of a newsletter of Buttondown; this is one of listmonk | write \"https://buttondown.com/NAME\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"Unsubscribe\": \"javascript:alert(1)\" } } }",
        "1:59 error DG1004: the setting 'Unsubscribe' must be an address of the web, a mail address, or your service's word for one | write \"Unsubscribe\": \"https://…\"")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"From\": \"A <a@b.example> <c@d.example>\" } } }", "DG1004")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"From\": \"a..b@c.example\" } } }", "DG1004")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Newsletter\": { \"From\": \"a@127.0.0.1\" } } }", "DG1004")]
    [InlineData("{ \"Host\": \"h\",\n  \"SiteTitle\": \"A\",\n  \"sitetitle\": \"B\" }",
        "3:3 warning DG2012: the setting 'sitetitle' is given twice; this one counts | remove the one in line 2")]
    [InlineData("{ \"Host\": \"h\", \"Digest\": { \"Cards\": true, \"Cards\": false } }",
        "1:43 warning DG2012: the setting 'Cards' is given twice; this one counts | remove the one in line 1")]
    [InlineData("{ }",
        "1:1 warning DG1005: no Host is set: feeds and the sitemap use http://localhost/ | set \"Host\": \"news.example.org\" in statiq.json")]
    public void FaultsSayWhereWhatAndWhatToDo(string json, string expected) =>
        Read(json).Diagnostics.Select(Told).ShouldContain(d => d == expected || (expected.Length == 6 && d.Contains(expected)));

    [Theory]
    [InlineData("{ \"Host\": \"h\", \"LinkHideExtensions\": false, \"LinkHideIndexPages\": true }", true)]
    [InlineData("{ \"Host\": \"h\", \"LinkHideIndexPages\": false, \"LinkHideExtensions\": true }", false)]
    [InlineData("{ \"Host\": \"h\", \"LinkHideExtensions\": false }", true)]
    public void IndexPagesAndExtensionsAreTwoThings(string json, bool hidesIndexPages) =>
    Read(json).Value!.HideIndexPages.ShouldBe(hidesIndexPages);

    [Theory]
    [InlineData("buttondown", "https://buttondown.com/wider", "https://buttondown.com/api/emails/embed-subscribe/wider", "email", null, null, "embed=1")]
    [InlineData("buttondown", "https://buttondown.com/api/emails/embed-subscribe/wider?tag=a",
        "https://buttondown.com/api/emails/embed-subscribe/wider", "email", null, null, "embed=1&tag=a")]
    [InlineData("mailchimp", "https://x.us1.list-manage.com/subscribe/post?u=12ab&amp;id=cd34&amp;f_id=0",
        "https://x.us1.list-manage.com/subscribe/post?u=12ab&id=cd34&f_id=0", "EMAIL", null, "b_12ab_cd34", "")]
    [InlineData("listmonk", "https://lists.example:9000/subscription/form#aa-1", "https://lists.example:9000/subscription/form", "email", "name", "nonce", "l=aa-1")]
    [InlineData("Listmonk", "https://lists.example/?l=aa-1&l=bb-2", "https://lists.example/subscription/form", "email", "name", "nonce", "l=aa-1&l=bb-2")]
    public void EachServiceHasItsForm(string service, string address, string action, string email, string? name, string? trap,
        string hidden)
    {
        var (settings, diagnostics) = Read($$"""
            { "Host": "h", "Digest": { "Newsletter": { "Service": "{{service}}", "Subscribe": "{{address}}", "From": "A, B <a@b.example>" } } }
            """);
        diagnostics.ShouldBeEmpty();
        var form = settings!.Newsletter.Form.ShouldNotBeNull();
        (form.Action, form.EmailField, form.NameField, form.TrapField).ShouldBe((action, email, name, trap));
        string.Join('&', form.Hidden.Select(h => $"{h.Key}={h.Value}")).ShouldBe(hidden);
        settings.Newsletter.From.ShouldBe("A, B <a@b.example>");
    }

    [Theory]
    [InlineData("\"Service\": \"buttondown\"", null, null, "{{ unsubscribe_url }}")]
    [InlineData("\"Service\": \"mailchimp\"", "*|HTML:LIST_ADDRESS_HTML|*", "*|LIST:ADDRESS|*", "*|UNSUB|*")]
    [InlineData("\"Service\": \"listmonk\"", null, null, "{{ UnsubscribeURL }}")]
    [InlineData("\"Service\": \"mailchimp\", \"Address\": \"1 Main St\", \"Unsubscribe\": \"https://u.example/\"", "1 Main St", "1 Main St",
        "https://u.example/")]
    [InlineData("\"Address\": \"{{ company_address }}\"", "{{ company_address }}", "{{ company_address }}", null)]
    [InlineData("", null, null, null)]
    public void TheSlotsFollowFromTheService(string parts, string? address, string? text, string? unsubscribe)
    {
        var (settings, diagnostics) = Read($$"""{ "Host": "h", "Digest": { "Newsletter": { {{parts}} } } }""");
        diagnostics.ShouldBeEmpty();
        var newsletter = settings!.Newsletter;
        (newsletter.PostalAddress, newsletter.PostalAddressText, newsletter.UnsubscribeLink).ShouldBe((address, text, unsubscribe));
    }

    [Fact]
    public void AWrongHostIsToldOnce() =>
    Read("{ \"Host\": \"https://h.example\" }").Diagnostics.Select(d => d.Code).ShouldBe(["DG1004"]);

    [Fact]
    public void ASiteWithoutSettingsHasDefaults()
    {
        var (settings, diagnostics) = SettingsReader.Read(null);
        settings!.BaseAddress.ShouldBe("http://localhost");
        diagnostics.Single().Code.ShouldBe("DG1005");
    }
}
