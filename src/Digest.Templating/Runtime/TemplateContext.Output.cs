using System.Globalization;

namespace Digest.Templating;

/// <summary>Writing: limits, indentation, values without strings.</summary>
public partial class TemplateContext
{
    private const string Ellipsis = "...";

    private readonly List<(IScriptOutput Output, long Length, bool StartsLine)> _outputs = [];
    private readonly List<TextBuffer> _spareBuffers = [];
    private TextBuffer? _buffer;
    private IScriptOutput _output = new TextBuffer();
    private long _outputLength;

    // True after a line's end while a block is indented: the indentation is written before the next character.
    private bool _startsLine;

    /// <summary>True where rendered text passes through <see cref="Write(SourceSpan, object)"/> unchanged.</summary>
    internal bool WritesRenderedTextAsItIs => this is HtmlTemplateContext || GetType() == typeof(TemplateContext);

    /// <summary>Where text is written to.</summary>
    public IScriptOutput Output => _output;

    /// <summary>What the current code block is indented by; null for nothing.</summary>
    public string? CurrentIndent { get; set; }

    /// <summary>Writes to a buffer until <see cref="PopOutput"/>.</summary>
    public void PushOutput()
    {
        if (_spareBuffers.Count == 0)
        {
            PushOutput(new TextBuffer());
            return;
        }

        var buffer = _spareBuffers[^1];
        _spareBuffers.RemoveAt(_spareBuffers.Count - 1);
        PushOutput(buffer);
    }

    /// <summary>Writes to another output until <see cref="PopOutput"/>.</summary>
    /// <param name="output">The output.</param>
    public void PushOutput(IScriptOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _outputs.Add((_output, _outputLength, _startsLine));
        _output = output;
        _buffer = output as TextBuffer;
        _outputLength = 0;
        _startsLine = false;
    }

    /// <summary>Goes back to the output before.</summary>
    /// <returns>The output that was current; its <c>ToString</c> is what was written.</returns>
    public IScriptOutput PopOutput()
    {
        if (_outputs.Count == 0)
            throw new InvalidOperationException("Unexpected PopOutput for top level writer");
        var output = _output;
        (_output, _outputLength, _startsLine) = _outputs[^1];
        _outputs.RemoveAt(_outputs.Count - 1);
        _buffer = _output as TextBuffer;
        return output;
    }

    /// <summary>Goes back to the output before, and gives what was written.</summary>
    internal string PopText()
    {
        var buffer = (TextBuffer)PopOutput();
        var text = buffer.ToString();
        buffer.Clear();
        _spareBuffers.Add(buffer);
        return text;
    }

    /// <summary>Rendered text as a value: a string, or HTML where the output is HTML.</summary>
    internal object PopRendered()
    {
        var text = PopText();
        return MakesHtml ? new Html(text) : text;
    }

