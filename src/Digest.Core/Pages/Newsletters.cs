using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Editions;
using Digest.Core.Markdown;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>A story in a newsletter.</summary>
/// <param name="Story">The story as its edition shows it.</param>
/// <param name="Html">Its whole body as a mail shows it; null where rights do not allow it, or the mail would grow too
/// long.</param>
/// <param name="Text">Its whole body as plain text; null where <paramref name="Html"/> is.</param>
public sealed record NewsletterEntry(EditionStory Story, string? Html, string? Text);

/// <summary>An edition as a mail.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Entries">Its stories.</param>
/// <param name="Introduction">The editor's introduction as a mail shows it, or null.</param>
/// <param name="IntroductionText">The editor's introduction as plain text, or null.</param>
public sealed record NewsletterView(Edition Edition, IReadOnlyList<NewsletterEntry> Entries, string? Introduction,
    string? IntroductionText)
{
    // What lists of mails show beside the subject, at most.
    private const int MaxCharacters = 140;

    /// <summary>What a list of mails shows beside the subject: the edition's dek, else its first headlines.</summary>
    public string Preheader
    {
        get
        {
            if (Edition.File?.Dek is { } dek) return dek;
            var text = new StringBuilder();
            foreach (var headline in Entries.Select(e => e.Story.Headline))
            {
                if (text.Length > 0 && text.Length + headline.Length > MaxCharacters) break;
                text.Append(text.Length > 0 ? " · " : "").Append(headline);
            }

            return text.ToString();
        }
    }
}

/// <summary>Makes mails of editions.</summary>
public static class Newsletters
{
    /// <summary>Gmail cuts a mail at 102 kB. Headlines, deks, and what the theme puts around everything need room
    /// besides.</summary>
    private const int MaxBytesOfBodies = 60_000;

    private const int MaxBytesOfEntries = 30_000;

    // Mail clients know no style sheets of their own accord. What is not listed looks well without.
    private static readonly (string Tag, string Style)[] Styles =
    [
        ("p", "margin:0 0 14px"), ("h2", "margin:22px 0 8px;font-size:18px;line-height:1.3"),
        ("h3", "margin:18px 0 6px;font-size:16px;line-height:1.3"),
        ("ul", "margin:0 0 14px;padding-left:22px"), ("ol", "margin:0 0 14px;padding-left:22px"), ("a", "color:#7a1f1f"),
        ("blockquote", "margin:0 0 14px;padding-left:12px;border-left:3px solid #d9d4c9;color:#5c5852"),
        ("img", "max-width:100%;height:auto;border:0"),
        ("pre", "margin:0 0 14px;padding:10px;background:#f3efe6;font-size:13px;white-space:pre-wrap"),
        ("table", "border-collapse:collapse;margin:0 0 14px"),
        ("td", "padding:4px 8px 4px 0;border-bottom:1px solid #d9d4c9"),
        ("th", "padding:4px 8px 4px 0;border-bottom:1px solid #d9d4c9;text-align:left"),
    ];

    /// <summary>The mail of an edition.</summary>
    public static NewsletterView Of(Edition edition, Site site, ResolvedBodies bodies)
    {
        var entries = new List<NewsletterEntry>();
        int whole = 0, all = 0;
        foreach (var shown in edition.Stories)
        {
            var telling = shown.Telling;
            // What a mail cannot hold stays on the edition's page.
            all += Encoding.UTF8.GetByteCount(shown.Headline) + Encoding.UTF8.GetByteCount(shown.Dek ?? "") + 480
                + (bodies.ImageOf(telling) is { IsForMails: true } image ? 400 + image.Smallest.Length : 0);
            if (all > MaxBytesOfEntries) break;
            var html = telling.MaySyndicate && telling.Body.Html.Length > 0
                ? Styled(AbsoluteBodies.Rewrite(telling, bodies, site.Settings)) : null;
            if (html is not null && whole + Encoding.UTF8.GetByteCount(html) > MaxBytesOfBodies) html = null;
            whole += html is null ? 0 : Encoding.UTF8.GetByteCount(html);
            entries.Add(new(shown, html, html is null ? null : MailText.Convert(bodies.Of(telling.Body).Html)));
        }

        if (edition.Introduction is not { } body || bodies.Of(body).Html is not { Length: > 0 } introduction)
            return new(edition, entries, null, null);
        return new(edition, entries, Styled(AbsoluteBodies.Rewrite(introduction, edition.Permalink, site.Settings)),
            MailText.Convert(introduction));
    }

