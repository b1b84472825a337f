using System.Collections.Concurrent;
using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Linking.Benchmarks;

/// <summary>Reads the articles that benchmarks/Digest.Benchmarks generates: just enough front matter for linking, and Markdig for
/// the body.</summary>
internal static class ArticleFolder
{
    /// <summary>The paths of the articles under a folder, in order.</summary>
    public static string[] Paths(string folder)
    {
        var paths = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        return paths;
    }

    /// <summary>Reads articles and parses their Markdown: the work that linking is compared with. No tree is kept.</summary>
    public static LinkDocument[] Parse(string[] paths, int threads)
    {
        var documents = new LinkDocument[paths.Length];
        var known = new ConcurrentDictionary<(NameKind, string), LinkName>(); // a site holds each name once
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseAutoLinks().UsePreciseSourceLocation()
            .Build();
        Parallel.For(0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var text = File.ReadAllText(paths[i]);
            documents[i] = DocumentOf(paths[i], text, Markdown.Parse(text[BodyOf(text)..], pipeline), known);
        });
        return documents;
    }

    private static LinkDocument DocumentOf(string path, string text, MarkdownDocument tree,
        ConcurrentDictionary<(NameKind, string), LinkName> known)
    {
        var front = text.AsSpan(0, BodyOf(text));
        var names = new List<LinkName>();
        AddNames(names, NameKind.Person, Field(front, "people:"), known);
        AddNames(names, NameKind.Place, Field(front, "places:"), known);
        AddNames(names, NameKind.Organization, Field(front, "organizations:"), known);
        AddNames(names, NameKind.Topic, Field(front, "topics:"), known);
        var plain = new System.Text.StringBuilder(Field(front, "description:")).Append("\n\n");
        foreach (var block in tree.Descendants<LeafBlock>())
        {
            foreach (var inline in block.Inline?.Descendants() ?? [])
            {
                if (inline is LiteralInline literal) plain.Append(literal.Content.AsSpan());
                else if (inline is LineBreakInline) plain.Append(' ');
            }
            plain.Append("\n\n");
        }
        return new LinkDocument(path, Field(front, "title:"), plain.ToString())
        {
            Published = DateOf(Field(front, "date:"))
                ?? DateOf(Path.GetFileName(path.AsSpan()) is { Length: > 10 } file ? file[..10] : []),
            Names = [.. names],
        };
    }

    private static DateTimeOffset? DateOf(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParse(text.Trim('\''), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date : null;

    private static int BodyOf(string text)
    {
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        return end < 0 ? 0 : end + 5;
    }

    private static string Field(ReadOnlySpan<char> front, string name)
    {
        foreach (var line in front.EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal)) return line[name.Length..].Trim().Trim('"').ToString();
        }
        return "";
    }

    private static void AddNames(List<LinkName> names, NameKind kind, string list,
        ConcurrentDictionary<(NameKind, string), LinkName> known)
    {
        foreach (var name in list.Trim('[', ']')
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            names.Add(known.GetOrAdd((kind, name.Trim('"')), static key => new LinkName(key.Item1, key.Item2)));
        }
    }
}
