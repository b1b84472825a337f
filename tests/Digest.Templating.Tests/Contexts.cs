using System.Globalization;
using System.Text.Json;

namespace Digest.Templating.Tests;

/// <summary>The public surface: contexts, objects, limits, threads.</summary>
public sealed class Contexts
{
    private static string Render(string text, TemplateContext context) => Template.Parse(text, "t").Render(context);

    private static ScriptRuntimeException Fails(string text, TemplateContext context) =>
        Should.Throw<ScriptRuntimeException>(() => Render(text, context));

    [Fact]
    public void A_model_is_seen_by_snake_case_names()
    {
        Template.Parse("{{ product.name }} {{ product.unit_price }}")
            .Render(new { Product = new { Name = "Widget", UnitPrice = 9.99 } }).ShouldBe("Widget 9.99");
        Template.Parse("{{ Name }}").Render(new { Name = "x" }, member => member.Name).ShouldBe("x");
        Template.Parse("{{ name }}{{ other }}").Render(new { Name = "x", Other = "y" }, null, member => member.Name != "Other").ShouldBe("x");
    }

    [Fact]
    public void A_template_does_not_change_its_model()
    {
        var model = new ScriptObject { ["a"] = 1 };
        Template.Parse("{{ a = 2; b = 3; a }}").Render(model).ShouldBe("2");
        model["a"].ShouldBe(1);
        model.ContainsKey("b").ShouldBeFalse();
    }

    [Fact]
    public void Globals_are_a_stack()
    {
        var context = new TemplateContext();
        var lower = new ScriptObject { ["a"] = 1, ["b"] = 2 };
        var upper = new ScriptObject { ["b"] = 3 };
        context.PushGlobal(lower);
        context.PushGlobal(upper);
        Render("{{ a }}{{ b }}{{ b = 5 }}{{ b }}", context).ShouldBe("135");
        upper["b"].ShouldBe(5);
        context.PopGlobal().ShouldBe(upper);
        Render("{{ b }}", context).ShouldBe("2");
        context.PopGlobal();
        Should.Throw<InvalidOperationException>(context.PopGlobal);
    }

