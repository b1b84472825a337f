using Digest.Core.Cards;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Rendering;

/// <summary>The picture that stands for a page where somebody links to it.</summary>
/// <param name="Reference">Reference to the file.</param>
/// <param name="Width">Its width in pixels, or null where the file does not say.</param>
/// <param name="Height">Its height in pixels, or null where the file does not say.</param>
internal sealed record PageCard(string Reference, int? Width, int? Height)
{
    /// <summary>The card of a page. Where the site has no cards it is the picture of its article, or of the first telling of its
    /// story that has one; null where there is none.</summary>
    public static PageCard? Of(PagePlan plan, ViewScope scope)
    {
        var settings = scope.Site.Settings;
        if (settings.Cards)
        {
            return SiteCards.PathOf(plan, settings) is { } path
                ? new(Permalinks.Href(path, settings), Card.Width, Card.Height) : null;
        }

        var shown = plan.View switch
        {
            ArticleView { Article.IsWithdrawn: false } view => new[] { view.Article },
            StoryView view => view.Story.Tellings,
            SideBySideView view => view.Story.Tellings,
            _ => [],
        };
        // What mail programs do not show, those who draw links do not either.
        return shown.Select(scope.Bodies.ImageOf).FirstOrDefault(i => i is { IsForMails: true }) is { } image
            ? new(image.Reference, image.Size?.Width, image.Size?.Height) : null;
    }
}
