namespace Digest.Templating;

/// <summary>
/// Expressions. Arguments of a call follow its target after white space and are expressions themselves, so that
/// <c>f a + b c</c> is a call of <c>f</c> with <c>a + b</c> and <c>c</c>. A pipe binds least.
/// </summary>
internal sealed partial class Parser
{
    private const int OrPrecedence = 30;
    private const int UnaryPrecedence = 200;

    // In the header of a loop `limit:`, `offset:`, `cols:` and `reversed` belong to the loop, not to a call.
    private bool _inLoopHeader;

    // Expressions within expressions cannot assign.
    private int _expressionLevel;

    // Between `?` and `:` a name before a colon is not a named argument.
    private int _openConditions;

    private static (BinaryOperator Operator, int Precedence) BinaryOperatorOf(Token token) => token.Type switch
    {
        TokenType.DoubleQuestion => (BinaryOperator.Coalesce, 20),
        TokenType.QuestionExclamation => (BinaryOperator.NotNullThen, 20),
        TokenType.DoublePipe => (BinaryOperator.Or, OrPrecedence),
        TokenType.DoubleAmp => (BinaryOperator.And, 40),
        TokenType.EqualEqual => (BinaryOperator.Equal, 70),
        TokenType.ExclamationEqual => (BinaryOperator.NotEqual, 70),
        TokenType.Less => (BinaryOperator.Less, 80),
        TokenType.LessEqual => (BinaryOperator.LessOrEqual, 80),
        TokenType.Greater => (BinaryOperator.Greater, 80),
        TokenType.GreaterEqual => (BinaryOperator.GreaterOrEqual, 80),
        TokenType.Plus => (BinaryOperator.Add, 100),
        TokenType.Minus => (BinaryOperator.Subtract, 100),
        TokenType.Star => (BinaryOperator.Multiply, 110),
        TokenType.Slash => (BinaryOperator.Divide, 110),
        TokenType.DoubleSlash => (BinaryOperator.DivideRound, 110),
        TokenType.Percent => (BinaryOperator.Modulus, 110),
        TokenType.DoubleLess => (BinaryOperator.ShiftLeft, 110),
        TokenType.DoubleGreater => (BinaryOperator.ShiftRight, 110),
        TokenType.DoubleDot => (BinaryOperator.Range, 130),
        TokenType.DoubleDotLess => (BinaryOperator.RangeExclusive, 130),
        TokenType.Identifier when token.Text == "or" => (BinaryOperator.Or, OrPrecedence),
        TokenType.Identifier when token.Text == "and" => (BinaryOperator.And, 40),
        _ => (BinaryOperator.None, 0),
    };

    /// <summary>Reads an expression and the functions it is piped through; null where no expression begins.</summary>
    private ScriptExpression? ParsePipeline(bool allowAssignment = false)
    {
        var left = ParseExpression(allowAssignment: allowAssignment);
        while (left != null && MoveToPipe())
        {
            var pipe = Current;
            AdvanceOverLines();
            var target = ParseExpression();
            if (target == null)
            {
                ErrorAtCurrent("Error while parsing pipe expression: Expecting a function to the right of the pipe instead of "
                    + $"`{TextOf(Current)}`");
                SkipToEndOfStatement();
                return left;
            }

            if (IsChainTooLong(left.Depth + target.Depth, SpanOf(pipe)))
                return left;
            left = PipeInto(target, left);
        }

        return left;
    }

    /// <summary>True when a pipe comes next, be it at the beginning of the next line.</summary>
    private bool MoveToPipe()
    {
        if (Current.Type == TokenType.Pipe)
            return true;
        var next = _index;
        while (_tokens[next].Type == TokenType.NewLine)
            next++;
        if (next == _index || _tokens[next].Type != TokenType.Pipe)
            return false;
        _index = next;
        return true;
    }

