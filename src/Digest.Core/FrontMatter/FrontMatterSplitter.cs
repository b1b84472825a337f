using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>A file cut into its front matter and its body.</summary>
/// <param name="File">The file.</param>
/// <param name="Fields">The front matter's mapping; empty where there is none.</param>
/// <param name="Body">Markdown after the front matter.</param>
/// <param name="BodyLine">Line of the body's first character, from 1.</param>
public sealed record RawArticle(SourceFile File, YamlMap Fields, string Body, int BodyLine);

/// <summary>Cuts front matter from a body.</summary>
public static class FrontMatterSplitter
{
    /// <summary>Cuts a file at its fences and reads the YAML between them.</summary>
    /// <remarks>Blank lines before the first fence are forgiven. The closing fence is <c>---</c> or <c>...</c>. A file without
    /// front matter has an empty mapping. Broken YAML, TOML, an open fence and a header without fences are errors; then the value
    /// is null.</remarks>
    public static Checked<RawArticle> Split(SourceFile file)
    {
        var (text, errors) = file.Text();
        if (text is null) return new(null, errors);
        var start = SkipBlankLines(text, out var line);
        var first = LineAt(text, start);
        if (IsFence(first, '-')) return Fenced(file, text, start, line);
        if (IsFence(first, '+'))
        {
            return new(null, [Codes.TomlFrontMatter.At(new(file.SourcePath, line, 1), "the front matter is TOML (+++)",
                "write it as YAML between two lines of ---; 'hugo convert toYAML' does so for a whole site")]);
        }

        if (LooksLikeHeader(text, start))
        {
            return new(null,
                [Codes.NoFences.At(new(file.SourcePath, line, 1),
                "the file begins with fields, but there is no line of --- before them",
                "put a line of --- before the first field and after the last one")]);
        }

        return new(new(file, YamlMap.Empty, text[start..], line), []);
    }

    private static Checked<RawArticle> Fenced(SourceFile file, string text, int start, int line)
    {
        var yamlStart = NextLine(text, start);
        var at = yamlStart;
        while (at < text.Length)
        {
            var current = LineAt(text, at);
            if (IsFence(current, '-') || IsFence(current, '.')) break;
            at = NextLine(text, at);
        }

        if (at >= text.Length)
        {
            return new(null, [Codes.FrontMatterOpen.At(new(file.SourcePath, line, 1), "the front matter does not end",
                "put a line of --- after the last field")]);
        }

        var yaml = text[yamlStart..at];
        var bodyStart = NextLine(text, at);
        var bodyLine = line + 2 + yaml.AsSpan().Count('\n');
        var (root, diagnostics) = YamlReader.ReadMap(yaml, file.SourcePath, line + 1);
        return root is null ? new(null, diagnostics) : new(new(file, root, text[bodyStart..], bodyLine), diagnostics);
    }

    private static int SkipBlankLines(string text, out int line)
    {
        var at = 0;
        line = 1;
        while (at < text.Length && LineAt(text, at).IsWhiteSpace())
        {
            at = NextLine(text, at);
            line++;
        }

        return Math.Min(at, text.Length);
    }

    private static ReadOnlySpan<char> LineAt(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return text.AsSpan(at, (end < 0 ? text.Length : end) - at);
    }

    private static int NextLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    private static bool IsFence(ReadOnlySpan<char> line, char mark)
    {
        line = line.TrimEnd();
        return line.Length == 3 && line[0] == mark && line[1] == mark && line[2] == mark;
    }

    // "title: …" and "date: …" as the very first lines, with no fence, is a header whose fences were lost (or Pelican's).
    private static bool LooksLikeHeader(string text, int start)
    {
        var (known, titled) = (0, false);
        for (var at = start; at < text.Length; at = NextLine(text, at))
        {
            var line = LineAt(text, at);
            if (line.IsWhiteSpace()) break;
            if (at > start && char.IsWhiteSpace(line[0])) continue; // the field before goes on
            var colon = line.IndexOf(':');
            if (colon <= 0) return false;
            var name = line[..colon].ToString();
            if (FrontMatterKeys.Find(name) is not null) known++;
            titled |= at == start && name.Equals("title", StringComparison.OrdinalIgnoreCase);
        }

        return known >= 2 || titled;
    }
}
