using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Build;

/// <summary>What follows from all parsed files together.</summary>
internal static class ParsedFiles
{
    /// <summary>One file for each thing: of two files for one thing neither may win without a word.</summary>
    /// <param name="files">Files in the order of their paths.</param>
    /// <param name="key">What a file is for.</param>
    /// <param name="what">Its kind, for messages.</param>
    public static Checked<List<ParsedFile<T>>> Single<T>(IReadOnlyList<ParsedFile<T>> files, Func<T, object> key, string what)
        where T : class
    {
        var first = new Dictionary<object, ParsedFile<T>>();
        var single = new List<ParsedFile<T>>(files.Count);
        var diagnostics = new List<Diagnostic>();
        foreach (var file in files)
        {
            var name = key(file.Value);
            if (first.TryAdd(name, file))
            {
                single.Add(file);
            }
            else
            {
                diagnostics.Add(Codes.SameAddress.At(
                    new(file.SourcePath, 1, 1), $"the {what} '{name}' has a file already, {first[name].SourcePath}",
                    "join the two files, or rename one"));
            }
        }

        return new(single, diagnostics);
    }

    /// <summary>The catalog of the articles.</summary>
    public static Checked<ArticleCatalog> Catalog(IReadOnlyList<ParsedArticle> articles, IReadOnlyList<DataEntry> data,
        Workspace workspace) =>
        ArticleCatalog.Build(
            articles.Where(a => a is { Article: not null, Body: not null }).Select(a => (a.Article!, a.Body!)),
            data,
            workspace.Settings,
            workspace.Selection,
            [.. articles.Where(a => a.Failed is not null).Select(a => a.Failed!)]);
}
