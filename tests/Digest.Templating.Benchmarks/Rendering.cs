using BenchmarkDotNet.Attributes;

namespace Digest.Templating.Benchmarks;

/// <summary>Parse, first render and further renders of three pages, with the bytes that they allocate.</summary>
[MemoryDiagnoser]
public class Rendering
{
    private readonly TextBuffer _buffer = new();
    private string _text = "";
    private object _model = new();
    private ScriptObject _globals = [];
    private Template _template = null!;
    private TemplateContext _context = null!;

    /// <summary>The page.</summary>
    [Params("Article", "List", "Objects", "Expressions")]
    public string Page { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (_text, _model) = Page switch
        {
            "Article" => (Pages.Article, Pages.ArticleModel()),
            "List" => (Pages.List, Pages.ListModel()),
            "Objects" => (Pages.Objects, Pages.ObjectsModel()),
            _ => (Pages.Expressions, new ScriptObject()),
        };
        _globals = ScriptObject.From(_model);
        _template = Template.Parse(_text);
        _context = new TemplateContext();
    }

    [Benchmark]
    public Template Parse() => Template.Parse(_text);

    /// <summary>A template that was never rendered, in a new context.</summary>
    [Benchmark]
    public string Cold() => Template.Parse(_text).Render(_model);

    /// <summary>A parsed template in a new context, to a string.</summary>
    [Benchmark(Baseline = true)]
    public string Warm() => _template.Render(_model);

    /// <summary>A parsed template in a context that is used again, to a buffer that is used again.</summary>
    [Benchmark]
    public int Reused()
    {
        _context.Reset();
        _context.PushGlobal(_globals);
        _context.PushGlobal(new ScriptObject());
        _buffer.Clear();
        _template.Render(_context, _buffer);
        return _buffer.Length;
    }
}
