using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>Where the pictures are that stand for pages where somebody links to them.</summary>
public static class SiteCards
{
    /// <summary>The card of pages that have none of their own.</summary>
    public const string OfSite = "/card.png";

    /// <summary>Whether a page has a card of its own: an article, a story, an edition.</summary>
    public static bool HasOwn(PagePlan plan) =>
        plan.View is StoryView or EditionView or ArticleView { Article.IsWithdrawn: false };

    /// <summary>Site path of the card of a page; null for a page that nobody links to, and where the site has no cards.</summary>
    public static string? PathOf(PagePlan plan, SiteSettings settings)
    {
        if (!settings.Cards || !plan.IsHtml || plan.View is RedirectView or NotFoundView or NewsletterPlan) return null;
        if (plan.View is SideBySideView { Story: var story }) return story.Permalink + "card.png";
        if (!HasOwn(plan)) return OfSite;
        var path = plan.Permalink;
        if (path.EndsWith('/')) return path + "card.png";
        var dot = path.LastIndexOf('.');
        return (dot > path.LastIndexOf('/') ? path[..dot] : path) + ".card.png";
    }
}
