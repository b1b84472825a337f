namespace Digest.Templating;

/// <summary>A part of a parsed template. Nodes are immutable once the parser has given them out.</summary>
public abstract record ScriptNode
{
    /// <summary>Where the part stands in its template.</summary>
    public SourceSpan Span { get; internal init; }

    /// <summary>Runs this part.</summary>
    /// <param name="context">The context to run in.</param>
    /// <returns>The value of an expression, or what a statement leaves.</returns>
    public object? Evaluate(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Evaluate(this);
    }
}

/// <summary>A part which stands for a value.</summary>
public abstract record ScriptExpression : ScriptNode
{
    /// <summary>How many levels of expressions the longest chain below this one has; the parser bounds it.</summary>
    internal int Depth { get; init; } = 1;
}

/// <summary>A part which does something.</summary>
public abstract record ScriptStatement : ScriptNode;

/// <summary>Statements in a row.</summary>
public sealed record ScriptBlockStatement : ScriptStatement
{
    internal ScriptBlockStatement(List<ScriptStatement> statements) => Statements = statements;

    /// <summary>The statements.</summary>
    public IReadOnlyList<ScriptStatement> Statements { get; }

    // Set once, before the template is given out: the delegate that runs these statements.
    internal Step? Run { get; set; }
}

/// <summary>A whole template.</summary>
public sealed record ScriptPage : ScriptNode
{
    internal ScriptPage(ScriptBlockStatement body) => Body = body;

    /// <summary>The statements of the template, those of its front matter included.</summary>
    public ScriptBlockStatement Body { get; }

    /// <summary>The front matter by itself, to evaluate without the text; null where there is none.</summary>
    public ScriptFrontMatter? FrontMatter { get; internal init; }
}

/// <summary>The script between the markers at the top of a template.</summary>
public sealed record ScriptFrontMatter : ScriptNode
{
    internal ScriptFrontMatter(ScriptBlockStatement statements, TextPosition textPositionAfterEndMarker)
    {
        Statements = statements;
        TextPositionAfterEndMarker = textPositionAfterEndMarker;
    }

    /// <summary>The statements of the script.</summary>
    public ScriptBlockStatement Statements { get; }

    /// <summary>The place after the closing marker.</summary>
    public TextPosition TextPositionAfterEndMarker { get; }
}

/// <summary>Where a variable lives.</summary>
public enum ScriptVariableScope
{
    /// <summary>In the objects pushed to the context: <c>name</c>.</summary>
    Global,

    /// <summary>In the current function or included page: <c>$name</c>.</summary>
    Local,
}

/// <summary>A variable by its name.</summary>
public record ScriptVariable : ScriptExpression
{
    internal ScriptVariable(string name, ScriptVariableScope scope)
    {
        Name = string.Intern(name);
        Scope = scope;
    }

    /// <summary>The name, without <c>$</c>.</summary>
    public string Name { get; }

    /// <summary>Where it lives.</summary>
    public ScriptVariableScope Scope { get; }

    /// <summary>A variable by its name, without <c>$</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="scope">Where it lives.</param>
    public static ScriptVariable Create(string name, ScriptVariableScope scope) => new(name, scope);
}

/// <summary>A variable of the objects pushed to the context.</summary>
public sealed record ScriptVariableGlobal : ScriptVariable
{
    /// <summary>The variable of a name.</summary>
    /// <param name="name">The name.</param>
    public ScriptVariableGlobal(string name)
        : base(name, ScriptVariableScope.Global)
    {
    }
}
