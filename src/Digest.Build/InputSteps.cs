using System.Collections.Concurrent;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Build;

/// <summary>The steps from files to bound values, each a function of its arguments (and of the files it is told to
/// read).</summary>
internal static class InputSteps
{
    /// <summary>Most bytes that a file may have which is read as text. It is a bound on what reading can cost: a book has a
    /// quarter of it.</summary>
    public const int MaximumBytes = 4 << 20;

    /// <summary>Reads a file; a file that cannot be read, or is far too large for what it is, is an error of its own.</summary>
    public static Checked<SourceFile> Read(InputFile file)
    {
        try
        {
            if ((file.Unsaved?.Length ?? new FileInfo(file.FullPath).Length) > MaximumBytes)
            {
                return new(null, [Codes.FileUnreadable.At(new(file.SourcePath),
                    $"the file cannot be read: it has more than {MaximumBytes >> 20} MB of text",
                    "take it apart")]);
            }

            return new(new SourceFile(file.SourcePath, file.InputPath, file.Unsaved ?? File.ReadAllBytes(file.FullPath)), []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null,
                [Codes.FileUnreadable.At(new(file.SourcePath), "the file cannot be read: " + exception.Message.TrimEnd('.'),
                "check that it exists and that you may read it")]);
        }
    }

    /// <summary>Reads the defaults of a folder.</summary>
    public static Checked<DirectoryDefaults> ReadDefaults(InputFile file, Checked<SourceFile> read)
    {
        var diagnostics = new List<Diagnostic>();
        var folder = file.InputPath.Contains('/', StringComparison.Ordinal)
            ? file.InputPath[..(file.InputPath.LastIndexOf('/') + 1)] : "";
        var text = read.Into(diagnostics)?.Text().Into(diagnostics);
        var map = text is null ? null : YamlReader.ReadMap(text, file.SourcePath).Into(diagnostics);
        return new(new(folder, map ?? YamlMap.Empty), diagnostics);
    }

    /// <summary>Reads a data file.</summary>
    public static Checked<IReadOnlyList<DataEntry>> ReadData(InputFile file, Checked<SourceFile> read)
    {
        var diagnostics = new List<Diagnostic>();
        if (DataFiles.KindOf(file.InputPath) is not { } kind) return new([], diagnostics);
        var data = read.Into(diagnostics);
        return new(data is null ? [] : DataFiles.Read(data, kind).Into(diagnostics) ?? [], diagnostics);
    }

    /// <summary>Parses an article; one that cannot be read is an article with errors.</summary>
    public static Checked<ParsedArticle> ParseArticle(InputFile file, Checked<SourceFile> read,
        IReadOnlyList<DirectoryDefaults> defaults, SiteSettings settings, ParserPool parsers) => read.Value is { } source
        ? ParseArticle(source, defaults, settings, parsers)
        : new(new(file.SourcePath, null, null, FailedArticles.Of(file.SourcePath, file.InputPath, null)), read.Diagnostics);

    /// <summary>Parses an article that was read already: front matter, then body.</summary>
    public static Checked<ParsedArticle> ParseArticle(SourceFile file, IReadOnlyList<DirectoryDefaults> defaults,
        SiteSettings settings, ParserPool parsers)
    {
        var diagnostics = new List<Diagnostic>();
        var raw = FrontMatterSplitter.Split(file).Into(diagnostics);
        var article = raw is null
            ? null : ArticleParser.BindAsFar(raw, DirectoryDefaults.For(file.InputPath, defaults), settings).Into(diagnostics);
        var isWrong = ArticleParser.HasError(diagnostics);
        var body = raw is null
            ? null : parsers.Parse(raw, isWrong ? null : article?.Language, IsRoundup(article)).Into(diagnostics);
        if (article is not null && body is not null && !isWrong)
            return new(new(file.SourcePath, article, body, null), diagnostics);
        var failed = FailedArticles.Of(file.SourcePath, file.InputPath, file.Text().Value) with { AsFar = article };
        return new(new(file.SourcePath, null, null, failed), diagnostics);
    }

    // The shape decides where the editor says nothing; who pins an article says that it tells one event.
    private static bool? IsRoundup(Article? article) => article switch
    {
        null => false,
        { Kind: ArticleKind.Roundup } => true,
        { KindIsExplicit: true } or { StoryPin: not null } => false,
        _ => null,
    };

    /// <summary>Parses a file that is no article.</summary>
    public static Checked<ParsedFile<T>> ParseFile<T>(Checked<SourceFile> read, Func<RawArticle, Checked<T>> bind,
        ParserPool parsers)
        where T : class
    {
        var diagnostics = new List<Diagnostic>();
        var file = read.Into(diagnostics);
        var raw = file is null ? null : FrontMatterSplitter.Split(file).Into(diagnostics);
        var value = raw is null ? null : bind(raw).Into(diagnostics);
        var body = raw is null ? null : parsers.Parse(raw, null, false).Into(diagnostics);
        return new(value is null || body is null ? null : new(file!.SourcePath, value, body), diagnostics);
    }

    /// <summary>The value of a checked one, its diagnostics added to a list.</summary>
    public static T? Into<T>(this Checked<T> result, List<Diagnostic> diagnostics)
    {
        diagnostics.AddRange(result.Diagnostics);
        return result.Value;
    }
}

/// <summary>Body parsers that threads take turns with.</summary>
/// <param name="siteLanguage">Language of bodies that name none.</param>
internal sealed class ParserPool(string siteLanguage)
{
    private readonly ConcurrentStack<BodyParser> _parsers = [];

    /// <summary>Parses a body, in a language, as a round-up or not, with a parser that no other thread uses meanwhile.</summary>
    public Checked<Body> Parse(RawArticle raw, string? language, bool? isRoundup)
    {
        var parser = _parsers.TryPop(out var idle) ? idle : new BodyParser();
        var body = parser.Parse(raw, language ?? siteLanguage, isRoundup);
        _parsers.Push(parser);
        return body;
    }
}
