using System.Text.RegularExpressions;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Editing;

/// <summary>Changes where links of a body lead, in its text; what stands in code is no link.</summary>
public static partial class BodyLinkEdits
{
    /// <summary>Changes targets.</summary>
    /// <param name="file">The file.</param>
    /// <param name="change">The new target for one that is there, as written, and whether it is a name in double brackets; null to
    /// leave it.</param>
    /// <returns>The file as it is to be, which is the same where nothing changes.</returns>
    public static Checked<SourceFile> Apply(SourceFile file, Func<string, bool, string?> change)
    {
        var (raw, errors) = FrontMatterSplitter.Split(file);
        if (raw is null) return new(null, errors);
        var text = EditableText.Of(file).Value!;
        var offset = text.Text.Length - raw.Body.Length;
        var replacements = new List<(int, int, string)>();
        foreach (var (start, end, isName) in file.IsHtml ? InHtml(raw.Body, 0, raw.Body.Length) : InMarkdown(raw.Body))
        {
            if (change(raw.Body[start..end], isName) is { } target && target != raw.Body[start..end])
                replacements.Add((offset + start, offset + end, target));
        }

        return new(replacements.Count == 0 ? file : text.With(replacements), []);
    }

    private static SortedSet<(int Start, int End, bool IsName)> InMarkdown(string body)
    {
        // A reference that is used twice is defined once.
        var found = new SortedSet<(int, int, bool)>();
        if (BodyParser.ForEditing(body) is not { } document) return found;
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case LinkInline link when WikiLinks.Is(link):
                    var name = link.Span.Start + 2;
                    var end = body.AsSpan(name).IndexOfAny("|#]");
                    if (end > 0) found.Add((name, name + end, true));
                    break;
                case LinkInline { Reference: { } reference }:
                    Add(reference.UrlSpan);
                    break;
                case LinkInline link:
                    Add(link.UrlSpan);
                    break;
                case LinkReferenceDefinition definition:
                    Add(definition.UrlSpan);
                    break;
                case AutolinkInline automatic:
                    Add(new(automatic.Span.Start + 1, automatic.Span.End - 1));
                    break;
                case HtmlInline html:
                    found.UnionWith(InHtml(body, html.Span.Start, html.Span.End + 1));
                    break;
                case HtmlBlock html:
                    found.UnionWith(InHtml(body, html.Span.Start, Math.Min(html.Span.End + 1, body.Length)));
                    break;
            }
        }

        return found;

        // An address between angle brackets has them within its span.
        void Add(SourceSpan span)
        {
            var (start, end) = (span.Start, span.End + 1);
            if (start < 0 || end <= start || end > body.Length) return;
            if (body[start] == '<' && body[end - 1] == '>') (start, end) = (start + 1, end - 1);
            if (end > start) found.Add((start, end, false));
        }
    }

    private static IEnumerable<(int Start, int End, bool IsName)> InHtml(string body, int start, int end)
    {
        for (var match = References().Match(body, start, end - start); match.Success; match = match.NextMatch())
        {
            var value = match.Index + match.Value.IndexOfAny(['"', '\'']) + 1;
            yield return (value, match.Index + match.Length - 1, false);
        }
    }

    [GeneratedRegex("""(?<=\s)(?:href|src)\s*=\s*(?:"[^"<>]*"|'[^'<>]*')""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex References();
}
