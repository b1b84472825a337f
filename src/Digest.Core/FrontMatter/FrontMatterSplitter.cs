using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>A file cut into its front matter and its body.</summary>
/// <param name="File">The file.</param>
/// <param name="Fields">The front matter's mapping; empty where there is none.</param>
/// <param name="Body">Markdown after the front matter; HTML where the file is named so.</param>
/// <param name="BodyLine">Line of the body's first character, from 1.</param>
/// <param name="Form">How the front matter is written.</param>
public sealed record RawArticle(
    SourceFile File, YamlMap Fields, string Body, int BodyLine, FrontMatterForm Form = FrontMatterForm.Yaml);

/// <summary>Cuts front matter from a body.</summary>
public static class FrontMatterSplitter
{
    /// <summary>Cuts a file and reads its front matter.</summary>
    /// <remarks>
    /// YAML stands between lines of <c>---</c>, TOML between lines of <c>+++</c>; JSON is an object; fields without fences end
    /// with a blank line. A word behind <c>---</c> names the language. Blank lines before all of it are forgiven. A file without
    /// front matter has an empty mapping. What cannot be read is an error; then the value is null.
    /// </remarks>
    public static Checked<RawArticle> Split(SourceFile file)
    {
        var (text, errors) = file.Text();
        if (text is null) return new(null, errors);
        var start = SkipBlankLines(text, out var line);
        switch (FenceAt(text, start))
        {
            case (FrontMatterForm.Yaml, var fence): return Fenced(FrontMatterForm.Yaml, fence, YamlReader.ReadMap);
            case (FrontMatterForm.Toml, var fence): return Fenced(FrontMatterForm.Toml, fence, TomlReader.ReadMap);
            case (FrontMatterForm.Json, var fence): return Fenced(FrontMatterForm.Json, fence, ReadJson);
        }

        var rest = text[start..];
        if (BeginsObject(rest))
        {
            var (root, wrong) = JsonReader.ReadMap(rest, file.SourcePath, line, out var end);
            if (root is null) return new(null, wrong);
            var next = LineAt(rest, end).IsWhiteSpace() ? NextLine(rest, end) : end;
            return new(new(file, root, rest[next..], line + rest.AsSpan(0, next).Count('\n'), FrontMatterForm.Json), []);
        }

        if (HeaderReader.Read(rest, file.SourcePath, line, out var length) is not { } fields)
            return new(new(file, YamlMap.Empty, rest, line), []);
        return new(new(file, fields, rest[length..], line + rest.AsSpan(0, length).Count('\n'), FrontMatterForm.Lines), []);

        Checked<RawArticle> Fenced(FrontMatterForm form, string fence, Func<string, string, int, Checked<YamlMap>> read) =>
            Between(file, text, (start, line), form, fence, read);
    }

    private static Checked<RawArticle> Between(SourceFile file, string text, (int Offset, int Line) start, FrontMatterForm form,
        string fence, Func<string, string, int, Checked<YamlMap>> read)
    {
        var (from, at) = Inside(text, start.Offset, fence);
        if (at >= text.Length)
        {
            return new(null, [Codes.FrontMatterOpen.At(new(file.SourcePath, start.Line, 1), "the front matter does not end",
                $"put a line of {fence} after the last field")]);
        }

        var bodyLine = start.Line + 2 + text.AsSpan(from, at - from).Count('\n');
        var (root, diagnostics) = read(text[from..at], file.SourcePath, start.Line + 1);
        return root is null
            ? new(null, diagnostics) : new(new(file, root, text[NextLine(text, at)..], bodyLine, form), diagnostics);
    }

    /// <summary>Where front matter stands in a text that <see cref="Split"/> can read: without its fences, or with the line that
    /// ends fields without them. Empty and at the beginning where there is none.</summary>
    /// <param name="text">The text as <see cref="SourceFile.Text"/> gives it.</param>
    internal static (FrontMatterForm Form, int Start, int End) Region(string text)
    {
        var start = SkipBlankLines(text, out var line);
        if (FenceAt(text, start) is var (form, fence))
        {
            var (from, to) = Inside(text, start, fence);
            return (form, from, to);
        }

        if (BeginsObject(text.AsSpan(start)) && JsonReader.ReadMap(text[start..], "", line, out var end).Value is not null)
            return (FrontMatterForm.Json, start, start + end);
        return HeaderReader.Read(text[start..], "", line, out var length) is null
            ? (FrontMatterForm.Yaml, 0, 0) : (FrontMatterForm.Lines, start, start + length);
    }

    private static (FrontMatterForm Form, string Fence)? FenceAt(string text, int start) => LineAt(text, start).TrimEnd() switch
    {
        "---" or "---yaml" or "---yml" => (FrontMatterForm.Yaml, "---"),
        "+++" => (FrontMatterForm.Toml, "+++"),
        "---toml" => (FrontMatterForm.Toml, "---"),
        "---json" => (FrontMatterForm.Json, "---"),
        _ => null,
    };

    // From behind the first fence to the beginning of the second, or to the end of a text that lacks it.
    private static (int From, int To) Inside(string text, int start, string fence)
    {
        var from = NextLine(text, start);
        var to = from;
        while (to < text.Length && !Ends(LineAt(text, to).TrimEnd())) to = NextLine(text, to);
        return (from, to);

        bool Ends(ReadOnlySpan<char> current) => current.SequenceEqual(fence) || (fence == "---" && current is "...");
    }

    private static Checked<YamlMap> ReadJson(string text, string path, int firstLine)
    {
        var start = SkipBlankLines(text, out var line);
        var place = new Place(path, firstLine + line - 1, 1);
        if (start == text.Length || text[start] != '{')
        {
            return new(null, [Codes.JsonUnreadable.At(place, "the front matter is not an object",
                "begin it with { and write each field as \"key\": value")]);
        }

        var (root, diagnostics) = JsonReader.ReadMap(text[start..], path, place.Line, out var length);
        return root is null || string.IsNullOrWhiteSpace(text[(start + length)..]) ? new(root, diagnostics)
            : new(null, [Codes.JsonUnreadable.At(place, "the front matter is more than one object",
                "write all fields between one pair of braces")]);
    }

    /// <summary>Whether a file begins with front matter between fences or as an object, by its first bytes.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var start = SkipBlankLines(text, out _);
        return LineAt(text, start).TrimEnd() is "---" or "---yaml" or "---yml" or "+++" or "---toml" or "---json"
            || BeginsObject(text.AsSpan(start));
    }

    // A brace, and behind it a key or the end: template tags and attributes begin with a brace too.
    private static bool BeginsObject(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '{') return false;
        var rest = text[1..].TrimStart();
        if (rest.IsEmpty || rest[0] is '"' or '}') return true;
        var key = rest.TrimStart('\'');
        var end = 0;
        while (end < key.Length && (char.IsAsciiLetterOrDigit(key[end]) || key[end] is '_' or '-')) end++;
        return end > 0 && key[end..].TrimStart('\'').TrimStart().StartsWith(":")
            && FrontMatterKeys.Find(key[..end].ToString()) is not null;
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
}
