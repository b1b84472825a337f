using System.Text;
using AngleSharp.Html.Parser;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Testing;

namespace Digest.Core.Tests;

public sealed class AttackTests
{
    private static readonly string[] Elements =
    [
        "script", "style", "iframe", "object", "embed", "svg", "math", "link", "meta", "base", "form", "input", "button",
        "textarea",
        "template", "noscript", "frame", "frameset", "audio", "video", "source", "applet", "title",
    ];

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">",
        "<img srcset=\"x 1x\" src=\"a.png\" style=\"position:fixed\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jAvAsCrIpT:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "<a href=\"&#106;&#97;vascript:alert(1)\">x</a>",
        "<a href=\" javascript:alert(1)\">x</a>",
        "<a href=\"\u0001javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"vbscript:x\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#x6A;avascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=//evil.example><input name=a><button>b</button></form>",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<base href=//evil.example>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>@import url(//evil.example)</style>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<p onclick=alert(1) onmouseover='alert(1)'>x</p>",
        "<div class=\"masthead skip\" id=\"a b\">x</div>",
        "<template><script>alert(1)</script></template>",
        "<title><img src=x onerror=alert(1)></title>",
        "<textarea><img src=x onerror=alert(1)></textarea>",
        "<xmp><img src=x onerror=alert(1)></xmp>",
        "<plaintext><img src=x onerror=alert(1)>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- a --!><script>alert(1)</script> -->",
        "text\n\n<!--\na\n--!>\n<img src=x onerror=alert(1)>\n-->\n\ntext",
        "text <!-- a --!><script>alert(1)</script> --> text",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<a title='\"><img src=x onerror=alert(1)>'>x</a>",
        "<img alt='\" onerror=\"alert(1)' src=x>",
        "```html\" onmouseover=alert(1) x=\"\n<script>\n```",
        "[x](https://a.example \"\\\" onmouseover=alert(1)\")",
        "<video src=x onerror=alert(1)></video><audio src=x></audio>",
        "<nick onclick=alert(1)>hello",
        "<b/onclick=alert(1)>x</b>",
        "| <img src=x onerror=alert(1)> |\n|---|\n| <script>x</script> |",
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        "# <img src=x onerror=alert(1)>",
        "<h1 onclick=alert(1)>x</h1>",
        "a=\"dg.link.0.\" <a href=\"dg.link.99.\">x</a> [y](z.md)",
    ];

    public static TheoryData<string> Vectors => [.. AttackVectors.All];

    [Fact]
    public void ThereAreManyAndNoneTwice()
    {
        AttackVectors.All.Count.ShouldBeGreaterThanOrEqualTo(400);
        AttackVectors.All.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    [MemberData(nameof(Vectors))]
    public void NothingThatRunsComesOut(string markdown)
    {
        Inspect(new BodyParser().Parse(markdown, "x.md", 1).Value);
        // Items of lists are parsed by themselves.
        var item = "- " + markdown.Replace("\n", "\n  ", StringComparison.Ordinal);
        Inspect(new BodyParser().Parse(item, "x.md", 1).Value);
        Inspect(new BodyParser().Parse($"- **One.** x\n{item}\n- **Two.** x", "x.md", 1, isRoundup: true).Value);
        // A file of HTML is one piece of raw HTML.
        var file = new SourceFile("x.html", "x.html", Encoding.UTF8.GetBytes("---\ntitle: x\n---\n" + markdown));
        Inspect(new BodyParser().Parse(FrontMatterSplitter.Split(file).Value!).Value);
    }

    private static void Inspect(Body? parsed)
    {
        var body = parsed.ShouldNotBeNull();
        var html = BodyLinks.Resolve(body, _ => "/settled/");
        html.ShouldNotMatch("(href|src)=\"dg\\.link\\.");

        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var item in body.Items) document.GetElementById(item.Anchor).ShouldNotBeNull(item.Anchor);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Elements.ShouldNotContain(element.LocalName, html);
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(html);
                attribute.Name.ShouldNotBe("style", html);
                attribute.Name.ShouldNotBe("srcset", html);
                if (attribute.Name is not ("href" or "src")) continue;
                // What is no address leads nowhere.
                if (!Uri.TryCreate(new Uri("https://site.example/"), attribute.Value, out var address)) continue;
                address.Scheme.ShouldBeOneOf(["http", "https", "mailto"], html);
            }
        }
    }

    // The parser of HTML takes the character for the end of its text.
    [Fact]
    public void TextBehindACharacterThatIsNoneStays() =>
        new BodyParser().Parse("<p>One \uFFFF two</p>", "x.md", 1).Value.ShouldNotBeNull().Html.ShouldContain("two");

    [Fact]
    public void WhatIsLeftOutIsTold()
    {
        var (_, diagnostics) = new BodyParser().Parse("One\n\n<script>x</script>\n\n[y](javascript:x)", "x.md", 10);
        diagnostics.Select(d => (d.Code, d.Line)).ShouldBe([("DG2019", 14), ("DG2019", 12)], ignoreOrder: true);
    }
}