    [Fact]
    public void Variables_are_read_and_written_by_the_host()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject());
        var variable = new ScriptVariableGlobal("x");
        context.SetValue(variable, 4);
        Render("{{ x }}", context).ShouldBe("4");
        context.GetValue(variable).ShouldBe(4);
        context.SetReadOnly(variable);
        Fails("{{ x = 1 }}", context).OriginalMessage.ShouldContain("readonly");
    }

    [Fact]
    public void Evaluate_gives_the_last_value()
    {
        Template.Evaluate("1 + 2", (object?)null).ShouldBe(3);
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["var1"] = 5 });
        Template.Evaluate("var1 * 5 + 2", context).ShouldBe(27);
        Template.Parse("y = x + 1; y;", lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly }).Evaluate(new { x = 10 }).ShouldBe(11);
        Template.Evaluate("y = 1", context).ShouldBeNull();
    }

    [Fact]
    public void Front_matter_is_a_script_before_the_text()
    {
        var options = new LexerOptions { Mode = ScriptMode.FrontMatterAndContent };
        Template.Parse("+++\nx = 5\n+++\nx is {{ x }}", lexerOptions: options).Render().ShouldBe("x is 5");
        Template.Parse("no front matter", lexerOptions: options).HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void Wrong_templates_do_not_render()
    {
        var template = Template.Parse("a\n{{ if", "page.html");
        template.HasErrors.ShouldBeTrue();
        template.Page.ShouldBeNull();
        var message = template.Messages[0];
        message.Type.ShouldBe(ParserMessageType.Error);
        message.Span.FileName.ShouldBe("page.html");
        (message.Span.Start.Line, message.Span.Start.Column).ShouldBe((1, 5));
        message.ToString().ShouldStartWith("page.html(2,6) : error : ");
        Should.Throw<InvalidOperationException>(() => template.Render());
    }

    [Fact]
    public void Strict_variables_must_exist()
    {
        var context = new TemplateContext { StrictVariables = true };
        context.PushGlobal(new ScriptObject { ["a"] = null });
        Render("{{ a }}", context).ShouldBe("");
        Fails("{{ b }}", context).Message.ShouldBe("t(1,4) : error : The variable or function `b` was not found");
        Fails("{{ $b }}", context).OriginalMessage.ShouldContain("$b");
    }

    [Fact]
    public void Access_is_as_relaxed_as_the_host_says()
    {
        Render("{{ a.b.c }}{{ a[0] }}", new TemplateContext { EnableRelaxedTargetAccess = true }).ShouldBe("");
        Fails("{{ {}.b }}", new TemplateContext { EnableRelaxedMemberAccess = false }).OriginalMessage.ShouldContain("b");
        Fails("{{ [1][3] }}", new TemplateContext { EnableRelaxedIndexerAccess = false }).OriginalMessage.ShouldContain("3");
        Render("{{ nothing 1 }}", new TemplateContext { EnableRelaxedFunctionAccess = true }).ShouldBe("");
        Render("{{ [1][null] }}", new TemplateContext { EnableNullIndexer = true }).ShouldBe("");
        Fails("{{ [1][null] }}", new TemplateContext()).OriginalMessage.ShouldContain("null");
        Render("a{{ break }}b", new TemplateContext { EnableBreakAndContinueAsReturnOutsideLoop = true }).ShouldBe("a");
    }

    [Fact]
    public void Loops_are_bounded()
    {
        Fails("{{ for x in 1..20; end }}", new TemplateContext { LoopLimit = 10 }).OriginalMessage.ShouldContain("`10`");
        Render("{{ for x in 1..5000; end }}ok", new TemplateContext { LoopLimit = 0 }).ShouldBe("ok");
        Fails("{{ [1] * 2000 }}", new TemplateContext()).OriginalMessage.ShouldContain("limit");
        Fails("{{ 1..100000 | array.size }}{{ (1..100000) + [1] }}", new TemplateContext()).OriginalMessage.ShouldContain("limit");
        var context = new TemplateContext { LoopLimitQueryable = 2 };
        context.PushGlobal(new ScriptObject { ["q"] = new[] { 1, 2, 3 }.AsQueryable() });
        Fails("{{ for x in q; end }}", context).OriginalMessage.ShouldContain("`2`");
    }

    [Fact]
    public void Output_and_strings_are_bounded()
    {
        var context = new TemplateContext { LimitToString = 10 };
        Render("12345{{ 'abcdefghij' }}{{ 1 }}rest", context).ShouldBe("12345abcde...");
        Fails("{{ 'abc' * 10 }}", context).OriginalMessage.ShouldContain("limit");
        Fails("{{ 'a' | string.pad_left 100 }}", context).OriginalMessage.ShouldContain("limit");
        Fails("{{ 'aaaaa' | string.replace 'a' 'bbbbbbb' }}", context).OriginalMessage.ShouldContain("limit");
    }

    [Fact]
    public void Regular_expressions_are_bounded_in_time()
    {
        var context = new TemplateContext { RegexTimeOut = TimeSpan.FromMilliseconds(50), LimitToString = 0 };
        Fails("{{ '" + new string('a', 40) + "!' | regex.match `^(a+)+$` }}", context).Span.Start.Line.ShouldBe(0);
    }

    [Fact]
    public void Objects_that_contain_themselves_are_printed_to_a_depth()
    {
        var loop = new ScriptObject();
        loop["self"] = loop;
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["loop"] = loop });
        Fails("{{ loop }}", context).OriginalMessage.ShouldContain("nested");
        Fails("{{ loop | object.to_json }}", context).OriginalMessage.ShouldContain("nested");
        context.ObjectRecursionLimit = 0;
        Fails("{{ loop }}", context).OriginalMessage.ShouldContain("nested");
    }

    [Fact]
    public void Recursion_is_bounded_even_without_a_limit()
    {
        var context = new TemplateContext { RecursiveLimit = 0 };
        Fails("{{ func f; f; end; f }}", context).OriginalMessage.ShouldContain("stack");
        Render("ok", context).ShouldBe("ok");
    }

    [Fact]
    public void Rendering_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var context = new TemplateContext { CancellationToken = source.Token, LoopLimit = 0 };
        Should.Throw<ScriptAbortException>(() => Render("{{ while true; end }}", context)).CancellationToken.ShouldBe(source.Token);
    }

    [Fact]
    public void A_failed_rendering_leaves_the_context_as_it_was()
    {
        var context = Fixture.Context();
        var before = context.GlobalCount;
        Fails("{{ for x in 1..3; with {}; capture y; nothing.member; end; end; end }}", context);
        context.GlobalCount.ShouldBe(before);
        Render("{{ x }}{{ for x in 1..2; x; end }}", context).ShouldBe("12");
    }

    [Fact]
    public void Reset_forgets_what_a_rendering_left()
    {
        var context = Fixture.Context();
        Render("{{ $x = 1; y = 2; array.cycle ['a', 'b'] }}", context).ShouldBe("a");
        context.Reset();
        context.PushGlobal(new ScriptObject());
        Render("{{ $x }}{{ y }}{{ array.cycle ['a', 'b'] }}", context).ShouldBe("a");
    }

    [Fact]
    public void A_buffer_is_used_again_and_a_writer_gets_the_text()
    {
        var template = Template.Parse("{{ for i in 1..3; i; end }}");
        var context = new TemplateContext();
        var buffer = new TextBuffer();
        for (var i = 0; i < 3; i++)
        {
            buffer.Clear();
            template.Render(context, buffer);
            buffer.WrittenSpan.ToString().ShouldBe("123");
        }

        var writer = new StringWriter(CultureInfo.InvariantCulture);
        template.Render(context, writer);
        writer.ToString().ShouldBe("123");
    }

    [Fact]
    public void Write_can_be_overridden()
    {
        var context = new Shouting();
        context.PushGlobal(new ScriptObject { ["x"] = "a" });
        Render("a{{ x }}{{ 1 }}", context).ShouldBe("a<A><1>");
    }

    [Fact]
    public void Cultures_are_pushed_and_popped()
    {
        var context = new TemplateContext();
        context.PushCulture(CultureInfo.GetCultureInfo("de-DE"));
        Render("{{ 1.5 }} {{ '2,5' | string.to_double }} {{ date.parse '05.01.2016' | date.to_string '%B' }}", context).ShouldBe("1,5 2,5 Januar");
        context.PopCulture().Name.ShouldBe("de-DE");
        Render("{{ 1.5 }}", context).ShouldBe("1.5");
    }

    [Fact]
    public void Results_do_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Render("{{ 'title I' | string.upcase }} {{ 'TITLE I' | string.downcase }} {{ 1.5 }} {{ ['i', 'I', 'h'] | array.sort }}", new TemplateContext())
                .ShouldBe("TITLE I title i 1.5 [\"h\", \"i\", \"I\"]");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_clock_is_the_hosts()
    {
        var now = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        Render("{{ date.now | date.to_string '%F %T %Z' }}", new TemplateContext { Now = now }).ShouldBe("2020-01-02 03:04:05 +02:00");
        Render("{{ date.utc_now | date.to_string '%F %T %Z' }}", new TemplateContext { Now = now }).ShouldBe("2020-01-02 01:04:05 +00:00");
        Render("{{ date.now | date.to_string '%F' }}", new TemplateContext(new FixedClock(now.ToUniversalTime()))).ShouldBe("2020-01-02");
    }

    [Fact]
    public void A_context_has_its_own_functions()
    {
        var context = new TemplateContext();
        Render("{{ string.mine = 'yo'; string.mine }}{{ string.upcase 'a' }}", context).ShouldBe("yoA");
        Render("{{ string.mine }}|", new TemplateContext()).ShouldBe("|");
    }

    [Fact]
    public void One_template_renders_on_many_threads_at_once()
    {
        const string text = "{{ func f(x); ret x * 2; end; for s in stories; for.index; s.head_line; $i = f(s.telling_count); $i; include 'item' $i; end; capture c; title; end; c }}";
        var template = Template.Parse(text);
        var cache = new TemplateCache();
        var expected = template.Render(Fixture.Context());
        Parallel.For(0, 500, _ =>
        {
            var context = Fixture.Context();
            context.SharedTemplates = cache;
            template.Render(context).ShouldBe(expected);
        });
        cache.Count.ShouldBe(1);
    }

    [Fact]
    public void Included_templates_are_parsed_once()
    {
        var context = Fixture.Context();
        Render("{{ include 'item'; include 'item' }}", context);
        context.CachedTemplates.Keys.ShouldBe(["item.scriban"]);
        Fails("{{ include 'item' }}", new TemplateContext()).OriginalMessage.ShouldContain("TemplateLoader");
    }

    [Fact]
    public void Types_delegates_and_json_are_imported()
    {
        var model = new ScriptObject();
        model.Import(typeof(Functions));
        model.Import("myfunc", new Func<string>(() => "Yes"));
        model.Import(JsonDocument.Parse("""{ "json": { "a": [1, 2] } }""").RootElement);
        var context = new TemplateContext();
        context.PushGlobal(model);
        Render("{{ hello }} {{ hello_opt 'a' }} {{ hello_opt 'a' option: 'b' }} {{ hello_args 'x' 'y' }} {{ hello_args 'x' args: 'y' args: 'z' }} {{ where }} {{ myfunc }} {{ json.a[1] }} {{ hidden }}|", context)
            .ShouldBe("hello! a: a:b x,y x,y,z 1:133 Yes 2 |");
        Fails("{{ hello_opt }}", context).OriginalMessage.ShouldBe(
            "Invalid number of arguments `0` passed to `hello_opt` while expecting at least `1` arguments");
        Fails("{{ fail }}", context).OriginalMessage.ShouldContain("on purpose");
        new Derived()["hello"].ShouldBeAssignableTo<IScriptCustomFunction>();
    }

    [Fact]
    public void Custom_functions_get_arguments_and_blocks()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["tag"] = new Tag() });
        Render("{{ wrap tag 'b' class: 'c' }}inner{{ end }}{{ tag 'i' }}", context).ShouldBe("<b c>inner</b><i ></i>");
    }

    [Fact]
    public void A_view_is_an_allow_list()
    {
        var context = new TemplateContext();
        context.PushGlobal(new View());
        Render("{{ headline }}{{ secret }}|{{ this }}", context).ShouldBe("News|{headline: \"News\"}");
        Fails("{{ headline = 1 }}", context).OriginalMessage.ShouldContain("readonly");
    }

    [Fact]
    public void An_object_keeps_order_and_finds_many_members()
    {
        var script = new ScriptObject();
        for (var i = 0; i < 100; i++)
            script["m" + i] = i;
        script.Remove("m50").ShouldBeTrue();
        script.Count.ShouldBe(99);
        script["m99"].ShouldBe(99);
        script["m50"].ShouldBeNull();
        script.Keys.Take(3).ShouldBe(["m0", "m1", "m2"]);
        var clone = (ScriptObject)script.Clone(true);
        clone["m0"] = "changed";
        script["m0"].ShouldBe(0);
        script.IsReadOnly = true;
        script.TrySetValue(null, default, "m0", 1, false).ShouldBeFalse();
        new ScriptObject(0, StringComparer.OrdinalIgnoreCase) { ["Name"] = 1 }.ContainsKey("NAME").ShouldBeTrue();
    }

    [Fact]
    public void An_array_is_a_list_with_members()
    {
        var array = new ScriptArray { 1, 2 };
        array.Insert(1, 5);
        array[4] = 9;
        array.ShouldBe([1, 5, 2, null, 9]);
        array.Remove(5).ShouldBeTrue();
        array.IndexOf(9).ShouldBe(3);
        array.ScriptObject["x"] = "y";
        array.TryGetValue(null, default, "size", out var size).ShouldBeTrue();
        size.ShouldBe(4);
        array.ToString().ShouldBe("[1, 2, null, 9]");
        array.Clear();
        array.Count.ShouldBe(0);
    }

    private sealed class Shouting : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject) =>
            Write("<" + ObjectToString(textAsObject).ToUpperInvariant() + ">");
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Tag : IScriptCustomFunction
    {
        public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            context.Write($"<{arguments[0]} {arguments.ScriptObject["class"]}>");
            context.Evaluate(blockStatement);
            context.Write($"</{arguments[0]}>");
            return null;
        }
    }

    private sealed class View : ScriptView
    {
        public override IEnumerable<string> GetMembers() => ["headline"];

        public override bool TryGetValue(string member, out object? value)
        {
            value = member == "headline" ? "News" : null;
            return value != null;
        }
    }

    public static class Functions
    {
        public static string Hello() => "hello!";

        public static string HelloOpt(string text, string? option = null) => $"{text}:{option}";

        public static string HelloArgs(params object[] args) => string.Join(",", args);

        public static string Where(TemplateContext context, SourceSpan span) => $"{span.Start.Line + 1}:{span.Start.Column}";

        public static string Fail() => throw new InvalidOperationException("on purpose");

        [ScriptMemberIgnore]
        public static string Hidden() => "hidden";
    }

    public sealed class Derived : ScriptObject
    {
        public static string Hello() => "derived";
    }
}
