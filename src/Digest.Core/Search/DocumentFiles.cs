using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Core.Catalog;
using Digest.Core.Markdown;
using Digest.Core.Pages;
using Digest.Core.Settings;

namespace Digest.Core.Search;

/// <summary>Files of what results show: an array for the numbers that are equal but for their last three bits, 0 where none
/// is.</summary>
internal static class DocumentFiles
{
    // The files are read as JSON and shown as text; nothing has to be escaped for HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true
    };

    /// <summary>Writes the files.</summary>
    public static void Write(DocumentNumbers numbers, Site site, ParallelWork work, List<SearchFile> files)
    {
        var documents = numbers.Documents;
        var starts = new List<int>();
        for (var i = 0; i < documents.Count; i++)
        {
            if (i == 0 || documents[i].Number / DocumentNumbers.FileSize != documents[i - 1].Number / DocumentNumbers.FileSize)
                starts.Add(i);
        }

        starts.Add(documents.Count);
        var written = new SearchFile[starts.Count - 1];
        work.For(written.Length, f =>
        {
            var buffer = new ArrayBufferWriter<byte>(4096);
            using (var json = new Utf8JsonWriter(buffer, Options)) Write(documents, starts[f], starts[f + 1], site, json);
            buffer.Write("\n"u8);
            var file = documents[starts[f]].Number / DocumentNumbers.FileSize;
            written[f] = new(string.Create(CultureInfo.InvariantCulture, $"{SearchIndex.Folder}documents/{file}.json"),
                buffer.WrittenSpan.ToArray());
        });
        files.AddRange(written);
    }

    private static void Write(IReadOnlyList<(int Number, SiteArticle Article)> documents, int from, int to, Site site,
        Utf8JsonWriter json)
    {
        var settings = site.Settings;
        json.WriteStartArray();
        var place = 0;
        for (var i = from; i < to; i++, place++)
        {
            for (; place < documents[i].Number % DocumentNumbers.FileSize; place++) json.WriteNumberValue(0);
            var article = documents[i].Article;
            json.WriteStartArray();
            json.WriteStringValue(Permalinks.Href(article.Permalink, settings));
            json.WriteStringValue(article.Article.Headline);
            json.WriteStringValue(Excerpt(article));
            json.WriteStringValue(article.Article.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStringValue(ToldBy(article, settings));
            json.WriteNumberValue(KilobytesOfPage(article));
            var foreign = !string.Equals(article.Article.Language, settings.Language, StringComparison.OrdinalIgnoreCase);
            var story = site.StoryOf(article);
            if (foreign || story.HasPage) json.WriteStringValue(foreign ? article.Article.Language : "");
            if (story.HasPage) json.WriteStringValue(Permalinks.Href(story.Permalink, settings));
            if (story is { HasPage: true, File.Headline: { } headline } && story.Lead == article) json.WriteStringValue(headline);

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // About how much a reader's browser would fetch for a passage: the body and what a page has besides.
    private static int KilobytesOfPage(SiteArticle article) => 9 + (Encoding.UTF8.GetByteCount(article.Body.Html) / 1000);

    private static string ToldBy(SiteArticle article, SiteSettings settings) => article.Source?.Name
        ?? (article.Authors.Count > 0
        ? string.Join(", ", article.Authors.Select(a => a.Name)) : article.Article.Original ? settings.SiteTitle : "");

    private static string Excerpt(SiteArticle article) => article.Article.Dek is { } dek
        ? Excerpts.Cut(dek) : Excerpts.Of(article.Body) ?? "";
}
