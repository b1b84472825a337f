namespace Digest.Templating;

/// <summary>A template went wrong while it ran.</summary>
public class ScriptRuntimeException : Exception
{
    /// <summary>An error at a place.</summary>
    /// <param name="span">The part of the template that failed.</param>
    /// <param name="message">What happened, in a sentence.</param>
    public ScriptRuntimeException(SourceSpan span, string message)
        : this(span, message, null)
    {
    }

    /// <summary>An error at a place, with its cause.</summary>
    /// <param name="span">The part of the template that failed.</param>
    /// <param name="message">What happened, in a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException)
        : base(message, innerException) => Span = span;

    /// <summary>The part of the template that failed; its file is the included one where an include failed.</summary>
    public SourceSpan Span { get; }

    /// <summary>The message without the place.</summary>
    public string OriginalMessage => base.Message;

    /// <summary><c>path(line,column) : error : message</c>.</summary>
    public override string Message => $"{Span.ToStringSimple()} : error : {base.Message}";

    /// <inheritdoc/>
    public override string ToString() => Message;
}

/// <summary>A template that was loaded while another ran does not parse.</summary>
/// <param name="span">The part of the template that asked for the other.</param>
/// <param name="message">What happened.</param>
/// <param name="parserMessages">What the parser found.</param>
public sealed class ScriptParserRuntimeException(SourceSpan span, string message, LogMessageBag parserMessages)
    : ScriptRuntimeException(span, message)
{
    /// <summary>What the parser found in the other template.</summary>
    public LogMessageBag ParserMessages { get; } = parserMessages;

    /// <inheritdoc/>
    public override string Message => $"{base.Message}\n{ParserMessages}";
}

/// <summary>Rendering was cancelled through <see cref="TemplateContext.CancellationToken"/>.</summary>
/// <param name="span">Where the template was.</param>
/// <param name="cancellationToken">The token.</param>
public sealed class ScriptAbortException(SourceSpan span, CancellationToken cancellationToken)
    : ScriptRuntimeException(span, "The operation was cancelled")
{
    /// <summary>The token that was cancelled.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
