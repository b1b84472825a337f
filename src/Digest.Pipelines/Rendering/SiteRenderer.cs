using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Views;
using Digest.Pipelines.Building;
using Digest.Pipelines.Files;
using Digest.Templating;

namespace Digest.Pipelines.Rendering;

/// <summary>Renders planned pages with the layouts of a theme. Any number of threads may use it at once.</summary>
public sealed class SiteRenderer
{
    // A 10,000-article archive is one page in a theme that wants it so.
    private const int LoopLimit = 1_000_000;
    private const int OutputLimit = 64 << 20;

    private readonly Site _site;
    private readonly ThemeFiles _theme;
    private readonly ThemeLanguages _languages;
    private readonly TemplateCache _partials = new();
    private readonly ConcurrentDictionary<string, Checked<Template>> _layouts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Worker> _workers = [];
    private readonly ThemeLoader _loader;
    private readonly SiteObject _siteObject;

    /// <summary>A renderer for one site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="theme">The theme.</param>
    public SiteRenderer(Site site, ThemeFiles theme)
    {
        _site = site;
        _theme = theme;
        _languages = new ThemeLanguages(theme, site.Settings);
        _loader = new ThemeLoader(theme);
        _siteObject = new SiteObject(site);
    }

    /// <summary>Faults in the theme's words.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _languages.Diagnostics;

    /// <summary>Renders a page. A fault of a template is an error with file, line and column; then the page has no bytes.</summary>
    public Page Render(PagePlan plan, CancellationToken cancellation)
    {
        var file = Permalinks.ToFile(plan.Permalink);
        var (template, faults) = _layouts.GetOrAdd(plan.Layout, Parse);
        if (template is null) return new(file, [], PageRank.Page, null, plan, faults);
        var worker = _workers.TryTake(out var idle) ? idle : new Worker(this);
        try
        {
            return new(file, worker.Render(template, plan, cancellation), PageRank.Page, null, plan, []);
        }
        catch (ScriptAbortException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ScriptParserRuntimeException fault)
        {
            return new(file, [], PageRank.Page, null, plan, fault.ParserMessages.Select(Diagnostic).ToList());
        }
        catch (ScriptRuntimeException fault)
        {
            return new(file, [], PageRank.Page, null, plan, [Fault(fault.Span, fault.OriginalMessage)]);
        }
        finally
        {
            _workers.Add(worker);
        }
    }

    private Checked<Template> Parse(string layout)
    {
        var path = layout.Contains('.', StringComparison.Ordinal) ? $"layouts/{layout}" : $"layouts/{layout}.html";
        if (_theme.Read(path) is not { } bytes)
            return new(null, [Codes.LayoutMissing.At(new("theme/" + path), $"the theme has no layout '{layout}'", $"add theme/{path}")]);
        var template = Template.Parse(Encoding.UTF8.GetString(bytes), _theme.Shown(path));
        return template.HasErrors ? new(null, template.Messages.Where(m => m.Type == ParserMessageType.Error).Select(Diagnostic).ToList()) : new(template, []);
    }

    private static Diagnostic Diagnostic(LogMessage message) => Fault(message.Span, message.Message);

    private static Diagnostic Fault(SourceSpan span, string message) =>
        Codes.TemplateWrong.At(new(span.FileName?.Split((char)0)[0], span.Start.Line + 1, span.Start.Column + 1), message.Trim().TrimEnd('.'), "see docs/theme.md for what templates may use");

    private sealed class Worker
    {
        private readonly SiteRenderer _renderer;
        private readonly HtmlTemplateContext _html;
        private TemplateContext? _text;
        private readonly TextBuffer _buffer = new();
        private readonly Dictionary<ThemeStrings, StructuredData> _structured = new(ReferenceEqualityComparer.Instance);

        public Worker(SiteRenderer renderer)
        {
            _renderer = renderer;
            _html = SetUp(new HtmlTemplateContext());
        }

        private T SetUp<T>(T context)
            where T : TemplateContext
        {
            context.TemplateLoader = _renderer._loader;
            context.SharedTemplates = _renderer._partials;
            context.LoopLimit = LoopLimit;
            context.LimitToString = OutputLimit;
            context.RegexTimeOut = TimeSpan.FromSeconds(2);
            context.Now = _renderer._site.At;
            // Bodies hold preformatted text: what an include gives must not be indented.
            context.AutoIndent = false;
            context.EnableRelaxedTargetAccess = true;
            return context;
        }

        public byte[] Render(Template template, PagePlan plan, CancellationToken cancellation)
        {
            // Plain text is the one kind of page in which nothing is escaped.
            var context = plan.IsHtml ? _html : _text ??= SetUp(new TemplateContext());
            context.Reset();
            context.CancellationToken = cancellation;
            var scope = new ViewScope(_renderer._site, _renderer._languages.ForPage(plan.Head.Language));
            if (!_structured.TryGetValue(scope.Strings, out var structured)) _structured[scope.Strings] = structured = new StructuredData(scope.Site, key => scope.Strings[key]);
            var page = new PageVariables(plan, scope, structured);
            var globals = new ScriptObject();
            globals["site"] = _renderer._siteObject.In(scope);
            globals["t"] = new TranslateFunction(scope.Strings);
            globals["page"] = page.Page();
            page.AddTo(globals);
            context.PushGlobal(globals);
            context.PushCulture(scope.Culture);
            _buffer.Clear();
            template.Render(context, _buffer);
            var text = _buffer.WrittenSpan;
            var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, bytes);
            return bytes;
        }
    }
}

/// <summary>Finds the partials of a theme for <c>include</c>.</summary>
internal sealed class ThemeLoader(ThemeFiles theme) : ITemplateLoader
{
    // Every page asks for the same few names; looking each up on disk took a twentieth of a build.
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.Ordinal);

    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
    {
        if (_paths.TryGetValue(templateName, out var known)) return known;
        var path = "partials/" + templateName;
        if (theme.Read(path) is null && theme.Read(path + ".html") is not null) path += ".html";
        if (theme.Read(path) is null) throw new ScriptRuntimeException(callerSpan, $"the theme has no partial '{templateName}'");
        return _paths.GetOrAdd(templateName, theme.Shown(path) + "\0" + path);
    }

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        theme.Read(templatePath[(templatePath.IndexOf('\0') + 1)..]) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}

/// <summary><c>t 'key' arguments…</c>: the theme's words.</summary>
internal sealed class TranslateFunction(ThemeStrings strings) : IScriptCustomFunction
{
    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var key = arguments.Count > 0 ? Convert.ToString(arguments[0], CultureInfo.InvariantCulture) ?? "" : "";
        if (arguments.Count < 2) return strings[key];
        var values = new object?[arguments.Count - 1];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i + 1];
        return strings.Format(key, values);
    }
}
