namespace Digest.Core.Diagnostics;

/// <summary>Every code that Digest can report. Each has an entry in docs/diagnostics.md.</summary>
public static class Codes
{
#pragma warning disable CS1591 // the summary in each value is its documentation
    public static readonly DiagnosticCode SettingsUnreadable = new("DG1001", Severity.Error, "the settings cannot be read");
    public static readonly DiagnosticCode UnknownSetting = new("DG1002", Severity.Warning, "an unknown setting");
    public static readonly DiagnosticCode UnknownDigestSetting = new("DG1003", Severity.Error, "an unknown setting of Digest");
    public static readonly DiagnosticCode WrongSetting = new("DG1004", Severity.Error, "a setting with a wrong value");
    public static readonly DiagnosticCode NoHost = new("DG1005", Severity.Warning, "no Host is set");
    public static readonly DiagnosticCode FolderMissing = new("DG1006", Severity.Error, "a folder is missing");

    public static readonly DiagnosticCode NoHeadline = new("DG2001", Severity.Error, "an article without a title");
    public static readonly DiagnosticCode NoDate = new("DG2002", Severity.Error, "an article without a date");
    public static readonly DiagnosticCode YamlUnreadable = new("DG2003", Severity.Error, "YAML that cannot be read");
    public static readonly DiagnosticCode FrontMatterOpen = new("DG2004", Severity.Error, "front matter that does not end");
    public static readonly DiagnosticCode TomlUnreadable = new("DG2005", Severity.Error, "TOML that cannot be read");
    public static readonly DiagnosticCode NotUtf8 = new("DG2006", Severity.Error, "a file that is not UTF-8");
    public static readonly DiagnosticCode WrongDate = new("DG2007", Severity.Error, "a date that cannot be read");
    public static readonly DiagnosticCode WrongType = new("DG2008", Severity.Error, "a value of the wrong type");
    public static readonly DiagnosticCode UnknownValue = new("DG2009", Severity.Error, "a value that is not one of a list");
    public static readonly DiagnosticCode UnknownKey = new("DG2010", Severity.Warning, "an unknown key of front matter");
    public static readonly DiagnosticCode ForeignKey = new("DG2011", Severity.Info, "a key that another generator uses");
    public static readonly DiagnosticCode DuplicateKey = new("DG2012", Severity.Warning, "a key that is given twice");
    public static readonly DiagnosticCode BodyUnreadable = new("DG2014", Severity.Error, "a body that cannot be rendered");
    public static readonly DiagnosticCode NoSource = new("DG2015", Severity.Warning, "an article without a source");
    public static readonly DiagnosticCode NoAltText = new("DG2016", Severity.Warning, "an image without alternative text");
    public static readonly DiagnosticCode TwoAliases = new("DG2017", Severity.Warning, "two keys that mean the same");
    public static readonly DiagnosticCode Shortcodes = new("DG2018", Severity.Info, "shortcodes left as text");
    public static readonly DiagnosticCode UnsafeMarkup = new("DG2019", Severity.Info, "markup left out of a body");
    public static readonly DiagnosticCode FileUnreadable = new("DG2020", Severity.Error, "a file that cannot be read");
    public static readonly DiagnosticCode LinkedFile = new("DG2021", Severity.Warning, "a file link that leaves the folder");
    public static readonly DiagnosticCode WrongAddress = new("DG2022", Severity.Error, "an address that cannot be used");
    public static readonly DiagnosticCode WrongData = new("DG2023", Severity.Error, "a data file with an error");
    public static readonly DiagnosticCode OddSpelling = new("DG2024", Severity.Warning, "spellings of one term that differ");
    public static readonly DiagnosticCode AddressLeftOut = new("DG2025", Severity.Warning, "an address that is left out");
    public static readonly DiagnosticCode UnknownLicence = new("DG2026", Severity.Warning, "a licence that is not known");
    public static readonly DiagnosticCode JsonUnreadable = new("DG2027", Severity.Error, "JSON that cannot be read");
    public static readonly DiagnosticCode OtherMarkup = new("DG2028", Severity.Warning, "files in a markup that is not read");
    public static readonly DiagnosticCode WrongOffset = new("DG2029", Severity.Warning, "an offset that no place has");
    public static readonly DiagnosticCode UrlOfSource = new("DG2030", Severity.Info, "a 'url' on the site of the source");
    public static readonly DiagnosticCode OtherLead = new("DG2031", Severity.Warning, "a 'lead' that belongs elsewhere");
    public static readonly DiagnosticCode SharedName = new("DG2032", Severity.Info, "a name that two entries have");

