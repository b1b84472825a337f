using System.Runtime.CompilerServices;

namespace Digest.Templating;

/// <summary>A parsed template. It never changes, and renders on any number of threads at once, each with a context of its own.</summary>
public sealed class Template
{
    private readonly TypeAccessors _accessors = new();

    // How long the last text was: a good guess for the next, and no more than that when threads race for it.
    private int _lastLength;

    private Template(string? sourceFilePath, ScriptPage? page, LogMessageBag messages)
    {
        SourceFilePath = sourceFilePath;
        Page = page;
        Messages = messages;
    }

    /// <summary>The path given to the parser.</summary>
    public string? SourceFilePath { get; }

    /// <summary>What was parsed; null when there are errors.</summary>
    public ScriptPage? Page { get; }

    /// <summary>True when the template cannot run.</summary>
    public bool HasErrors => Messages.HasErrors;

    /// <summary>What the parser found, then what the lexer found, each in the order of the text.</summary>
    public LogMessageBag Messages { get; }

    /// <summary>Parses a template. It never throws for a wrong one: see <see cref="HasErrors"/>.</summary>
    /// <param name="text">The template.</param>
    /// <param name="sourceFilePath">A path for messages; nothing is read from it.</param>
    /// <param name="parserOptions">Bounds.</param>
    /// <param name="lexerOptions">Kind of text.</param>
    /// <returns>The template with all messages.</returns>
    /// <exception cref="NotSupportedException">The options ask for another language than Scriban's own.</exception>
    public static Template Parse(
        string text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null)
    {
        return Parse(text, sourceFilePath, parserOptions, lexerOptions, textIsData: false);
    }

    /// <summary>Parses a template whose text is a value of another one, and is escaped like one.</summary>
    internal static Template ParseData(string text) => Parse(text, "<eval>", null, null, textIsData: true);

