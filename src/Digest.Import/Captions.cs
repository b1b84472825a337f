using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Makes figures of pictures whose captions are marked by a class alone, and leaves one of two pictures where a page
/// holds one for readers without scripts.</summary>
internal static class Captions
{
    private const int MaxCaption = 400;
    private const int MaxCell = 150;

    /// <summary>Rewrites the tree.</summary>
    public static void Mark(IDocument page)
    {
        KeepReadable(page);
        foreach (var caption in page.QuerySelectorAll("[class*='aption'], [class*='photo-credit']").ToList())
        {
            if (caption.LocalName is "figcaption" or "caption" or "img" or "figure" || caption.Closest("figure, pre") is not null
                || caption.QuerySelector("img, [class*='aption'], p + p") is not null || Length(caption) is 0 or > MaxCaption
                || caption.PreviousElementSibling is not { } picture || !IsPicture(picture))
            {
                continue;
            }

            Figure(picture, caption);
        }

        // Pages that are laid out by tables put a picture and its caption into one cell.
        foreach (var cell in page.QuerySelectorAll("td").ToList())
        {
            if (cell.QuerySelectorAll("img").Length != 1 || Length(cell) is 0 or > MaxCell
                || cell.QuerySelector("p, h1, h2, h3, table, ul, form") is not null
                || cell.QuerySelectorAll("a").Sum(Length) > 0 || cell.FirstElementChild is not { } first || !IsPicture(first))
            {
                continue;
            }

            var caption = page.CreateElement("span");
            foreach (var node in cell.ChildNodes.Where(n => n != first).ToList()) caption.AppendChild(node);
            cell.AppendChild(caption);
            Figure(first, caption);
        }
    }

    private static void Figure(IElement picture, IElement caption)
    {
        var document = picture.Owner!;
        var figure = document.CreateElement("figure");
        picture.Replace(figure);
        figure.AppendChild(picture);
        var own = document.CreateElement("figcaption");
        foreach (var node in caption.ChildNodes.ToList()) own.AppendChild(node);
        figure.AppendChild(own);
        caption.Remove();
    }

    // Beside a picture that a script loads stands the same one for readers without scripts, with its true address.
    private static void KeepReadable(IDocument page)
    {
        foreach (var fallback in page.QuerySelectorAll("noscript").ToList())
        {
            if (fallback.QuerySelectorAll("img").Length != 1 || Length(fallback) > 0) continue;
            var other = new[] { fallback.PreviousElementSibling, fallback.NextElementSibling }
                .FirstOrDefault(e => e?.LocalName == "img");
            if (other is null) continue;
            other.Remove();
            fallback.Replace(fallback.ChildNodes.ToArray());
        }
    }

    private static bool IsPicture(IElement element) =>
        element.LocalName is "img" or "picture" or "amp-img"
            || (element.QuerySelectorAll("img, amp-img").Length == 1 && Length(element) == 0);

    private static int Length(IElement element) => element.TextContent.Trim().Length;
}