    public static readonly DiagnosticCode SameAddress = new("DG3001", Severity.Error, "two explicit addresses that are equal");
    public static readonly DiagnosticCode AddressToldApart = new("DG3002", Severity.Warning,
        "an address that was changed to be unique");
    public static readonly DiagnosticCode BrokenLink = new("DG3003", Severity.Warning, "a link in a body without a target");
    public static readonly DiagnosticCode BrokenFragment = new("DG3004", Severity.Warning,
        "a fragment in a body without a target");
    public static readonly DiagnosticCode BrokenThemeLink = new("DG3005", Severity.Error, "a link of the theme without a target");
    public static readonly DiagnosticCode AddressLost = new("DG3006", Severity.Warning, "an address that vanished");
    public static readonly DiagnosticCode RedirectTaken = new("DG3007", Severity.Warning, "a redirect from an address in use");
    public static readonly DiagnosticCode FileNotCopied = new("DG3008", Severity.Warning, "a file that is not copied");
    public static readonly DiagnosticCode FinalS = new("DG3009", Severity.Info, "names that differ by a final s alone");
    public static readonly DiagnosticCode ImageUnread = new("DG3010", Severity.Info, "an image of which no sizes are made");
    public static readonly DiagnosticCode LikePaths = new("DG3011", Severity.Info, "two files that some disks take for one");

    public static readonly DiagnosticCode UnknownPin = new("DG4001", Severity.Error, "a pin without a target");
    public static readonly DiagnosticCode PinsContradict = new("DG4002", Severity.Error, "pins that contradict each other");
    public static readonly DiagnosticCode DuplicateArticle = new("DG4003", Severity.Warning, "an article that is there already");
    public static readonly DiagnosticCode QuoteConflict = new("DG4004", Severity.Info, "tellings that differ over a quotation");
    public static readonly DiagnosticCode FigureConflict = new("DG4005", Severity.Info, "tellings that differ over a figure");
    public static readonly DiagnosticCode Orphan = new("DG4006", Severity.Info, "an article that nothing is related to");
    public static readonly DiagnosticCode Scheduled = new("DG4007", Severity.Info, "a change that is due later");
    public static readonly DiagnosticCode PinToFailed = new("DG4008", Severity.Info,
        "a pin or a link to an article that is left out");
    public static readonly DiagnosticCode SameLanguage = new("DG4010", Severity.Warning, "two translations in one language");

    public static readonly DiagnosticCode TemplateWrong = new("DG5001", Severity.Error, "a template with an error");
    public static readonly DiagnosticCode LayoutMissing = new("DG5002", Severity.Error, "a layout that is missing");
    public static readonly DiagnosticCode StringsWrong = new("DG5003", Severity.Error,
        "a file of the theme's strings with an error");

    public static readonly DiagnosticCode OutputForeign = new("DG6001", Severity.Error,
        "an output folder that holds other files");
    public static readonly DiagnosticCode OutputUnwritable = new("DG6002", Severity.Error,
        "an output folder that cannot be written");

    public static readonly DiagnosticCode ImportUnreadable = new("DG7001", Severity.Error,
        "a file to import that cannot be read");
    public static readonly DiagnosticCode ImportNoText = new("DG7002", Severity.Error,
        "a file to import that is not a page or text");
    public static readonly DiagnosticCode ImportExists = new("DG7003", Severity.Error, "a file to write that is there already");
    public static readonly DiagnosticCode ImportLacks = new("DG7004", Severity.Warning,
        "an imported article that lacks something");
    public static readonly DiagnosticCode ImportPaywall = new("DG7005", Severity.Warning,
        "an imported article from behind a paywall");
    public static readonly DiagnosticCode ImportImages = new("DG7006", Severity.Info, "images that were not imported");
    public static readonly DiagnosticCode ImportJoins = new("DG7007", Severity.Info, "where an imported article belongs");
    public static readonly DiagnosticCode SiteExists = new("DG7008", Severity.Error, "a folder that holds a site already");
    public static readonly DiagnosticCode ArchiveUnreadable = new("DG7009", Severity.Error,
        "an old site that cannot be read");
    public static readonly DiagnosticCode SettingNotTaken = new("DG7010", Severity.Warning,
        "something of an old site's configuration that was not taken");
    public static readonly DiagnosticCode PostLost = new("DG7011", Severity.Warning,
        "a post of an old site that cannot be built");
    public static readonly DiagnosticCode OldAddressLost = new("DG7012", Severity.Warning,
        "a post of an old site that has another address now");

    public static readonly DiagnosticCode ImportPicture = new("DG7013", Severity.Info,
        "a picture of an imported page that its publisher's host gives");

