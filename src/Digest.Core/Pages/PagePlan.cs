using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>A page that will be rendered.</summary>
/// <param name="Permalink">Its address.</param>
/// <param name="Layout">Name of its layout.</param>
/// <param name="Head">What its head says.</param>
/// <param name="View">What its template sees besides the site: one of the view records.</param>
public sealed record PagePlan(string Permalink, string Layout, PageHead Head, object View)
{
    /// <summary>Whether it is HTML; a layout whose name has an extension says of what kind its text is.</summary>
    public bool IsHtml => !Layout.Contains('.', StringComparison.Ordinal);
}

/// <summary>What the head of a page says about it.</summary>
public sealed record PageHead
{
    /// <summary>Title without the site's.</summary>
    public required string Title { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Whether search engines are asked not to index it.</summary>
    public bool NoIndex { get; init; }

    /// <summary>Address of its own feed, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>When it last changed, for the sitemap; null where that is not known.</summary>
    public DateTimeOffset? LastChange { get; init; }
}

/// <summary>The front page.</summary>
/// <param name="Edition">The edition it shows, or null where there is none.</param>
/// <param name="Top">Stories of the edition, or the most important recent ones.</param>
/// <param name="Sections">Other recent stories by topic.</param>
/// <param name="Latest">Stories of the newest articles that are not shown above, in the order of their newest tellings.</param>
/// <param name="List">The first page of the list of all articles.</param>
/// <param name="Introduction">Body of its own text, or null.</param>
public sealed record HomeView(
    Edition? Edition, IReadOnlyList<EditionStory> Top, IReadOnlyList<TopicSection> Sections, IReadOnlyList<EditionStory> Latest,
        ListPage List, Body? Introduction);

/// <summary>Stories of one topic on the front page.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Stories">Its stories, the most important first.</param>
public sealed record TopicSection(Term Topic, IReadOnlyList<EditionStory> Stories);

/// <summary>An article's page.</summary>
/// <param name="Article">The article.</param>
public sealed record ArticleView(SiteArticle Article);

/// <summary>A story's page.</summary>
/// <param name="Story">The story.</param>
public sealed record StoryView(Story Story);

/// <summary>Two tellings of a story, side by side.</summary>
/// <param name="Story">The story.</param>
/// <param name="Left">One telling, the earlier one.</param>
/// <param name="Right">The other one.</param>
public sealed record SideBySideView(Story Story, SiteArticle Left, SiteArticle Right);

/// <summary>An edition's page.</summary>
/// <param name="Edition">The edition.</param>
public sealed record EditionView(Edition Edition);

/// <summary>An edition as a mail, HTML or plain text; what is in it is chosen when it is rendered.</summary>
/// <param name="Edition">The edition.</param>
public sealed record NewsletterPlan(Edition Edition);

/// <summary>The list of editions.</summary>
/// <param name="Editions">Editions, newest first.</param>
public sealed record EditionsView(IReadOnlyList<Edition> Editions);

/// <summary>A page of the newest articles that is not the front page.</summary>
/// <param name="List">The articles.</param>
public sealed record LatestView(ListPage List);

/// <summary>A page of the articles in a language.</summary>
/// <param name="Language">The language's list.</param>
/// <param name="List">The articles.</param>
public sealed record LanguageView(LanguageList Language, ListPage List);

/// <summary>A term's page.</summary>
/// <param name="Term">The term.</param>
/// <param name="List">Its articles.</param>
public sealed record TermView(Term Term, ListPage List);

/// <summary>The index of a kind of term.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Terms">Its terms in the order of their slugs.</param>
public sealed record TermsView(TermKind Kind, IReadOnlyList<Term> Terms);

/// <summary>The archive, or a year of it.</summary>
/// <param name="Year">The year, or null for all.</param>
/// <param name="Months">Its months, newest first.</param>
public sealed record ArchiveView(int? Year, IReadOnlyList<ArchiveMonth> Months);

/// <summary>A month of the archive.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Articles">Its articles, newest first; in a month of a list those that stand for its stories.</param>
/// <param name="Entries">Its stories, newest first.</param>
public sealed record ArchiveMonth(int Year, int Month, IReadOnlyList<SiteArticle> Articles, IReadOnlyList<EditionStory> Entries)
{
    /// <summary>Its page.</summary>
    public string Permalink =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/archive/{Year:0000}/{Month:00}/");
}

/// <summary>A month's page.</summary>
/// <param name="Month">The month.</param>
/// <param name="Newer">The month after it that has articles, or null.</param>
/// <param name="Older">The month before it that has articles, or null.</param>
public sealed record MonthView(ArchiveMonth Month, ArchiveMonth? Newer, ArchiveMonth? Older);

/// <summary>The search page.</summary>
/// <param name="Topics">Topics to narrow by, in the order of their slugs.</param>
/// <param name="Sources">Sources to narrow by, in the order of their slugs.</param>
/// <param name="Months">Months of the archive, newest first.</param>
public sealed record SearchView(IReadOnlyList<Term> Topics, IReadOnlyList<Term> Sources, IReadOnlyList<ArchiveMonth> Months);

/// <summary>The page that says how to follow the site.</summary>
/// <param name="Form">The form for subscribing by mail, or null.</param>
public sealed record SubscribeView(SubscriptionForm? Form);

/// <summary>A page that is no article.</summary>
/// <param name="Page">The page.</param>
/// <param name="Body">Its body.</param>
public sealed record ContentView(ContentPage Page, Body Body);

/// <summary>The page for addresses without a page.</summary>
public sealed record NotFoundView;

/// <summary>A page that leads on.</summary>
/// <param name="To">Where it leads.</param>
public sealed record RedirectView(string To)
{
    /// <summary>Where an editor asked for it; no path where the site makes it by itself.</summary>
    public Place Place { get; init; }
}
