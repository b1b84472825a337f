using System.CommandLine;
using System.Text.Json;
using Digest.Build;
using Digest.Core.Catalog;
using Digest.Core.Pages;
using Digest.Core.Stories;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest stories</c>.</summary>
internal static class StoriesCommand
{
    public static Command Create(CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var command = new Command("stories", "Prints every story, its tellings and its quote ledger.") { asJson };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (status, session) = await SiteSession.OpenAsync(shared.Read(parsed) with { Extent = BuildExtent.Links }, context,
                cancellation).ConfigureAwait(false);
            if (session is null) return status;
            if (parsed.GetValue(asJson)) CheckFormats.Write(context.Out, json => Json(json, session.Site));
            else Text(context.Out, session.Site);
            return status;
        });
        return command;
    }

    private static void Text(TextWriter output, Site site)
    {
        foreach (var story in site.Stories)
        {
            output.WriteLine($"{story.Headline}  ({story.Permalink})");
            foreach (var telling in story.Tellings)
            {
                output.WriteLine(
                    $"  {(telling == story.Lead ? "*" : "-")} {telling.Article.SourcePath}  "
                    + $"{telling.Source?.Name ?? (telling.Article.Original ? site.Settings.SiteTitle : "no source")}, "
                    + $"{Report.Instant(telling.Article.Published)}");
                foreach (var other in site.Translations.Of(telling))
                    output.WriteLine($"      {other.Article.Language}: {other.Article.SourcePath}");
            }

            Mentions(output, story.Mentions);
            foreach (var quote in story.Quotes)
            {
                var conflict = quote.Conflict == QuoteConflict.None ? "" : $"  [conflict: {quote.Conflict.Word()}]";
                output.WriteLine($"    \u201c{quote.Text}\u201d{conflict}");
                foreach (var telling in quote.Tellings)
                {
                    var speakers = telling.AttributedTo.Count > 0 ? string.Join(", ", telling.AttributedTo) : "nobody named";
                    var wording = telling.Wording == quote.Text ? "" : $": \u201c{telling.Wording}\u201d";
                    output.WriteLine($"      {telling.Telling.Article.SourcePath}: {speakers}{wording}");
                }
            }

            foreach (var figure in story.Figures)
            {
                output.WriteLine(
                    $"    {figure.What}{(figure.Update ? " (update)" : "")}: "
                    + $"{string.Join("; ", figure.Tellings.Select(t => $"{t.Telling.Article.SourcePath} {t.Value}"))}");
            }
        }

        foreach (var items in site.ItemStories())
        {
            output.WriteLine($"{items[0].Item.Headline}  ({items[0].Permalink})");
            Mentions(output, items);
        }
    }

    private static void Mentions(TextWriter output, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
            output.WriteLine($"  ~ {mention.Roundup.Article.SourcePath}#{mention.Item.Anchor}  {mention.Item.Headline}");
    }

    private static void Json(Utf8JsonWriter json, Site site)
    {
        json.WriteStartArray();
        foreach (var story in site.Stories)
        {
            json.WriteStartObject();
            json.WriteString("slug", story.Slug);
            json.WriteString("permalink", story.Permalink);
            json.WriteString("headline", story.Headline);
            json.WriteString("lead", story.Lead.Article.SourcePath);
            json.WriteStartArray("tellings");
            foreach (var telling in story.Tellings)
            {
                json.WriteStartObject();
                json.WriteString("path", telling.Article.SourcePath);
                json.WriteString("permalink", telling.Permalink);
                json.WriteString("headline", telling.Article.Headline);
                json.WriteString("source", telling.Source?.Name);
                json.WriteString("published", Report.Instant(telling.Article.Published));
                Translations(json, telling, site);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("quotes");
            foreach (var quote in story.Quotes) Quote(json, quote);
            json.WriteEndArray();
            json.WriteStartArray("figures");
            foreach (var figure in story.Figures)
            {
                json.WriteStartObject();
                json.WriteString("what", figure.What);
                json.WriteBoolean("update", figure.Update);
                json.WriteStartArray("tellings");
                foreach (var (telling, value) in figure.Tellings)
                {
                    json.WriteStartObject();
                    json.WriteString("path", telling.Article.SourcePath);
                    json.WriteString("value", value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Mentions(json, story.Mentions);
            json.WriteEndObject();
        }

        foreach (var items in site.ItemStories()) OfItems(json, items);
        json.WriteEndArray();
    }

    private static void Translations(Utf8JsonWriter json, SiteArticle telling, Site site)
    {
        json.WriteStartArray("translations");
        foreach (var other in site.Translations.Of(telling))
        {
            json.WriteStartObject();
            json.WriteString("path", other.Article.SourcePath);
            json.WriteString("permalink", other.Permalink);
            json.WriteString("lang", other.Article.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A story that no article tells: its address is that of its first item.
    private static void OfItems(Utf8JsonWriter json, IReadOnlyList<Mention> items)
    {
        json.WriteStartObject();
        json.WriteString("slug", items[0].Item.Anchor);
        json.WriteString("permalink", items[0].Permalink);
        json.WriteString("headline", items[0].Item.Headline);
        json.WriteString("lead", items[0].Roundup.Article.SourcePath);
        foreach (var nothing in (ReadOnlySpan<string>)["tellings", "quotes", "figures"])
        {
            json.WriteStartArray(nothing);
            json.WriteEndArray();
        }

        Mentions(json, items);
        json.WriteEndObject();
    }

    private static void Mentions(Utf8JsonWriter json, IReadOnlyList<Mention> mentions)
    {
        json.WriteStartArray("mentions");
        foreach (var mention in mentions) Mention(json, mention);
        json.WriteEndArray();
    }

    private static void Mention(Utf8JsonWriter json, Mention mention)
    {
        json.WriteStartObject();
        json.WriteString("path", mention.Roundup.Article.SourcePath);
        json.WriteString("anchor", mention.Item.Anchor);
        json.WriteString("headline", mention.Item.Headline);
        json.WriteEndObject();
    }

    private static void Quote(Utf8JsonWriter json, SharedQuote quote)
    {
        json.WriteStartObject();
        json.WriteString("text", quote.Text);
        json.WriteString("conflict", quote.Conflict.Word());
        json.WriteStartArray("tellings");
        foreach (var telling in quote.Tellings)
        {
            json.WriteStartObject();
            json.WriteString("path", telling.Telling.Article.SourcePath);
            json.WriteString("wording", telling.Wording);
            json.WriteStartArray("attributedTo");
            foreach (var name in telling.AttributedTo) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
