namespace Digest.Templating;

/// <summary>Text that is HTML already. A <see cref="HtmlTemplateContext"/> writes it as it is.</summary>
/// <remarks>Only the host and functions that make HTML can create it; a template has no way to declare a string safe.</remarks>
/// <param name="value">Safe HTML.</param>
public sealed class Html(string value) : IEquatable<Html>
{
    /// <summary>No HTML at all.</summary>
    public static readonly Html Empty = new("");

    /// <summary>The HTML.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>HTML that shows a plain text.</summary>
    /// <param name="text">Any text.</param>
    public static Html Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(HtmlEscaping.Special) < 0 ? new Html(text) : new Html(HtmlEscaping.Escape(text));
    }

    /// <inheritdoc/>
    public bool Equals(Html? other) => other != null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Html);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The HTML.</summary>
    public override string ToString() => Value;
}
