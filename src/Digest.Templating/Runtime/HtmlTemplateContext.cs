namespace Digest.Templating;

/// <summary>
/// A context that escapes what expressions write for HTML text and quoted attribute values, except values of type
/// <see cref="Html"/>. The text of the template itself is never escaped.
/// </summary>
public class HtmlTemplateContext : TemplateContext
{
    /// <summary>A context with the usual functions.</summary>
    public HtmlTemplateContext()
    {
    }

    /// <summary>A context with functions of the host's choice.</summary>
    /// <param name="builtin">The functions.</param>
    public HtmlTemplateContext(ScriptObject? builtin)
        : base(builtin)
    {
    }

    /// <summary>A context with a clock.</summary>
    /// <param name="timeProvider">What <c>date.now</c> reads while <see cref="TemplateContext.Now"/> is not set.</param>
    public HtmlTemplateContext(TimeProvider timeProvider)
        : base(timeProvider)
    {
    }

    /// <inheritdoc/>
    internal override bool MakesHtml => !IsPlainText;

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (IsPlainText)
            return base.Write(span, textAsObject);
        switch (textAsObject)
        {
            case null:
                break;
            case Html html:
                Write(html.Value);
                break;
            case string text:
                WriteEscaped(text);
                break;
            case bool or int or long or double:
                base.Write(span, textAsObject);
                break;
            default:
                WriteEscaped(ObjectToString(textAsObject));
                break;
        }

        return this;
    }

    private void WriteEscaped(string text)
    {
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny(HtmlEscaping.Special);
            if (length < 0)
                break;
            if (length > 0)
                Write(text, start, length);
            Write(HtmlEscaping.Entity(text[start + length]));
            start += length + 1;
        }

        if (start < text.Length)
            Write(text, start, text.Length - start);
    }
}
