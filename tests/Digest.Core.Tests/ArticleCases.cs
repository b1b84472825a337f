using System.Text;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Core.Tests;

/// <summary>Binds an article from a text.</summary>
internal static class ArticleCases
{
    public static Checked<Article> Bind(string text, string path = "articles/2015-07-14-x.md", Settings? settings = null, params YamlMap[] defaults)
    {
        var (raw, faults) = FrontMatter.Split(new SourceFile("input/" + path, path, Encoding.UTF8.GetBytes(text)));
        if (raw is null) return new(null, faults);
        var (article, more) = ArticleParser.Bind(raw, defaults, settings ?? new Settings());
        return new(article, [.. faults, .. more]);
    }

    public static Article Good(string frontMatter, string path = "articles/2015-07-14-x.md", Settings? settings = null) =>
        Bind($"---\ntitle: T\noriginal: true\n{frontMatter}\n---\nBody.\n", path, settings).Value.ShouldNotBeNull();

    public static string Told(Diagnostic d) => $"{d.Line}:{d.Column} {d.Severity.ToString().ToLowerInvariant()} {d.Code}: {d.Message}{(d.Hint is null ? "" : " | " + d.Hint)}";
}
