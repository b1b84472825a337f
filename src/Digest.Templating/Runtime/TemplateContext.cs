using System.Globalization;
using System.Runtime.CompilerServices;

namespace Digest.Templating;

/// <summary>
/// What a template runs in: variables, functions, output, limits. A context is for one thread at a time and may be used for one
/// rendering after another; <see cref="Reset"/> forgets everything that a rendering left.
/// </summary>
public partial class TemplateContext
{
    private readonly TimeProvider? _timeProvider;
    private readonly List<CultureInfo> _cultures = [];
    private Dictionary<object, object?>? _tags;
    private Dictionary<string, Template>? _cachedTemplates;
    private int _callDepth;

    /// <summary>A context with the usual functions.</summary>
    public TemplateContext()
        : this(builtin: null, keyComparer: null)
    {
    }

    /// <summary>A context with functions of the host's choice.</summary>
    /// <param name="builtin">The functions; null takes <see cref="GetDefaultBuiltinObject"/>.</param>
    public TemplateContext(ScriptObject? builtin)
        : this(builtin, keyComparer: null)
    {
    }

    /// <summary>A context which compares names in its own way.</summary>
    /// <param name="keyComparer">Compares names of functions and of members of .NET objects; null compares them exactly.</param>
    public TemplateContext(IEqualityComparer<string>? keyComparer)
        : this(builtin: null, keyComparer)
    {
    }

    /// <summary>A context with functions of the host's choice, which compares names in its own way.</summary>
    /// <param name="builtin">The functions; null takes <see cref="GetDefaultBuiltinObject"/>.</param>
    /// <param name="keyComparer">Compares names of functions and of members of .NET objects; null compares them exactly.</param>
    public TemplateContext(ScriptObject? builtin, IEqualityComparer<string>? keyComparer)
    {
        KeyComparer = keyComparer;
        BuiltinObject = builtin ?? (keyComparer == null ? GetDefaultBuiltinObject() : BuiltinFunctions.CreateObject(keyComparer));
        _globals[0] = BuiltinObject;
        _globalCount = 1;
        _locals[0] = new LocalScope();
        _local = _locals[0];
        _buffer = (TextBuffer)_output;
    }

