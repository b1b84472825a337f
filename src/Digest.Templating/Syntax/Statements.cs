namespace Digest.Templating;

internal sealed record RawStatement(string Text) : ScriptStatement;

/// <summary>The opening tag of a code block; what the block writes is indented.</summary>
internal sealed record CodeEnterStatement(string? Indent) : ScriptStatement;

internal sealed record CodeExitStatement : ScriptStatement;

internal sealed record ExpressionStatement(ScriptExpression Expression) : ScriptStatement;

/// <summary>The branches of an if in order; the condition of else is null.</summary>
internal sealed record IfStatement(List<(ScriptExpression? Condition, ScriptBlockStatement Body)> Branches) : ScriptStatement;

/// <summary>What stands between case and the first when, then the branches; the values of else are null.</summary>
internal sealed record CaseStatement(
    ScriptExpression Value,
    ScriptBlockStatement Prologue,
    List<(List<ScriptExpression>? Values, ScriptBlockStatement Body)> Branches) : ScriptStatement;

internal sealed record LoopOptions(
    ScriptExpression? Offset, ScriptExpression? Limit, ScriptExpression? Columns, bool IsReversed);

internal sealed record ForStatement(
    ScriptExpression Variable,
    ScriptExpression Iterator,
    LoopOptions Options,
    ScriptBlockStatement Body,
    ScriptBlockStatement? Else,
    bool IsTableRow) : ScriptStatement;

internal sealed record WhileStatement(ScriptExpression Condition, ScriptBlockStatement Body) : ScriptStatement;

internal sealed record BreakStatement : ScriptStatement;

internal sealed record ContinueStatement : ScriptStatement;

internal sealed record CaptureStatement(ScriptExpression Target, ScriptBlockStatement Body) : ScriptStatement;

internal sealed record ReadOnlyStatement(ScriptVariable Variable) : ScriptStatement;

internal sealed record ImportStatement(ScriptExpression Value) : ScriptStatement;

internal sealed record WithStatement(ScriptExpression Target, ScriptBlockStatement Body) : ScriptStatement;

internal sealed record WrapStatement(ScriptExpression Call, ScriptBlockStatement Body) : ScriptStatement;

internal sealed record FunctionStatement(FunctionNode Function) : ScriptStatement;

internal sealed record ReturnStatement(ScriptExpression? Value) : ScriptStatement;
