using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Pages;

namespace Digest.Checks;

/// <summary>Finds what may not be passed on: articles with unknown rights, and quotations that are longer than an
/// excerpt.</summary>
internal static class RightsCheck
{
    private const int MaxQuotedWords = 150;

    /// <summary>All findings among built articles; drafts are not built, so they may be of unknown rights.</summary>
    public static IEnumerable<Diagnostic> Check(Site site, SourceLines sources)
    {
        foreach (var article in site.Articles)
        {
            if (article.Article is { Rights: Rights.Unknown, Draft: false })
            {
                yield return Codes.RightsUnknown.At(sources.OfKey(article.Article.SourcePath, "rights"),
                    "the rights of the article are unknown, and it is not a draft",
                    "write 'rights: excerpt', or what else you found out; or set 'draft: true'");
            }

            if (article.MaySyndicate || article.Body.Words <= MaxQuotedWords) continue;
            foreach (var finding in LongQuotations(article, sources)) yield return finding;
        }
    }

    private static IEnumerable<Diagnostic> LongQuotations(SiteArticle article, SourceLines sources)
    {
        var places = new HashSet<Place>();
        foreach (var quotation in article.Body.Quotations.Concat(QuotationRuns.Find(article.Body.Text)))
        {
            var words = WordCount.Count(quotation);
            if (words <= MaxQuotedWords) continue;
            var place = sources.OfPassage(article.Article.SourcePath, quotation);
            // A block quote whose text is in quotation marks is one quotation.
            if (!places.Add(place)) continue;
            yield return Codes.LongQuotation.At(place,
                string.Create(CultureInfo.InvariantCulture,
                $"{words} words are quoted in a row, and the article's rights do not allow whole texts"),
                $"quote at most {MaxQuotedWords} words, or set 'rights' if you may pass on the whole text");
        }
    }
}
