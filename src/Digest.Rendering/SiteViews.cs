using System.Globalization;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Rendering;

/// <summary>Everything that templates of the site may see: one table a view, here and in <see cref="ArticleViews"/>,
/// <see cref="StoryViews"/> and <see cref="ListViews"/>.</summary>
internal static class SiteViews
{
    /// <summary>A member of a view.</summary>
    public static ViewMember<T> M<T>(string name, string meaning, Func<T, ViewScope, object?> get) => new(name, meaning, get);

    /// <summary>A page of a text in a language.</summary>
    public static readonly ViewTable<Alternate> AlternateTable = new("alternate",
        M<Alternate>("language", "BCP 47, or `x-default` for everybody else", (a, _) => a.Language),
        M<Alternate>("address", "absolute address of the page", (a, _) => a.Address));

    /// <summary>The articles in a language that is not the site's.</summary>
    public static readonly ViewTable<LanguageList> LanguageTable = new("language",
        M<LanguageList>("code", "BCP 47", (l, _) => l.Language),
        M<LanguageList>("name", "the language's own name, such as `Deutsch`; its code where none is known", (l, _) => l.Name),
        M<LanguageList>("dir", "`ltr` or `rtl`", (l, _) => Languages.IsRightToLeft(l.Language) ? "rtl" : "ltr"),
        M<LanguageList>("href", "reference to its list", (l, s) => s.Href(l.Permalink)),
        M<LanguageList>("feed_href", "its feed", (l, s) => s.Href(l.Feed)),
        M<LanguageList>("count", "number of its articles", (l, _) => l.Articles.Count));

    /// <summary>The site.</summary>
    public static readonly ViewTable<Site> SiteTable = new("site",
        M<Site>("title", "the setting `SiteTitle`", (v, _) => v.Settings.SiteTitle),
        M<Site>("description", "dek of `input/_index.md`, or null", (v, _) => v.Front?.Page.Dek),
        M<Site>("language", "language of the site", (v, _) => v.Settings.Language),
        M<Site>("language_name", "the site's language's own name, such as `English`; its code where none is known",
        (v, _) => Languages.NameOf(v.Settings.Language) ?? v.Settings.Language),
        M<Site>("language_dir", "`ltr` or `rtl`, of the site's language",
        (v, _) => Languages.IsRightToLeft(v.Settings.Language) ? "rtl" : "ltr"),
        M<Site>("languages", "other languages, with lists of their own (list of *language*)",
        (v, s) => LanguageTable.Views(v.Languages, s)),
        M<Site>("root", "the setting `LinkRoot`, to put before a path such as `/assets/x`", (v, _) => v.Settings.LinkRoot),
        M<Site>("home_href", "the front page", (_, s) => s.Href("/")),
        M<Site>("address", "absolute address of the front page", (_, s) => s.Absolute("/")),
        M<Site>("feed_href", "the Atom feed", (_, s) => s.Href("/feed.xml")),
        M<Site>("rss_href", "the RSS feed", (_, s) => s.Href("/rss.xml")),
        M<Site>("json_href", "the JSON Feed", (_, s) => s.Href("/feed.json")),
        M<Site>("archive_href", "the archive, or null", (v, s) => v.Articles.Count > 0 ? s.Href("/archive/") : null),
        M<Site>("search_href", "the search page, or null", (v, s) => v.Articles.Count > 0 ? s.Href("/search/") : null),
        M<Site>("editions_href", "the list of editions, or null", (v, s) => v.Editions.Count > 0 ? s.Href("/editions/") : null),
        M<Site>("editions_feed_href", "the feed of editions, or null",
        (v, s) => v.Editions.Count > 0 ? s.Href("/editions/feed.xml") : null),
        M<Site>("menu", "list of {title, href, language}: topics with the most articles, the newest stories, editions, search",
        (_, s) => s.Menu),
        M<Site>("latest_href", "the newest stories, or null",
        (v, s) => v.Articles.Count > 0 ? s.Href(PagePlans.LatestPermalink) : null),
        M<Site>("indexes", "list of {title, href, language}: the indexes that the site has", (_, s) => s.Indexes),
        M<Site>("subscribe_href", "the page that says how to follow the site; null where it is one of `pages`",
        (v, s) => v.Pages.Any(p => p.Page.Permalink == PagePlans.SubscribePermalink)
            ? null : s.Href(PagePlans.SubscribePermalink)),
        M<Site>("pages", "list of {title, href, language}: pages that are no articles", (_, s) => s.Pages),
        M<Site>("offline_href", "the script that keeps the pages that were read, or null",
        (v, s) => v.Settings.Offline ? s.Href("/offline.js") : null),
        M<Site>("comments_href", "where comments go, or null", (v, _) => v.Settings.Comments));

