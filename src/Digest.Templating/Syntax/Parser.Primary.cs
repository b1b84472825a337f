using System.Globalization;
using System.Numerics;

namespace Digest.Templating;

/// <summary>Unary operators, literals, paths, initializers.</summary>
internal sealed partial class Parser
{
    private ScriptExpression? ParseUnary(bool inCall)
    {
        var token = Current;
        UnaryOperator op;
        switch (token.Type)
        {
            case TokenType.Exclamation:
                op = UnaryOperator.Not;
                break;
            case TokenType.Minus:
                op = UnaryOperator.Negate;
                break;
            case TokenType.Plus:
                op = UnaryOperator.Plus;
                break;
            case TokenType.Caret:
                op = UnaryOperator.Expand;
                break;
            case TokenType.At:
                op = UnaryOperator.Alias;
                break;
            case TokenType.PlusPlus or TokenType.MinusMinus:
                return ParsePrefixStep(token);
            default:
                return ParsePostfix(ParsePrimary(token));
        }

        Advance();
        var operand = ParseExpression(UnaryPrecedence, inCall || op is UnaryOperator.Alias or UnaryOperator.Expand);
        if (operand == null)
        {
            ErrorAtCurrent($"Error while parsing unary expression: Expecting <expression> instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            return Missing();
        }

        return new UnaryExpression(op, operand) { Span = SpanFrom(token.Start), Depth = operand.Depth + 1 };
    }

    private StepExpression ParsePrefixStep(Token token)
    {
        Advance();
        var target = ParsePostfix(ParsePrimary(Current));
        if (!IsPath(target))
            Error(target?.Span ?? SpanOf(Current), "Expecting a variable, a member or an indexer next to `++` or `--`");
        return new StepExpression(target ?? Missing(), token.Type == TokenType.PlusPlus, true) { Span = SpanFrom(token.Start) };
    }

    private ScriptExpression? ParsePrimary(Token token)
    {
        switch (token.Type)
        {
            case TokenType.Identifier:
                return ParseName(token);
            case TokenType.IdentifierSpecial:
                Advance();
                return LocalVariable(token);
            case TokenType.Integer or TokenType.HexInteger or TokenType.BinaryInteger or TokenType.Float:
                Advance();
                return new Literal(ParseNumber(token)) { Span = SpanOf(token) };
            case TokenType.String or TokenType.VerbatimString:
                Advance();
                return new Literal(token.Text) { Span = SpanOf(token) };
            case TokenType.InterpolationBegin:
                return ParseInterpolatedString();
            case TokenType.OpenParen:
                return ParseNested();
            case TokenType.OpenBracket:
                return ParseArray();
            case TokenType.OpenBrace:
                return ParseObject();
            default:
                return null;
        }
    }

    private ScriptExpression ParseName(Token token)
    {
        if (token.Text == "do")
            return ParseAnonymousFunction(token);
        Advance();
        var span = SpanOf(token);
        switch (token.Text)
        {
            case "true":
                return new Literal(Boxes.True) { Span = span };
            case "false":
                return new Literal(Boxes.False) { Span = span };
            case "null":
                return new Literal(null) { Span = span };
            case "this":
                return new ThisExpression { Span = span };
            case "empty" or "blank" when Current.Type is not (TokenType.Equal or TokenType.Colon):
                return new Literal(EmptyScriptObject.Default) { Span = span };
            default:
                return new ScriptVariable(token.Text!, ScriptVariableScope.Global) { Span = span };
        }
    }

    /// <summary><c>$name</c>, and <c>$0</c>, which is <c>$[0]</c>.</summary>
    private ScriptExpression LocalVariable(Token token)
    {
        var name = token.Text![1..];
        var span = SpanOf(token);
        if (name.Length > 0 && char.IsAsciiDigit(name[0]))
        {
            var arguments = new ScriptVariable("", ScriptVariableScope.Local) { Span = span };
            var index = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : int.MaxValue;
            return new IndexExpression(arguments, new Literal(Boxes.Int(index)) { Span = span }) { Span = span };
        }

        return new ScriptVariable(name, ScriptVariableScope.Local) { Span = span };
    }

    private object? ParseNumber(Token token)
    {
        var text = token.Text!.Replace("_", "", StringComparison.Ordinal);
        switch (token.Type)
        {
            case TokenType.HexInteger or TokenType.BinaryInteger:
                return ParseRadix(text, token.Type == TokenType.HexInteger ? 16 : 2);
            case TokenType.Integer:
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var small))
                    return Boxes.Int(small);
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var large))
                    return large;
                // Reading a number of n digits takes n squared steps.
                return text.Length <= 1000 ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : Invalid(token);
        }

        switch (char.ToLowerInvariant(text[^1]))
        {
            case 'f':
                return float.TryParse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture, out var single)
                    ? single : Invalid(token);
            case 'm':
                return decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var m)
                    ? m : Invalid(token);
            default:
                if (_floatsAreDecimals && text[^1] is not ('d' or 'D')
                    && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
                    return exact;
                return double.TryParse(text.AsSpan().TrimEnd("dD"), CultureInfo.InvariantCulture, out var number)
                    ? number : Invalid(token);
        }
    }

    private object? Invalid(Token token)
    {
        Error(SpanOf(token), $"Unable to parse the number `{TextOf(token)}`");
        return null;
    }

    /// <summary>A hexadecimal or binary number: signed as written in 32 or 64 bits, unsigned with the suffix <c>u</c>.</summary>
    private static object ParseRadix(string text, int radix)
    {
        var isUnsigned = text[^1] is 'u' or 'U';
        var digits = text.AsSpan(2, text.Length - 2 - (isUnsigned ? 1 : 0)).TrimStart('0');
        var value = BigInteger.Zero;
        foreach (var digit in digits)
            value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
        if (isUnsigned)
            return value <= uint.MaxValue ? (uint)value : value <= ulong.MaxValue ? (ulong)value : value;
        if (value <= uint.MaxValue)
            return Boxes.Int(unchecked((int)(uint)value));
        return value <= ulong.MaxValue ? unchecked((long)(ulong)value) : value;
    }

    private ScriptExpression? ParsePostfix(ScriptExpression? left)
    {
        while (left != null && left is not FunctionExpression)
        {
            ScriptExpression? next = Current.Type switch
            {
                TokenType.Dot or TokenType.QuestionDot => ParseMember(left),
                TokenType.OpenBracket when !HasSpaceBefore(Current) => ParseIndexer(left),
                TokenType.OpenParen when !HasSpaceBefore(Current) && IsPath(left) => ParseExplicitCall(left),
                TokenType.PlusPlus or TokenType.MinusMinus when !HasSpaceBefore(Current) && IsPath(left) => ParsePostfixStep(left),
                _ => null,
            };
            if (next == null)
                return left;
            if (IsChainTooLong(next.Depth, next.Span))
                return left;
            left = next;
        }

        return left;
    }

    private MemberExpression ParseMember(ScriptExpression target)
    {
        var isOptional = Current.Type == TokenType.QuestionDot;
        Advance();
        if (Current.Type != TokenType.Identifier)
        {
            ErrorAtCurrent($"Invalid token `{TextOf(Current)}`. The dotted identifier is expected to be followed by a plain identifier");
            var span = SpanOf(Current);
            SkipToEndOfStatement();
            return new MemberExpression(target, "", span, isOptional) { Span = target.Span, Depth = target.Depth + 1 };
        }

        var member = Current;
        if (member.Text is "true" or "false" or "null")
            ErrorAtCurrent($"Unexpected literal member `{member.Text}`");
        Advance();
        return new MemberExpression(target, member.Text!, SpanOf(member), isOptional)
        {
            Span = SpanFrom(target),
            Depth = target.Depth + 1,
        };
    }

    private IndexExpression ParseIndexer(ScriptExpression target)
    {
        _ignoreNewLines++;
        Advance();
        var index = ParseInBrackets("indexer expression");
        Close(TokenType.CloseBracket, "]");
        return new IndexExpression(target, index)
        {
            Span = SpanFrom(target),
            Depth = Math.Max(target.Depth, index.Depth) + 1,
        };
    }

    /// <summary>Reads an expression between brackets, where the options of a loop have no meaning.</summary>
    private ScriptExpression ParseInBrackets(string construct, string place = "")
    {
        var (header, conditions) = (_inLoopHeader, _openConditions);
        (_inLoopHeader, _openConditions) = (false, 0);
        var result = ParsePipeline();
        (_inLoopHeader, _openConditions) = (header, conditions);
        if (result != null)
            return result;
        ErrorAtCurrent($"Error while parsing {construct}: Expecting <expression> instead of `{TextOf(Current)}`{place}");
        return Missing();
    }

    /// <summary>Reads the bracket that closes; from here on the end of a line counts again.</summary>
    private void Close(TokenType type, string text)
    {
        _ignoreNewLines--;
        if (Current.Type == type)
        {
            Advance();
            return;
        }

        ErrorAtCurrent($"Invalid token `{TextOf(Current)}`. Expecting a closing `{text}`.");
        SkipToEndOfStatement();
    }

    private CallExpression ParseExplicitCall(ScriptExpression target)
    {
        var arguments = new List<Argument>();
        var depth = target.Depth;
        _ignoreNewLines++;
        Advance();
        while (Current.Type is not (TokenType.CloseParen or TokenType.Eof or TokenType.CodeExit))
        {
            var start = Current;
            string? name = null;
            if (start.Type == TokenType.Identifier && Peek().Type == TokenType.Colon)
            {
                name = start.Text;
                Advance();
                Advance();
            }

            var value = ParseInBrackets("function call");
            depth = Math.Max(depth, value.Depth);
            arguments.Add(new Argument(name, value) { Span = SpanFrom(start.Start) });
            if (Current.Type != TokenType.Comma)
                break;
            Advance();
        }

        Close(TokenType.CloseParen, ")");
        return new CallExpression(target, arguments, false) { Span = SpanFrom(target), Depth = depth + 1 };
    }

    private StepExpression ParsePostfixStep(ScriptExpression target)
    {
        var isIncrement = Current.Type == TokenType.PlusPlus;
        Advance();
        return new StepExpression(target, isIncrement, false) { Span = SpanFrom(target), Depth = target.Depth + 1 };
    }

    private NestedExpression ParseNested()
    {
        var start = Current.Start;
        _ignoreNewLines++;
        Advance();
        var inner = ParseInBrackets("nested expression", " in: (<expression>)");
        Close(TokenType.CloseParen, ")");
        return new NestedExpression(inner) { Span = SpanFrom(start), Depth = inner.Depth + 1 };
    }

    private ArrayExpression ParseArray()
    {
        var start = Current.Start;
        var items = new List<ScriptExpression>();
        var depth = 0;
        _ignoreNewLines++;
        Advance();
        while (Current.Type is not (TokenType.CloseBracket or TokenType.Eof or TokenType.CodeExit))
        {
            var item = ParseInBrackets("array initializer");
            depth = Math.Max(depth, item.Depth);
            items.Add(item);
            if (Current.Type != TokenType.Comma)
                break;
            Advance();
        }

        Close(TokenType.CloseBracket, "]");
        return new ArrayExpression(items) { Span = SpanFrom(start), Depth = depth + 1 };
    }

    private ObjectExpression ParseObject()
    {
        var start = Current.Start;
        var members = new List<(string, ScriptExpression)>();
        var depth = 0;
        _ignoreNewLines++;
        Advance();
        while (Current.Type is not (TokenType.CloseBrace or TokenType.Eof or TokenType.CodeExit))
        {
            if (Current.Type is not (TokenType.Identifier or TokenType.String))
            {
                ErrorAtCurrent("Error while parsing object initializer: Unexpected token "
                    + $"`{TextOf(Current)}`. Expecting the name of a member");
                break;
            }

            var name = string.Intern(Current.Text!);
            Advance();
            if (Current.Type != TokenType.Colon)
            {
                ErrorAtCurrent("Error while parsing object initializer: Unexpected token "
                    + $"`{TextOf(Current)}`. Expecting a colon `:` after the name of a member");
                break;
            }

            Advance();
            var value = ParseInBrackets("object initializer");
            depth = Math.Max(depth, value.Depth);
            members.Add((name, value));
            if (Current.Type != TokenType.Comma)
                break;
            Advance();
        }

        Close(TokenType.CloseBrace, "}");
        return new ObjectExpression(members) { Span = SpanFrom(start), Depth = depth + 1 };
    }

    private InterpolatedString ParseInterpolatedString()
    {
        var start = Current.Start;
        var parts = new List<ScriptExpression>();
        var depth = 0;
        Advance();
        while (true)
        {
            var token = Current;
            if (token.Type == TokenType.InterpolationText)
            {
                parts.Add(new Literal(token.Text) { Span = SpanOf(token) });
                Advance();
            }
            else if (token.Type == TokenType.InterpolationOpen)
            {
                _ignoreNewLines++;
                Advance();
                var part = ParseInBrackets("interpolated expression");
                depth = Math.Max(depth, part.Depth);
                parts.Add(part);
                Close(TokenType.InterpolationClose, "}");
                if (Previous.Type != TokenType.InterpolationClose)
                    break;
            }
            else
            {
                if (token.Type == TokenType.InterpolationEnd)
                    Advance();
                break;
            }
        }

        return new InterpolatedString(parts) { Span = SpanFrom(start), Depth = depth + 1 };
    }
}
