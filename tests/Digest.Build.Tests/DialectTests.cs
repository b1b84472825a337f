using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>Links by name and shortcodes of other generators, on pages of a site.</summary>
public sealed class DialectTests
{
    private static string Article(string title, string body, string more = "") =>
        $"---\ntitle: {title}\ndate: 2015-07-10\noriginal: true\n{more}---\n{body}\n";

    private static string[] Told(TestSite site) =>
        [.. site.Last.Diagnostics.Where(d => d.Code != "DG1005" && d.Severity != Severity.Info)
            .Select(d => $"{d.Path}:{d.Line} {d.Code} {d.Message} | {d.Hint}")];

    [Theory]
    // Names.
    [InlineData("[[Pluto from afar]]", "<a href=\"/2015/07/pluto/\">Pluto from afar</a>")]
    [InlineData("[[pluto|the planet]]", "<a href=\"/2015/07/pluto/\">the planet</a>")]
    [InlineData("[[pluto#craters]]", "<a href=\"/2015/07/pluto/#craters\">pluto#craters</a>")]
    // Hugo.
    [InlineData("[x]({{< ref \"pluto.md\" >}})", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("[x]({{< relref \"/posts/2015-07-10-pluto.md#craters\" >}})", "<a href=\"/2015/07/pluto/#craters\">x</a>")]
    [InlineData("[x]({{% ref path=\"pluto\" lang=\"en\" %}})", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("{{< figure src=\"/a.png\" alt=\"Pluto\" caption=\"From afar\" >}}",
        "<figure><img src=\"/a.png\" alt=\"Pluto\" loading=\"lazy\"><figcaption>From afar</figcaption></figure>")]
    [InlineData("{{< youtube abc123 >}}", "<a href=\"https://www.youtube.com/watch?v=abc123\">YouTube</a>")]
    [InlineData("{{< vimeo id=\"77\" >}}", "<a href=\"https://vimeo.com/77\">Vimeo</a>")]
    [InlineData("{{< tweet user=\"nasa\" id=\"5\" >}}", "<a href=\"https://x.com/nasa/status/5\">X</a>")]
    [InlineData("{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}",
        "<pre><code class=\"language-go\">")]
    // Jekyll.
    [InlineData("[x]({% post_url 2015-07-10-pluto %})", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("[x]({% link _posts/2015-07-10-pluto.md %})", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("[x]({{ site.baseurl }}/2015/07/pluto/)", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("[x]({{ '/2015/07/pluto/' | relative_url }})", "<a href=\"/2015/07/pluto/\">x</a>")]
    [InlineData("{% highlight ruby %}\nx\n{% endhighlight %}", "<pre><code class=\"language-ruby\">x\n</code></pre>")]
    [InlineData("a {% comment %}hidden{% endcomment %} b", "<p>a  b</p>")]
    [InlineData("{% raw %}\n{{ shown }}\n{% endraw %}", "{{ shown }}")]
    [InlineData("`{{< ref \"pluto\" >}}`", "<code>{{&lt; ref &quot;pluto&quot; &gt;}}</code>")]
    [InlineData("```\n{% post_url x %}\n```", "<pre><code>{% post_url x %}\n</code></pre>")]
    public void WhatHasAPlainReadingIsRead(string body, string html)
    {
        using var site = TestSite.Empty()
            .With("input/articles/2015-07-10-pluto.md", Article("Pluto from afar", "## Craters\n\nText"))
            .With("input/a.png", "x")
            .With("input/articles/note.md", Article("Note", body));
        site.Build().Succeeds();
        site.Read("2015/07/note/index.html").ShouldContain(html);
        Told(site).ShouldBeEmpty();
    }

    [Fact]
    public void ANameOfNothingIsOneWarningAndNoLink()
    {
        using var site = TestSite.Empty().With("input/articles/pluto.md", Article("Pluto from afar", "Text"))
            .With("input/articles/note.md", Article("Note", "One\n\n[[Pluto form afar]] and [x]({{< ref \"gone.md\" >}})."));
        site.Build().Succeeds();
        site.Read("2015/07/note/index.html").ShouldContain("<p><a>Pluto form afar</a> and <a>x</a>.</p>");
        Told(site).ShouldBe(
        [
            "input/articles/note.md:8 DG3003 the link to 'Pluto form afar' has no target: no article has that name "
                + "| did you mean 'pluto-from-afar'?",
            "input/articles/note.md:8 DG3003 the link to 'gone.md' has no target: no article has that name "
                + "| write the slug, the file name or the headline of an article",
        ]);
    }

    [Fact]
    public void OtherShortcodesStayTextWithOneFindingAFile()
    {
        using var site = TestSite.Empty()
            .With("input/articles/note.md", Article("Note", "{{< box >}}\nText {% include x.html %}\n{{< /box >}}"));
        site.Build().Succeeds();
        site.Read("2015/07/note/index.html").ShouldContain("{{&lt; box &gt;}}");
        site.Last.Diagnostics.Count(d => d.Code == "DG2018").ShouldBe(1);
    }

    [Fact]
    public void AlertsSpeakTheLanguageOfTheirArticle()
    {
        using var site = TestSite.Empty().With("input/articles/note.md", Article("Note", "> [!WARNING]\n> Text", "lang: de\n"));
        site.Build().Succeeds();
        site.Read("de/2015/07/note/index.html").ShouldContain("<p class=\"alert-title\">Warnung</p>");
    }
}