    /// <summary>Safe HTML with a style on each element that needs one.</summary>
    internal static string Styled(string html)
    {
        var styled = new StringBuilder(html.Length + (html.Length / 4));
        var from = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var end = at + 1;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
            foreach (var (tag, style) in Styles)
            {
                if (!html.AsSpan(at + 1, end - at - 1).SequenceEqual(tag)) continue;
                styled.Append(html, from, end - from).Append(" style=\"").Append(style).Append('"');
                from = end;
                break;
            }
        }

        return styled.Append(html, from, html.Length - from).ToString();
    }
}

/// <summary>Bodies for readers outside the site: every reference is an absolute address.</summary>
internal static class AbsoluteBodies
{
    /// <summary>The body of an article.</summary>
    public static string Rewrite(SiteArticle article, ResolvedBodies bodies, SiteSettings settings)
    {
        var references = bodies.Of(article.Body).References;
        var root = new Uri(Permalinks.Absolute(article.Permalink, settings));
        return BodyLinks.Resolve(article.Body,
            i => references[i].Length > 0 && Uri.TryCreate(root, references[i], out var address)
                ? address.AbsoluteUri : references[i]);
    }

    /// <summary>Resolved HTML of a page. In HTML that is ours, <c>&lt;</c> and <c>&gt;</c> are nowhere but around tags.</summary>
    public static string Rewrite(string html, string permalink, SiteSettings settings)
    {
        var page = Permalinks.Absolute(permalink, settings);
        var host = settings.BaseAddress[..^settings.LinkRoot.Length];
        var absolute = new StringBuilder(html.Length + 256);
        var from = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', from))
        {
            var end = html.IndexOf('>', at);
            if (end < 0) break;
            absolute.Append(html, from, at - from);
            var tag = html[at..end];
            foreach (var attribute in (string[])[" href=\"", " src=\""])
            {
                tag = tag.Replace(attribute + "/", attribute + host + "/", StringComparison.Ordinal)
                    .Replace(attribute + "#", attribute + page + "#", StringComparison.Ordinal);
            }

            absolute.Append(tag);
            from = end;
        }

        return absolute.Append(html, from, html.Length - from).ToString();
    }
}

/// <summary>Breaks plain text into lines.</summary>
public static class PlainText
{
    /// <summary>Paragraphs whose lines have at most <paramref name="width"/> characters, a longer address aside.</summary>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder(text.Length + (text.Length / width));
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (wrapped.Length > 0) wrapped.Append("\n\n");
            var column = 0;
            foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(w => Pieces(w, width)))
            {
                if (column > 0 && column + 1 + word.Length > width)
                {
                    wrapped.Append('\n');
                    column = 0;
                }
                else if (column > 0)
                {
                    wrapped.Append(' ');
                    column++;
                }

                wrapped.Append(word);
                column += word.Length;
            }
        }

        return wrapped.ToString();
    }

    // Scripts without spaces have no words to break between.
    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (word.Contains("://", StringComparison.Ordinal)) width = word.Length;
        for (var from = 0; from < word.Length;)
        {
            var to = Math.Min(from + width, word.Length);
            if (to < word.Length && char.IsLowSurrogate(word[to])) to--;
            yield return word[from..to];
            from = to;
        }
    }
}
