using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Markdown;

/// <summary>Writes parsed HTML anew from an allow-list of elements and attributes: what is not named here cannot come out,
/// whatever the input. Text and attribute values are always escaped.</summary>
internal static class HtmlSanitizer
{
    private const int MaximumDepth = 200;

    private static readonly FrozenSet<string> Allowed = Set(
        "a abbr b bdi blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img "
        + "ins "
        + "kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u "
        + "ul var wbr");

    private static readonly FrozenSet<string> Dropped = Set(
        "script style template noscript object embed applet svg math head title meta link base iframe frame frameset noframes "
        + "textarea select option input button form canvas audio video source track xmp plaintext noembed param map area dialog "
        + "slot portal");

    // Elements whose tags go and whose content stays.
    private static readonly FrozenSet<string> Unwrapped = Set(
        "html body address article aside center font footer header hgroup main nav section big tt strike acronym basefont blink "
        + "marquee "
        + "nobr label fieldset legend output progress meter data datalist picture col colgroup menu dir bdo search optgroup "
        + "spacer");

    private static readonly FrozenSet<string> Blocks = Set(
        "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table td th tr ul "
        + "article section");

    // They hold nothing but text and its like: what divides a page into blocks is taken out of the first, or takes the place of
    // the others.
    private static readonly FrozenSet<string> Headings = Set("h2 h3 h4 h5 h6 summary");

    private static readonly FrozenSet<string> Phrases =
        Set("abbr b bdi cite code dfn em i kbd mark q s samp small span strong sub sup time u var");

    private static readonly FrozenSet<string> Void = Set("br hr img wbr");

    private static readonly FrozenSet<string> Classes =
        Set("footnotes footnote-ref footnote-back-ref align-center align-end contains-task-list task-list-item alert alert-title "
            + "alert-note alert-tip alert-important alert-warning alert-caution math");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that come out.</summary>
    public static IEnumerable<string> AllowedElements => Allowed.Order(StringComparer.Ordinal);

