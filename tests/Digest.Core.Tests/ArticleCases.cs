using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.Tests;

/// <summary>Binds an article from a text.</summary>
internal static class ArticleCases
{
    public static Checked<Article> Bind(string text, string path = "articles/2015-07-14-x.md", SiteSettings? settings = null,
        params YamlMap[] defaults)
    {
        var (raw, errors) = FrontMatterSplitter.Split(new SourceFile("input/" + path, path, Encoding.UTF8.GetBytes(text)));
        if (raw is null) return new(null, errors);
        var (article, more) = ArticleParser.Bind(raw, defaults, settings ?? new SiteSettings());
        return new(article, [.. errors, .. more]);
    }

    public static Article Good(string frontMatter, string path = "articles/2015-07-14-x.md", SiteSettings? settings = null) =>
        Bind($"---\ntitle: T\noriginal: true\n{frontMatter}\n---\nBody.\n", path, settings).Value.ShouldNotBeNull();

    public static string Told(Diagnostic d) =>
        $"{d.Line}:{d.Column} {d.Severity.ToString().ToLowerInvariant()} {d.Code}: "
            + $"{d.Message}{(d.Hint is null ? "" : " | " + d.Hint)}";
}
