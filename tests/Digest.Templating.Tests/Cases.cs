namespace Digest.Templating.Tests;

/// <summary>
/// Every <c>cases/**/*.scriban</c> is a template, and the <c>.out</c> beside it what comes of it: its text, or the messages of a
/// wrong one. <c>UPDATE_GOLDEN=1</c> writes the files anew. Templates that others include are in <c>cases/includes</c>.
/// </summary>
public sealed class Cases
{
    private static readonly string s_root = Path.Combine(Source.Folder(), "cases");

    public static TheoryData<string> Templates()
    {
        var data = new TheoryData<string>();
        foreach (var path in Directory.EnumerateFiles(s_root, "*.scriban", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(s_root, path).Replace('\\', '/');
            if (!name.StartsWith("includes/", StringComparison.Ordinal))
                data.Add(name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Gives_the_expected_text(string name)
    {
        var path = Path.Combine(s_root, name);
        var expectedPath = Path.ChangeExtension(path, ".out");
        var actual = Run(File.ReadAllText(path), Path.GetFileName(name), name.StartsWith("html/", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(expectedPath, actual);
        File.Exists(expectedPath).ShouldBeTrue($"{expectedPath} is missing; UPDATE_GOLDEN=1 writes it");
        actual.ShouldBe(File.ReadAllText(expectedPath));
    }

    [Fact]
    public void No_expectation_is_left_over()
    {
        foreach (var path in Directory.EnumerateFiles(s_root, "*", SearchOption.AllDirectories))
        {
            var extension = Path.GetExtension(path);
            extension.ShouldBeOneOf(".scriban", ".out");
            if (extension == ".out")
                File.Exists(Path.ChangeExtension(path, ".scriban")).ShouldBeTrue($"{path} has no template");
        }
    }

    /// <summary>Every function must appear in a case of its own module.</summary>
    [Theory]
    [InlineData("array", 21)]
    [InlineData("date", 11)]
    [InlineData("html", 5)]
    [InlineData("math", 13)]
    [InlineData("object", 13)]
    [InlineData("regex", 6)]
    [InlineData("string", 47)]
    [InlineData("timespan", 6)]
    public void Every_function_has_a_case(string module, int atLeast)
    {
        var text = string.Concat(Directory.EnumerateFiles(Path.Combine(s_root, "functions"), module + "*.scriban").Select(File.ReadAllText));
        var functions = (ScriptObject)TemplateContext.GetDefaultBuiltinObject()[module]!;
        var names = functions.Where(f => f.Value is IScriptCustomFunction).Select(f => f.Key).ToList();
        names.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var name in names)
            text.ShouldContain($"{module}.{name}");
    }

    private static string Run(string text, string path, bool html)
    {
        var template = Template.Parse(text, path);
        if (template.HasErrors)
            return template.Messages.ToString();
        var context = Fixture.Context(html);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException e)
        {
            return e.Message + "\n";
        }
    }
}