    /// <summary>Whether a tag such as <c>&lt;b&gt;</c> or <c>&lt;/nick&gt;</c> names an element of HTML.</summary>
    public static bool IsElement(string tag)
    {
        var start = tag.Length > 1 && tag[1] == '/' ? 2 : 1;
        var end = start;
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || tag[end] == '-')) end++;
        return end == start || IsKnown(tag[start..end]) || tag[start..end].Equals("h1", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsKnown(string name) => Allowed.Contains(name) || Dropped.Contains(name) || Unwrapped.Contains(name);

    /// <summary>Cleans HTML that a body with raw HTML was rendered to.</summary>
    /// <param name="html">HTML of the writer; its internal links are marks already.</param>
    /// <param name="walk">The walk, which takes up further links and findings.</param>
    /// <param name="places">Where raw HTML stands.</param>
    /// <returns>The body, or null where its elements are nested too deeply to be parsed in a fair time.</returns>
    public static Body? Clean(string html, TreeWalk walk, RawPlaces places)
    {
        if (HtmlTree.Parse("<!doctype html><body>" + html) is not { } document) return null;
        var writer = new Writer(walk, places, html.Length);
        writer.Write(document.Body!);
        return walk.ToBody(writer.Html, writer.Text);
    }

    private sealed class Writer(TreeWalk walk, RawPlaces places, int size)
    {
        private readonly StringBuilder _html = new(size + 64);
        private readonly StringBuilder _text = new(size);
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _left = new(StringComparer.Ordinal);
        private readonly HashSet<INode> _aroundBlocks = [];
        private Place _firstLeft;
        private readonly HeadingLevels _levels = new();
        private bool _quiet;
        private bool _inHeading;

        public string Html => _html.ToString();

        public string Text => _text.ToString().Trim();

        // A stack of its own, not the thread's: markup may be nested as deeply as its author likes.
        public void Write(IElement body)
        {
            FindBlocks(body);
            // By position: the parser's tree finds the next sibling of a node by a search among all of them.
            var open = new Stack<(INodeList Nodes, int Next, string? Close)>();
            var (nodes, next, close) = (body.ChildNodes, 0, (string?)null);
            while (true)
            {
                if (next >= nodes.Length)
                {
                    if (close is not null) End(close);
                    if (open.Count == 0) break;
                    (nodes, next, close) = open.Pop();
                    continue;
                }

                var node = nodes[next++];
                if (node is IElement element)
                {
                    var (descend, tag) = Begin(element, open.Count);
                    if (!descend) continue;
                    open.Push((nodes, next, close));
                    if (tag is not null && IsLooseInList(element, tag)) open.Push((element.ChildNodes, int.MaxValue, "li"));
                    (nodes, next, close) = (element.ChildNodes, 0, tag);
                }
                else if (node is IText text)
                {
                    AppendText(text.Data);
                }
            }

            walk.Ids.Clear();
            walk.Ids.AddRange(_ids.Order(StringComparer.Ordinal));
            walk.Headings.RemoveAll(h => !_ids.Contains(h.Id));
            walk.KeepItems(_ids);
            if (_left.Count == 0) return;
            walk.Diagnostics.Add(Codes.UnsafeMarkup.At(_firstLeft,
                $"markup that pages may not hold is left out: {string.Join(", ", _left)}", "write the body in Markdown"));
        }

        private void FindBlocks(IElement body)
        {
            foreach (var element in body.QuerySelectorAll("*"))
            {
                if (!Blocks.Contains(element.LocalName)) continue;
                for (var around = element.Parent; around is not null && _aroundBlocks.Add(around);) around = around.Parent;
            }
        }

        private (bool Descend, string? Close) Begin(IElement element, int depth)
        {
            var name = element.LocalName.ToLowerInvariant();
            if (name is ['h', >= '1' and <= '6'] && !_inHeading) name = "h" + (char)('0' + _levels.Next(name[1] - '0'));
            if (IsPartOfNothing(name, element.ParentElement?.LocalName)) name = "div";
            if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || Dropped.Contains(name))
            {
                if (_left.Count == 0) _firstLeft = places.Of("<" + name);
                _left.Add(name);
                if (name == "iframe") Embedded(element);
                return (false, null);
            }

            if (depth > MaximumDepth) return (true, null);
            if (Blocks.Contains(name) || name == "br") Break(name);
            if (!Allowed.Contains(name))
            {
                if (!Unwrapped.Contains(name)) AppendText("<" + name + ">");
                return (true, null);
            }

            if (Headings.Contains(name) && element.QuerySelector("img") is null && string.IsNullOrWhiteSpace(element.TextContent))
                return (true, null);
            // Emphasis that was left open goes on around the items.
            if (element.ParentElement?.LocalName == "dl" && Phrases.Contains(name)) return (true, null);
            if (_inHeading ? Blocks.Contains(name) : Phrases.Contains(name) && _aroundBlocks.Contains(element))
                return (true, null);
            if (name == "a" && element.GetAttribute("href") is null && element.GetAttribute("id") is null
                && element.GetAttribute("name") is null)
            {
                return (true, null);
            }

            if (name == "img" && Reference(element, "src", true) is null) return (false, null);
            if (!Void.Contains(name) && IsLooseInList(element, name)) _html.Append("<li>");
            _html.Append('<').Append(name);
            Attributes(element, name);
            _html.Append('>');
            if (Void.Contains(name)) return (false, null);
            if (name is "pre" && element.TextContent.StartsWith('\n')) _html.Append('\n');
            if (name is "pre") _quiet = true;
            if (Headings.Contains(name)) _inHeading = true;
            return (true, name);
        }

        // Lists hold items alone: anything else in them becomes an item.
        private static bool IsLooseInList(IElement element, string name) =>
            name != "li" && element.ParentElement?.LocalName is ("ul" or "ol");

        // An item of no list, a caption of no figure.
        private static bool IsPartOfNothing(string name, string? parent) => name switch
        {
            "li" => parent is not ("ul" or "ol"),
            "figcaption" => parent is not "figure",
            "dt" or "dd" => parent is not ("dl" or "div"),
            "summary" => parent is not "details",
            _ => false,
        };

        private void End(string name)
        {
            _html.Append("</").Append(name).Append('>');
            if (name == "pre") _quiet = false;
            if (Headings.Contains(name)) _inHeading = false;
            if (Blocks.Contains(name)) Break(name);
        }

        private void AppendText(string text)
        {
            _html.Append(HtmlText.Escape(text));
            if (_quiet) return;
            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c)) _text.Append(c);
                else if (_text.Length > 0 && !char.IsWhiteSpace(_text[^1])) _text.Append(' ');
            }
        }

        private void Break(string name)
        {
            while (_text.Length > 0 && _text[^1] == ' ') _text.Length--;
            if (_text.Length == 0 || _text[^1] == '\n') return;
            _text.Append(name is "td" or "th" or "br" ? " " : "\n\n");
        }

        private void Embedded(IElement frame)
        {
            if (frame.GetAttribute("src") is not { } source || !Addresses.IsWeb(source) || Addresses.Host(source) is not { } host)
                return;
            if (walk.Reference(source, false, places.Of(source)) is { } reference)
            {
                _html.Append("<a href=\"").Append(HtmlText.Escape(reference)).Append("\">").Append(HtmlText.Escape(host))
                    .Append("</a>");
            }
        }

        private void Attributes(IElement element, string name)
        {
            switch (name)
            {
                case "a":
                    if (Reference(element, "href", false) is { } href) Attribute("href", href);
                    break;
                case "img":
                    Attribute("src", Reference(element, "src", true)!);
                    Attribute("alt", element.GetAttribute("alt") ?? Untold(element));
                    Number(element, "width");
                    Number(element, "height");
                    Attribute("loading", "lazy");
                    break;
                case "td" or "th":
                    Number(element, "colspan");
                    Number(element, "rowspan");
                    if (name == "th" && element.GetAttribute("scope") is { } scope and ("row" or "col"))
                        Attribute("scope", scope);
                    break;
                case "table":
                    Attribute("tabindex", "0");
                    break;
                case "ol":
                    Number(element, "start");
                    if (element.HasAttribute("reversed")) _html.Append(" reversed");
                    break;
                case "li" when element.ParentElement?.LocalName == "ol":
                    Number(element, "value");
                    break;
                case "details" when element.HasAttribute("open"):
                    _html.Append(" open");
                    break;
                case "time" when element.GetAttribute("datetime") is { } time:
                    Attribute("datetime", time);
                    break;
            }

            Global(element);
        }

        private void Global(IElement element)
        {
            var id = element.GetAttribute("id") ?? (element.LocalName == "a" ? element.GetAttribute("name") : null);
            if (id is { Length: > 0 } && !id.Any(char.IsWhiteSpace) && _ids.Add(id)) Attribute("id", id);
            if (element.GetAttribute("title") is { Length: > 0 } title) Attribute("title", title);
            if (element.GetAttribute("lang") is { } lang && Languages.Normalize(lang) is { } language)
                Attribute("lang", language);
            if (element.GetAttribute("dir") is { } dir && dir.ToLowerInvariant() is "ltr" or "rtl" or "auto")
                Attribute("dir", element.GetAttribute("dir")!.ToLowerInvariant());
            if (element.GetAttribute("class") is not { Length: > 0 } given) return;
            // The parser's list of classes takes time with the square of their number.
            var classes = given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsAllowedClass)
                .Distinct(StringComparer.Ordinal).ToList();
            if (classes.Count > 0) Attribute("class", string.Join(' ', classes));
        }

        private static bool IsAllowedClass(string name) => Classes.Contains(name)
            || ((name.StartsWith("language-", StringComparison.Ordinal)
                || name.StartsWith(Highlighter.ClassPrefix, StringComparison.Ordinal)
                || name.StartsWith(AttributeLists.ClassPrefix, StringComparison.Ordinal)) && name.All(IsNameCharacter));

        // An empty text says that an image is decoration; none at all says nothing.
        private string Untold(IElement image)
        {
            var target = image.GetAttribute("src")!.Trim();
            walk.Diagnostics.Add(Codes.NoAltText.At(places.Of(target),
                $"the image '{Fields.Short(target)}' has no alternative text",
                "write alt=\"what it shows\", or alt=\"\" where it is decoration"));
            return "";
        }

        private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '#';

        private void Attribute(string name, string value) =>
            _html.Append(' ').Append(name).Append("=\"").Append(HtmlText.Escape(value)).Append('"');

        private void Number(IElement element, string name)
        {
            if (element.GetAttribute(name) is { Length: > 0 and <= 5 } text && text.All(char.IsAsciiDigit) && text != "0")
                Attribute(name, text);
        }

        private readonly Dictionary<(IElement, string), string?> _references = [];

        private string? Reference(IElement element, string attribute, bool isImage)
        {
            if (_references.TryGetValue((element, attribute), out var known)) return known;
            var target = element.GetAttribute(attribute)?.Trim();
            string? reference = null;
            if (!string.IsNullOrEmpty(target))
            {
                reference = BodyLinks.IsMark(target, walk.Links.Count) ? target
                    : walk.Reference(target, isImage, places.Of(target));
            }

            _references[(element, attribute)] = reference;
            return reference;
        }
    }
}
