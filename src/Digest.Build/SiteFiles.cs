using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Build;

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
public sealed record Page(string DestinationPath, byte[]? Bytes, PageRank Rank, string? CopyOf, PagePlan? Plan)
{
    /// <summary>The file of a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="html">The bytes of its HTML.</param>
    /// <param name="text">The bytes of its plain text.</param>
    /// <param name="settings">Settings of the site.</param>
    public static Page Of(MailPlan mail, byte[] html, byte[] text, SiteSettings settings) =>
        new(mail.Permalink[1..], MailMessage.Write(mail, html, text, settings), PageRank.Index, null, null);
}

/// <summary>A file that is copied to the site.</summary>
/// <param name="FullPath">Absolute path; null for a file of the built-in theme.</param>
/// <param name="SourcePath">Path for messages.</param>
/// <param name="DestinationPath">Path relative to the output folder.</param>
/// <param name="Bytes">Its bytes; null where they are read when it is published.</param>
public sealed record Asset(string? FullPath, string SourcePath, string DestinationPath, byte[]? Bytes);

/// <summary>An article's file after parsing.</summary>
/// <param name="SourcePath">The file.</param>
/// <param name="Article">The article, or null after an error.</param>
/// <param name="Body">Its body, or null after an error.</param>
/// <param name="Failed">What it may be called by where an error keeps it out; else null.</param>
internal sealed record ParsedArticle(string SourcePath, Article? Article, Body? Body, Core.Catalog.FailedArticle? Failed);

/// <summary>A file that is no article, after parsing.</summary>
/// <typeparam name="T">What it was bound to.</typeparam>
/// <param name="SourcePath">The file.</param>
/// <param name="Value">What it says.</param>
/// <param name="Body">Its body.</param>
internal sealed record ParsedFile<T>(string SourcePath, T Value, Body Body);

/// <summary>The defaults of a folder.</summary>
/// <param name="Folder">The folder, relative to the input, with a slash at its end; empty for the input itself.</param>
/// <param name="Fields">The defaults.</param>
internal sealed record DirectoryDefaults(string Folder, Core.Yaml.YamlMap Fields)
{
    /// <summary>The defaults that hold for a file, the nearest first.</summary>
    public static IReadOnlyList<Core.Yaml.YamlMap> For(string inputPath, IReadOnlyList<DirectoryDefaults> all) => all.Count == 0
        ? []
        : [.. all.Where(d => inputPath.StartsWith(d.Folder, StringComparison.Ordinal)).OrderByDescending(d => d.Folder.Length)
        .Select(d => d.Fields)];
}
