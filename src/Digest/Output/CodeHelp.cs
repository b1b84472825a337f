namespace Digest.Output;

/// <summary>What docs/diagnostics.md, which the program carries, says of a code.</summary>
internal static class CodeHelp
{
    private static readonly Lazy<Dictionary<string, string>> Entries = new(Read);

    /// <summary>An example and the fix in Markdown, or null where the code has no entry.</summary>
    public static string? Find(string code) => Entries.Value.GetValueOrDefault(code);

    private static Dictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(CodeHelp).Assembly.GetManifestResourceStream("diagnostics.md")!);
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n### ").Skip(1))
        {
            var end = entry.IndexOf("\n## ", StringComparison.Ordinal);
            var text = end < 0 ? entry : entry[..end];
            var example = text.IndexOf("Example: ", StringComparison.Ordinal);
            if (example >= 0) entries[text[..text.IndexOf('\n')]] = text[example..].Trim();
        }

        return entries;
    }
}
