namespace Digest.Templating;

/// <summary>Statements and blocks.</summary>
internal sealed partial class Parser
{
    /// <summary>What a block stands in; it decides which keywords end it.</summary>
    private enum Enclosing
    {
        Page,
        If,
        Else,
        Case,
        Loop,
        Other,
    }

    /// <summary>Reads statements until the keyword that ends the block, which is left unread.</summary>
    private ScriptBlockStatement ParseBlock(Enclosing enclosing)
    {
        var start = Current.Start;
        var statements = new List<ScriptStatement>();
        while (Current.Type != TokenType.Eof)
        {
            if (Current.Type == TokenType.Identifier && IsEndOfBlock(enclosing))
                return Block(start, statements);
            var before = _index;
            if (ParseStatement(enclosing) is { } statement)
                statements.Add(statement);
            if (_index == before && Current.Type != TokenType.Eof && !(Current.Type == TokenType.Identifier && IsEndOfBlock(enclosing)))
                Advance();
        }

        if (enclosing != Enclosing.Page)
            Error(SpanOf(Previous), "The <end> statement was not found");
        return Block(start, statements);
    }

    private ScriptBlockStatement Block(int start, List<ScriptStatement> statements) => new(statements) { Span = SpanFrom(start) };

    private bool IsEndOfBlock(Enclosing enclosing)
    {
        if (Peek().Type is TokenType.Dot or TokenType.QuestionDot)
            return false;
        return Current.Text switch
        {
            "end" => enclosing != Enclosing.Page,
            "else" => enclosing is Enclosing.If or Enclosing.Case or Enclosing.Loop,
            "when" => enclosing == Enclosing.Case,
            _ => false,
        };
    }

    private ScriptStatement? ParseStatement(Enclosing enclosing)
    {
        var token = Current;
        switch (token.Type)
        {
            case TokenType.Raw or TokenType.Escape:
                Advance();
                return new RawStatement(token.Text!) { Span = SpanOf(token) };
            case TokenType.CodeEnter:
                Advance();
                return new CodeEnterStatement(token.Text) { Span = SpanOf(token) };
            case TokenType.CodeExit:
                Advance();
                return new CodeExitStatement { Span = SpanOf(token) };
            case TokenType.NewLine or TokenType.SemiColon:
                Advance();
                return null;
            case TokenType.Identifier when Peek().Type is not (TokenType.Dot or TokenType.QuestionDot):
                return ParseKeyword(token, enclosing);
            default:
                return ParseExpressionStatement();
        }
    }

    private ScriptStatement? ParseKeyword(Token token, Enclosing enclosing)
    {
        switch (token.Text)
        {
            case "if":
                return Nested(ParseIf);
            case "case":
                return Nested(ParseCase);
            case "for":
                return Nested(() => ParseFor(isTableRow: false));
            case "tablerow":
                return Nested(() => ParseFor(isTableRow: true));
            case "while":
                return Nested(ParseWhile);
            case "capture":
                return Nested(ParseCapture);
            case "with":
                return Nested(ParseWith);
            case "wrap":
                return Nested(ParseWrap);
            case "func":
                return Nested(ParseFunction);
            case "ret":
                return ParseReturn();
            case "break":
                Advance();
                return Simple(new BreakStatement { Span = SpanOf(token) });
            case "continue":
                Advance();
                return Simple(new ContinueStatement { Span = SpanOf(token) });
            case "readonly":
                return ParseReadOnly();
            case "import":
                return ParseImport();
            case "end":
                Error(SpanOf(token), "Unexpected <end>: no statement is open that it could close");
                return SkipMisplaced();
            case "else":
                Error(SpanOf(token), enclosing == Enclosing.Else
                    ? "An else follows an else; only one is possible"
                    : "A else condition must be preceded by another if/else/when condition");
                return SkipMisplaced();
            case "when":
                Error(SpanOf(token), "A `when` condition must be preceded by another `when`/`case` condition");
                return SkipMisplaced();
            default:
                return ParseExpressionStatement();
        }
    }

    private ScriptStatement? SkipMisplaced()
    {
        SkipToEndOfStatement();
        return null;
    }

    private ScriptStatement? Nested(Func<ScriptStatement?> parse)
    {
        if (!Enter())
            return null;
        try
        {
            return parse();
        }
        finally
        {
            Leave();
        }
    }

    private ScriptStatement Simple(ScriptStatement statement)
    {
        ExpectEndOfStatement();
        return statement;
    }

