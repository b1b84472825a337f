using System.Linq.Expressions;

namespace Digest.Templating.Tests;

/// <summary>What a host can hang into a rendering, and the ways in which .NET members become a template's.</summary>
public sealed class Hooks
{
    [Fact]
    public void A_host_gives_variables_and_members_that_are_missing()
    {
        var context = new TemplateContext
        {
            TryGetVariable = (TemplateContext _, SourceSpan _, ScriptVariable variable, out object? value) =>
            {
                value = "variable " + variable.Name;
                return variable.Name == "a";
            },
            TryGetMember = (TemplateContext _, SourceSpan _, object? target, string member, out object? value) =>
            {
                value = $"member {member} of {(target == null ? "nothing" : "something")}";
                return member == "b";
            },
        };
        Template.Parse("{{ a }}, {{ c }}, {{ o = {}; o.b }}, {{ o['b'] }}, {{ o.c }}, {{ none.b }}").Render(context)
            .ShouldBe("variable a, , member b of something, member b of something, , member b of nothing");
    }

    [Fact]
    public void A_host_writes_a_text_where_a_statement_fails()
    {
        var context = new TemplateContext { RenderRuntimeException = e => $"[{e.OriginalMessage}]" };
        Template.Parse("a{{ 1 // 0 }}b{{ for x in 5; end }}c{{ x = y.z }}d{{ with 5 }}e{{ end }}f").Render(context)
            .ShouldBe("a[Attempted to divide by zero.]b[Unexpected type `int` for iterator]c[Cannot get the member y.z for a null object.]"
                + "d[Invalid target property `5` used for [with] statement. Must be a ScriptObject instead of `int`]f");
    }

    [Fact]
    public void A_function_knows_its_call()
    {
        var model = new ScriptObject();
        model.Import("here", new Func<TemplateContext, string>(c => c.CurrentSpan.ToStringSimple()));
        var context = new TemplateContext();
        context.PushGlobal(model);
        Template.Parse("{{ here }} {{ 1 + here }}", "t").Render(context).ShouldBe("t(1,4) 1t(1,19)");
        context.CurrentSpan.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_loader_knows_the_template_that_includes()
    {
        var context = new TemplateContext { TemplateLoader = new RelativeLoader() };
        Template.Parse("{{ include 'one' }}, {{ include 'two' }}", "pages/start").Render(context)
            .ShouldBe("pages/one(pages/one/two), pages/two");
        context.CurrentSourceFile.ShouldBeNull();
    }

    [Fact]
    public void Names_are_compared_as_the_host_likes()
    {
        var context = new TemplateContext(StringComparer.OrdinalIgnoreCase);
        context.PushGlobal(new ScriptObject(StringComparer.OrdinalIgnoreCase) { ["Story"] = new { HeadLine = "x" } });
        Template.Parse("{{ STORY.Head_Line | String.UpCase }}").Render(context).ShouldBe("X");
    }

    [Fact]
    public void Front_matter_runs_by_itself()
    {
        var options = new LexerOptions { Mode = ScriptMode.FrontMatterAndContent };
        var template = Template.Parse("+++\nname = 'x'\n+++\nHello {{ name }}", lexerOptions: options);
        var context = new TemplateContext();
        var globals = new ScriptObject();
        context.PushGlobal(globals);
        context.Evaluate(template.Page!.FrontMatter).ShouldBeNull();
        globals["name"].ShouldBe("x");
        template.Page.FrontMatter!.TextPositionAfterEndMarker.Line.ShouldBe(2);
        Template.Parse("Hello").Page!.FrontMatter.ShouldBeNull();
    }

    [Fact]
    public void Some_kinds_of_members_are_imported()
    {
        var model = new ScriptObject();
        model.Import(new Sample(), ScriptMemberImportFlags.Field);
        model.Keys.ShouldBe(["number"]);
        model.ImportMember(new Sample(), "Greet");
        model.ImportMember(new Sample(), "Name", "label");
        Template.Parse("{{ greet 'you' }} {{ label }} {{ number }}").Render(model).ShouldBe("hello you name 5");
        Should.Throw<ArgumentException>(() => model.ImportMember(new Sample(), "Missing"));
    }

    [Fact]
    public void Arguments_become_typed_lists()
    {
        var model = new ScriptObject();
        model.Import("sum", new Func<IEnumerable<int>, int>(items => items.Sum()));
        model.Import("count", new Func<string[], int>(items => items.Length));
        model["first"] = DelegateCustomFunction.Create(new Func<IReadOnlyList<string>, string>(items => items[0]));
        model["typed"] = new ScriptArray<string>(["x", "y"]);
        Template.Parse("{{ sum [1, '2'] }} {{ count [1, 2] }} {{ first [7] }} {{ typed[1] }} {{ typed }} {{ typed.size }}").Render(model)
            .ShouldBe("3 2 7 y [\"x\", \"y\"] 2");
        Should.Throw<ScriptRuntimeException>(() => Template.Parse("{{ sum 5 }}", "t").Render(model)).Message
            .ShouldBe("t(1,8) : error : Unable to convert type `int` to `IEnumerable<int>`");
    }

    [Fact]
    public void A_compiled_expression_is_a_function()
    {
        Expression<Func<int, int, int>> sum = (a, b) => a + b;
        var model = new ScriptObject();
        model.Import("sum", sum.Compile());
        Template.Parse("{{ sum 1 2 }}").Render(model).ShouldBe("3");
    }

    private sealed class RelativeLoader : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
        {
            var folder = context.CurrentSourceFile == "pages/start" ? "pages" : context.CurrentSourceFile;
            return $"{folder}/{templateName}";
        }

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            templatePath == "pages/one" ? "pages/one({{ include 'two' }})" : templatePath;
    }

    private sealed class Sample
    {
        public readonly int Number = 5;

        public string Name => "name";

        public string Greet(string whom) => $"hello {whom}";
    }
}
