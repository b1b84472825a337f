using System.Globalization;
using AngleSharp.Dom;

namespace Digest.Import;

/// <summary>Tables as Markdown.</summary>
internal static class TableText
{
    private const int MaxColumns = 30;

    /// <summary>Whether a table holds data, and is not there to lay out the page.</summary>
    public static bool IsData(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none") return false;
        if (table.QuerySelector("table, ul, ol, pre, h1, h2, h3, h4, figure, blockquote, hr") is not null) return false;
        var rows = Rows(table);
        var columns = rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns is < 2 or > MaxColumns || rows.Count < 2) return false;
        return rows.SelectMany(r => r).All(c => c.TextContent.Length < 500 && c.QuerySelectorAll("p").Length < 3);
    }

    /// <summary>The table, or null where it holds no text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="read">Reads a cell.</param>
    public static Block? Write(IElement table, Func<IElement, (string Markdown, string Text, int Linked)> read)
    {
        var rows = Rows(table);
        var columns = Math.Min(MaxColumns, rows.Max(r => r.Sum(Span)));
        var cells = new List<string[]>();
        var texts = new List<string[]>();
        var linked = 0;
        foreach (var row in rows)
        {
            var (markdown, text, at) = (new string[columns], new string[columns], 0);
            Array.Fill(markdown, "");
            Array.Fill(text, "");
            foreach (var cell in row)
            {
                if (at >= columns) break;
                var content = read(cell);
                (markdown[at], text[at]) = (content.Markdown, content.Text);
                linked += content.Linked;
                at += Span(cell);
            }

            if (text.All(t => t.Length == 0)) continue;
            cells.Add(markdown);
            texts.Add(text);
        }

        if (cells.Count < 2) return null;
        var lines = new List<string> { Line(cells[0]),
            "|" + string.Concat(Enumerable.Range(0, columns).Select(c => IsNumeric(texts, c) ? " ---: |" : " --- |")) };
        for (var i = 1; i < cells.Count; i++) lines.Add(Line(cells[i]));
        return new(BlockKind.Table, string.Join('\n', lines),
            string.Join('\n', texts.Select(t => string.Join(' ', t))))
        { Linked = linked };
    }

    private static string Line(string[] cells) => "|" + string.Concat(cells.Select(c => " " + c + (c.Length > 0 ? " |" : "|")));

    private static int Span(IElement cell) =>
        int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            && span is > 0 and < MaxColumns ? span : 1;

    private static List<List<IElement>> Rows(IElement table) =>
        table.QuerySelectorAll("tr").Select(r => r.Children.Where(c => c.LocalName is "td" or "th").ToList())
            .Where(r => r.Count > 0).ToList();

    private static bool IsNumeric(List<string[]> texts, int column)
    {
        var any = false;
        for (var i = 1; i < texts.Count; i++)
        {
            var text = texts[i][column];
            if (text.Length == 0) continue;
            any = true;
            if (!text.Any(char.IsAsciiDigit) || text.Any(c => char.IsLetter(c))) return false;
        }

        return any;
    }
}