    private bool IsEndOfStatement =>
        Current.Type is TokenType.NewLine or TokenType.SemiColon or TokenType.CodeExit or TokenType.Eof;

    private void ExpectEndOfStatement()
    {
        if (IsEndOfStatement)
        {
            if (Current.Type is TokenType.NewLine or TokenType.SemiColon)
                Advance();
            return;
        }

        ErrorAtCurrent($"Invalid token found `{TextOf(Current)}`. Expecting <EOL>/end of line.");
        SkipToEndOfStatement();
    }

    private void SkipToEndOfStatement()
    {
        while (!IsEndOfStatement)
            Advance();
    }

    private ScriptStatement? ParseExpressionStatement()
    {
        var token = Current;
        var expression = ParsePipeline(allowAssignment: true);
        if (expression == null)
        {
            // The lexer has already told why a token is invalid where it was a string without end.
            if (token.Type != TokenType.Invalid || token.End - token.Start <= 2)
                Error(SpanOf(token), $"Unexpected token {TextOf(token)}");
            SkipToEndOfStatement();
            return null;
        }

        return Simple(new ExpressionStatement(expression) { Span = expression.Span });
    }

    /// <summary>Reads an expression that has to be there; reports what stands in its place, and gives an empty one.</summary>
    private ScriptExpression Expect(string construct)
    {
        var expression = ParsePipeline();
        if (expression != null)
            return expression;
        if (Current.Type != TokenType.Invalid || Current.End - Current.Start <= 2)
            ErrorAtCurrent($"Error while parsing {construct}: Expecting <expression> instead of `{TextOf(Current)}`");
        SkipToEndOfStatement();
        return Missing();
    }

    private Literal Missing() => new(null) { Span = SpanOf(Current) };

    private void ExpectEnd()
    {
        if (IsKeyword("end"))
        {
            Advance();
            ExpectEndOfStatement();
        }
    }

