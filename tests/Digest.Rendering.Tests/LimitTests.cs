using System.Text;
using Scriban;
using Scriban.Runtime;

namespace Digest.Rendering.Tests;

/// <summary>A template cannot run or write without end, and depends on the build alone.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("{{ while true }}{{ end }}", "layout.html:1:4: Exceeding number of iteration limit `1000000` for loop statement")]
    [InlineData("{{ for i in 1..2000000 }}{{ end }}", "Range expression exceeds LoopLimit")]
    [InlineData("{{ func f }}{{ f }}{{ end; f }}", "recursive depth limit")]
    [InlineData("{{ include 'self' }}", "recursive depth limit")]
    [InlineData("{{ for i in 1..900000 }}0123456789012345678901234567890123456789{{ end }}",
        "the page is longer than 8388608 characters")]
    [InlineData("{{ for i in 1..900000 }}{{ '0123456789012345678901234567890123456789' }}{{ end }}",
        "the page is longer than 8388608 characters")]
    [InlineData("{{ capture c }}{{ for i in 1..999999 }}0123456789012345678901234567890123456789012345678901234567890123456789{{ end }}{{ end }}", "the page writes more than 16777216 characters")]
    [InlineData("{{ a = 'aaaaaaaa'; for i in 1..64; a = a + a; end }}", "a text is longer than 8388608 characters")]
    [InlineData("{{ a = 1e999999999 }}", "a whole number has an exponent below 0 or above 999")]
    [InlineData("{{ 2E+1000 }}", "a whole number has an exponent below 0 or above 999")]
    [InlineData("{{ object.eval '1e999999999' }}", "a whole number has an exponent below 0 or above 999")]
    [InlineData("{{ 1e-2 }}", "a whole number has an exponent below 0 or above 999")]
    [InlineData("{{ 'x' * 100000000 }}", "a text is longer than 8388608 characters")]
    [InlineData("{{ 'x' | string.pad_left 100000000 }}", "a text is longer than 8388608 characters")]
    [InlineData("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", "timed out")]
    [InlineData("{{ include 'none' }}", "layout.html:1:4: the theme has no partial 'none'")]
    [InlineData("{{ include 'broken' }}", "partials/broken.html:2:7: Error while parsing if statement")]
    [InlineData("{{ math.random 1 9 }}", "math.random would make each build another one")]
    [InlineData("{{ math.uuid }}", "math.uuid would make each build another one")]
    [InlineData("{{ site.title = 1 }}", "site")]
    public void WhatHasNoEndIsAMessage(string template, string message) =>
        Templates.Error(template, new() { ["self.html"] = "{{ include 'self' }}", ["broken.html"] = "x\n{{ if }}" })
            .ShouldContain(message);

    // Scriban gives nothing for a template in a text that cannot be parsed.
    [Fact]
    public void NumbersOfTemplatesInTextsAreBoundedToo() =>
        Templates.Error("{{ object.eval_template '{{ 1e999999999 }}' }}").ShouldBe("no error");

    [Theory]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ x = ", "")]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void DeepNestingIsAMessage(string open, string close)
    {
        var text = new StringBuilder();
        var isExpression = open.Length < 5;
        if (isExpression) text.Append("{{ ");
        text.Insert(text.Length, open, 100_000).Append('1').Insert(text.Length, close, 100_000);
        if (isExpression) text.Append(" }}");
        var error = "";
        // With the stack of a worker thread.
        var thread = new Thread(() => error = Templates.Error(text.ToString()), 1 << 20);
        thread.Start();
        thread.Join();
        error.ShouldStartWith("layout.html:1:");
    }

    [Theory]
    [InlineData("{{ date.now | date.to_string '%Y-%m-%d %H:%M' }}", "2015-07-16 09:30")]
    [InlineData("{{ date.utc_now | date.to_string '%H:%M' }}", "07:30")]
    [InlineData("{{ date.now.year }} {{ date.now.month }}", "2015 7")]
    [InlineData("{{ date.parse '2015-07-16T10:00:00+05:00' | date.to_string '%H:%M %Z' }}", "05:00 +00:00")]
    [InlineData("{{ date.parse '2015-07-16 10:00' | date.to_string '%H:%M %Z' }}", "10:00 +00:00")]
    [InlineData("{{ '2015-07-16T10:00:00Z' | date.parse_to_string '%F %H' }}", "2015-07-16 10")]
    [InlineData("{{ '03 14, 2016' | date.parse_to_string '%b %d, %y' input_pattern: '%m %d, %Y' }}", "Mar 14, 16")]
    public void TheClockIsTheBuilds(string template, string expected) => Templates.Render(template).ShouldBe(expected);

    [Fact]
    public void NothingOfDotNetIsReflected()
    {
        var variables = new ScriptObject
        {
            ["html"] = new Html("<b>"), ["uri"] = new Uri("https://example.org/"),
            ["span"] = TimeSpan.FromHours(26)
        };
        Templates.Render("{{ uri.host }}|{{ html.value }}|{{ uri.authority }}|{{ span.days }} {{ span.ticks }}|{{ 'x'.length }}",
            variables).ShouldBe("|||1 |");
    }

    [Fact]
    public void APartialIsParsedOnceForAllThreadsAndPages()
    {
        var asked = 0;
        var set = new TemplateSet(path =>
        {
            if (path != "partials/x.html") return null;
            Interlocked.Increment(ref asked);
            return ("{{ $.value }}", path);
        });
        var layout = Template.Parse("{{ for i in 1..50; include 'x' value: i; end }}");
        var expected = string.Concat(Enumerable.Range(1, 50));
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var context = Templates.Context(set, null, true);
            var output = new PageOutput();
            context.PushOutput(output);
            layout.Render(context);
            output.Copy(0).ShouldBe(expected);
        });
        // Threads that meet may parse it side by side; no page parses it by itself.
        asked.ShouldBeLessThanOrEqualTo(8);
    }
}