    /// <summary>A context with a clock.</summary>
    /// <param name="timeProvider">What <c>date.now</c> reads while <see cref="Now"/> is not set.</param>
    public TemplateContext(TimeProvider timeProvider)
        : this(builtin: null, keyComparer: null)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _timeProvider = timeProvider;
    }

    /// <summary>Compares names of functions and of members of .NET objects; null compares them exactly.</summary>
    public IEqualityComparer<string>? KeyComparer { get; }

    /// <summary>The functions that every template sees, below all globals.</summary>
    public ScriptObject BuiltinObject { get; }

    /// <summary>The time that <c>date.now</c> gives; null reads the clock.</summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>The culture in which values are written and dates are read; invariant unless one is pushed.</summary>
    public CultureInfo CurrentCulture { get; private set; } = CultureInfo.InvariantCulture;

    /// <summary>Loads included templates.</summary>
    public ITemplateLoader? TemplateLoader { get; set; }

    /// <summary>How included templates are cut into tokens.</summary>
    public LexerOptions TemplateLoaderLexerOptions { get; set; }

    /// <summary>How included templates are parsed.</summary>
    public ParserOptions TemplateLoaderParserOptions { get; set; }

    /// <summary>Included templates of this context, by the loader's path.</summary>
    public Dictionary<string, Template> CachedTemplates => _cachedTemplates ??= new(StringComparer.Ordinal);

    /// <summary>Included templates that many contexts share; used instead of <see cref="CachedTemplates"/> when set.</summary>
    public TemplateCache? SharedTemplates { get; set; }

    /// <summary>Names of .NET members; null means <see cref="StandardMemberRenamer"/>.</summary>
    public MemberRenamerDelegate? MemberRenamer { get; set; }

    /// <summary>Which .NET members are seen; null means all public ones.</summary>
    public MemberFilterDelegate? MemberFilter { get; set; }

    /// <summary>Asked for a variable that was not found.</summary>
    public TryGetVariableDelegate? TryGetVariable { get; set; }

    /// <summary>Asked for a member that was not found.</summary>
    public TryGetMemberDelegate? TryGetMember { get; set; }

    /// <summary>Gives the text that stands in the place of a statement that failed; null lets the error end the rendering.</summary>
    public RenderRuntimeExceptionDelegate? RenderRuntimeException { get; set; }

    /// <summary>The path of the template that runs, as its parser was given it; an included template's own while that runs.</summary>
    public string? CurrentSourceFile { get; internal set; }

    /// <summary>The call that a .NET function runs for; empty where none runs.</summary>
    public SourceSpan CurrentSpan => CurrentNode?.Span ?? default;

    /// <summary>The call that a .NET function runs for; null where none runs.</summary>
    public ScriptNode? CurrentNode { get; internal set; }

    /// <summary>The scientific variant of the language, which this library does not read.</summary>
    /// <exception cref="NotSupportedException">It is set to true.</exception>
    public bool UseScientific
    {
        get;
        set => field = value ? throw new NotSupportedException("The scientific language is not supported") : value;
    }

    /// <summary>Stops rendering with a <see cref="ScriptAbortException"/>.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Reading a variable that does not exist is an error.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>How often one loop may turn; 0 is without limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>How often a loop over an <see cref="IQueryable"/> may turn; null takes <see cref="LoopLimit"/>.</summary>
    public int? LoopLimitQueryable { get; set; }

    /// <summary>How deep functions and includes may call each other; 0 leaves it to the stack.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>How many characters one output or one string may get; 0 is without limit.</summary>
    public int LimitToString { get; set; } = 1048576;

    /// <summary>How deep objects in objects are printed; 0 leaves it to the stack.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    /// <summary>How long one regular expression may take.</summary>
    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What ends a line that a statement writes by itself.</summary>
    public string NewLine { get; set; } = "\n";

    /// <summary>Expressions write to the output.</summary>
    public bool EnableOutput { get; set; } = true;

    /// <summary>Members of null are null instead of an error.</summary>
    public bool EnableRelaxedTargetAccess { get; set; }

    /// <summary>Missing members are null instead of an error.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>Calls of missing functions are null instead of an error.</summary>
    public bool EnableRelaxedFunctionAccess { get; set; }

    /// <summary>Items outside of a list are null instead of an error.</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    /// <summary>An index of null gives null instead of an error.</summary>
    public bool EnableNullIndexer { get; set; }

    /// <summary>Outside of loops break and continue end the page instead of being errors.</summary>
    public bool EnableBreakAndContinueAsReturnOutsideLoop { get; set; }

    /// <summary>A value that was asked of a function without one is an error.</summary>
    public bool ErrorForStatementFunctionAsExpression { get; set; }

    /// <summary>Text that a code block writes gets the indentation of the block.</summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>Empty lines get the indentation too.</summary>
    public bool IndentOnEmptyLines { get; set; } = true;

    /// <summary>What <c>math.random</c> and <c>math.uuid</c> draw from; set it for the same result every time.</summary>
    public Random Random { get; set; } = Random.Shared;

    /// <summary>Whatever the host wants to keep with the context.</summary>
    public Dictionary<object, object?> Tags => _tags ??= [];

    /// <summary>True in a context whose output is HTML, where rendered text becomes <see cref="Html"/>.</summary>
    internal virtual bool MakesHtml => false;

    /// <summary>True while text is rendered that is not for the page, but a value of it.</summary>
    internal bool IsPlainText { get; set; }

    /// <summary>.NET types that were met; shared by the renderings of one template.</summary>
    internal TypeAccessors Accessors
    {
        get => _accessors ??= new();
        set => _accessors = value;
    }

    private TypeAccessors? _accessors;

    /// <summary>All the functions of the language: a new object, whose members a template may change.</summary>
    public static ScriptObject GetDefaultBuiltinObject() => BuiltinFunctions.CreateObject();

    /// <summary>Writes and reads values in another culture until <see cref="PopCulture"/>.</summary>
    /// <param name="culture">The culture.</param>
    public void PushCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        _cultures.Add(CurrentCulture);
        CurrentCulture = culture;
    }

    /// <summary>Goes back to the culture before the last push.</summary>
    /// <returns>The culture that was current.</returns>
    public CultureInfo PopCulture()
    {
        var culture = CurrentCulture;
        if (_cultures.Count == 0)
            throw new InvalidOperationException("Cannot pop more cultures than were pushed");
        CurrentCulture = _cultures[^1];
        _cultures.RemoveAt(_cultures.Count - 1);
        return culture;
    }

    /// <summary>Forgets output, variables, loops and pushed objects, and keeps settings, functions and cached templates.</summary>
    public virtual void Reset()
    {
        ResetVariables();
        ResetOutput();
        _callDepth = 0;
        if (_cultures.Count > 0)
        {
            CurrentCulture = _cultures[0];
            _cultures.Clear();
        }

        _cycles?.Clear();
    }

    /// <summary>Runs a part of a template in this context.</summary>
    /// <param name="node">The part; the block of <c>wrap</c> as functions get it, for one.</param>
    /// <returns>The value of an expression, or what <c>ret</c> gave.</returns>
    public virtual object? Evaluate(ScriptNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case ScriptBlockStatement { Run: { } run }:
                return run(this) == Flow.Return ? TakeResult() : null;
            case ScriptPage { Body.Run: { } run }:
                return run(this) == Flow.Return || !EnableOutput ? TakeResult() : null;
            case ScriptFrontMatter { Statements.Run: { } run }:
                return run(this) == Flow.Return ? TakeResult() : null;
            case ScriptVariable variable:
                return GetValue(variable);
            default:
                throw new NotSupportedException($"A {node.GetType().Name} runs only as a part of its template");
        }
    }

    /// <summary>What the last <c>ret</c> or, without output, the last expression gave.</summary>
    internal object? Result { get; set; }

    internal object? TakeResult()
    {
        var result = Result;
        Result = null;
        return result;
    }

    private System.Text.StringBuilder? _scratch;

    /// <summary>For text that is made in one go, without calling a template.</summary>
    internal System.Text.StringBuilder Scratch => _scratch ??= new();

    private RegexCache? _patterns;

    internal RegexCache Patterns => _patterns ??= new();

    internal DateTimeOffset GetNow() => Now ?? (_timeProvider ?? TimeProvider.System).GetLocalNow();

    // Where `array.cycle` stands in each of its groups.
    private Dictionary<string, int>? _cycles;

    internal Dictionary<string, int> Cycles => _cycles ??= new(StringComparer.Ordinal);

    /// <summary>Checks the limits of calls; every call must <see cref="LeaveCall"/>.</summary>
    internal void EnterCall(ScriptNode node)
    {
        _callDepth++;
        if (RecursiveLimit > 0 && _callDepth > RecursiveLimit)
        {
            _callDepth--;
            throw new ScriptRuntimeException(node.Span, $"Exceeding number of recursive depth limit `{RecursiveLimit}`");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _callDepth--;
            throw new ScriptRuntimeException(node.Span, "The stack is used up: functions or includes call each other too deeply");
        }

        CheckAbort(node);
    }

    internal void LeaveCall() => _callDepth--;

    internal void CheckAbort(ScriptNode node)
    {
        if (CancellationToken.IsCancellationRequested)
            throw new ScriptAbortException(node.Span, CancellationToken);
    }
}
