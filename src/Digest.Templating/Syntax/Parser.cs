namespace Digest.Templating;

/// <summary>
/// A recursive-descent parser. It never gives up: a wrong statement is reported, skipped to its end, and the next is read, so
/// that one run finds every fault. Nesting is bounded, so that no input can overflow the stack.
/// </summary>
internal sealed partial class Parser
{
    private const int DefaultDepthLimit = 250;
    private const int ChainLimit = 1000;

    private readonly SourceText _source;
    private readonly List<Token> _tokens;
    private readonly LogMessageBag _messages;
    private readonly int _depthLimit;
    private readonly bool _floatsAreDecimals;
    private int _index;
    private int _depth;
    private bool _depthExceeded;

    // Inside brackets the end of a line does not end the statement.
    private int _ignoreNewLines;

    private Parser(SourceText source, List<Token> tokens, ParserOptions options, LogMessageBag messages)
    {
        _source = source;
        _tokens = tokens;
        _messages = messages;
        _floatsAreDecimals = options.ParseFloatAsDecimal;
        _depthLimit = options.ExpressionDepthLimit is > 0 and var limit ? Math.Min(limit, ChainLimit) : DefaultDepthLimit;
    }

    private Token Current => _tokens[_index];

    private Token Previous => _tokens[Math.Max(0, _index - 1)];

    public static ScriptPage Parse(
        SourceText source, List<Token> tokens, ParserOptions options, ScriptMode mode, LogMessageBag messages)
    {
        var parser = new Parser(source, tokens, options, messages);
        var body = parser.ParseBlock(Enclosing.Page);
        var frontMatter = mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent ? FrontMatterOf(body, source) : null;
        return new ScriptPage(body) { Span = source.Span(0, source.Text.Length), FrontMatter = frontMatter };
    }

    private static ScriptFrontMatter? FrontMatterOf(ScriptBlockStatement body, SourceText source)
    {
        var statements = body.Statements.TakeWhile(s => s is not CodeExitStatement).ToList();
        if (statements.Count == body.Statements.Count)
            return null;
        var end = body.Statements[statements.Count].Span.End.Offset + 1;
        var span = source.Span(0, end);
        return new ScriptFrontMatter(new ScriptBlockStatement(statements) { Span = span }, source.Position(end)) { Span = span };
    }

    private void Advance()
    {
        if (_index < _tokens.Count - 1)
            _index++;
        while (_ignoreNewLines > 0 && Current.Type == TokenType.NewLine)
            _index++;
    }

    /// <summary>Goes past a token after which the expression may go on in the next line.</summary>
    private void AdvanceOverLines()
    {
        _ignoreNewLines++;
        Advance();
        _ignoreNewLines--;
    }

    private Token Peek(int distance = 1) => _tokens[Math.Min(_index + distance, _tokens.Count - 1)];

    private bool IsKeyword(string keyword) => Current.Type == TokenType.Identifier && Current.Text == keyword;

    private bool HasSpaceBefore(Token token) => token.Start > 0 && char.IsWhiteSpace(_source.Text[token.Start - 1]);

    private SourceSpan SpanOf(Token token) => _source.Span(token.Start, token.End);

    private SourceSpan SpanFrom(int start) => _source.Span(start, Math.Max(start + 1, Previous.End));

    private SourceSpan SpanFrom(ScriptNode first) => first.Span with { End = _source.Span(Previous.Start, Previous.End).End };

    private string TextOf(Token token) => token.Type switch
    {
        TokenType.Eof => "end of file",
        TokenType.NewLine => "end of line",
        _ => _source.Text[token.Start..Math.Min(token.End, token.Start + 60)],
    };

    private void Error(SourceSpan span, string message)
    {
        // After the depth is exceeded everything up the stack fails too; one message says it.
        if (_depthExceeded)
            return;
        _messages.Add(new LogMessage(ParserMessageType.Error, span, message));
    }

    private void ErrorAtCurrent(string message) => Error(SpanOf(Current), message);

    private bool Enter()
    {
        if (_depth < _depthLimit)
        {
            _depth++;
            return true;
        }

        ErrorAtCurrent($"The statement depth limit `{_depthLimit}` was reached when parsing this statement");
        _depthExceeded = true;
        _index = _tokens.Count - 1;
        return false;
    }

    private void Leave() => _depth--;

    /// <summary>Bounds the depth of trees that grow to the left, which the parser builds in a loop.</summary>
    private bool IsChainTooLong(int depth, SourceSpan span)
    {
        if (depth <= ChainLimit)
            return false;
        Error(span, $"The expression depth limit `{ChainLimit}` was reached when parsing this expression");
        _depthExceeded = true;
        _index = _tokens.Count - 1;
        return true;
    }
}
