using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Editing;

/// <summary>Replaces texts of a file by what was typed: only the lines that differ, and with the file's own line ends.</summary>
public static class BodyEdit
{
    /// <summary>Gives a file another body.</summary>
    /// <param name="file">The file.</param>
    /// <param name="typed">The body without the blank lines around it, whatever its line ends.</param>
    /// <returns>The file, the same where the body is; null where what was typed would be read as front matter.</returns>
    public static Checked<SourceFile> Apply(SourceFile file, string typed)
    {
        var (raw, errors) = FrontMatterSplitter.Split(file);
        if (raw is null) return new(null, errors);
        var wanted = Normalized(typed).Trim('\n');
        var body = raw.Body.Trim('\n');
        if (wanted == body) return new(file, []);
        var text = EditableText.Of(file).Value!;
        SourceFile after;
        if (body.Length == 0)
        {
            var before = text.Text.Length == 0 || text.Text.EndsWith("\n\n", StringComparison.Ordinal) ? ""
                : text.Text.EndsWith('\n') ? "\n" : "\n\n";
            after = text.With([(text.Text.Length, text.Text.Length, before + wanted + "\n")]);
        }
        else
        {
            var start = text.Text.Length - raw.Body.TrimStart('\n').Length;
            after = text.With([Difference(text.Text, start, start + body.Length, wanted)]);
        }

        var read = FrontMatterSplitter.Split(after).Value;
        return read is not null && read.Body.Trim('\n') == wanted && read.Fields.Entries.Count == raw.Fields.Entries.Count
            ? new(after, []) : new(null, [Codes.EditRefused.At(new(file.SourcePath, raw.BodyLine, 1),
                "the body would be read as front matter", "begin the body with a sentence")]);
    }

    /// <summary>Gives a file another text, front matter and all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="typed">The text, whatever its line ends.</param>
    /// <returns>The file, the same where the text is; null where the file is not UTF-8.</returns>
    public static Checked<SourceFile> Whole(SourceFile file, string typed)
    {
        var (text, errors) = EditableText.Of(file);
        if (text is null) return new(null, errors);
        var wanted = Normalized(typed);
        return new(wanted == text.Text ? file : text.With([Difference(text.Text, 0, text.Text.Length, wanted)]), []);
    }

    private static string Normalized(string typed) =>
        typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    // What both begin and end with stays; no pair of surrogates is cut apart.
    private static (int Start, int End, string Text) Difference(string text, int start, int end, string wanted)
    {
        var same = text.AsSpan(start, end - start).CommonPrefixLength(wanted);
        if (same > 0 && char.IsHighSurrogate(wanted[same - 1])) same--;
        var last = 0;
        while (last < Math.Min(end - start, wanted.Length) - same && text[end - 1 - last] == wanted[^(1 + last)]) last++;
        if (last > 0 && char.IsLowSurrogate(wanted[^last])) last--;
        return (start + same, end - last, wanted[same..^last]);
    }
}
