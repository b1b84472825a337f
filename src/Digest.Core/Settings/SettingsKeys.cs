namespace Digest.Core.Settings;

/// <summary>What the value of a setting may be.</summary>
public enum SettingType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number within bounds.</summary>
    Number,

    /// <summary>A list of texts, or one text.</summary>
    List,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>The schedule of editions.</summary>
    Editions,

    /// <summary>How editions are sent, an object of <see cref="SettingsKeys.Newsletter"/>.</summary>
    Newsletter,

    /// <summary><c>index</c>, <c>noindex</c> or a list of paths.</summary>
    Robots,
}

/// <summary>A setting.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">What its value may be.</param>
/// <param name="Default">Its default as JSON, or null where there is none.</param>
/// <param name="Meaning">What it means, in a few words.</param>
/// <param name="Min">Least value of a number.</param>
/// <param name="Max">Greatest value of a number.</param>
public sealed record SettingKey(string Name, SettingType Type, string? Default, string Meaning, int Min = 0, int Max = 0);

/// <summary>The settings that Digest knows: the one table that the reader, the schema and the tests of the documentation
/// use.</summary>
public static class SettingsKeys
{
    /// <summary>Keys at the top, which Statiq has too.</summary>
    public static IReadOnlyList<SettingKey> Statiq { get; } =
    [
        new("SiteTitle", SettingType.Text, "\"Digest\"", "title of the site"),
        new("Host", SettingType.Text, null, "host name, such as news.example.org"),
        new("LinksUseHttps", SettingType.Flag, "true", "whether absolute addresses begin with https"),
        new("LinkRoot", SettingType.Text, "\"\"", "folder of the site on its host, such as /news"),
        new("LinkHideIndexPages", SettingType.Flag, "true", "false: links name index.html"),
        new("LinkHideExtensions", SettingType.Flag, "true", "no page has an extension to hide, unless its editor gives it one"),
        new("InputPaths", SettingType.List, "[\"input\"]", "input folders, relative to the site's folder"),
        new("OutputPath", SettingType.Text, "\"output\"", "output folder"),
        new("ThemePaths", SettingType.List, "[\"theme\"]", "theme folders"),
        new("CachePath", SettingType.Text, "\".digest\"", "folder for caches"),
        new("DateTimeDisplayCulture", SettingType.Text, null, "culture that dates are written in, such as en-GB"),
    ];

    /// <summary>Keys within <c>Digest</c>.</summary>
    public static IReadOnlyList<SettingKey> Own { get; } =
    [
        new("TimeZone", SettingType.Text, "\"UTC\"", "zone of dates without an offset, such as Europe/Berlin"),
        new("Language", SettingType.Text, "\"en\"", "language of the site, BCP 47"),
        new("PageSize", SettingType.Number, "20", "articles on one page of a list", 1, 1000),
        new("RelatedCount", SettingType.Number, "5", "related stories shown with a story", 0, 50),
        new("Editions", SettingType.Editions, null, "how often an edition appears, and the first day of edition 1"),
        new("Newsletter", SettingType.Newsletter, null, "how editions are sent as mails, and how readers subscribe"),
        new("Comments", SettingType.Text, null, "where comments go: a mail address or a link"),
        new("LinkMentions", SettingType.Flag, "false", "links from first mentions of known names"),
        new("Cards", SettingType.Flag, "true", "a picture for each page, shown where somebody links to it"),
        new("Offline", SettingType.Flag, "false", "whether browsers keep the pages that were read"),
        new("Rights", SettingType.Choice, "\"excerpt\"", "rights of articles that say nothing"),
        new("Robots", SettingType.Robots, "\"index\"", "index, noindex, or a list of paths that robots may not visit"),
    ];

    /// <summary>Parts of <c>Digest.Newsletter</c>; a choice is one of the services.</summary>
    public static IReadOnlyList<SettingKey> Newsletter { get; } =
    [
        new("Service", SettingType.Choice, null, "who sends the mails: buttondown, mailchimp or listmonk"),
        new("Subscribe", SettingType.Text, null, "address of the form that readers subscribe with"),
        new("From", SettingType.Text, null, "from whom the mails are: name <mail>, or a mail address"),
        new("Address", SettingType.Text, null, "postal address, or the service's word for it"),
        new("Unsubscribe", SettingType.Text, null, "link that unsubscribes, or the service's word for it"),
    ];
}
