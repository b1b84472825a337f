using Scriban;
using Scriban.Runtime;

namespace Digest.Rendering.Tests;

/// <summary>A partial's text is kept only for what it depends on.</summary>
public sealed class FragmentTests
{
    [Theory]
    [InlineData("{{ $.a.b }} text", "")]
    [InlineData("{{ page.language }}{{ page.href }}{{ t 'x' }}{{ site.root }}", "page.href page.language site.root t")]
    [InlineData("{{ for x in $.list }}{{ x.name }}{{ for.index }}{{ y }}{{ end }}", "y")]
    [InlineData("{{ $x = article.name; $x | string.upcase }}", "article.name string.upcase")]
    [InlineData("{{ include 'inner' value: page.title }}", "page.dir page.title")]
    [InlineData("{{ for dir in $.list }}{{ include 'reads-loop' }}{{ end }}", "")]
    [InlineData("{{ if $.a && !page }}{{ capture $c }}{{ x }}{{ end }}{{ end }}", "page x")]
    [InlineData("{{ x = 1 }}", null)]
    [InlineData("{{ x.y = 1 }}", null)]
    [InlineData("{{ x++ }}", null)]
    [InlineData("{{ capture x }}{{ end }}", null)]
    [InlineData("{{ func f }}{{ end }}", null)]
    [InlineData("{{ this }}", null)]
    [InlineData("{{ include $.name }}", null)]
    [InlineData("{{ include 'self' }}", null)]
    [InlineData("{{ include_join ['a'] ',' }}", null)]
    [InlineData("{{ '{{ x }}' | object.eval_template }}", null)]
    [InlineData("{{ 'x' | object.eval }}", null)]
    [InlineData("{{ $$ }}", null)]
    [InlineData("{{ with $.a }}{{ b }}{{ end }}", null)]
    [InlineData("{{ import $.a }}", null)]
    public void InputsAreWhatAPartialReads(string template, string? expected)
    {
        var partials = new Dictionary<string, string>
        {
            ["inner"] = "{{ page.dir }}{{ $.value }}",
            ["self"] = "{{ include 'self' }}", ["reads-loop"] = "{{ dir }}"
        };
        var set = new TemplateSet(path => partials.GetValueOrDefault(path["partials/".Length..]) is { } text
            ? (text, path) : null);
        var inputs = PartialInputs.Find(Template.Parse(template), name => set.Find("partials/" + name));
        (inputs is null
            ? null : string.Join(' ',
            inputs.Read.Select(r => r.Member is null ? r.Variable.Name : $"{r.Variable.Name}.{r.Member}"))).ShouldBe(expected);
    }

    [Fact]
    public void KeptTextsEqualRenderedOnes()
    {
        var partials = new Dictionary<string, string>
        {
            ["partials/card"] = "<b>{{ $.text }}{{ page }}{{ include 'line' n: $.n }}</b>",
            ["partials/line"] = "{{ $.n }}{{ site }}", ["partials/counts"] = "{{ n = n + 1 }}{{ n }}",
        };
        const string layout =
            "{{ n = 0; for i in 1..4; odd = i % 2; label = '<' + odd; include 'card' text: label n: odd; x = include 'card' "
                + "text: i n: 1; x; include 'counts'; end }}";
        string Render(FragmentCache? fragments)
        {
            var set = new TemplateSet(path => partials.GetValueOrDefault(path) is { } text ? (text, path) : null);
            var pages = "";
            foreach (var page in (string[])["a", "b", "a"])
            {
                var context = Templates.Context(set, new ScriptObject { ["page"] = page, ["site"] = "s" }, true);
                context.Fragments = fragments;
                var output = new PageOutput();
                context.PushOutput(output);
                Template.Parse(layout).Render(context);
                pages += output.Copy(0) + "\n";
            }

            return pages;
        }

        var rendered = Render(null);
        rendered.ShouldContain("<b>&lt;1a1s</b>");
        Render(new FragmentCache()).ShouldBe(rendered);
    }

    // A list of a thousand that comes back three times: a trial with its beginning alone would say that nothing comes back.
    [Fact]
    public void WhatComesBackLateIsKeptAgain()
    {
        var calls = 0;
        var set = new TemplateSet(path => path == "partials/card" ? ("{{ $.n }}{{ count }}", path) : null);
        var context = Templates.Context(set, new ScriptObject { ["count"] = DelegateCustomFunction.Create(() => ++calls > 0) }, true);
        context.Fragments = new FragmentCache();
        var output = new PageOutput();
        context.PushOutput(output);
        Template.Parse("{{ for round in 1..4; for i in 1..1000; include 'card' n: ('n' + i); end; end }}").Render(context);

        output.Copy(0).ShouldBe(string.Concat(Enumerable.Repeat(
            string.Concat(Enumerable.Range(1, 1000).Select(static i => $"n{i}true")), 4)));
        calls.ShouldBeInRange(1000, 3400);
    }
}
