using System.Globalization;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Markdown;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>Small pictures in SVG that stand in the page itself. Each has its text beside it or as its label; colours come from the
/// style sheet.</summary>
public static class Charts
{
    private const int Width = 320;
    private const int Row = 22;
    private const int Dot = 5;
    private const int NameWidth = 128;
    private const int MaxName = 20;
    private const int MaxRows = 12;
    private const int MaxWeeks = 52;
    private const int Height = 32;

    /// <summary>Who told a story when: a row for each source, a dot for each telling.</summary>
    /// <param name="story">The story.</param>
    /// <param name="label">What it shows, in words.</param>
    /// <param name="name">Who told a telling.</param>
    /// <returns>SVG, or null for a story that one source told at one time.</returns>
    public static string? Coverage(Story story, string label, Func<SiteArticle, string> name)
    {
        var rows = story.Timeline.Where(t => !t.IsWithdrawn).GroupBy(name).Take(MaxRows).ToList();
        var span = (story.End - story.Begin).TotalMinutes;
        if (span <= 0 || story.Tellings.Count < 2) return null;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"coverage\" viewBox=\"0 0 {Width} {(rows.Count * Row) + 6}\" role=\"img\" aria-label=\"")
            .Append(HtmlText.Escape(label)).Append("\">");
        for (var i = 0; i < rows.Count; i++)
        {
            var y = (i * Row) + (Row / 2) + 3;
            var teller = rows[i].Key.Length > MaxName ? rows[i].Key[..(MaxName - 1)].TrimEnd() + "\u2026" : rows[i].Key;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 4}\">").Append(HtmlText.Escape(teller))
                .Append("</text>").Append(CultureInfo.InvariantCulture, $"<path d=\"M{NameWidth} {y}H{Width - Dot}\"/>");
            foreach (var telling in rows[i])
            {
                var x = NameWidth + Dot
                    + (int)((telling.Article.Published - story.Begin).TotalMinutes / span * (Width - NameWidth - (3 * Dot)));
                svg.Append(CultureInfo.InvariantCulture,
                    $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{Dot}\"{(telling == story.Lead ? " class=\"lead\"" : "")}/>");
            }
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>How many articles of a list fell into each week, up to a year before the newest one.</summary>
    /// <param name="articles">The articles, newest first.</param>
    /// <param name="label">What it shows, in words, of the number of articles, of weeks, and of the most in one week.</param>
    /// <returns>SVG, or null where there are too few to draw a line of.</returns>
    public static string? Weeks(IReadOnlyList<SiteArticle> articles, Func<int, int, int, string> label)
    {
        if (articles.Count < 4) return null;
        var last = Week(articles[0]);
        var counts = new int[MaxWeeks];
        foreach (var article in articles)
        {
            var ago = last - Week(article);
            if (ago is >= 0 and < MaxWeeks) counts[MaxWeeks - 1 - ago]++;
        }

        var first = Array.FindIndex(counts, c => c > 0);
        var shown = counts.AsSpan(first);
        if (shown.Length < 4) return null;
        var (most, sum) = (0, 0);
        foreach (var count in shown) (most, sum) = (Math.Max(most, count), sum + count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"weeks\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"")
            .Append(HtmlText.Escape(label(sum, shown.Length, most))).Append("\"><path d=\"");
        for (var i = 0; i < shown.Length; i++)
        {
            var x = 2 + (i * (Width - 4) / (shown.Length - 1));
            var y = Height - 2 - (shown[i] * (Height - 4) / most);
            svg.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x} {y}");
        }

        return svg.Append("\"/></svg>").ToString();
    }

    private static int Week(SiteArticle article) => DateOnly.FromDateTime(article.Article.Published.DateTime).DayNumber / 7;
}
