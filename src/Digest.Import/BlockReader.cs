using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Reads elements into blocks of Markdown.</summary>
internal sealed class BlockReader(WebAddress addresses, IReadOnlyDictionary<IElement, string> entries)
{
    private readonly List<Block> _blocks = [];
    private readonly InlineWriter _line = new();

    /// <summary>Images that are left out because only a copy in the saved page's folder exists.</summary>
    public int SavedCopies { get; private set; }

    /// <summary>The blocks of some elements.</summary>
    public IReadOnlyList<Block> Read(IEnumerable<IElement> scopes)
    {
        foreach (var scope in scopes)
        {
            Element(scope, InlineStyle.None, null);
            Flush();
        }

        return _blocks;
    }

    private void Children(INode parent, InlineStyle style, string? target)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) _line.Add(text.Data, style, target);
            else if (node is IElement element) Element(element, style, target);
        }
    }

    private void Element(IElement element, InlineStyle style, string? target)
    {
        if (entries.TryGetValue(element, out var heading))
        {
            Flush();
            _blocks.Add(new(BlockKind.Heading, MarkdownText.Inline(heading), heading) { Level = 2, Kept = true });
        }

        switch (element.LocalName)
        {
            case "b" or "strong": Children(element, style | InlineStyle.Strong, target); break;
            case "i" or "em" or "cite" or "var" or "dfn": Children(element, style | InlineStyle.Emphasis, target); break;
            case "s" or "strike" or "del": Children(element, style | InlineStyle.Strike, target); break;
            case "sup": Children(element, style | InlineStyle.Superscript, target); break;
            case "sub": Children(element, style | InlineStyle.Subscript, target); break;
            case "code" or "kbd" or "samp" or "tt": _line.Add(element.TextContent, style | InlineStyle.Code, target); break;
            case "q": Quoted(element, style, target); break;
            case "br": Break(element); break;
            case "a": Link(element, style, target); break;
            case "img": Image(element); break;
            case "amp-img" when element.QuerySelector("img") is null: Image(element); break;
            case "iframe": Embedded(element); break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6": Heading(element); break;
            case "ul" or "ol" when IsGallery(element):
                Flush();
                Children(element, style, target);
                Flush();
                break;
            case "ul" or "ol": Add(BlockKind.List, element); break;
            case "blockquote": Quote(element); break;
            case "table": Table(element); break;
            case "pre": Code(element); break;
            case "hr": Flush(); _blocks.Add(new(BlockKind.Rule, "---", "")); break;
            case "figure": Figure(element); break;
            case "dl" when IsLinks(element): break;
            case "dt" or "summary": Flush(); Children(element, style | InlineStyle.Strong, target); Flush(); break;
            case "rt" or "rp" or "script" or "style" or "template": break;
            default:
                var isInline = BodyFinder.IsInline(element);
                if (!isInline) Flush();
                Children(element, style, target);
                if (!isInline) Flush();
                break;
        }
    }

    // A list of pictures is a gallery, whose items need no marks.
    private static bool IsGallery(IElement list) =>
        list.Children.Length > 0 && list.Children.All(i => i.QuerySelector("img, figure") is not null);

    // Terms with nothing but links behind them are the page's index, not the article's.
    private static bool IsLinks(IElement list)
    {
        var (all, linked) = (0, 0);
        foreach (var text in list.QuerySelectorAll("dd"))
        {
            all += CleanText.Key(text.TextContent).Length;
            linked += text.QuerySelectorAll("a").Sum(a => CleanText.Key(a.TextContent).Length);
        }

        return linked > 0 && linked * 100 >= all * 85;
    }

    private void Quoted(IElement element, InlineStyle style, string? target)
    {
        _line.Add("\u201c", style, target);
        Children(element, style, target);
        _line.Add("\u201d", style, target);
    }

    // Two breaks in a row are how old pages end a paragraph.
    private void Break(IElement element)
    {
        var next = element.NextSibling;
        while (next is IText { Data: var data } && string.IsNullOrWhiteSpace(data)) next = next.NextSibling;
        if (next is IElement { LocalName: "br" }) Flush();
        else if (!_line.IsEmpty) _line.Break();
    }

    private void Link(IElement element, InlineStyle style, string? target)
    {
        // The mark of a note is a number that leads within the page.
        if (element.GetAttribute("href") is ['#', ..] && element.TextContent.Trim(' ', '[', ']', '(', ')') is { Length: > 0 } mark
            && mark.All(char.IsAsciiDigit))
        {
            return;
        }

        var resolved = target ?? addresses.Resolve(element.GetAttribute("href"));
        Children(element, style, resolved);
    }

    private void Image(IElement element, string? caption = null)
    {
        if (IsDecoration(element)) return;
        if (element.ClassList.Contains("wp-smiley") || element.ClassList.Contains("emoji"))
        {
            _line.Add(element.GetAttribute("alt") ?? "", InlineStyle.None, null);
            return;
        }

        if (Address(element) is not { } address) return;
        var alt = CleanText.Line(element.GetAttribute("alt")) ?? "";
        if (alt.Length > 0 && alt.Equals(address[(address.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase)) alt = "";
        // An image in the middle of a line is a block of its own behind the line.
        Flush();
        _blocks.Add(new(BlockKind.Image, $"![{MarkdownText.Inline(alt, inBrackets: true)}]({MarkdownText.Target(address)})",
            alt)
        { Address = address });
        if (caption is not null) Caption(caption);
    }

    private string? Address(IElement image)
    {
        var isSet = image.GetAttribute("data-srcset") is { Length: > 0 };
        foreach (var name in (string[])["data-src", "data-original", "data-lazy-src", "data-full-src", "src"])
        {
            // What stands in place of a picture that a script loads is none.
            if (name == "src" && isSet) continue;
            if (image.GetAttribute(name) is not { Length: > 0 } address
                || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (WebAddress.IsSavedCopy(address)) continue;
            if (addresses.Resolve(address, isImage: true) is { } resolved) return resolved;
        }

        foreach (var set in ((string?[])[image.GetAttribute("data-srcset"), image.GetAttribute("srcset"),
            image.ParentElement?.QuerySelector("source")?.GetAttribute("srcset")]).OfType<string>())
        {
            var widest = set.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(c => c.Split(' ')).OrderByDescending(c => Width(c)).FirstOrDefault()?[0];
            // A set may be nothing but commas.
            if (widest is not null && !WebAddress.IsSavedCopy(widest)
                && addresses.Resolve(widest, isImage: true) is { } resolved)
            {
                return resolved;
            }
        }

        if (image.GetAttribute("src") is { } src && WebAddress.IsSavedCopy(src)) SavedCopies++;
        return null;
    }

    private static int Width(string[] candidate) =>
        candidate.Length > 1
            && int.TryParse(candidate[^1].TrimEnd('w', 'x'), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var width) && width <= 2000 ? width : 0;

    private static bool IsDecoration(IElement image)
    {
        if (Small(image.GetAttribute("width")) && Small(image.GetAttribute("height"))) return true;
        foreach (var name in image.ClassList.Concat(image.ParentElement?.ClassList ?? Enumerable.Empty<string>()))
        {
            if (name.Contains("avatar", StringComparison.OrdinalIgnoreCase)
                || name.Contains("logo", StringComparison.OrdinalIgnoreCase)
                || name.Contains("icon", StringComparison.OrdinalIgnoreCase)
                || name.Contains("author", StringComparison.OrdinalIgnoreCase)
                || name.Contains("pixel", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Small(string? size) =>
        size is { Length: 1 or 2 } && size.All(char.IsAsciiDigit)
            && int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) <= 48;

    private void Embedded(IElement frame)
    {
        var address = addresses.Resolve(frame.GetAttribute("src") ?? frame.GetAttribute("data-src"));
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        if (host is not ("youtube.com" or "youtube-nocookie.com" or "youtu.be" or "player.vimeo.com" or "vimeo.com"
            or "w.soundcloud.com"))
        {
            return;
        }

        Flush();
        var title = CleanText.Line(frame.GetAttribute("title")) ?? host;
        if (uri.AbsolutePath.StartsWith("/embed/", StringComparison.Ordinal)
            && host.StartsWith("youtube", StringComparison.Ordinal))
        {
            address = "https://www.youtube.com/watch?v=" + uri.AbsolutePath[7..].Trim('/');
        }

        _blocks.Add(new(BlockKind.Paragraph, $"[{MarkdownText.Inline(title, inBrackets: true)}]({MarkdownText.Target(address)})",
            title)
        { Linked = title.Length, Kept = true });
    }

    private void Heading(IElement element)
    {
        Flush();
        var images = Inner(element, out var line);
        var (markdown, text, linked) = line;
        _blocks.AddRange(images);
        if (text.Length == 0) return;
        // Headings are bold anyway, and stand on one line.
        if (markdown.StartsWith("**", StringComparison.Ordinal) && markdown.EndsWith("**", StringComparison.Ordinal)
            && markdown.IndexOf("**", 2, StringComparison.Ordinal) == markdown.Length - 2)
        {
            markdown = markdown[2..^2];
        }

        markdown = markdown.Replace("\\\n", " ", StringComparison.Ordinal);
        if (markdown.EndsWith('#')) markdown = markdown[..^1] + "\\#";
        _blocks.Add(new(BlockKind.Heading, markdown, text.Replace('\n', ' '))
        {
            Level = element.LocalName[1] - '0',
            Linked = linked
        });
    }

    // Inline content of an element; images within it are blocks of their own.
    private List<Block> Inner(IElement element, out (string Markdown, string Text, int Linked) line, bool inTable = false)
    {
        var inner = new BlockReader(addresses, entries);
        inner.Children(element, InlineStyle.None, null);
        if (inTable && inner._blocks.Count > 0)
        {
            inner.Flush();
            line = (string.Join(' ',
                inner._blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Image)
                .Select(b => b.Markdown.Replace("\\\n", " ", StringComparison.Ordinal)
                .Replace("|", "\\|", StringComparison.Ordinal))), string.Join(' ', inner._blocks.Select(b => b.Text)),
                inner._blocks.Sum(b => b.Linked));
            return [];
        }

        line = inner._line.Take(inTable);
        SavedCopies += inner.SavedCopies;
        if (line.Text.Length == 0 && inner._blocks.Find(b => b.Kind == BlockKind.Paragraph) is { } only)
        {
            line = (only.Markdown, only.Text, only.Linked);
            inner._blocks.Remove(only);
        }

        return inner._blocks;
    }

    private List<Block> Blocks(IElement element)
    {
        var inner = new BlockReader(addresses, entries);
        inner.Children(element, InlineStyle.None, null);
        inner.Flush();
        SavedCopies += inner.SavedCopies;
        return inner._blocks;
    }

    private void Add(BlockKind kind, IElement list)
    {
        Flush();
        var (markdown, text, linked) = ListText(list);
        if (text.Length > 0) _blocks.Add(new(kind, markdown, text) { Linked = linked });
    }

    private (string Markdown, string Text, int Linked) ListText(IElement list)
    {
        var lines = new List<string>();
        var texts = new List<string>();
        var linked = 0;
        var number = int.TryParse(list.GetAttribute("start"), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var start) && start < 1_000_000 ? start : 1;
        foreach (var item in list.Children)
        {
            var blocks = item.LocalName is "ul" or "ol" ? [Nested(item)] : Blocks(item);
            blocks.RemoveAll(b => b.Kind is BlockKind.Rule || (b.Kind is BlockKind.Paragraph && Boilerplate.IsNoise(b.Text)));
            if (blocks.Count == 0) continue;
            var mark = list.LocalName == "ol" ? $"{number++}. " : "- ";
            var indent = new string(' ', mark.Length);
            var written = Join(blocks,
                tight: blocks.TrueForAll(b => b.Kind is BlockKind.Paragraph or BlockKind.List)
                && blocks.Count(b => b.Kind == BlockKind.Paragraph) <= 1);
            lines.Add(mark
                + written.Replace("\n", "\n" + indent, StringComparison.Ordinal)
                .Replace("\n" + indent + "\n", "\n\n", StringComparison.Ordinal));
            texts.Add(string.Join(' ', blocks.Select(b => b.Text)));
            linked += blocks.Sum(b => b.Linked);
        }

        var loose = lines.Exists(l => l.Contains("\n\n", StringComparison.Ordinal));
        return (string.Join(loose ? "\n\n" : "\n", lines), string.Join('\n', texts), linked);
    }

    private Block Nested(IElement list)
    {
        var (markdown, text, linked) = ListText(list);
        return new(BlockKind.List, markdown, text) { Linked = linked };
    }

    /// <summary>Blocks as Markdown, a blank line between them; a tight list follows its item's text without one.</summary>
    public static string Join(IEnumerable<Block> blocks, bool tight = false) =>
        string.Join(tight ? "\n" : "\n\n",
            blocks.Select(b => b.Kind == BlockKind.Heading
            ? new string('#', Math.Clamp(b.Level, 1, 6)) + " " + b.Markdown : b.Markdown));

    private void Quote(IElement element)
    {
        Flush();
        var blocks = Blocks(element);
        blocks.RemoveAll(b => b.Kind is BlockKind.Paragraph && Boilerplate.IsNoise(b.Text));
        if (blocks.Count == 0) return;
        var markdown = "> "
            + Join(blocks).Replace("\n", "\n> ", StringComparison.Ordinal).Replace("\n> \n", "\n>\n", StringComparison.Ordinal);
        _blocks.Add(new(BlockKind.Quote, markdown, string.Join('\n', blocks.Select(b => b.Text))));
    }

    private void Code(IElement element)
    {
        Flush();
        var text = CleanText.Visible(element.TextContent.ReplaceLineEndings("\n")).Trim('\n').TrimEnd();
        if (text.Length == 0) return;
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        var classes = element.ClassList.Concat(element.QuerySelector("code")?.ClassList ?? Enumerable.Empty<string>());
        var language = classes.Where(c => c.StartsWith("language-", StringComparison.Ordinal)
            || c.StartsWith("lang-", StringComparison.Ordinal)).Select(c => c[(c.IndexOf('-', StringComparison.Ordinal) + 1)..])
            .FirstOrDefault(c => c.Length > 0 && c.All(char.IsAsciiLetterOrDigit)) ?? "";
        _blocks.Add(new(BlockKind.Code, fence + language + "\n" + text + "\n" + fence, text));
    }

    private void Figure(IElement element)
    {
        Flush();
        var caption = element.QuerySelector("figcaption");
        foreach (var link in caption?.QuerySelectorAll("a, button").Where(l => Boilerplate.IsNoise(l.TextContent)).ToList() ?? [])
            link.Remove();
        (string Markdown, string Text, int Linked)? captionText = caption is null ? null : Inline(caption);
        caption?.Remove();
        var before = _blocks.Count;
        Children(element, InlineStyle.None, null);
        Flush();
        if (captionText is not { Text.Length: > 0 } line || _blocks.Count == before) return;
        // A caption that some pages write twice, as text beside the figure's own, is dropped with the doubles.
        _blocks.RemoveAll(b => b.Kind == BlockKind.Paragraph && _blocks.IndexOf(b) >= before
            && CleanText.Key(b.Text) == CleanText.Key(line.Text));
        if (_blocks.Count > before && _blocks[^1].Kind == BlockKind.Image) Caption(line.Text);
        else _blocks.Add(new(BlockKind.Paragraph, line.Markdown, line.Text) { Linked = line.Linked, Kept = true });
    }

    private (string Markdown, string Text, int Linked) Inline(IElement element)
    {
        var inner = new BlockReader(addresses, entries);
        inner.Children(element, InlineStyle.None, null);
        inner.Flush();
        var text = string.Join(' ',
            inner._blocks.Where(b => b.Kind == BlockKind.Paragraph).Select(b => b.Text.Replace('\n', ' ')));
        return (MarkdownText.LineStart(MarkdownText.Inline(text)), text, 0);
    }

    private void Caption(string text) =>
        _blocks.Add(new(BlockKind.Paragraph,
            text.Contains('*', StringComparison.Ordinal)
            ? MarkdownText.LineStart(MarkdownText.Inline(text)) : "*" + MarkdownText.Inline(text) + "*", text)
        { Kept = true });

    private void Table(IElement table)
    {
        Flush();
        if (TableText.IsData(table))
        {
            var caption = table.Children.FirstOrDefault(c => c.LocalName == "caption");
            if (caption is not null && Inline(caption) is { Text.Length: > 0 } line)
                _blocks.Add(new(BlockKind.Paragraph, "**" + line.Markdown + "**", line.Text) { Kept = true });
            if (TableText.Write(table, cell => { Inner(cell, out var text, inTable: true); return text; }) is { } block)
                _blocks.Add(block);
            return;
        }

        Children(table, InlineStyle.None, null);
        Flush();
    }

    private void Flush()
    {
        var (markdown, text, linked) = _line.Take();
        if (text.Length > 0) _blocks.Add(new(BlockKind.Paragraph, markdown, text) { Linked = linked });
    }
}
