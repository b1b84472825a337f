using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Finds the elements that hold the article: marked ones where the page marks them, else by going down from the body as
/// long as one child holds nearly all text that is not links.</summary>
/// <remarks>The idea that running text is dense, long and free of links, and menus are not, is that of Kohlschütter, Fankhauser
/// and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010), and of the readability family; the descent is our
/// own.</remarks>
internal sealed class BodyFinder
{
    private const int ImageMass = 80;
    private const int ShortBlock = 25;

    private readonly Dictionary<IElement, Mass> _masses = [];

    private struct Mass
    {
        public double Text;
        public int Prose;
    }

    /// <summary>The elements that hold the article, in the order of the page.</summary>
    public static IReadOnlyList<IElement> Find(IDocument page, PageFacts facts)
    {
        if (page.Body is not { } body) return [];
        var finder = new BodyFinder();
        finder.Weigh(body);
        if (!facts.IsLiveBlog && finder.Marked(body) is { Count: > 0 } marked) return marked;
        return [finder.Descend(finder.WithHeadline(body, facts) ?? body)];
    }

    // The article element that holds the page's headline and running text is the article, however many others stand beside it.
    private IElement? WithHeadline(IElement body, PageFacts facts)
    {
        if (facts.Headline is not { } headline || facts.IsLiveBlog) return null;
        var heading = body.QuerySelectorAll("h1").FirstOrDefault(h => CleanText.Key(h.TextContent) == CleanText.Key(headline));
        return heading?.Closest("article") is { } article && Of(article).Prose > 0 ? article : null;
    }

    private List<IElement> Marked(IElement body)
    {
        foreach (var selector in (string[])["[itemprop~='articleBody'], [property~='articleBody']", ".e-content"])
        {
            var found = body.QuerySelectorAll(selector).Where(e => Of(e).Text > 0).ToList();
            found.RemoveAll(e => found.Exists(o => o != e && o.Contains(e)));
            if (found.Count == 0 || found.Sum(e => Of(e).Text) < 0.2 * Of(body).Text) continue;
            return found;
        }

        return [];
    }

    private IElement Descend(IElement scope)
    {
        while (true)
        {
            IElement? best = null;
            foreach (var child in scope.Children)
            {
                if (best is null || Of(child).Text > Of(best).Text) best = child;
            }

            if (best is null || Of(best).Text <= 0
                || best.LocalName is "p" or "ul" or "ol" or "blockquote" or "figure" or "dl" or "pre"
                || (best.LocalName == "table" && TableText.IsData(best)))
            {
                return scope;
            }

            var (all, part) = (Of(scope), Of(best));
            var nothingLost = all.Prose == part.Prose && part.Text >= 0.6 * all.Text;
            var hardly = part.Text >= 0.97 * all.Text;
            var named = IsNamed(best) && part.Text >= 0.5 * all.Text && !(IsNamed(scope) && scope.LocalName != "body");
            if (!nothingLost && !hardly && !named) return scope;
            scope = best;
        }
    }

    private static bool IsNamed(IElement element)
    {
        if (element.LocalName is "article" or "main" || element.GetAttribute("role") is "main" or "article") return true;
        foreach (var name in element.ClassList.Append(element.Id ?? ""))
        {
            foreach (var word in (string[])["article-body", "articlebody", "article__body", "article-content", "entry-content",
                "post-content", "post-body", "story-body", "storybody", "story-content", "article-text", "content-body",
                "body-copy", "bodytext"])
            {
                if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }

    private Mass Of(IElement element) => _masses.GetValueOrDefault(element);

    // The tree is at most PageTree's depth deep.
    private (int Text, int Linked) Weigh(IElement element)
    {
        var mass = new Mass();
        var (text, linked) = (0, 0);
        var isLink = element.LocalName == "a";
        foreach (var node in element.ChildNodes)
        {
            if (node is IText t) text += Length(t.Data);
            if (node is not IElement child) continue;
            var (innerText, innerLinked) = Weigh(child);
            if (IsInline(child)) (text, linked) = (text + innerText, linked + innerLinked);
            var inner = Of(child);
            (mass.Text, mass.Prose) = (mass.Text + inner.Text, mass.Prose + inner.Prose);
        }

        if (isLink) linked = text;
        if (element.LocalName == "img") mass.Text += ImageMass;
        if (!IsInline(element) && text > 0)
        {
            var density = (double)linked / text;
            if (text >= ShortBlock) mass.Text += text * (1 - density) * (1 - density);
            if (text >= 80 && density < 0.3) mass.Prose++;
        }

        _masses[element] = mass;
        return (text, linked);
    }

    private static int Length(string text)
    {
        var length = 0;
        var space = true;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace || !space) length++;
            space = isSpace;
        }

        return length;
    }

    /// <summary>Whether an element is part of a line of text.</summary>
    public static bool IsInline(IElement element) => element.LocalName is
        "a" or "abbr" or "acronym" or "b" or "bdi" or "bdo" or "big" or "br" or "cite" or "code" or "data" or "del" or "dfn"
        or "em" or "font" or "i" or "ins" or "kbd" or "mark" or "nobr" or "q" or "s" or "samp"
        or "small" or "span" or "strike" or "strong" or "sub" or "sup" or "time" or "tt" or "u" or "var" or "wbr" or "ruby"
        or "rb" or "rt" or "rp" or "label" or "blink" or "img";
}