    /// <summary>Writes a value. Override it to change how expressions are written.</summary>
    /// <param name="span">The expression.</param>
    /// <param name="textAsObject">Its value.</param>
    /// <returns>This context.</returns>
    public virtual TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case string text:
                return Write(text);
            case null:
                return this;
            case int number:
                WriteInteger(number);
                return this;
            case long number:
                WriteInteger(number);
                return this;
            case bool truth:
                return Write(truth ? "true" : "false");
            case double number:
                return WriteDouble(number);
            default:
                return Write(ObjectToString(textAsObject));
        }
    }

    private TemplateContext WriteDouble(double number)
    {
        const int longest = 32;
        if (ShortDecimal.TryScale(number, out var scaled) && _buffer != null && CurrentIndent == null
            && ReferenceEquals(CurrentCulture, CultureInfo.InvariantCulture)
            && (LimitToString == 0 || _outputLength + longest <= LimitToString))
        {
            var length = ShortDecimal.Write(scaled, _buffer.GetSpan(longest));
            _buffer.Advance(length);
            _outputLength += length;
            _startsLine = false;
            return this;
        }

        if (_buffer == null || CurrentIndent != null || (LimitToString > 0 && _outputLength + longest > LimitToString)
            || !number.TryFormat(_buffer.GetSpan(longest), out var written, default, CurrentCulture))
            return Write(number.ToString(CurrentCulture));
        _buffer.Advance(written);
        _outputLength += written;
        _startsLine = false;
        return this;
    }

    /// <summary>Writes text as it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This context.</returns>
    public virtual TemplateContext Write(string? text)
    {
        if (text != null)
            Write(text, 0, text.Length);
        return this;
    }

    /// <summary>Writes a part of a text as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="startIndex">First character.</param>
    /// <param name="count">Number of characters.</param>
    /// <returns>This context.</returns>
    public virtual TemplateContext Write(string text, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (CurrentIndent != null && AutoIndent)
        {
            WriteIndented(text, startIndex, count);
            return this;
        }

        _startsLine &= count == 0;
        WriteLimited(text, startIndex, count);
        return this;
    }

    /// <summary>Ends the line with <see cref="NewLine"/>.</summary>
    /// <returns>This context.</returns>
    public virtual TemplateContext WriteLine() => Write(NewLine);

    private void WriteInteger(long number)
    {
        if (_buffer == null || CurrentIndent != null || !ReferenceEquals(CurrentCulture, CultureInfo.InvariantCulture))
        {
            Write(number.ToString(CurrentCulture));
            return;
        }

        const int longest = 20;
        if (LimitToString > 0 && _outputLength + longest > LimitToString)
        {
            Write(number.ToString(CultureInfo.InvariantCulture));
            return;
        }

        number.TryFormat(_buffer.GetSpan(longest), out var written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
        _outputLength += written;
        _startsLine = false;
    }

    private void WriteLimited(string text, int start, int count)
    {
        var limit = LimitToString;
        if (limit > 0 && _outputLength + count > limit)
        {
            WriteTruncated(text, start, (int)Math.Max(0, limit - _outputLength));
            return;
        }

        _outputLength += count;
        if (_buffer == null)
            _output.Write(text, start, count);
        else if (count == text.Length)
            _buffer.Append(text);
        else
            _buffer.Append(text.AsSpan(start, count));
    }

    private void WriteTruncated(string text, int start, int room)
    {
        // The first write over the limit ends with an ellipsis; whatever follows is dropped.
        if (_outputLength > LimitToString)
            return;
        _output.Write(text, start, room);
        _output.Write(Ellipsis, 0, Ellipsis.Length);
        _outputLength = (long)LimitToString + 1;
    }

    private void WriteIndented(string text, int start, int count)
    {
        var indent = CurrentIndent!;
        var end = start + count;
        while (start < end)
        {
            var newLine = text.IndexOf('\n', start, end - start);
            var next = newLine < 0 ? end : newLine + 1;
            if (_startsLine)
            {
                var isEmpty = text[start] == '\n' || (text[start] == '\r' && newLine == start + 1);
                if (!isEmpty || IndentOnEmptyLines)
                    WriteLimited(indent, 0, indent.Length);
            }

            WriteLimited(text, start, next - start);
            _startsLine = newLine >= 0;
            start = next;
        }
    }

    /// <summary>What text outside of code blocks is indented by: the indentation of the block that called this function.</summary>
    internal string? BaseIndent { get; private set; }

    /// <summary>Begins a function, a block or a template, whose text is indented by its caller's block, or by nothing.</summary>
    /// <returns>What <see cref="LeaveText"/> brings back.</returns>
    internal (string? Base, string? Current) EnterText(string? baseIndent)
    {
        var outer = (BaseIndent, CurrentIndent);
        BaseIndent = baseIndent;
        CurrentIndent = baseIndent;
        return outer;
    }

    internal void LeaveText((string? Base, string? Current) outer) => (BaseIndent, CurrentIndent) = outer;

    private void ResetOutput()
    {
        while (_outputs.Count > 0)
            PopOutput();
        if (_output is TextBuffer buffer)
            buffer.Clear();
        _buffer = _output as TextBuffer;
        _outputLength = 0;
        _startsLine = false;
        CurrentIndent = null;
        BaseIndent = null;
        EnableOutput = true;
    }
}