    /// <summary>
    /// Makes a value the first argument of the call that is evaluated first in an expression: in <c>x | f + 1</c> that is <c>f</c>.
    /// </summary>
#pragma warning disable CA1859 // It does give other nodes than calls.
    private static ScriptExpression PipeInto(ScriptExpression target, ScriptExpression value)
    {
        var depth = target.Depth + value.Depth;
        var argument = new Argument(null, value) { Span = value.Span };
        switch (target)
        {
            case CallExpression { IsPiped: false } call:
                return call with { Arguments = [argument, .. call.Arguments], IsPiped = true, Depth = depth };
            case CallExpression call when call.Arguments is [var first, .. var rest]:
                var inner = PipeInto(first.Value, value);
                return call with { Arguments = [first with { Value = inner }, .. rest], Depth = depth };
            case BinaryExpression binary:
                return binary with { Left = PipeInto(binary.Left, value), Depth = depth };
            case UnaryExpression { Operator: not UnaryOperator.Alias } unary:
                return unary with { Operand = PipeInto(unary.Operand, value), Depth = depth };
            case ConditionalExpression conditional:
                return conditional with { Condition = PipeInto(conditional.Condition, value), Depth = depth };
            case NestedExpression nested:
                return nested with { Inner = PipeInto(nested.Inner, value), Depth = depth };
            default:
                return new CallExpression(target, [argument], true) { Span = target.Span, Depth = depth };
        }
    }
#pragma warning restore CA1859

    private ScriptExpression? ParseExpression(int precedence = 0, bool inCall = false, bool allowAssignment = false)
    {
        if (!Enter())
            return null;
        _expressionLevel++;
        var result = ParseOperators(precedence, inCall, allowAssignment);
        _expressionLevel--;
        Leave();
        return result;
    }

    private ScriptExpression? ParseOperators(int precedence, bool inCall, bool allowAssignment)
    {
        var left = ParseUnary(inCall);
        CallExpression? call = null;
        while (left != null)
        {
            if (left is FunctionExpression)
                break;
            if (call != null && Current.Type == TokenType.Colon && _openConditions == 0 && !IsArgumentName(left))
            {
                Error(left.Span, "Expecting a simple global or local variable before `:` in order to create a named argument");
                SkipToEndOfStatement();
                break;
            }

            if (call != null && Current.Type == TokenType.Colon && IsArgumentName(left))
            {
                ParseNamedArguments(call, (ScriptVariable)left);
                return FinishConditional(Close(call), precedence, inCall);
            }

            if (allowAssignment && call == null && precedence == 0 && TryParseAssignment(left) is { } assignment)
                return assignment;
            if (_expressionLevel > 1 && call == null && Current.Type == TokenType.Equal)
                return ParseNestedAssignment(left);
            var (op, opPrecedence) = BinaryOperatorOf(Current);
            if (op != BinaryOperator.None)
            {
                if (opPrecedence <= precedence)
                    break;
                left = ParseBinary(left, op, opPrecedence, inCall || call != null);
                continue;
            }

            if (inCall || !IsStartOfArgument())
                break;
            if (call == null)
                call = new CallExpression(left, [], false) { Span = left.Span };
            else
                call.Arguments.Add(new Argument(null, left) { Span = left.Span });
            left = ParseUnary(inCall: true);
        }

        if (left == null)
            return call;
        if (call == null)
            return FinishConditional(left, precedence, inCall);
        call.Arguments.Add(new Argument(null, left) { Span = left.Span });
        return FinishConditional(Close(call), precedence, inCall);
    }

    private CallExpression Close(CallExpression call)
    {
        var depth = call.Target.Depth;
        foreach (var argument in call.Arguments)
            depth = Math.Max(depth, argument.Value.Depth);
        return call with { Span = SpanFrom(call.Target), Depth = depth + 1 };
    }

    private bool IsArgumentName(ScriptExpression expression) =>
        _openConditions == 0 && expression is ScriptVariable { Scope: ScriptVariableScope.Global };

    /// <summary>Reads <c>name: value</c> pairs; the first name was read already.</summary>
    private void ParseNamedArguments(CallExpression call, ScriptVariable first)
    {
        var name = first.Name;
        var start = first.Span;
        while (true)
        {
            Advance();
            var value = ParseExpression(inCall: true);
            if (value == null)
            {
                ErrorAtCurrent($"Error while parsing named argument: Expecting <expression> instead of `{TextOf(Current)}`");
                SkipToEndOfStatement();
                return;
            }

            call.Arguments.Add(new Argument(name, value) { Span = start with { End = value.Span.End } });
            if (!IsStartOfArgument())
                return;
            if (Current.Type != TokenType.Identifier || Peek().Type != TokenType.Colon)
            {
                ErrorAtCurrent("Error while parsing function call: Expecting a named argument, since it follows another one");
                SkipToEndOfStatement();
                return;
            }

            name = Current.Text!;
            start = SpanOf(Current);
            Advance();
        }
    }