    private static Template Parse(
        string text, string? sourceFilePath, ParserOptions? parserOptions, LexerOptions? lexerOptions, bool textIsData)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (lexerOptions is { Lang: not ScriptLang.Default and var lang })
            throw new NotSupportedException($"The language {lang} is not supported");
        var messages = new LogMessageBag();
        var source = new SourceText(text, sourceFilePath ?? "<input>");
        // What the lexer found comes last, as in Scriban: its messages are often the cause of one of the parser's.
        var lexical = new LogMessageBag();
        var tokens = Lexer.Tokenize(source, lexerOptions ?? default, lexical);
        var page = Parser.Parse(source, tokens, parserOptions ?? default, lexerOptions?.Mode ?? default, messages);
        messages.AddRange(lexical);
        if (messages.HasErrors)
            return new Template(sourceFilePath, null, messages);
        Compiler.Compile(source, page, textIsData);
        return new Template(sourceFilePath, page, messages);
    }

    /// <summary>Renders with an object whose public members are variables.</summary>
    /// <param name="model">An object, a dictionary or null.</param>
    /// <param name="memberRenamer">Names of members; null means <see cref="StandardMemberRenamer"/>.</param>
    /// <param name="memberFilter">Which members are seen.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public string Render(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null)
    {
        CheckErrors();
        return Render(ContextFor(model, memberRenamer, memberFilter));
    }

    /// <summary>Renders in a context.</summary>
    /// <param name="context">The context; what it wrote before is not repeated.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public string Render(TemplateContext context)
    {
        var buffer = TextBuffer.Rent(_lastLength);
        try
        {
            Render(context, buffer);
            _lastLength = buffer.Length;
            return buffer.ToString();
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <summary>Renders to the end of a buffer that the caller owns and may use again.</summary>
    /// <param name="context">The context.</param>
    /// <param name="target">Gets the text; after an error it may hold a part.</param>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public void Render(TemplateContext context, TextBuffer target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        CheckErrors();
        var depths = context.Depths;
        try
        {
            context.PushOutput(target);
            Run(context);
            context.PopOutput();
        }
        catch (InsufficientExecutionStackException e)
        {
            context.RestoreDepths(depths);
            throw new ScriptRuntimeException(Page!.Span, "The stack is used up: values or calls are nested too deeply", e);
        }
        catch (Exception e) when (e is not (ScriptRuntimeException or OutOfMemoryException))
        {
            context.RestoreDepths(depths);
            throw new ScriptRuntimeException(Page!.Span, e.Message, e);
        }
        catch
        {
            context.RestoreDepths(depths);
            throw;
        }
    }

    /// <summary>Renders to a writer.</summary>
    /// <param name="context">The context.</param>
    /// <param name="writer">Gets the whole text at once, and nothing when the template fails.</param>
    /// <exception cref="ScriptRuntimeException">The template failed.</exception>
    public void Render(TemplateContext context, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var buffer = TextBuffer.Rent(_lastLength);
        try
        {
            Render(context, buffer);
            _lastLength = buffer.Length;
            writer.Write(buffer.WrittenSpan);
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <summary>Runs the template without output and gives its last value.</summary>
    /// <param name="model">An object, a dictionary or null.</param>
    /// <param name="memberRenamer">Names of members.</param>
    /// <param name="memberFilter">Which members are seen.</param>
    /// <returns>The value of the last expression, or what <c>ret</c> gave.</returns>
    public object? Evaluate(
        object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null)
    {
        CheckErrors();
        return Evaluate(ContextFor(model, memberRenamer, memberFilter));
    }

    /// <summary>Runs the template without output and gives its last value.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The value of the last expression, or what <c>ret</c> gave.</returns>
    public object? Evaluate(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        CheckErrors();
        var depths = context.Depths;
        var enableOutput = context.EnableOutput;
        context.EnableOutput = false;
        context.PushOutput();
        try
        {
            context.Result = null;
            Page!.Body.Run!(context);
            return context.TakeResult();
        }
        finally
        {
            context.EnableOutput = enableOutput;
            context.RestoreDepths(depths);
        }
    }

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">Code without <c>{{</c> and <c>}}</c>.</param>
    /// <param name="context">The context.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InvalidOperationException">The expression does not parse.</exception>
    public static object? Evaluate(string expression, TemplateContext context) => ParseScript(expression).Evaluate(context);

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">Code without <c>{{</c> and <c>}}</c>.</param>
    /// <param name="model">An object, a dictionary or null.</param>
    /// <param name="memberRenamer">Names of members.</param>
    /// <param name="memberFilter">Which members are seen.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InvalidOperationException">The expression does not parse.</exception>
    public static object? Evaluate(
        string expression, object? model, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        ParseScript(expression).Evaluate(model, memberRenamer, memberFilter);

    private static Template ParseScript(string expression) =>
        Parse(expression, lexerOptions: new LexerOptions { Mode = ScriptMode.ScriptOnly });

    private void Run(TemplateContext context)
    {
        context.Result = null;
        context.CheckAbort(Page!);
        var indents = context.EnterText(null);
        var sourceFile = context.CurrentSourceFile;
        context.CurrentSourceFile = SourceFilePath;
        if (Page!.Body.Run!(context) == Flow.Return && context.EnableOutput && context.TakeResult() is { } result)
            context.Write(Page.Span, result);
        context.LeaveText(indents);
        context.CurrentSourceFile = sourceFile;
    }

    private TemplateContext ContextFor(object? model, MemberRenamerDelegate? renamer, MemberFilterDelegate? filter)
    {
        var context = new TemplateContext { MemberRenamer = renamer, MemberFilter = filter, Accessors = _accessors };
        var globals = new ScriptObject();
        ScriptObjectExtensions.Import(globals, model, filter, renamer, _accessors);
        context.PushGlobal(globals);
        return context;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckErrors()
    {
        if (HasErrors)
        {
            throw new InvalidOperationException(
                "This template has errors. Check the <Template.HasError> and <Template.Messages> before evaluating a template. "
                + $"Messages:\n{string.Join('\n', Messages)}");
        }
    }
}
