using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Benchmarks;

/// <summary>What is wrong with cleaned HTML.</summary>
internal static class HtmlFaults
{
    private static readonly HashSet<string> Running = Set("script iframe frame object embed applet svg math portal");

    private static readonly HashSet<string> Loading =
        Set("style link meta base form input button select textarea audio video source track template noscript frameset");

    private static readonly HashSet<string> Blocks = Set("address article aside blockquote center details dialog dir div dl "
        + "fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul");

    // They hold text and its like alone.
    private static readonly HashSet<string> Phrases = Set("abbr acronym b bdi bdo big cite code dfn em font h1 h2 h3 h4 h5 h6 i "
        + "kbd label mark p pre q s samp small span strike strong sub sup time tt u var");

    private static readonly HashSet<string> Obsolete = Set("acronym big center dir font strike tt");

    private static readonly string[] ObsoleteAttributes =
    [
        "align", "bgcolor", "border", "cellpadding", "cellspacing", "valign", "hspace", "vspace", "nowrap", "char", "charoff",
        "axis", "clear", "color", "face", "size", "noshade", "compact", "rules", "frame",
    ];

    private static readonly HashSet<string> Addresses = Set("href src cite action background longdesc poster data");

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether something runs; loads, styles or catches what is typed; and leads to a scheme other than the web's and
    /// mail's.</summary>
    public static (bool Runs, bool Loads, bool Scheme) Harm(string html)
    {
        var (runs, loads, scheme) = (false, false, false);
        foreach (var element in Parse(html).QuerySelectorAll("*"))
        {
            runs |= Running.Contains(element.LocalName);
            loads |= Loading.Contains(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                runs |= attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase);
                loads |= attribute.Name is "style" or "background" or "srcset" or "ping" or "formaction";
                if (!Addresses.Contains(attribute.Name)) continue;
                scheme |= Uri.TryCreate(new Uri("https://site.example/"), attribute.Value, out var address)
                    && address.Scheme is not ("http" or "https" or "mailto");
            }
        }

        return (runs, loads, scheme);
    }

    /// <summary>Whether the tree is another when it is written and parsed again.</summary>
    public static bool Changes(string html)
    {
        var once = Parse(html).InnerHtml;
        return Parse(once).InnerHtml != once;
    }

    /// <summary>Whether the parser has to mend it.</summary>
    public static bool HasErrors(string html)
    {
        var errors = 0;
        var parser = new HtmlParser();
        parser.Error += (_, _) => errors++;
        parser.ParseDocument("<!doctype html><html><head><title>x</title></head><body>" + html + "</body></html>");
        return errors > 0;
    }

    /// <summary>Whether it breaks a rule of HTML that can be seen without a schema: blocks in text, parts of nothing, ids
    /// twice, images without text, what is obsolete.</summary>
    public static bool IsInvalid(string html)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in Parse(html).QuerySelectorAll("*"))
        {
            var (name, parent) = (element.LocalName, element.ParentElement?.LocalName ?? "");
            if (Obsolete.Contains(name) || ObsoleteAttributes.Any(element.HasAttribute)) return true;
            if (Blocks.Contains(name) && Phrases.Contains(parent)) return true;
            if (name == "li" && parent is not ("ul" or "ol" or "menu")) return true;
            if (parent is "ul" or "ol" && name != "li") return true;
            if (name is "dt" or "dd" && parent is not ("dl" or "div")) return true;
            if (name == "figcaption" && parent != "figure" || name == "summary" && parent != "details") return true;
            if (name == "img" && (!element.HasAttribute("alt") || !element.HasAttribute("src"))) return true;
            var id = element.GetAttribute("id");
            if (id is not null && (id.Length == 0 || id.Any(char.IsWhiteSpace) || !ids.Add(id))) return true;
        }

        return false;
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
}
