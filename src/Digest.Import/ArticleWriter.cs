using System.Globalization;
using System.Text;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Import;

/// <summary>Writes an imported article as Markdown with front matter.</summary>
internal static class ArticleWriter
{
    /// <summary>The whole file.</summary>
    public static string Write(PageFacts facts, string headline, IReadOnlyList<Block> body, ImportRequest request)
    {
        var text = new StringBuilder("---\n");
        Line(text, "title", Quoted(headline));
        Line(text, "published",
            facts.Published?.ToFrontMatter(request.Zone)
            ?? TimeZoneInfo.ConvertTime(request.Now, request.Zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        if (facts.Updated is { } updated && IsLater(updated, facts.Published, request.Zone))
            Line(text, "updated", updated.ToFrontMatter(request.Zone));
        Line(text, "draft", "true");
        Line(text, "rights", "unknown");
        if (facts.Dek is { } dek) Line(text, "dek", Quoted(dek));
        if (facts.Bylines.Count == 1) Line(text, "byline", Quoted(facts.Bylines[0]));
        else if (facts.Bylines.Count > 1) Line(text, "byline", List(facts.Bylines));
        if (facts.Publisher is not null || facts.Url is not null)
        {
            text.Append("source:\n");
            if (facts.Publisher is { } publisher) Line(text, "  name", Quoted(publisher));
            if (facts.Url is { } url) Line(text, "  url", Quoted(url));
        }

        var language = HtmlFacts.Language(facts) ?? request.Language;
        if (TranslationOf(facts, language, request) is { } other) Line(text, "translation_of", Quoted(other));
        if (!SameLanguage(language, request.Language)) Line(text, "lang", language);
        if (facts.Paywall) Line(text, "paywall", "true");
        if (facts.Image is { } image)
        {
            text.Append("image:\n");
            Line(text, "  src", Quoted(image.Address));
            Line(text, "  alt", Quoted(image.Alt ?? ""));
            if (image.Credit is { } credit) Line(text, "  credit", Quoted(credit));
        }

        var plain = string.Join('\n', body.Select(b => b.Text));
        var about = headline + "\n" + facts.Dek;
        Line(text, "topics", List(TermProposals.Topics(request.Known, facts.Keywords, about, plain, 4)));
        Line(text, "people", List(TermProposals.Propose(request.Known, TermKind.Person, about, plain, 5)));
        Line(text, "places", List(TermProposals.Propose(request.Known, TermKind.Place, about, plain, 4)));
        Line(text, "organizations", List(TermProposals.Propose(request.Known, TermKind.Organization, about, plain, 4)));
        if (facts.Amendments.Count > 0) text.Append("corrections:\n");
        foreach (var amendment in facts.Amendments)
        {
            var date = amendment.Date?.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Line(text, date is null ? "  - text" : "  - date", date ?? Quoted(amendment.Text));
            if (date is not null) Line(text, "    text", Quoted(amendment.Text));
        }

        text.Append("---\n\n").Append(BlockReader.Join(body));
        return text.ToString().TrimEnd('\n', ' ') + "\n";
    }

    private static bool IsLater(FoundDate updated, FoundDate? published, TimeZoneInfo zone) =>
        published is not { } first || updated.Instant(zone) > first.Instant(zone);

    // Pages name themselves, and the same text for another country, as alternates too.
    private static string? TranslationOf(PageFacts facts, string language, ImportRequest request)
    {
        foreach (var alternate in facts.Alternates)
        {
            if (!SameLanguage(alternate.Language, language) && request.ArticleOf(alternate.Address) is { } article
                && !SameLanguage(article.Language, language))
            {
                return article.Path;
            }
        }

        return null;
    }

    // A site in English that imports British English need not say so.
    private static bool SameLanguage(string a, string b) => Languages.PrimaryOf(a) == Languages.PrimaryOf(b);

    private static void Line(StringBuilder text, string key, string value) =>
        text.Append(key).Append(": ").Append(value).Append('\n');

    private static string List(IReadOnlyList<string> names) =>
        "[" + string.Join(", ", names.Select(n => IsPlain(n) ? n : Quoted(n))) + "]";

    // What YAML reads as text without quotation marks, in a list on one line too.
    private static bool IsPlain(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && char.IsLetterOrDigit(name[^1])
            && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '\'' or '\u2019')
        && name.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n");

    private static string Quoted(string text)
    {
        // Front matter decodes entities: an ampersand that would begin one has to be one itself.
        if (text.Contains('&', StringComparison.Ordinal) && System.Net.WebUtility.HtmlDecode(text) != text)
            text = text.Replace("&", "&amp;", StringComparison.Ordinal);
        return YamlText.Quoted(text);
    }
}
