namespace Digest.Templating;

internal enum BinaryOperator
{
    None, Coalesce, NotNullThen, Or, And, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Add, Subtract, Multiply, Divide, DivideRound, Modulus, ShiftLeft, ShiftRight, Range, RangeExclusive,
}

internal enum UnaryOperator
{
    Not, Plus, Negate, Expand, Alias,
}

internal sealed record Literal(object? Value) : ScriptExpression;

internal sealed record InterpolatedString(List<ScriptExpression> Parts) : ScriptExpression;

internal sealed record ThisExpression : ScriptExpression;

internal sealed record MemberExpression(ScriptExpression Target, string Member, SourceSpan MemberSpan, bool IsOptional) : ScriptExpression;

internal sealed record IndexExpression(ScriptExpression Target, ScriptExpression Index) : ScriptExpression;

internal sealed record NestedExpression(ScriptExpression Inner) : ScriptExpression;

internal sealed record UnaryExpression(UnaryOperator Operator, ScriptExpression Operand) : ScriptExpression;

internal sealed record BinaryExpression(
    BinaryOperator Operator, ScriptExpression Left, ScriptExpression Right, SourceSpan OperatorSpan) : ScriptExpression;

internal sealed record ConditionalExpression(ScriptExpression Condition, ScriptExpression Then, ScriptExpression Else) : ScriptExpression;

internal sealed record CallExpression(ScriptExpression Target, List<Argument> Arguments, bool IsPiped) : ScriptExpression;

internal sealed record Argument(string? Name, ScriptExpression Value) : ScriptNode;

internal sealed record ArrayExpression(List<ScriptExpression> Items) : ScriptExpression;

internal sealed record ObjectExpression(List<(string Name, ScriptExpression Value)> Members) : ScriptExpression;

internal sealed record FunctionExpression(FunctionNode Function) : ScriptExpression;

internal sealed record AssignExpression(
    ScriptExpression Target, BinaryOperator Operator, ScriptExpression Value, SourceSpan OperatorSpan) : ScriptExpression;

/// <summary><c>++x</c>, <c>x++</c> and their like.</summary>
internal sealed record StepExpression(ScriptExpression Target, bool IsIncrement, bool IsPrefix) : ScriptExpression;

/// <summary>A parameter of a function; the default is null where there is none.</summary>
internal sealed record FunctionParameter(string Name, ScriptExpression? Default, bool IsVariadic);

/// <summary>What all forms of function have in common. Simple and anonymous functions have no parameters (null).</summary>
internal sealed record FunctionNode(string? Name, List<FunctionParameter>? Parameters, ScriptBlockStatement? Body, ScriptExpression? Value)
    : ScriptNode;