    /// <summary>An entry of the menu.</summary>
    public static readonly ViewTable<MenuEntry> MenuTable = new("menu entry",
        M<MenuEntry>("title", "its title", (e, _) => e.Title),
        M<MenuEntry>("href", "reference to the page", (e, s) => s.Href(e.Permalink)),
        M<MenuEntry>("language", "language of its title", (e, _) => e.Language));

    /// <summary>A page that is no article, in lists of them.</summary>
    public static readonly ViewTable<ContentPage> PageLinkTable = new("page link",
        M<ContentPage>("title", "its title", (p, _) => p.Headline),
        M<ContentPage>("href", "reference to the page", (p, s) => s.Href(p.Permalink)),
        M<ContentPage>("language", "its language", (p, _) => p.Language));

    /// <summary>The picture that stands for a page where somebody links to it.</summary>
    public static readonly ViewTable<PageCard> CardTable = new("card",
        M<PageCard>("src", "reference to the file", (c, _) => c.Reference),
        M<PageCard>("address", "absolute address of the file",
        (c, s) => Permalinks.AbsoluteReference(c.Reference, s.Site.Settings)),
        M<PageCard>("width", "its width in pixels, or null where the file does not say", (c, _) => c.Width),
        M<PageCard>("height", "its height in pixels, or null where the file does not say", (c, _) => c.Height));

    /// <summary>The form that a reader subscribes with.</summary>
    public static readonly ViewTable<SubscriptionForm> FormTable = new("subscription form",
        M<SubscriptionForm>("action", "address that it is sent to, by `post`", (f, _) => f.Action),
        M<SubscriptionForm>("host", "host of the service", (f, _) => f.Host),
        M<SubscriptionForm>("email", "name of the field for the mail address", (f, _) => f.EmailField),
        M<SubscriptionForm>("name", "name of the field for the reader's name, or null", (f, _) => f.NameField),
        M<SubscriptionForm>("hidden", "fields that are sent as they are (list of {name, value})",
        (f, s) => FieldTable!.Views(f.Hidden, s)),
        M<SubscriptionForm>("trap", "name of a field that stays empty unless a robot fills it, or null", (f, _) => f.TrapField));

    /// <summary>A field that is sent as it is.</summary>
    public static readonly ViewTable<KeyValuePair<string, string>> FieldTable = new("form field",
        M<KeyValuePair<string, string>>("name", "its name", (f, _) => f.Key),
        M<KeyValuePair<string, string>>("value", "its value", (f, _) => f.Value));

    /// <summary>A moment.</summary>
    public static readonly ViewTable<DateTimeOffset> Moment = new("moment",
        M<DateTimeOffset>("iso", "ISO 8601 with offset, for `datetime`",
        (d, _) => d.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("day", "the day as `2015-07-16`", (d, _) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("text", "the day in the page's culture, such as 16 July 2015",
        (d, s) => Dated(DateOnly.FromDateTime(d.DateTime), s)),
        M<DateTimeOffset>("time", "hour and minute", (d, _) => d.ToString("HH:mm", CultureInfo.InvariantCulture)),
        M<DateTimeOffset>("year", "the year, a number", (d, _) => d.Year),
        M<DateTimeOffset>("value", "date and time in its own offset, for `date.to_string`; the offset is in `iso`",
        (d, _) => SiteFunctions.Clock(d)));

    /// <summary>Month and year in the culture of a page.</summary>
    public static string NameOf(ArchiveMonth month, ViewScope scope) =>
        new DateTime(month.Year, month.Month, 1).ToString(scope.Strings["month_format"], scope.Culture);

    /// <summary>A day in the culture of a page.</summary>
    public static string Dated(DateOnly day, ViewScope scope) => day.ToString(scope.Strings["date_format"], scope.Culture);

    /// <summary>A span of days in the culture of a page: what both days share is written once.</summary>
    public static string Dated(DateOnly first, DateOnly last, ViewScope scope)
    {
        if (first == last) return Dated(first, scope);
        // Calendars differ in where a month or a year ends.
        var calendar = scope.Culture.DateTimeFormat.Calendar;
        var (from, to) = (first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(TimeOnly.MinValue));
        var key = calendar.GetYear(from) != calendar.GetYear(to)
            ? "days" : calendar.GetMonth(from) != calendar.GetMonth(to) ? "days_of_year" : "days_of_month";
        return string.Format(scope.Culture, scope.Strings[key], from, to);
    }
}
