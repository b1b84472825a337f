namespace Digest.Templating;

/// <summary>The forms of function.</summary>
internal sealed partial class Parser
{
    private ScriptStatement? ParseFunction()
    {
        var start = Current.Start;
        Advance();
        if (Current.Type is not (TokenType.Identifier or TokenType.IdentifierSpecial))
        {
            ErrorAtCurrent($"Error while parsing function statement: Expecting the name of the function instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            ParseBlock(Enclosing.Other);
            ExpectEnd();
            return null;
        }

        var name = Current.Text!;
        Advance();
        var function = ParseFunctionRest(start, name);
        var result = new FunctionStatement(function) { Span = function.Span };
        ExpectEndOfStatement();
        return result;
    }

    /// <summary>Reads <c>do ... end</c>; in it lines end statements, whatever bracket it stands in.</summary>
    private FunctionExpression ParseAnonymousFunction(Token token)
    {
        var outerIgnore = _ignoreNewLines;
        _ignoreNewLines = 0;
        Advance();
        var function = ParseFunctionRest(token.Start, null);
        _ignoreNewLines = outerIgnore;
        while (_ignoreNewLines > 0 && Current.Type == TokenType.NewLine)
            _index++;
        return new FunctionExpression(function) { Span = function.Span };
    }

    /// <summary>Reads parameters, if any, the body and its <c>end</c>.</summary>
    private FunctionNode ParseFunctionRest(int start, string? name)
    {
        var parameters = Current.Type == TokenType.OpenParen ? ParseParameters() : null;
        ExpectEndOfStatement();
        var outerIgnore = _ignoreNewLines;
        var outerHeader = _inLoopHeader;
        _ignoreNewLines = 0;
        _inLoopHeader = false;
        var level = _expressionLevel;
        _expressionLevel = 0;
        var body = ParseBlock(Enclosing.Other);
        _expressionLevel = level;
        _inLoopHeader = outerHeader;
        _ignoreNewLines = outerIgnore;
        if (IsKeyword("end"))
            Advance();
        return new FunctionNode(name, parameters, body, null) { Span = SpanFrom(start) };
    }

    private List<FunctionParameter> ParseParameters()
    {
        var parameters = new List<FunctionParameter>();
        _ignoreNewLines++;
        Advance();
        while (Current.Type is not (TokenType.CloseParen or TokenType.Eof or TokenType.CodeExit))
        {
            if (Current.Type is not (TokenType.Identifier or TokenType.IdentifierSpecial))
            {
                ErrorAtCurrent($"Error while parsing function statement: Expecting a parameter instead of `{TextOf(Current)}`");
                break;
            }

            ParseParameter(parameters);
            if (Current.Type != TokenType.Comma)
                break;
            Advance();
        }

        _ignoreNewLines--;
        if (Current.Type == TokenType.CloseParen)
        {
            Advance();
        }
        else
        {
            ErrorAtCurrent($"Error while parsing function statement: Expecting a closing `)` instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
        }

        return parameters;
    }

    private void ParseParameter(List<FunctionParameter> parameters)
    {
        var token = Current;
        var previous = parameters.Count > 0 ? parameters[^1] : null;
        if (previous is { IsVariadic: true })
            ErrorAtCurrent("Error while parsing function statement: No parameter can follow a variable parameter");
        if (parameters.Exists(p => p.Name == token.Text))
            ErrorAtCurrent($"Error while parsing function statement: The parameter `{token.Text}` is already declared");
        Advance();
        switch (Current.Type)
        {
            case TokenType.TripleDot:
                Advance();
                parameters.Add(new FunctionParameter(token.Text!, null, true));
                break;
            case TokenType.Equal:
                Advance();
                var value = ParseExpression();
                if (value == null)
                {
                    ErrorAtCurrent("Error while parsing function statement: Expecting a default value instead of "
                        + $"`{TextOf(Current)}`");
                }

                parameters.Add(new FunctionParameter(token.Text!, value ?? Missing(), false));
                break;
            default:
                if (previous?.Default != null)
                {
                    Error(SpanOf(token), "Error while parsing function statement: "
                        + $"The parameter `{token.Text}` needs a default value, since it follows a parameter which has one");
                }

                parameters.Add(new FunctionParameter(token.Text!, null, false));
                break;
        }
    }

    /// <summary><c>sub(x, y) = x - y</c>, of which the left side was read as a call.</summary>
    private AssignExpression? ParseInlineFunction(CallExpression head)
    {
        var parameters = new List<FunctionParameter>();
        foreach (var argument in head.Arguments)
        {
            if (argument is not { Name: null, Value: ScriptVariable { Scope: ScriptVariableScope.Global } parameter })
            {
                Error(argument.Span, "Error while parsing inline function: Expecting the plain name of a parameter");
                return null;
            }

            parameters.Add(new FunctionParameter(parameter.Name, null, false));
        }

        AdvanceOverLines();
        var value = ParsePipeline();
        if (value == null)
        {
            ErrorAtCurrent($"Error while parsing inline function: Expecting <expression> instead of `{TextOf(Current)}`");
            value = Missing();
        }

        var span = SpanFrom(head);
        var name = (head.Target as ScriptVariable)?.Name;
        var function = new FunctionExpression(new FunctionNode(name, parameters, null, value) { Span = span }) { Span = span };
        return new AssignExpression(head.Target, BinaryOperator.None, function, span) { Span = span };
    }
}
