namespace Digest.Import;

/// <summary>Plain text as Markdown that reads the same.</summary>
public static class PlainText
{
    /// <summary>A paragraph.</summary>
    /// <param name="text">Text on one line.</param>
    public static string AsMarkdown(string text) => MarkdownText.LineStart(MarkdownText.Inline(text));
}