    public static readonly DiagnosticCode FetchFailed = new("DG7101", Severity.Error, "an address that cannot be fetched");
    public static readonly DiagnosticCode FetchRefused = new("DG7102", Severity.Error, "an address that is not asked for");
    public static readonly DiagnosticCode FeedUnreadable = new("DG7103", Severity.Error, "a feed that cannot be read");
    public static readonly DiagnosticCode FeedFailed = new("DG7104", Severity.Warning, "a feed that could not be asked for");
    public static readonly DiagnosticCode FeedMoved = new("DG7105", Severity.Info, "a feed that has another address now");
    public static readonly DiagnosticCode NoFeed = new("DG7106", Severity.Error, "no feed where one was looked for");

    public static readonly DiagnosticCode NearlyKnown = new("DG8001", Severity.Warning, "a name that is nearly a known one");
    public static readonly DiagnosticCode EditionGap = new("DG8002", Severity.Info, "numbers of editions that are missing");
    public static readonly DiagnosticCode EmptyEdition = new("DG8003", Severity.Warning, "an edition without a story");
    public static readonly DiagnosticCode LargeImage = new("DG8004", Severity.Warning, "an image that is too large");
    public static readonly DiagnosticCode RightsUnknown = new("DG8005", Severity.Warning,
        "a published article whose rights are unknown");
    public static readonly DiagnosticCode LongQuotation = new("DG8006", Severity.Warning,
        "a quotation that is long for its rights");
    public static readonly DiagnosticCode UnreadFile = new("DG8007", Severity.Warning, "a file that nothing reads");
    public static readonly DiagnosticCode DeadLink = new("DG8008", Severity.Warning, "a link to another site that fails");
    public static readonly DiagnosticCode MovedLink = new("DG8009", Severity.Info, "a link to another site that moved for good");
    public static readonly DiagnosticCode UncheckedLink = new("DG8010", Severity.Info,
        "a link to another site that could not be checked");
    public static readonly DiagnosticCode AddressNotKept = new("DG8011", Severity.Error,
        "an address of the old site that is lost");
    public static readonly DiagnosticCode SitemapUnreadable = new("DG8012", Severity.Error,
        "addresses of an old site that cannot be read");
    public static readonly DiagnosticCode NearlyKnownInText = new("DG8020", Severity.Info,
        "a name in a text that is nearly a known person's");

    public static readonly DiagnosticCode NotEditable = new("DG9001", Severity.Error,
        "a field that a command cannot change");
    public static readonly DiagnosticCode NothingToDo = new("DG9002", Severity.Info, "a command that had nothing to change");
    public static readonly DiagnosticCode EditRefused = new("DG9003", Severity.Error,
        "a change that would not do what was asked for");
#pragma warning restore CS1591

    /// <summary>All codes in the order of their identifiers.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        SettingsUnreadable, UnknownSetting, UnknownDigestSetting, WrongSetting, NoHost, FolderMissing,
        NoHeadline, NoDate, YamlUnreadable, FrontMatterOpen, TomlUnreadable, NotUtf8, WrongDate, WrongType, UnknownValue,
        UnknownKey, ForeignKey, DuplicateKey, BodyUnreadable, NoSource, NoAltText, TwoAliases, Shortcodes,
        UnsafeMarkup, FileUnreadable, LinkedFile, WrongAddress, WrongData, OddSpelling, AddressLeftOut, UnknownLicence,
        JsonUnreadable, OtherMarkup, WrongOffset, UrlOfSource, OtherLead, SharedName,
        SameAddress, AddressToldApart, BrokenLink, BrokenFragment, BrokenThemeLink, AddressLost, RedirectTaken, FileNotCopied,
        FinalS, ImageUnread, LikePaths,
        UnknownPin, PinsContradict, DuplicateArticle, QuoteConflict, FigureConflict, Orphan, Scheduled, PinToFailed,
        SameLanguage,
        TemplateWrong, LayoutMissing, StringsWrong,
        OutputForeign, OutputUnwritable,
        ImportUnreadable, ImportNoText, ImportExists, ImportLacks, ImportPaywall, ImportImages, ImportJoins, SiteExists,
        ArchiveUnreadable, SettingNotTaken, PostLost, OldAddressLost,
        ImportPicture, FetchFailed, FetchRefused, FeedUnreadable, FeedFailed, FeedMoved, NoFeed,
        NearlyKnown, EditionGap, EmptyEdition, LargeImage, RightsUnknown, LongQuotation, UnreadFile, DeadLink, MovedLink,
        UncheckedLink, AddressNotKept, SitemapUnreadable, NearlyKnownInText,
        NotEditable, NothingToDo, EditRefused,
    ];
}
