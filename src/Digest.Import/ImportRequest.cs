using Digest.Core.Catalog;

namespace Digest.Import;

/// <summary>A saved page or a pasted text that is to become an article.</summary>
public sealed record ImportRequest
{
    /// <summary>Path of the file for messages; its name may tell the headline or the day.</summary>
    public required string Path { get; init; }

    /// <summary>Its bytes.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Encoding that the host named, or null.</summary>
    public string? Charset { get; init; }

    /// <summary>The address that the bytes came from, where the page names none of its own; null for a file.</summary>
    public string? Address { get; init; }

    /// <summary>The instant that stands for a date that is not found.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Zone of dates without an offset.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The site's language; only another one is written into the front matter.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Finds the article whose original has an address: its path in the input and its language.</summary>
    public Func<string, (string Path, string Language)?> ArticleOf { get; init; } = _ => null;

    /// <summary>Terms and sources that may be proposed; nothing else ever is.</summary>
    public IReadOnlyList<KnownTerm> Known { get; init; } = [];
}

/// <summary>An article made from a saved page or a pasted text.</summary>
/// <param name="FileName">Name of the file to write: day, slug and <c>.md</c>.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Markdown">The whole file: front matter and body.</param>
public sealed record ImportedArticle(string FileName, string Headline, string Markdown);
