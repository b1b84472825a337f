using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Checks;

/// <summary>Finds places in the files of a site again, for findings that came without one.</summary>
/// <param name="root">The site's folder.</param>
/// <param name="unsaved">Bytes that stand for those of files on disk, by absolute path; null for none.</param>
internal sealed class SourceLines(string root, IReadOnlyDictionary<string, byte[]>? unsaved = null)
{
    private const long LargestFile = 4 << 20;

    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>Where a key of front matter has its value; the beginning of the file where the file does not give the
    /// key.</summary>
    public Place OfKey(string path, string key)
    {
        var lines = Lines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0 && lines[i].TrimEnd() is "---" or "..." or "+++") break;
            if (FrontMatterForms.ValueIn(lines[i], key) is >= 0 and var at) return new(path, i + 1, at + 1);
        }

        return new(path, 1, 1);
    }

    /// <summary>The form of a file's front matter.</summary>
    public FrontMatterForm FormOf(string path) => Lines(path).FirstOrDefault()?.TrimEnd() switch
    {
        "+++" or "---toml" => FrontMatterForm.Toml,
        "{" or "---json" => FrontMatterForm.Json,
        null or "---" or "---yaml" or "---yml" or "" => FrontMatterForm.Yaml,
        _ => FrontMatterForm.Lines,
    };

    /// <summary>Where a text stands as it is; the beginning of the file where it is not found.</summary>
    public Place OfText(string path, string text)
    {
        var lines = Lines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var at = lines[i].IndexOf(text, StringComparison.Ordinal);
            if (at >= 0) return new(path, i + 1, at + 1);
        }

        return new(path, 1, 1);
    }

    /// <summary>The line in which a passage begins, its first three words compared without marks and case; the beginning of the
    /// file where it is not found.</summary>
    public Place OfPassage(string path, string passage)
    {
        var needle = " " + string.Join(' ', Words(passage, most: 3).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
        var lines = Lines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!(" " + Words(lines[i], int.MaxValue) + " ").Contains(needle, StringComparison.Ordinal)) continue;
            var first = needle.AsSpan(1, needle.IndexOf(' ', 1) - 1);
            return new(path, i + 1, Math.Max(0, lines[i].AsSpan().IndexOf(first, StringComparison.OrdinalIgnoreCase)) + 1);
        }

        return new(path, 1, 1);
    }

    private static string Words(string text, int most)
    {
        var words = new StringBuilder();
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                inside = false;
                continue;
            }

            if (!inside)
            {
                if (count++ == most) break;
                if (words.Length > 0) words.Append(' ');
            }

            inside = true;
            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    private string[] Lines(string path)
    {
        if (_files.TryGetValue(path, out var lines)) return lines;
        try
        {
            var file = new FileInfo(Path.Combine(root, path));
            var bytes = unsaved?.GetValueOrDefault(file.FullName);
            var text = bytes is not null ? Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')
                : file.Exists && file.Length < LargestFile ? File.ReadAllText(file.FullName) : null;
            lines = text is null ? [] : text.ReplaceLineEndings("\n").Split('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            lines = [];
        }

        return _files[path] = lines;
    }
}
