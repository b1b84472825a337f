using System.Text;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.SmartyPants;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Core.Markdown;

/// <summary>Writes a walked tree as HTML. What the walk did not allow is not written.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001",
    Justification = "A StringWriter holds nothing that needs releasing.")]
internal sealed class SafeHtmlWriter
{
    private readonly StringWriter _buffer = new(new StringBuilder(16 * 1024),
        System.Globalization.CultureInfo.InvariantCulture)
    { NewLine = "\n" };
    private readonly HtmlRenderer _renderer;
    private readonly Code _code = new();
    private string _language = "en";

    public SafeHtmlWriter(MarkdownPipeline pipeline)
    {
        _renderer = new HtmlRenderer(_buffer);
        pipeline.Setup(_renderer);
        Replace<LinkInlineRenderer>(new Links());
        Replace<AutolinkInlineRenderer>(new Autolinks());
        Replace<HtmlInlineRenderer>(new RawInlines());
        Replace<HtmlTaskListRenderer>(new Tasks());
        Replace<HtmlSmartyPantRenderer>(new Smart());
        Replace<AlertBlockRenderer>(new Alerts(() => _language));
        Replace<HtmlMathInlineRenderer>(new Formula());
        Replace<HtmlMathBlockRenderer>(new FormulaBlocks());
        Replace<ParagraphRenderer>(new Paragraphs());
        Replace<CodeBlockRenderer>(_code);
        Replace<HtmlTableRenderer>(new Tables(_buffer.GetStringBuilder()));
    }

    /// <param name="document">The tree.</param>
    /// <param name="language">Language of what is written beside the body's own words.</param>
    public string Write(MarkdownDocument document, string language)
    {
        _language = language;
        _code.Begin();
        var builder = _buffer.GetStringBuilder();
        builder.Clear();
        _renderer.Render(document);
        _buffer.Flush();
        builder.Replace(" />", ">"); // as HTML is written; in text and attributes ">" is escaped
        var html = builder.ToString();
        builder.Clear();
        if (builder.Capacity > 1 << 20) builder.Capacity = 1 << 16;
        return html;
    }

    private void Replace<TOld>(IMarkdownObjectRenderer renderer)
    {
        for (var i = _renderer.ObjectRenderers.Count - 1; i >= 0; i--)
        {
            if (_renderer.ObjectRenderers[i] is TOld) _renderer.ObjectRenderers.RemoveAt(i);
        }

        _renderer.ObjectRenderers.Insert(0, renderer);
    }

    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var reference = link.GetData(typeof(TreeWalk)) as string ?? "";
            if (!renderer.EnableHtmlForInline || reference.Length == 0)
            {
                renderer.WriteChildren(link);
                return;
            }

            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"").WriteEscape(reference).Write("\"");
            if (link.IsImage)
            {
                renderer.Write(" alt=\"");
                renderer.EnableHtmlForInline = false;
                renderer.WriteChildren(link);
                renderer.EnableHtmlForInline = true;
                renderer.Write("\" loading=\"lazy\"");
            }

            renderer.WriteAttributes(link);
            if (!string.IsNullOrEmpty(link.Title) && !IsFigure(link))
                renderer.Write(" title=\"").WriteEscape(link.Title).Write("\"");
            renderer.Write(">");
            if (link.IsImage) return;
            renderer.WriteChildren(link);
            renderer.Write("</a>");
        }
    }

    private static bool IsFigure(LinkInline link)
    {
        var top = link.Parent;
        while (top?.Parent is not null) top = top.Parent;
        return top?.ParentBlock is ParagraphBlock paragraph && Captions.ImageOf(paragraph) == link;
    }

    private sealed class Autolinks : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var reference = link.GetData(typeof(TreeWalk)) as string ?? "";
            if (!renderer.EnableHtmlForInline || reference.Length == 0)
            {
                renderer.WriteEscape(link.Url);
                return;
            }

            renderer.Write("<a href=\"").WriteEscape(reference).Write("\">").WriteEscape(link.Url).Write("</a>");
        }
    }

    private sealed class Alerts(Func<string> language) : HtmlObjectRenderer<AlertBlock>
    {
        protected override void Write(HtmlRenderer renderer, AlertBlock alert)
        {
            var (kind, name) = AlertWords.Find(alert.Kind.ToString(), language());
            renderer.EnsureLine();
            renderer.Write("<div class=\"alert alert-").Write(kind).Write("\">\n<p class=\"alert-title\">").WriteEscape(name)
                .WriteLine("</p>");
            renderer.WriteChildren(alert);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class Formula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) =>
            renderer.Write("<code class=\"math\">").WriteEscape(formula.Content).Write("</code>");
    }

    private sealed class FormulaBlocks : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula)
        {
            renderer.EnsureLine();
            renderer.Write("<pre><code class=\"math\">").WriteLeafRawLines(formula, true, true).WriteLine("</code></pre>");
        }
    }

    // An image alone in a paragraph is a figure; its title is the caption.
    private sealed class Paragraphs : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (Captions.ImageOf(paragraph) is not { } image)
            {
                base.Write(renderer, paragraph);
                return;
            }

            renderer.EnsureLine();
            renderer.Write("<figure").WriteAttributes(paragraph).Write(">").WriteLeafInline(paragraph);
            if (!string.IsNullOrEmpty(image.Title))
                renderer.Write("<figcaption>").WriteEscape(image.Title).Write("</figcaption>");
            renderer.WriteLine("</figure>");
        }
    }

    private sealed class Code : CodeBlockRenderer
    {
        // How many characters of code of this body may still be told apart.
        private int _left;

        /// <summary>Begins a body.</summary>
        public void Begin() => _left = Highlighter.MaxOfBody;

        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            if (block is not FencedCodeBlock { Info.Length: > 0 } code || Highlighted(code) is not { } html)
            {
                base.Write(renderer, block);
                return;
            }

            renderer.EnsureLine();
            renderer.Write("<pre><code").WriteAttributes(block).Write(">").Write(html).WriteLine().WriteLine("</code></pre>");
        }

        private string? Highlighted(FencedCodeBlock block)
        {
            var code = block.Lines.ToString();
            if (code.Length > _left || Highlighter.Write(block.Info!, code) is not { } html) return null;
            _left -= code.Length;
            return html;
        }
    }

    private sealed class Tables(StringBuilder written) : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var start = written.Length;
            base.Write(renderer, table);
            if (Captions.Of(table) is not { } paragraph) return;
            var end = written.Length;
            renderer.Write("<caption>").WriteLeafInline(paragraph).WriteLine("</caption>");
            var caption = written.ToString(end, written.Length - end - 1);
            written.Length = end;
            while (written[start] != '>') start++;
            written.Insert(start + 1, "\n" + caption);
        }
    }

    // Pseudo-HTML such as <nick> is text that somebody wrote; comments are not.
    private sealed class RawInlines : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline html)
        {
            if (html.Tag.StartsWith("<!--", StringComparison.Ordinal)) return;
            if (HtmlSanitizer.IsElement(html.Tag))
            {
                if (renderer.EnableHtmlForInline) renderer.Write(html.Tag);
            }
            else
            {
                renderer.WriteEscape(html.Tag);
            }
        }
    }

    private sealed class Tasks : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(task.Checked ? "\u2611" : "\u2610");
    }

    private sealed class Smart : HtmlObjectRenderer<SmartyPant>
    {
        protected override void Write(HtmlRenderer renderer, SmartyPant smart) => renderer.WriteEscape(Typography.Of(smart.Type));
    }
}
