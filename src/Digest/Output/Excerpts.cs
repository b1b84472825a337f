using Digest.Core.Diagnostics;

namespace Digest.Output;

/// <summary>The line that a diagnostic is about, and a line with a caret under its place.</summary>
/// <param name="Text">At most a hundred characters of the line.</param>
/// <param name="Caret">Spaces and a caret.</param>
internal sealed record Excerpt(string Text, string Caret);

/// <summary>Cuts excerpts out of the files that diagnostics name; each file is read once.</summary>
internal sealed class Excerpts(string root)
{
    private const int Width = 100;
    private const long LargestFile = 4 << 20;

    private readonly Dictionary<string, string[]?> _files = new(StringComparer.Ordinal);

    /// <summary>The excerpt for a diagnostic; null where it names no line, or the line says nothing.</summary>
    public Excerpt? Of(Diagnostic diagnostic)
    {
        if (diagnostic.Path is not { } path || diagnostic.Line <= 0) return null;
        if (Lines(path) is not { } lines || diagnostic.Line > lines.Length) return null;
        var line = lines[diagnostic.Line - 1];
        // The first line of an article stands for the whole of it: its fence tells nothing.
        if (line.Trim() is "---" or "+++" or "{" or "") return null;
        var column = Math.Clamp(diagnostic.Column, 1, line.Length + 1);
        var start = column > Width - 10 ? column - (Width / 2) : 0;
        var length = Math.Min(Width, line.Length - start);
        return length <= 0 ? null : new(Visible(line.Substring(start, length)), new string(' ', column - 1 - start) + "^");
    }

    /// <summary>A text without what would steer a terminal.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        return string.Concat(text.Select(c => c == '\t' ? " " : char.IsControl(c) ? "\uFFFD" : c.ToString()));
    }

    private string[]? Lines(string path)
    {
        if (_files.TryGetValue(path, out var lines)) return lines;
        var full = Path.Combine(root, path);
        try
        {
            lines = File.Exists(full) && new FileInfo(full).Length < LargestFile
                ? File.ReadAllText(full).ReplaceLineEndings("\n").Split('\n') : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            lines = null;
        }

        return _files[path] = lines;
    }
}
