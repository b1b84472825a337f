using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Takes away what is certainly not the article: what runs, what is hidden, and what its element, role or class says it
/// is.</summary>
internal static class Pruning
{
    private static readonly FrozenSet<string> Elements = Set(
        "script style template object embed applet svg math nav form button select textarea input label dialog canvas audio "
        + "video map menu link meta title base noembed frame frameset noframes portal slot fieldset");

    private static readonly FrozenSet<string> Roles =
        Set("navigation complementary banner contentinfo dialog alertdialog search menu menubar toolbar tablist tooltip alert");

    // Words of classes and ids. A word counts only on elements that hold a small share of the page's text.
    private static readonly FrozenSet<string> Words = Set(
        "share sharing shares sharebar sharethis addthis addtoany social socials related relatedposts newsletter newsletters "
        + "subscribe subscription signup promo promos promotion advert adverts advertisement advertising ad ads adslot adunit "
        + "dfp gpt sponsor sponsored sponsors cookie cookies consent gdpr comment comments commentlist disqus respond "
        + "breadcrumb breadcrumbs nav navbar navigation menu sidebar masthead sitenav topbar skip "
        + "popup modal overlay lightbox recirc recirculation recommend recommended recommendations outbrain taboola trending "
        + "popular mostread teaser teasers readmore taglist tags tagcloud bio authorbio "
        + "toolbar pagination pager donate donation paywallprompt regwall subscribewall gatewall inlinepromo upsell widget "
        + "widgets footer copyright legal jumplink morefrom readnext upnext infobox-ad hidden visuallyhidden sronly "
        + "screenreader printonly player rating ratings reactions emojis poll quiz");

    private static readonly string[] Pairs =
        ["most-read", "most-popular", "read-more", "read-next", "more-from", "also-like", "author-bio", "about-author",
            "author-box", "author-card", "tag-list", "post-tags", "entry-tags", "sr-only", "screen-reader", "visually-hidden",
         "skip-link", "sign-up", "follow-us", "up-next", "story-links", "article-links", "see-also", "inline-link", "cta-box",
         "call-to-action", "paywall-prompt", "pay-wall-prompt", "reg-wall", "in-read", "back-to-top", "print-only", "jump-link",
         "site-footer", "site-header", "page-header-nav", "page-footer", "post-navigation", "live-nav", "gallery-nav"];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prunes a page.</summary>
    /// <returns>Whether a plea to subscribe was among what went.</returns>
    public static bool Prune(IDocument page)
    {
        var body = page.Body;
        if (body is null) return false;
        var total = Math.Max(1, Prose(body));
        var plea = false;
        var doomed = new List<IElement>();
        var stack = new Stack<IElement>();
        stack.Push(body);
        while (stack.Count > 0)
        {
            var element = stack.Pop();
            if (element != body && IsDoomed(element, total))
            {
                plea |= HasWord(element, "paywall", "subscribe", "subscription", "regwall", "subscribewall", "paywallprompt")
                    && Boilerplate.IsPlea(element.TextContent);
                doomed.Add(element);
                continue;
            }

            foreach (var child in element.Children) stack.Push(child);
        }

        foreach (var element in doomed) element.Remove();
        return plea;
    }

    private static bool IsDoomed(IElement element, int total)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || Elements.Contains(name))
            return name is not ("form" or "label" or "fieldset") || Prose(element) * 2 < total;
        if (element.HasAttribute("hidden") || IsStyledAway(element)) return true;
        if (element.GetAttribute("aria-hidden") == "true" && name is not ("img" or "figure" or "picture")
            && Prose(element) * 3 < total)
        {
            return true;
        }

        if (name is "aside" && element.QuerySelector("h1, figure, table") is null) return Prose(element) * 5 < total * 4;
        if (Prose(element) * 3 >= total) return false;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role.Trim())) return true;
        if (name is "footer" && element.Closest("blockquote, figure") is null) return true;
        if (name is "header" && element.Closest("article, main, [itemprop~='articleBody']") is null
            && element.QuerySelector("h1") is null)
        {
            return true;
        }

        if (element.QuerySelector("h1") is not null) return false;
        return IsNamedSo(element) || IsOffer(element, total) || IsLinkBox(element);
    }

    // A box with a field for an address: what is said around it is about the letter.
    private static bool IsOffer(IElement element, int total) =>
        element.LocalName is "div" or "section" or "aside" && Prose(element) * 4 < total && element.TextContent.Length < 800
            && element.QuerySelector("input[type='email'], input[name*='email']") is not null;

    // A short line such as "More on this story", and links: other articles, wherever the box stands.
    private static bool IsLinkBox(IElement element)
    {
        if (element.LocalName is not ("div" or "section" or "aside" or "amp-accordion") || element.TextContent.Length > 800
            || element.QuerySelector("a") is null)
        {
            return false;
        }

        var opening = element.QuerySelector("h2, h3, h4, h5, h6, p, strong, span, div");
        if (opening is null || !Boilerplate.OpensTail(opening.TextContent)) return false;
        var rest = CleanText.Key(element.TextContent).Length - CleanText.Key(opening.TextContent).Length;
        return element.QuerySelectorAll("a").Sum(a => CleanText.Key(a.TextContent).Length) * 2 >= rest;
    }

    private static bool IsStyledAway(IElement element)
    {
        if (element.GetAttribute("style") is not { Length: > 0 } style) return false;
        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNamedSo(IElement element)
    {
        foreach (var name in element.ClassList.Append(element.Id ?? ""))
        {
            if (name.Length is 0 or > 80) continue;
            if (Pairs.Any(p => name.Contains(p, StringComparison.OrdinalIgnoreCase))) return true;
            // "has-sidebar", "no-comments", "with-ads" say what is beside or missing.
            if (name.StartsWith("has-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("no-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("with-", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var word in SplitName(name))
            {
                if (Words.Contains(word)) return true;
            }
        }

        return false;
    }

    private static bool HasWord(IElement element, params string[] words) =>
        element.ClassList.Append(element.Id ?? "")
            .Any(name => words.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase)));

    // Words of "relatedPosts", "story__share-bar", "most_read".
    private static IEnumerable<string> SplitName(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetter(name[i]) || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!ends) continue;
            while (start < i && !char.IsLetter(name[start])) start++;
            if (i > start) yield return name[start..i];
            start = i;
        }
    }

    /// <summary>Characters of an element that stand in paragraphs.</summary>
    public static int Prose(IElement element)
    {
        var sum = 0;
        if (element.LocalName is "p") sum += element.TextContent.Length;
        else foreach (var paragraph in element.QuerySelectorAll("p")) sum += paragraph.TextContent.Length;
        return sum;
    }
}
