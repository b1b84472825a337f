using System.Collections.Concurrent;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Renders planned pages with the layouts of a theme. Any number of threads may use it at once.</summary>
public sealed class SiteRenderer
{
    private readonly Site _site;
    private readonly ResolvedBodies _bodies;
    private readonly ThemeLanguages _languages;
    private readonly TemplateSet _templates;
    private readonly ConcurrentDictionary<ThemeStrings, ViewScope> _scopes = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<ThemeStrings, RedirectPages?> _redirects = new(ReferenceEqualityComparer.Instance);
    // No bag: it would keep the site alive on the threads.
    private readonly ConcurrentStack<Worker> _workers = [];

    /// <summary>A renderer for one site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="bodies">Its bodies.</param>
    /// <param name="theme">The theme.</param>
    public SiteRenderer(Site site, ResolvedBodies bodies, Theme theme)
    {
        (_site, _bodies) = (site, bodies);
        _languages = new ThemeLanguages(theme, site.Settings);
        _templates = new TemplateSet(path => theme.ReadText(path) is { } text
            ? (text, theme.DisplayPath(path)) : null);
    }

    /// <summary>Errors in the theme's words, of the languages that pages were rendered in.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _languages.Diagnostics;

    /// <summary>Renders a page.</summary>
    /// <param name="plan">The page.</param>
    /// <param name="cancellation">Stops the rendering.</param>
    /// <returns>The page's bytes in UTF-8; null and errors with file, line and column where a template is wrong.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Checked<byte[]> Render(PagePlan plan, CancellationToken cancellation)
    {
        var path = plan.Layout.Contains('.', StringComparison.Ordinal) ? $"layouts/{plan.Layout}" : $"layouts/{plan.Layout}.html";
        if (_templates.Find(path) is not { } layout)
        {
            return new(null,
                [Codes.LayoutMissing.At(new("theme/" + path), $"the theme has no layout '{plan.Layout}'", $"add theme/{path}")]);
        }

        if (layout.Template.HasErrors) return new(null, TemplateSet.Errors(layout.Template.Messages));
        var worker = _workers.TryPop(out var idle) ? idle : new Worker(this);
        try
        {
            var scope = ScopeOf(plan);
            if (plan.View is RedirectView redirect && RedirectsOf(layout, plan, scope, worker) is { } redirects)
                return new(redirects.Write(scope.Href(redirect.To), scope.Absolute(redirect.To)), []);
            return new(worker.Render(layout, plan, scope, cancellation), []);
        }
        catch (ScriptAbortException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ScriptParserRuntimeException exception)
        {
            return new(null, TemplateSet.Errors(exception.ParserMessages));
        }
        catch (ScriptRuntimeException exception)
        {
            return new(null, [TemplateSet.Error(exception.Span, exception.OriginalMessage)]);
        }
        finally
        {
            _workers.Push(worker);
        }
    }

    private RedirectPages? RedirectsOf(ThemeTemplate layout, PagePlan plan, ViewScope scope, Worker worker) =>
        _redirects.GetOrAdd(
        scope.Strings,
        _ => RedirectPages.Create(layout, () => worker.Render(layout, plan, scope, CancellationToken.None, isMarked: true)));

    private ViewScope ScopeOf(PagePlan plan) =>
        _scopes.GetOrAdd(_languages.ForPage(plan.Head.Language), strings => new ViewScope(_site, _bodies, strings));

    private sealed class Worker(SiteRenderer renderer)
    {
        private readonly PageOutput _output = new();
        private readonly ScriptObject _globals = [];
        private readonly ScriptObject _functions = SiteFunctions.Create(renderer._site.At);
        private PageContext? _html;
        private PageContext? _text;

        public byte[] Render(ThemeTemplate layout, PagePlan plan, ViewScope scope, CancellationToken cancellation,
            bool isMarked = false)
        {
            // Plain text is the one kind of page in which nothing is escaped.
            var context = plan.IsHtml
                ? _html ??= new PageContext(_functions, renderer._templates, true)
                : _text ??= new PageContext(_functions, renderer._templates, false);
            context.Reset();
            context.CancellationToken = cancellation;
            context.IsMail = plan.View is NewsletterPlan && renderer._site.Settings.Newsletter.HasSlots;
            context.Fragments = plan.IsHtml && !context.IsMail ? scope.Fragments : null;
            // A page may set the format of dates; it holds for that page.
            ((DateTimeFunctions)_functions["date"]!).Format = DateTimeFunctions.DefaultFormat;
            _globals.Clear();
            PageVariables.Add(_globals, plan, scope);
            if (isMarked) _globals["to"] = PageVariables.Target(RedirectPages.HrefMark, RedirectPages.AddressMark);
            context.PushGlobal(_globals);
            context.PushCulture(scope.Culture);
            _output.Clear();
            context.PushOutput(_output);
            layout.Template.Render(context);
            context.ThrowIfCutShort(_output);
            return _output.ToBytes();
        }
    }
}
