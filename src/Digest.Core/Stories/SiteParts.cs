using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.Stories;

/// <summary>What a site is assembled from.</summary>
public sealed record SiteParts
{
    /// <summary>Settings.</summary>
    public required SiteSettings Settings { get; init; }

    /// <summary>The instant of the build.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether drafts are built.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether what is of the future is built.</summary>
    public bool Scheduled { get; init; }

    /// <summary>Articles.</summary>
    public required ArticleCatalog Catalog { get; init; }

    /// <summary>What linking found.</summary>
    public required IReadOnlyList<LinkedStory> Stories { get; init; }

    /// <summary>What linking found out about the items of round-ups.</summary>
    public IReadOnlyList<LinkedItem> Items { get; init; } = [];

    /// <summary>Which articles are one text in several languages.</summary>
    public Translations Translations { get; init; } = Translations.None;

    /// <summary>Story files with their bodies.</summary>
    public IReadOnlyList<(StoryFile File, Body Body)> StoryFiles { get; init; } = [];

    /// <summary>Edition files with their bodies.</summary>
    public IReadOnlyList<(EditionFile File, Body Body)> EditionFiles { get; init; } = [];

    /// <summary>Pages with their bodies.</summary>
    public IReadOnlyList<(ContentPage Page, Body Body)> Pages { get; init; } = [];

    /// <summary>Site paths of files that are copied.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];
}
