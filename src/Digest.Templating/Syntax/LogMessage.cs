using System.Collections;
using System.Text;

namespace Digest.Templating;

/// <summary>How bad a message of the parser is.</summary>
public enum ParserMessageType
{
    /// <summary>The template cannot run.</summary>
    Error,

    /// <summary>The template runs, but somebody should look.</summary>
    Warning,
}

/// <summary>One finding of the lexer or the parser.</summary>
/// <param name="type">Severity.</param>
/// <param name="span">Where.</param>
/// <param name="message">What, in a sentence.</param>
public sealed class LogMessage(ParserMessageType type, SourceSpan span, string message)
{
    /// <summary>Severity.</summary>
    public ParserMessageType Type { get; } = type;

    /// <summary>Where.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What, without the place.</summary>
    public string Message { get; } = message;

    /// <summary><c>path(line,column) : error : message</c>.</summary>
    public override string ToString() =>
        $"{Span.ToStringSimple()} : {(Type == ParserMessageType.Error ? "error" : "warning")} : {Message}";
}

/// <summary>The messages of one parse, in the order in which they were found.</summary>
public sealed class LogMessageBag : IReadOnlyList<LogMessage>
{
    private readonly List<LogMessage> _messages = [];

    /// <summary>True when at least one message is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <inheritdoc/>
    public int Count => _messages.Count;

    /// <inheritdoc/>
    public LogMessage this[int index] => _messages[index];

    internal void Add(LogMessage message)
    {
        _messages.Add(message);
        HasErrors |= message.Type == ParserMessageType.Error;
    }

    internal void AddRange(LogMessageBag other)
    {
        foreach (var message in other)
            Add(message);
    }

    /// <inheritdoc/>
    public IEnumerator<LogMessage> GetEnumerator() => _messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Every message on a line of its own.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var message in _messages)
        {
            text.Append(message).Append('\n');
        }

        return text.ToString();
    }
}
