using FsCheck;
using FsCheck.Fluent;

namespace Digest.Templating.Tests;

/// <summary>Laws: no template, however wrong, crashes or hangs the lexer, the parser or the renderer.</summary>
public sealed class Properties
{
    private static readonly string[] s_pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "if", "else", "end", "for", "in", "while", "case", "when", "func", "ret",
        "capture", "with", "wrap", "do", "break", "continue", "tablerow", "import", "readonly", "include", "this", "empty", "null",
        "x", "y", "$", "$$", "$0", "$x", "@", "^", "|", "||", "&&", "??", "?!", "?.", ".", "..", "..<", "...", ",", ":", ";", "\n", " ", " ",
        "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "//", "%", "=", "==", "+=", "<", "<<", ">>", "++", "--", "!", "?", "#", "##",
        "\"", "'", "`", "$\"", "\\", "1", "2.5", "0x", "1e9", "text", "string.size", "array.map", "object.eval", "math.times", "regex.match",
        "limit:", "reversed", "é", "\u0000", "\ud800",
    ];

    private static readonly string[] s_expressions =
    [
        "1", "2.5", "null", "true", "\"s\"", "x", "[1, \"a\", null]", "{a: 1, b: [2]}", "1..3", "published", "stories", "this", "empty", "$", "@f",
    ];

    [Fact]
    public void Any_text_parses_to_a_template_or_to_messages() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Survives(text ?? "") && Survives("{{" + text + "}}")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_row_of_pieces_parses_and_renders_or_fails_with_a_message() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(Gen.Elements(s_pieces).ArrayOf().Select(p => string.Join("", p)).ToArbitrary(), Survives));

    [Fact]
    public void Any_row_of_pieces_in_code_survives() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(Gen.Elements(s_pieces).ArrayOf().Select(p => "{{ " + string.Join(" ", p) + " }}").ToArbitrary(), Survives));

    [Fact]
    public void Every_function_survives_any_values()
    {
        var builtins = TemplateContext.GetDefaultBuiltinObject();
        var names = new List<string>();
        foreach (var (module, value) in builtins)
        {
            if (value is not ScriptObject functions)
                continue;
            names.AddRange(functions.Where(f => f.Value is IScriptCustomFunction).Select(f => $"{module}.{f.Key}"));
        }

        var value1 = Gen.Elements(s_expressions);
        var call = from name in Gen.Elements(names.ToArray())
                   from arguments in value1.ArrayOf()
                   select $"{{{{ func f; $0; end; {name} {string.Join(" ", arguments.Select(a => $"({a})"))} }}}}";
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(call.ToArbitrary(), Survives));
    }

    [Fact]
    public void Every_operator_survives_any_values()
    {
        string[] operators = ["+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "??", "?!", "<<", ">>", "&", "..", "..<"];
        var expression = from left in Gen.Elements(s_expressions)
                         from op in Gen.Elements(operators)
                         from right in Gen.Elements(s_expressions)
                         select $"{{{{ ({left}) {op} ({right}) }}}}";
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(expression.ToArbitrary(), Survives));
    }

    [Fact]
    public void Text_without_braces_is_written_as_it_is() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var plain = text.Get.Replace("{", "", StringComparison.Ordinal);
            return Template.Parse(plain).Render() == plain;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_string_literal_gives_back_any_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var literal = (string)Template.Evaluate("text | string.literal", new { text = text.Get })!;
            return Equals(Template.Evaluate(literal, (object?)null), text.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Escaped_text_never_leaves_its_place_in_html() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var context = new HtmlTemplateContext();
            context.PushGlobal(new ScriptObject { ["text"] = text.Get + "<&>\"'" });
            var html = Template.Parse("{{ text }}").Render(context);
            return html.AsSpan().IndexOfAny("<>\"'") < 0
                && System.Net.WebUtility.HtmlDecode(html) == text.Get + "<&>\"'";
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("@")]
    [InlineData("if x;")]
    [InlineData("for x in y;")]
    [InlineData("func f;")]
    [InlineData("x = do;")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a + ")]
    [InlineData("a | ")]
    [InlineData("a ? b : ")]
    [InlineData("f a ")]
    [InlineData("$\"{")]
    [InlineData("f(")]
    [InlineData("else if x;")]
    public void Deep_nesting_ends_with_a_message(string piece)
    {
        var text = "{{ " + string.Concat(Enumerable.Repeat(piece, 20_000));
        Survives(text).ShouldBeTrue();
        Survives(text + "1 }}").ShouldBeTrue();
    }

    [Fact]
    public void Long_chains_within_the_limit_work()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("1", 900));
        Template.Parse("{{ " + sum + " }}").Render().ShouldBe("900");
        var elements = string.Join(", ", Enumerable.Range(0, 5000));
        Template.Parse("{{ [" + elements + "] | array.size }}").Render().ShouldBe("5000");
    }

    private static bool Survives(string text)
    {
        var template = Template.Parse(text);
        if (template.HasErrors)
            return template.Messages.Count > 0;
        var context = Fixture.Context();
        context.LimitToString = 10_000;
        context.LoopLimit = 200;
        context.RegexTimeOut = TimeSpan.FromMilliseconds(100);
        try
        {
            return template.Render(context).Length <= context.LimitToString + 3;
        }
        catch (ScriptRuntimeException e)
        {
            return e.OriginalMessage.Length > 0 && e.Span.FileName != null;
        }
    }
}
