using System.Globalization;
using Digest.Core.Model;

namespace Digest.Core.Settings;

/// <summary>How often an edition appears.</summary>
public enum EditionPeriod
{
    /// <summary>Every day.</summary>
    Day,

    /// <summary>Every seven days from the start.</summary>
    Week,

    /// <summary>Every calendar month from the start.</summary>
    Month,
}

/// <summary>The setting <c>Digest.Editions</c>.</summary>
/// <param name="Every">Length of a period.</param>
/// <param name="Start">First day of edition 1, in the site's zone.</param>
public sealed record EditionSchedule(EditionPeriod Every, DateOnly Start);

/// <summary>The settings of a site, as read from <c>statiq.json</c>; defaults stand where it says nothing.</summary>
public sealed record SiteSettings
{
    /// <summary>Title of the site.</summary>
    public string SiteTitle { get; init; } = "Digest";

    /// <summary>Host name of the published site, without scheme; null where none is set.</summary>
    public string? Host { get; init; }

    /// <summary>Whether absolute addresses begin with <c>https</c>.</summary>
    public bool LinksUseHttps { get; init; } = true;

    /// <summary>Folder that the site lives in on its host, such as <c>/news</c>; empty for the host's root. Begins with a slash
    /// and does not end with one.</summary>
    public string LinkRoot { get; init; } = "";

    /// <summary>Whether links leave <c>index.html</c> away.</summary>
    public bool HideIndexPages { get; init; } = true;

    /// <summary>Input folders relative to the root.</summary>
    public IReadOnlyList<string> InputPaths { get; init; } = ["input"];

    /// <summary>Output folder relative to the root.</summary>
    public string OutputPath { get; init; } = "output";

    /// <summary>Theme folders relative to the root; a file in an earlier one hides the same path in a later one.</summary>
    public IReadOnlyList<string> ThemePaths { get; init; } = ["theme"];

    /// <summary>Cache folder relative to the root.</summary>
    public string CachePath { get; init; } = ".digest";

    /// <summary>Culture that dates are written in.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whether the culture was chosen, and does not merely follow from the language; then its own formats
    /// count.</summary>
    public bool CultureIsChosen { get; init; }

    /// <summary>Zone of dates without an offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Language of the site, BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Entries on one page of a list, from 1.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>Related stories shown with a story, from 0.</summary>
    public int RelatedCount { get; init; } = 5;

    /// <summary>Schedule of editions; null for none but those that files name.</summary>
    public EditionSchedule? Editions { get; init; }

    /// <summary>How editions are sent as mails.</summary>
    public NewsletterSettings Newsletter { get; init; } = NewsletterSettings.None;

    /// <summary>Where comments go: a mail address or a link; null for none.</summary>
    public string? Comments { get; init; }

    /// <summary>Whether first mentions of known names in bodies become links.</summary>
    public bool LinkMentions { get; init; }

    /// <summary>Whether pages have cards: pictures that stand for them where somebody links to them.</summary>
    public bool Cards { get; init; } = true;

    /// <summary>Whether browsers keep the pages that were read.</summary>
    public bool Offline { get; init; }

    /// <summary>Rights of articles which say nothing and are not original.</summary>
    public Rights Rights { get; init; } = Rights.Excerpt;

    /// <summary>Whether search engines may index the site, and which paths they may not visit.</summary>
    public RobotsRule Robots { get; init; } = RobotsRule.Allow;

    /// <summary>Scheme, host and link root of absolute addresses, without a slash at the end.</summary>
    public string BaseAddress => (Host is null ? "http://localhost" : (LinksUseHttps ? "https://" : "http://") + Host) + LinkRoot;
}

/// <summary>The setting <c>Digest.Robots</c>.</summary>
/// <param name="Index">False asks every robot to stay away from the whole site.</param>
/// <param name="Disallow">Paths that robots may not visit.</param>
public sealed record RobotsRule(bool Index, IReadOnlyList<string> Disallow)
{
    /// <summary>Robots may visit everything.</summary>
    public static readonly RobotsRule Allow = new(true, []);
}
