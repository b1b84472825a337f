using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Runtime.Accessors;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Scriban's context as a site needs it: what expressions write is escaped for HTML unless it is <see cref="Html"/>,
/// templates see views and nothing of .NET, and what a template may use up is limited. One context renders one page at a time,
/// any number in turn.</summary>
internal sealed class PageContext : TemplateContext
{
    // A 10,000-article archive is one page in a theme that wants it so.
    private const int MaxIterations = 1_000_000;

    /// <summary>A context.</summary>
    /// <param name="functions">The built-in functions; read only.</param>
    /// <param name="templates">Where partials are found.</param>
    /// <param name="escapes">Whether values are escaped for HTML; false for plain text.</param>
    public PageContext(ScriptObject functions, TemplateSet templates, bool escapes)
        : base(functions)
    {
        Templates = templates;
        Escapes = escapes;
        LoopLimit = MaxIterations;
        // A text may be as long as a page. What all captures of a page write may be twice that, so that a page reports its own
        // limit before Scriban would cut it short.
        LimitToString = PageOutput.MaxCharacters;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OutputLimit = PageOutput.MaxCharacters * 2;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        NewLine = "\n";
        // Bodies hold preformatted text: what an include gives must not be indented.
        AutoIndent = false;
        EnableRelaxedTargetAccess = true;
    }

    /// <summary>The partials.</summary>
    public TemplateSet Templates { get; }

    /// <summary>Whether values are escaped for HTML.</summary>
    public bool Escapes { get; }

    /// <summary>Whether a mail service will read the page, so that no value may look like a word of its own.</summary>
    public bool IsMail { get; set; }

    /// <summary>What partials gave before, in the language of the page; null where nothing is kept.</summary>
    public FragmentCache? Fragments { get; set; }

    /// <summary>Escapes a value in the one place that every <c>{{ … }}</c> goes through. What an include, a capture or a function
    /// of <c>html</c> gives has been escaped already: it is <see cref="Html"/>, or the output that it was captured in.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case Html html:
                var markup = IsMail && !html.IsSlot ? MergeTags.Disarm(html.Value, Escapes) : html.Value;
                Output.Write(markup, 0, markup.Length);
                break;
            case string text:
                WriteText(text);
                break;
            case IScriptOutput captured:
                var value = captured.ToString() ?? "";
                Output.Write(value, 0, value.Length);
                break;
            default:
                WriteText(ObjectToString(textAsObject) ?? "");
                break;
        }

        return this;
    }

    /// <summary>Renders a partial.</summary>
    /// <param name="partial">The partial.</param>
    /// <param name="arguments">What its call gives it: <c>$</c> in the partial.</param>
    /// <param name="caller">The call.</param>
    /// <param name="isStatement">Whether the call stands alone, so that the partial may write where the page is.</param>
    /// <returns>Null where it was written; else <see cref="Html"/>, or text where nothing is escaped.</returns>
    public object? Render(ThemeTemplate partial, ScriptArray arguments, ScriptNode? caller, bool isStatement)
    {
        var key = Fragments?.KeyOf(partial, arguments, this);
        if (key is not null && Fragments!.Find(partial, key) is { } known) return Give(known, isStatement);
        var page = Output as PageOutput;
        if (isStatement && page is not null)
        {
            var start = page.Length;
            Run(partial, arguments, caller);
            if (key is not null) Fragments!.Add(key, page.Copy(start));
            return null;
        }

        PushOutput();
        try
        {
            Run(partial, arguments, caller);
        }
        finally
        {
            known = PopOutput().ToString() ?? "";
        }

        if (key is not null) Fragments!.Add(key, known);
        return Give(known, isStatement);
    }

    private object? Give(string text, bool isStatement)
    {
        if (!isStatement) return Escapes ? new Html(text) : text;
        Output.Write(text, 0, text.Length);
        return null;
    }

    private void Run(ThemeTemplate partial, ScriptArray arguments, ScriptNode? caller)
    {
        EnterRecursive(caller);
        PushLocal();
        try
        {
            SetValue(ScriptVariable.Arguments, arguments, true, true);
            if (partial.ReadsNamedLocals)
            {
                foreach (var (name, value) in arguments.ScriptObject)
                    SetValue(ScriptVariable.Create(name, ScriptVariableScope.Local), value, false, true);
            }

            if (partial.Template.Page is { } body && Evaluate(body) is { } result) Write(body.Span, result);
        }
        finally
        {
            PopLocal();
            ExitRecursive(caller);
        }
    }

    /// <summary>Reports a page that Scriban has cut short, since captures may use up the limit of the page.</summary>
    public void ThrowIfCutShort(PageOutput output)
    {
        var before = output.Length;
        Write("\0");
        if (output.Length != before + 1)
            throw new ScriptRuntimeException(CurrentSpan, $"the page writes more than {OutputLimit} characters");
        output.Take(before);
    }

    /// <summary>Members of values that are no views: texts, numbers, lists and dates have those that Scriban documents; nothing
    /// is reflected.</summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target switch
    {
        DateTime => DateAccessor.Instance,
        IScriptObject or string or bool or System.Collections.IDictionary or System.Collections.IList =>
            base.GetMemberAccessorImpl(target),
        TimeSpan => SpanAccessor.Instance,
        _ when target.GetType().IsPrimitive || target is decimal => base.GetMemberAccessorImpl(target),
        _ => NullAccessor.Default,
    };

    private void WriteText(string text)
    {
        // Nothing that is escaped begins a word of a service.
        if (IsMail) text = MergeTags.Disarm(Escapes ? Html.Escape(text).Value : text, Escapes);
        if (IsMail || !Escapes)
        {
            Output.Write(text, 0, text.Length);
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = Html.NextSpecial(text, start);
            Output.Write(text, start, end - start);
            if (end == text.Length) return;
            var entity = Html.Entity(text[end]);
            Output.Write(entity, 0, entity.Length);
            start = end + 1;
        }
    }
}