    private bool IsStartOfArgument()
    {
        switch (Current.Type)
        {
            case TokenType.Identifier:
                if (_inLoopHeader && Current.Text is "reversed" or "limit" or "offset" or "cols")
                    return Current.Text != "reversed" && Peek().Type != TokenType.Colon;
                return true;
            case TokenType.IdentifierSpecial or TokenType.Integer or TokenType.HexInteger or TokenType.BinaryInteger
                or TokenType.Float or TokenType.String or TokenType.VerbatimString or TokenType.InterpolationBegin
                or TokenType.OpenParen or TokenType.OpenBracket or TokenType.OpenBrace or TokenType.Exclamation
                or TokenType.At or TokenType.Caret or TokenType.PlusPlus or TokenType.MinusMinus:
                return true;
            default:
                return false;
        }
    }

    private ScriptExpression? ParseBinary(ScriptExpression left, BinaryOperator op, int precedence, bool inCall)
    {
        var token = Current;
        AdvanceOverLines();
        var right = ParseExpression(precedence, inCall);
        if (right == null)
        {
            if (Current.Type != TokenType.Invalid || Current.End - Current.Start <= 2)
            {
                ErrorAtCurrent("Error while parsing binary expression: Expecting <expression> to the right of the operator "
                    + $"instead of `{TextOf(Current)}`");
            }

            SkipToEndOfStatement();
            right = Missing();
        }

        var depth = Math.Max(left.Depth, right.Depth) + 1;
        if (IsChainTooLong(depth, SpanOf(token)))
            return left;
        return new BinaryExpression(op, left, right, SpanOf(token)) { Span = SpanFrom(left), Depth = depth };
    }

    private ScriptExpression FinishConditional(ScriptExpression condition, int precedence, bool inCall)
    {
        if (Current.Type != TokenType.Question || precedence > 0 || inCall)
            return condition;
        AdvanceOverLines();
        _openConditions++;
        var then = ParseExpression();
        _openConditions--;
        if (then == null || Current.Type != TokenType.Colon)
        {
            ErrorAtCurrent("Error while parsing conditional expression: Expecting "
                + (then == null ? "an <expression>" : "a `:`") + $" instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            return condition;
        }

        AdvanceOverLines();
        var otherwise = ParseExpression();
        if (otherwise == null)
        {
            ErrorAtCurrent($"Error while parsing conditional expression: Expecting <expression> instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            return condition;
        }

        var depth = Math.Max(condition.Depth, Math.Max(then.Depth, otherwise.Depth)) + 1;
        return new ConditionalExpression(condition, then, otherwise) { Span = SpanFrom(condition), Depth = depth };
    }

    private ScriptExpression ParseNestedAssignment(ScriptExpression left)
    {
        Error(left.Span, "Expression is only allowed for a top level assignment");
        AdvanceOverLines();
        ParsePipeline();
        return left;
    }

    private static bool IsPath(ScriptExpression? expression) =>
        expression is ScriptVariable or MemberExpression or IndexExpression or ThisExpression;

    private AssignExpression? TryParseAssignment(ScriptExpression left)
    {
        var op = Current.Type switch
        {
            TokenType.PlusEqual => BinaryOperator.Add,
            TokenType.MinusEqual => BinaryOperator.Subtract,
            TokenType.StarEqual => BinaryOperator.Multiply,
            TokenType.SlashEqual => BinaryOperator.Divide,
            TokenType.DoubleSlashEqual => BinaryOperator.DivideRound,
            TokenType.PercentEqual => BinaryOperator.Modulus,
            TokenType.DoubleQuestionEqual => BinaryOperator.Coalesce,
            _ => BinaryOperator.None,
        };
        if (op == BinaryOperator.None && Current.Type != TokenType.Equal)
            return null;
        if (left is CallExpression { Target: ScriptVariable or MemberExpression } head && op == BinaryOperator.None)
            return ParseInlineFunction(head);
        if (!IsPath(left))
        {
            Error(left.Span, "Error while parsing assign expression: "
                + "Expecting a variable, a member or an indexer to the left of the assignment");
        }

        var operatorSpan = SpanOf(Current);
        AdvanceOverLines();
        var value = ParsePipeline();
        if (value == null)
        {
            ErrorAtCurrent($"Error while parsing assign expression: Expecting <expression> instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            value = Missing();
        }

        return new AssignExpression(left, op, value, operatorSpan) { Span = SpanFrom(left) };
    }
}
