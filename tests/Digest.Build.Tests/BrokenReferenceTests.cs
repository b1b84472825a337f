namespace Digest.Build.Tests;

public sealed class BrokenReferenceTests
{
    [Fact]
    public void WhatAnotherGeneratorWouldHaveFilledInIsNoAddress()
    {
        using var site = TestSite.Empty()
            .With("input/2015-07-01-x.md",
            "---\ntitle: X\noriginal: true\n---\n[a](<{{ ref b.md }}>) and ![b]({{site.images}}/c.png)\n").Build().Succeeds();
        var page = site.Read("2015/07/x/index.html");
        page.ShouldContain("<a href=\"%7B%7B%20ref%20b.md%20%7D%7D\">a</a>");
        page.ShouldContain("<img src=\"%7B%7Bsite.images%7D%7D/c.png\"");
        site.Last.Diagnostics.Select(d => d.Message).ShouldBe(["2 shortcodes or template tags are left as text"]);
    }
}