    private IfStatement ParseIf()
    {
        var start = Current.Start;
        var branches = new List<(ScriptExpression?, ScriptBlockStatement)>();
        Advance();
        var condition = Expect("if statement");
        ExpectEndOfStatement();
        branches.Add((condition, ParseBlock(Enclosing.If)));
        while (IsKeyword("else"))
        {
            Advance();
            if (IsKeyword("if"))
            {
                Advance();
                condition = Expect("else if statement");
                ExpectEndOfStatement();
                branches.Add((condition, ParseBlock(Enclosing.If)));
                continue;
            }

            ExpectEndOfStatement();
            branches.Add((null, ParseBlock(Enclosing.Else)));
            break;
        }

        var result = new IfStatement(branches) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private CaseStatement ParseCase()
    {
        var start = Current.Start;
        Advance();
        var value = Expect("case statement");
        ExpectEndOfStatement();
        var prologue = ParseBlock(Enclosing.Case);
        var branches = new List<(List<ScriptExpression>?, ScriptBlockStatement)>();
        while (IsKeyword("when") || IsKeyword("else"))
        {
            var isElse = IsKeyword("else");
            Advance();
            var values = isElse ? null : ParseWhenValues();
            ExpectEndOfStatement();
            branches.Add((values, ParseBlock(isElse ? Enclosing.Else : Enclosing.Case)));
            if (isElse)
                break;
        }

        var result = new CaseStatement(value, prologue, branches) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    /// <summary><c>when 1, 2</c>, <c>when 1 || 2</c>, <c>when 1 or 2</c>.</summary>
    private List<ScriptExpression> ParseWhenValues()
    {
        var values = new List<ScriptExpression>();
        while (true)
        {
            var value = ParseExpression(OrPrecedence);
            if (value == null)
            {
                ErrorAtCurrent($"Error while parsing when statement: Expecting <expression> instead of `{TextOf(Current)}`");
                SkipToEndOfStatement();
                return values;
            }

            values.Add(value);
            if (Current.Type is not (TokenType.Comma or TokenType.DoublePipe) && !IsKeyword("or"))
                return values;
            AdvanceOverLines();
        }
    }

    private ForStatement ParseFor(bool isTableRow)
    {
        var start = Current.Start;
        var construct = isTableRow ? "tablerow statement" : "for statement";
        Advance();
        var variable = ParseExpression(UnaryPrecedence, inCall: true);
        if (variable is not ScriptVariable)
        {
            Error(variable?.Span ?? SpanOf(Current), $"Error while parsing {construct}: Expecting a variable after `for`");
            variable ??= Missing();
        }

        ScriptExpression iterator;
        if (IsKeyword("in"))
        {
            Advance();
            iterator = ExpectIterator(construct);
        }
        else
        {
            ErrorAtCurrent($"Error while parsing {construct}: Expecting the keyword `in` instead of `{TextOf(Current)}`");
            SkipToEndOfStatement();
            iterator = Missing();
        }

        var options = ParseLoopOptions(construct);
        ExpectEndOfStatement();
        var body = ParseBlock(isTableRow ? Enclosing.Other : Enclosing.Loop);
        ScriptBlockStatement? otherwise = null;
        if (IsKeyword("else"))
        {
            Advance();
            ExpectEndOfStatement();
            otherwise = ParseBlock(Enclosing.Else);
        }

        var result = new ForStatement(variable, iterator, options, body, otherwise, isTableRow) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private ScriptExpression ExpectIterator(string construct)
    {
        _inLoopHeader = true;
        var iterator = Expect(construct);
        _inLoopHeader = false;
        return iterator;
    }

    private LoopOptions ParseLoopOptions(string construct)
    {
        var options = new LoopOptions(null, null, null, false);
        while (Current.Type == TokenType.Identifier)
        {
            var name = Current;
            Advance();
            if (name.Text == "reversed")
            {
                options = options with { IsReversed = true };
                continue;
            }

            if (Current.Type != TokenType.Colon)
            {
                Error(SpanOf(name), $"Error while parsing {construct}: Unexpected argument `{name.Text}`");
                SkipToEndOfStatement();
                return options;
            }

            Advance();
            _inLoopHeader = true;
            var value = ParseExpression(inCall: true);
            _inLoopHeader = false;
            if (value == null)
                ErrorAtCurrent($"Error while parsing {construct}: Expecting <expression> instead of `{TextOf(Current)}`");
            switch (name.Text)
            {
                case "offset":
                    options = options with { Offset = value };
                    break;
                case "limit":
                    options = options with { Limit = value };
                    break;
                case "cols":
                    options = options with { Columns = value };
                    break;
                default:
                    Error(SpanOf(name), $"Unsupported argument `{name.Text}` for statement: {construct}");
                    break;
            }
        }

        return options;
    }

    private WhileStatement ParseWhile()
    {
        var start = Current.Start;
        Advance();
        var condition = Expect("while statement");
        ExpectEndOfStatement();
        var body = ParseBlock(Enclosing.Other);
        var result = new WhileStatement(condition, body) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private CaptureStatement ParseCapture()
    {
        var start = Current.Start;
        Advance();
        var target = Expect("capture statement");
        if (!IsPath(target))
            Error(target.Span, "Error while parsing capture statement: Expecting a variable");
        ExpectEndOfStatement();
        var body = ParseBlock(Enclosing.Other);
        var result = new CaptureStatement(target, body) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private WithStatement ParseWith()
    {
        var start = Current.Start;
        Advance();
        var target = Expect("with statement");
        ExpectEndOfStatement();
        var body = ParseBlock(Enclosing.Other);
        var result = new WithStatement(target, body) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private WrapStatement ParseWrap()
    {
        var start = Current.Start;
        Advance();
        var call = Expect("wrap statement");
        ExpectEndOfStatement();
        var body = ParseBlock(Enclosing.Other);
        var result = new WrapStatement(call, body) { Span = SpanFrom(start) };
        ExpectEnd();
        return result;
    }

    private ReturnStatement ParseReturn()
    {
        var start = Current.Start;
        Advance();
        var value = IsEndOfStatement ? null : Expect("return statement");
        var result = new ReturnStatement(value) { Span = SpanFrom(start) };
        ExpectEndOfStatement();
        return result;
    }

    private ScriptStatement? ParseReadOnly()
    {
        var start = Current.Start;
        Advance();
        if (Current.Type is TokenType.Identifier or TokenType.IdentifierSpecial && ParsePrimary(Current) is ScriptVariable variable)
            return Simple(new ReadOnlyStatement(variable) { Span = SpanFrom(start) });
        ErrorAtCurrent($"Error while parsing readonly statement: Expecting a variable instead of `{TextOf(Current)}`");
        SkipToEndOfStatement();
        return null;
    }

    private ScriptStatement ParseImport()
    {
        var start = Current.Start;
        Advance();
        var value = Expect("import statement");
        return Simple(new ImportStatement(value) { Span = SpanFrom(start) });
    }
}
