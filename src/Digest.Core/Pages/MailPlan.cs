using Digest.Core.Editions;

namespace Digest.Core.Pages;

/// <summary>An edition as one file that mail programs open and send: its HTML and its plain text in a message.</summary>
/// <param name="Permalink">Its address.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Subject">Subject of the message.</param>
/// <param name="Html">The page that is its HTML.</param>
/// <param name="Text">The page that is its plain text.</param>
public sealed record MailPlan(string Permalink, Edition Edition, string Subject, PagePlan Html, PagePlan Text)
{
    /// <summary>The mails of a site, in the order of its pages.</summary>
    /// <param name="site">The site.</param>
    /// <param name="plans">Its pages.</param>
    /// <param name="translate">The theme's words of a key in the site's language, with their places filled.</param>
    public static IReadOnlyList<MailPlan> List(Site site, IReadOnlyList<PagePlan> plans,
        Func<string, IReadOnlyList<object?>, string> translate)
    {
        var mails = new List<MailPlan>();
        foreach (var pages in plans.Where(p => p.View is NewsletterPlan).GroupBy(p => ((NewsletterPlan)p.View).Edition))
        {
            var edition = pages.Key;
            var title = translate("feed_edition", [site.Settings.SiteTitle, edition.Number]);
            if (edition.File?.Headline is { } headline) title += " · " + headline;
            mails.Add(new(edition.Permalink + "newsletter.eml", edition, title, pages.First(p => p.IsHtml),
                pages.First(p => !p.IsHtml)));
        }

        return mails;
    }
}
