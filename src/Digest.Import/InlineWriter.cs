using System.Text;

namespace Digest.Import;

/// <summary>How a run of text is set.</summary>
[Flags]
internal enum InlineStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Strike = 4,
    Code = 8,
    Superscript = 16,
    Subscript = 32,
}

/// <summary>A run of text of one style and one link; a line feed alone is a hard break.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Target">Address it links to, or null.</param>
internal sealed record Run(string Text, InlineStyle Style, string? Target);

/// <summary>Collects runs of text and writes them as Markdown on one line (or more, where there are hard breaks).</summary>
internal sealed class InlineWriter
{
    private readonly List<Run> _runs = [];

    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsEmpty => _runs.TrueForAll(r => string.IsNullOrWhiteSpace(r.Text));

    /// <summary>Adds text as a page holds it; white space folds.</summary>
    public void Add(string text, InlineStyle style, string? target)
    {
        if (text.Length == 0) return;
        if (_runs.Count > 0 && _runs[^1] is var last && last.Style == style && last.Target == target && last.Text != "\n")
            _runs[^1] = last with { Text = last.Text + text };
        else _runs.Add(new(text, style, target));
    }

    /// <summary>Adds a hard line break.</summary>
    public void Break() => _runs.Add(new("\n", InlineStyle.None, null));

    /// <summary>Takes what was collected: Markdown, plain text, and how much of it is links.</summary>
    /// <param name="inTable">Whether it goes into a cell: no breaks, bars escaped.</param>
    public (string Markdown, string Text, int Linked) Take(bool inTable = false)
    {
        var runs = Folded(inTable);
        _runs.Clear();
        var text = string.Concat(runs.Select(r => r.Text));
        var linked = runs.Where(r => r.Target is not null).Sum(r => r.Text.Length);
        return (Write(runs, inTable), text, linked);
    }

    // White space folds over the borders of runs, as it does on a page, and moves out of links and emphasis.
    private List<Run> Folded(bool inTable)
    {
        var result = new List<Run>();
        var space = true;
        foreach (var run in _runs)
        {
            if (run.Text == "\n")
            {
                TrimEnd(result);
                if (result.Count > 0) result.Add(inTable ? new(" ", InlineStyle.None, null) : run);
                space = true;
                continue;
            }

            var text = new StringBuilder(run.Text.Length);
            foreach (var c in CleanText.Visible(run.Text))
            {
                var isSpace = CleanText.IsSpace(c);
                if (!isSpace) text.Append(c);
                else if (!space) text.Append(' ');
                space = isSpace;
            }

            var folded = text.ToString();
            if (folded.Length == 0) continue;
            if (run.Target is null && run.Style == InlineStyle.None)
            {
                Append(result, run with { Text = folded });
                continue;
            }

            var core = folded.Trim(' ');
            if (folded[0] == ' ') Append(result, new(" ", InlineStyle.None, null));
            if (core.Length > 0) Append(result, run with { Text = core });
            if (core.Length > 0 && folded[^1] == ' ') Append(result, new(" ", InlineStyle.None, null));
        }

        TrimEnd(result);
        return result;
    }

    private static void Append(List<Run> runs, Run run)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.Text != "\n" && last.Style == run.Style && last.Target == run.Target)
            runs[^1] = last with { Text = last.Text + run.Text };
        else runs.Add(run);
    }

    private static void TrimEnd(List<Run> runs)
    {
        while (runs.Count > 0)
        {
            var trimmed = runs[^1].Text.TrimEnd(' ', '\n');
            if (trimmed.Length > 0)
            {
                runs[^1] = runs[^1] with { Text = trimmed };
                return;
            }

            runs.RemoveAt(runs.Count - 1);
        }
    }

    private static string Write(List<Run> runs, bool inTable)
    {
        var result = new StringBuilder();
        var lineStart = true;
        for (var i = 0; i < runs.Count;)
        {
            if (runs[i].Text == "\n")
            {
                result.Append("\\\n");
                lineStart = true;
                i++;
                continue;
            }

            var end = i + 1;
            var target = runs[i].Target;
            while (target is not null && end < runs.Count && runs[end].Target == target && runs[end].Text != "\n") end++;
            var piece = target is null
                ? Styled(runs, i, false, inTable)
                : $"[{string.Concat(Enumerable.Range(i, end - i).Select(k => Styled(runs, k, true, inTable)))}]"
                + $"({MarkdownText.Target(target)})";
            if (target is not null && result.Length > 0 && result[^1] == '!') result.Insert(result.Length - 1, '\\');
            if (lineStart && target is null && runs[i].Style == InlineStyle.None) piece = MarkdownText.LineStart(piece);
            lineStart = false;
            result.Append(piece);
            i = end;
        }

        return result.ToString();
    }

    private static string Styled(List<Run> runs, int index, bool inLink, bool inTable)
    {
        var run = runs[index];
        if ((run.Style & InlineStyle.Code) != 0) return Code(run.Text, inTable);
        var text = MarkdownText.Inline(run.Text, inLink, inTable);
        if ((run.Style & InlineStyle.Superscript) != 0) return "<sup>" + text + "</sup>";
        if ((run.Style & InlineStyle.Subscript) != 0) return "<sub>" + text + "</sub>";
        var mark = Mark(run.Style);
        return mark.Length > 0 && CanBeMarked(runs, index) ? mark + text + Reversed(mark) : text;
    }

    private static string Mark(InlineStyle style) =>
        ((style & InlineStyle.Strike) != 0 ? "~~" : "") + ((style & InlineStyle.Strong) != 0 ? "**" : "")
            + ((style & InlineStyle.Emphasis) != 0 ? "*" : "");

    private static string Reversed(string mark) => new([.. mark.Reverse()]);

    // Left- and right-flanking delimiter runs (CommonMark 6.2): where the marks would not be read as marks, the text goes
    // without.
    private static bool CanBeMarked(List<Run> runs, int index)
    {
        var text = runs[index].Text;
        var before = index > 0 ? runs[index - 1].Text[^1] : ' ';
        var after = index + 1 < runs.Count ? runs[index + 1].Text[0] : ' ';
        if (index > 0 && Mark(runs[index - 1].Style).Length > 0 && runs[index - 1].Text != "\n") return false;
        return (!IsPunctuation(text[0]) || !char.IsLetterOrDigit(before))
            && (!IsPunctuation(text[^1]) || !char.IsLetterOrDigit(after))
            && !char.IsSurrogate(before) && !char.IsSurrogate(after);
    }

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private static string Code(string text, bool inTable)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return fence + pad + (inTable ? text.Replace("|", "\\|", StringComparison.Ordinal) : text) + pad + fence;
    }
}
