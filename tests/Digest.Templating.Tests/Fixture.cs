using System.Globalization;

namespace Digest.Templating.Tests;

/// <summary>The model that all cases share.</summary>
internal static class Fixture
{
    public static readonly DateTimeOffset Now = new(2013, 9, 12, 22, 49, 27, TimeSpan.FromMinutes(330));

    public static TemplateContext Context(bool html = false)
    {
        var context = html ? new HtmlTemplateContext() : new TemplateContext();
        context.Now = Now;
        context.Random = new Random(1);
        context.TemplateLoader = new Loader();
        context.PushGlobal(Model());
        return context;
    }

    public static ScriptObject Model()
    {
        var model = new ScriptObject
        {
            ["title"] = "Flood <warning> & more",
            ["body"] = new Html("<p>Safe &amp; sound</p>"),
            ["published"] = Now,
            ["local"] = new DateTime(2020, 2, 29, 5, 6, 7, 8, DateTimeKind.Unspecified),
            ["numbers"] = new ScriptArray { 3, 1, 2 },
            ["stories"] = new List<Story> { new("First", 2, ["a", "b"]), new("Second", 1, []) },
            ["lines"] = "one\ntwo\n\nthree\n",
            ["map"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x"] = 1, ["y"] = "two" },
            ["lazy"] = Lazy(),
            ["queryable"] = new[] { 1, 2 }.AsQueryable(),
        };
        model.Import("greet", new Func<string, string, string>((name, greeting) => $"{greeting} {name}"));
        model.Import("shout", new Func<TemplateContext, object?, string>((context, value) => context.ObjectToString(value).ToUpper(CultureInfo.InvariantCulture)));
        model.Import("total", new Func<object[], int>(values => values.Length));
        model.SetValue("fixed", 1, readOnly: true);
        return model;
    }

    private static IEnumerable<int> Lazy()
    {
        yield return 10;
        yield return 20;
        yield return 30;
    }

    internal sealed record Story(string HeadLine, int TellingCount, IReadOnlyList<string> Topics)
    {
        public Story? Next { get; init; }

        [ScriptMemberIgnore]
        public string Secret => "secret";
    }

    private sealed class Loader : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName + ".scriban";

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
        {
            var path = Path.Combine(Source.Folder(), "cases", "includes", templatePath);
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
    }
}
