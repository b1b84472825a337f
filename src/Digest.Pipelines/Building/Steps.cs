using System.Collections.Concurrent;
using Digest.Core.Content;
using Digest.Core.Content.Markup;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Pipelines.Files;

namespace Digest.Pipelines.Building;

/// <summary>The steps from files to bound values, each a function of its arguments (and of the files it is told to read).</summary>
internal static class Steps
{
    /// <summary>Reads a file; a file that cannot be read is an error of its own.</summary>
    public static Checked<SourceFile> Read(InputFile file)
    {
        try
        {
            return new(new SourceFile(file.SourcePath, file.InputPath, File.ReadAllBytes(file.FullPath)), []);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(null, [Codes.FileUnreadable.At(new(file.SourcePath), "the file cannot be read: " + fault.Message.TrimEnd('.'), "check that it exists and that you may read it")]);
        }
    }

    /// <summary>Cuts, binds and renders an article.</summary>
    public static ParsedArticle Article(InputFile file, IReadOnlyList<DirectoryDefaults> defaults, Settings settings, ParserPool parsers)
    {
        var (read, faults) = Read(file);
        return read is null
            ? new(file.SourcePath, null, null, faults) { Failed = FailedArticles.Of(file.SourcePath, file.InputPath, null) }
            : Article(read, defaults, settings, parsers);
    }

    /// <summary>Cuts, binds and renders an article that was read already.</summary>
    public static ParsedArticle Article(SourceFile file, IReadOnlyList<DirectoryDefaults> defaults, Settings settings, ParserPool parsers)
    {
        var diagnostics = new List<Diagnostic>();
        var raw = FrontMatter.Split(file).Into(diagnostics);
        if (raw is null) return Failed();
        var article = ArticleParser.Bind(raw, DirectoryDefaults.For(file.InputPath, defaults), settings).Into(diagnostics);
        var parser = parsers.Rent();
        var body = parser.Parse(raw).Into(diagnostics);
        parsers.Return(parser);
        return article is null || body is null ? Failed() : new(file.SourcePath, article, body, diagnostics);

        ParsedArticle Failed() => new(file.SourcePath, null, null, diagnostics) { Failed = FailedArticles.Of(file.SourcePath, file.InputPath, file.Text().Value) };
    }

    /// <summary>An article left out where an earlier round found errors that only the whole site shows.</summary>
    public static ParsedArticle LeaveOut(ParsedArticle parsed, IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> leftOut)
    {
        if (parsed.Value is not { } article || !leftOut.TryGetValue(article.SourcePath, out var errors)) return parsed;
        return new(parsed.SourcePath, null, null, [.. parsed.Diagnostics, .. errors])
        {
            Failed = new(article.SourcePath, article.InputPath, article.Slug, article.StoryPin is { } pin ? Slugs.From(pin.Value) : null),
        };
    }

    /// <summary>Cuts, binds and renders a file that is no article.</summary>
    public static Parsed<T> Other<T>(InputFile file, Func<RawArticle, Checked<T>> bind, ParserPool parsers)
        where T : class
    {
        var diagnostics = new List<Diagnostic>();
        var read = Read(file).Into(diagnostics);
        var raw = read is null ? null : FrontMatter.Split(read).Into(diagnostics);
        if (raw is null) return new(file.SourcePath, null, null, diagnostics);
        var value = bind(raw).Into(diagnostics);
        var parser = parsers.Rent();
        var body = parser.Parse(raw).Into(diagnostics);
        parsers.Return(parser);
        return new(file.SourcePath, value, body, diagnostics);
    }

    /// <summary>Reads the defaults of a folder.</summary>
    public static DirectoryDefaults Defaults(InputFile file)
    {
        var diagnostics = new List<Diagnostic>();
        var folder = file.InputPath.Contains('/', StringComparison.Ordinal) ? file.InputPath[..(file.InputPath.LastIndexOf('/') + 1)] : "";
        var text = Read(file).Into(diagnostics)?.Text().Into(diagnostics);
        var map = text is null ? null : Yaml.ReadMap(text, file.SourcePath).Into(diagnostics);
        return new(file.SourcePath, folder, map ?? YamlMap.Empty, diagnostics);
    }

    /// <summary>Reads a data file.</summary>
    public static DataList Data(InputFile file)
    {
        var diagnostics = new List<Diagnostic>();
        if (DataFiles.KindOf(file.InputPath) is not { } kind) return new(file.SourcePath, [], diagnostics);
        var read = Read(file).Into(diagnostics);
        return new(file.SourcePath, read is null ? [] : DataFiles.Read(read, kind).Into(diagnostics) ?? [], diagnostics);
    }

    /// <summary>The value of a checked one, its findings added to a list.</summary>
    public static T? Into<T>(this Checked<T> result, List<Diagnostic> diagnostics)
    {
        diagnostics.AddRange(result.Diagnostics);
        return result.Value;
    }
}

/// <summary>Body parsers that threads take turns with.</summary>
internal sealed class ParserPool
{
    private readonly ConcurrentBag<BodyParser> _parsers = [];

    public BodyParser Rent() => _parsers.TryTake(out var parser) ? parser : new BodyParser();

    public void Return(BodyParser parser) => _parsers.Add(parser);
}
