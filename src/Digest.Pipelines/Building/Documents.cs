using Digest.Core.Assembly;
using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Views;
using Digest.Pipelines.Engine;
using Digest.Pipelines.Linking;

namespace Digest.Pipelines.Building;

/// <summary>A document that carries what was found on its way.</summary>
public interface ICheckedDocument : IDocument
{
    /// <summary>What was found.</summary>
    IReadOnlyList<Diagnostic> Diagnostics { get; }
}

/// <summary>A file after parsing.</summary>
/// <typeparam name="T">What it was bound to.</typeparam>
/// <param name="SourcePath">The file.</param>
/// <param name="Value">What it says, or null after an error.</param>
/// <param name="Body">Its body, or null after an error.</param>
/// <param name="Diagnostics">What was found.</param>
public record Parsed<T>(string? SourcePath, T? Value, Body? Body, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
    where T : class
{
    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>An article after parsing.</summary>
public sealed record ParsedArticle(string? SourcePath, Article? Value, Body? Body, IReadOnlyList<Diagnostic> Diagnostics)
    : Parsed<Article>(SourcePath, Value, Body, Diagnostics)
{
    /// <summary>What it may be called by where an error keeps it out; else null.</summary>
    public FailedArticle? Failed { get; init; }
}

/// <summary>The entries of a data file.</summary>
/// <param name="SourcePath">The file.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="Diagnostics">What was found.</param>
public sealed record DataList(string? SourcePath, IReadOnlyList<DataEntry> Entries, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
{
    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>The defaults of a folder.</summary>
/// <param name="SourcePath">The file.</param>
/// <param name="Folder">The folder, relative to the input, with a slash at its end; empty for the input itself.</param>
/// <param name="Fields">The defaults.</param>
/// <param name="Diagnostics">What was found.</param>
public sealed record DirectoryDefaults(string? SourcePath, string Folder, YamlMap Fields, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
{
    /// <inheritdoc/>
    public string? DestinationPath => null;

    /// <summary>The defaults that hold for a file, the nearest first.</summary>
    public static IReadOnlyList<YamlMap> For(string inputPath, IReadOnlyList<DirectoryDefaults> all)
    {
        if (all.Count == 0) return [];
        return all.Where(d => inputPath.StartsWith(d.Folder, StringComparison.Ordinal)).OrderByDescending(d => d.Folder.Length).Select(d => d.Fields).ToList();
    }
}

/// <summary>The catalog and the editor's word, one for the whole site.</summary>
/// <param name="Catalog">Articles with addresses and terms.</param>
/// <param name="Pins">Pins in the order of the catalog's articles.</param>
/// <param name="Diagnostics">What was found.</param>
public sealed record CatalogDocument(Catalog Catalog, IReadOnlyList<Pin> Pins, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>The linked stories, one for the whole site.</summary>
/// <param name="Linked">Stories and evidence.</param>
/// <param name="Diagnostics">What was found.</param>
public sealed record StoriesDocument(LinkedSite Linked, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>The assembled site with the plans of its pages.</summary>
/// <param name="Site">The site.</param>
/// <param name="Plans">Every HTML page.</param>
/// <param name="NotCopied">Destination paths of files that are not copied, since a page has their place.</param>
/// <param name="BrokenReferences">References in bodies that lead nowhere.</param>
/// <param name="OtherReferences">Settled references of bodies that are no article's.</param>
/// <param name="Diagnostics">What was found.</param>
public sealed record SiteDocument(
    Site Site, IReadOnlyList<PagePlan> Plans, IReadOnlySet<string> NotCopied, IReadOnlySet<string> BrokenReferences, IReadOnlyDictionary<Body, string[]> OtherReferences, IReadOnlyList<Diagnostic> Diagnostics) : ICheckedDocument
{
    /// <inheritdoc/>
    public string? SourcePath => null;

    /// <inheritdoc/>
    public string? DestinationPath => null;
}

/// <summary>A file that is copied.</summary>
/// <param name="FullPath">Absolute path; null for a file of the built-in theme.</param>
/// <param name="SourcePath">Path for messages.</param>
/// <param name="DestinationPath">Path relative to the output folder.</param>
/// <param name="Bytes">Its bytes; null where they are read when it is published.</param>
public sealed record AssetDocument(string? FullPath, string? SourcePath, string? DestinationPath, byte[]? Bytes) : IDocument;

/// <summary>Order in which kinds of files are published.</summary>
public enum PageRank
{
    /// <summary>Files that pages use.</summary>
    Asset,

    /// <summary>Pages.</summary>
    Page,

    /// <summary>Files that lead to pages: feeds, sitemap.</summary>
    Index,
}

/// <summary>A file of the site, ready to be published.</summary>
/// <param name="DestinationPath">Path relative to the output folder, with <c>/</c>.</param>
/// <param name="Bytes">Its bytes; null where <paramref name="CopyOf"/> says which file to copy.</param>
/// <param name="Rank">When it is published.</param>
/// <param name="CopyOf">Absolute path of the file to copy, or null.</param>
/// <param name="Plan">The plan of an HTML page, or null.</param>
/// <param name="Diagnostics">What was found while it was rendered.</param>
public sealed record Page(
    string DestinationPath, byte[]? Bytes, PageRank Rank, string? CopyOf, PagePlan? Plan, IReadOnlyList<Diagnostic> Diagnostics);
