using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Fuzzing;

/// <summary>Reads HTML as a browser does, and looks for what runs, loads or leads where no link may.</summary>
public static class SafeHtml
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.Ordinal)
    {
        "script", "style", "iframe", "object", "embed", "svg", "math", "link", "meta", "base", "form", "input", "button",
        "textarea",
        "template", "noscript", "frame", "frameset", "audio", "video", "source", "applet", "title",
    };

    private static readonly Uri Site = new("https://site.example/");

    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(string html)
    {
        // AngleSharp takes U+FFFF for the end of the text.
        html = html.Replace('\uFFFF', '\uFFFD');
        using var document = new HtmlParser().ParseDocument("<!doctype html><body><main>" + html + "</main><footer></footer>");
        if (document.Body!.ChildElementCount != 2 || document.Body.LastElementChild!.LocalName != "footer")
            return "it leaves its element";
        foreach (var element in document.Body.QuerySelectorAll("*"))
        {
            if (Forbidden.Contains(element.LocalName)) return $"<{element.LocalName}>";
            foreach (var attribute in element.Attributes)
            {
                if (Fault(attribute) is { } fault) return $"<{element.LocalName}> {fault}";
            }
        }

        return null;
    }

    private static string? Fault(IAttr attribute)
    {
        if (attribute.Name is "style" or "srcset" || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            return attribute.Name;
        // What is no address leads nowhere.
        return attribute.Name is "href" or "src" && Uri.TryCreate(Site, attribute.Value, out var address)
            && address.Scheme is not ("http" or "https" or "mailto") ? $"{attribute.Name}={attribute.Value}" : null;
    }
}
