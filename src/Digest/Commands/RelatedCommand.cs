using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digest.Build;
using Digest.Build.Mapping;
using Digest.Core.Catalog;
using Digest.Core.Pages;
using Digest.Core.Stories;
using Digest.Editing;
using Digest.Linking;
using Digest.Output;
using Reason = Digest.Core.Stories.Reason;
using Story = Digest.Core.Stories.Story;

namespace Digest.Commands;

/// <summary><c>digest related</c>.</summary>
internal static class RelatedCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("ARTICLE")
        {
            Description = "path, file name, slug or address of an article, or a unique beginning of one"
        };
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var command = new Command("related", "Explains an article's story, tellings and related stories.") { name, asJson };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = shared.Read(parsed) with { KeepEvidence = true, Extent = BuildExtent.Links };
            var (status, session) = await SiteSession.OpenAsync(options, context, cancellation).ConfigureAwait(false);
            if (session is null) return status;
            var text = parsed.GetValue(name)!;
            var finder = new ArticleFinder(session.Site, session.Workspace);
            if (finder.FindItem(text) is { } item)
            {
                if (parsed.GetValue(asJson)) CheckFormats.Write(context.Out, json => Json(json, item));
                else Text(context.Out, item, session.Result.Built!.Linked.Graph!, session.Site);
                return status;
            }

            var found = finder.Find(text);
            var article = found.Article;
            if (article is { IsWithdrawn: true })
            {
                await context.Error.WriteLineAsync(
                    $"digest: the article '{text}' is withdrawn: it belongs to no story\n  hint: take 'withdrawn' out of "
                    + $"{article.Article.SourcePath} to see what it would be related to").ConfigureAwait(false);
                return ExitStatus.WrongUsage;
            }

            if (article is null)
            {
                await context.Error.WriteLineAsync($"digest: {found.Problem}\n  hint: {found.Hint}").ConfigureAwait(false);
                return ExitStatus.WrongUsage;
            }

            if (parsed.GetValue(asJson)) CheckFormats.Write(context.Out, json => Json(json, article, session.Site));
            else Text(context.Out, article, session.Result.Built!.Linked.Graph!, session.Site);
            return status;
        });
        return command;
    }

    private static void Json(Utf8JsonWriter json, SiteArticle article, Site site)
    {
        var story = site.StoryOf(article);
        Json(json, article.Article.SourcePath, story, site.RelatedOf(story));
    }

    private static void Json(Utf8JsonWriter json, ItemLinks item) =>
        Json(json, item.Mention.Roundup.Article.SourcePath + "#" + item.Mention.Item.Anchor, item.Story, item.Related);

    private static void Json(Utf8JsonWriter json, string path, Story? story, IReadOnlyList<RelatedStory> relations)
    {
        json.WriteStartObject();
        json.WriteString("article", path);
        json.WriteString("story", story?.Slug);
        json.WriteStartArray("tellings");
        foreach (var telling in story?.Tellings ?? []) json.WriteStringValue(telling.Article.SourcePath);
        json.WriteEndArray();
        json.WriteStartArray("related");
        foreach (var related in relations)
        {
            json.WriteStartObject();
            json.WriteString("story", related.Story.Slug);
            json.WriteString("path", related.To.Article.SourcePath);
            json.WriteString("permalink", related.Story.Permalink);
            json.WriteNumber("score", Math.Round(related.Score, 4));
            json.WriteStartArray("reasons");
            foreach (var reason in related.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("kind", reason.Kind.Word());
                json.WriteString("value", reason.Value);
                json.WriteNumber("weight", Math.Round(reason.Weight, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(TextWriter output, SiteArticle article, LinkGraph graph, Site site)
    {
        var story = site.StoryOf(article);
        var relations = site.RelatedOf(story);
        var byId = site.Articles.ToDictionary(StoryLinker.IdOf, StringComparer.Ordinal);
        var stand = site.Translations.StandsFor(article);
        var explanation = graph.Explain(StoryLinker.IdOf(stand));
        output.WriteLine(article.Article.Headline);
        output.WriteLine($"  {article.Article.SourcePath} → {article.Permalink}");
        if (stand != article) output.WriteLine($"  a translation of {stand.Article.SourcePath}, which is linked in its place");
        output.WriteLine(
            $"story {story.Slug} ({story.Permalink}), {story.Tellings.Count} telling{(story.Tellings.Count == 1 ? "" : "s")}");
        foreach (var joined in explanation.Tellings)
        {
            output.WriteLine(
                $"  {Score(joined.Score)} {NameOf(joined.To, byId)}\n       {Words(joined.Reasons)}");
            Passages(output, graph.Passages(joined.Document, joined.To, explanation.Tellings.Count > 3 ? 1 : 2));
        }

        output.WriteLine($"related stories: {relations.Count}");
        var from = explanation.Related.ToDictionary(r => r.To, r => r.From, StringComparer.Ordinal);
        foreach (var related in relations)
        {
            output.WriteLine(
                $"  {Score(related.Score)} {related.Story.Headline}  ({related.To.Article.SourcePath})\n       "
                + $"{related.Because}: {Words(related.Reasons)}");
            if (from.TryGetValue(StoryLinker.IdOf(related.To), out var here))
                Passages(output, graph.Passages(here, StoryLinker.IdOf(related.To), 1));
        }

        Misses(output, "nearly in the story", explanation.Document, explanation.StoryMisses, graph, byId);
        Misses(output, "nearly related", explanation.Document, explanation.RelatedMisses, graph, byId);
    }

    private static void Text(TextWriter output, ItemLinks item, LinkGraph graph, Site site)
    {
        var mention = item.Mention;
        var id = StoryLinker.IdOf(mention.Roundup, mention.Item);
        output.WriteLine(mention.Item.Headline);
        output.WriteLine($"  {mention.Roundup.Article.SourcePath}#{mention.Item.Anchor} → {mention.Permalink}");
        output.WriteLine(item.Story is { } story
            ? $"mentions the story {story.Slug} ({story.Permalink})" : "mentions no story");
        foreach (var joined in graph.Explain(id).Tellings)
            output.WriteLine($"  {Score(joined.Score)} {joined.To}\n       {Words(joined.Reasons)}");
        output.WriteLine($"related stories: {item.Related.Count}");
        foreach (var related in item.Related)
        {
            output.WriteLine(
                $"  {Score(related.Score)} {related.Story.Headline}  ({related.To.Article.SourcePath})\n       "
                + $"{related.Because}: {Words(related.Reasons)}");
        }
    }

    private static void Misses(TextWriter output, string what, string article, IReadOnlyList<NearMiss> misses, LinkGraph graph,
        Dictionary<string, SiteArticle> byId)
    {
        output.WriteLine($"{what}: {misses.Count}");
        foreach (var miss in misses)
        {
            output.WriteLine(
                $"  {Score(miss.Score)} of {Score(miss.Needed)} {NameOf(miss.Document, byId)}\n"
                + $"       missing: {miss.Lacking}; shared: {Words(miss.Reasons)}");
            Passages(output, graph.Passages(article, miss.Document, 1));
        }
    }

    private static string NameOf(string id, Dictionary<string, SiteArticle> byId) => byId.TryGetValue(id, out var article)
        ? $"{article.Article.Headline}  ({article.Article.SourcePath})" : id;

    // The evidence from the texts, a sentence of each side.
    private static void Passages(TextWriter output, IReadOnlyList<Passage> passages)
    {
        foreach (var passage in passages)
        {
            output.WriteLine(
                $"       {(passage.Kind == Digest.Linking.ReasonKind.Quote ? "quoted by both" : passage.Value)}\n         here: "
                + $" {passage.Here ?? "in the front matter"}\n         there: {passage.There ?? "in the front matter"}");
        }
    }

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Words(IReadOnlyList<Digest.Linking.Reason> reasons) => Words(StoryLinker.Reasons(reasons));

    // What decides by itself has no share; of all that the two texts share, the shares add up to a hundred.
    private static string Words(IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0) return "nothing in common";
        var decides = reasons.Where(r => r.Kind.Word() is "editor" or "original" or "quote")
            .Select(r => $"{r.Kind.Word()} {r.Value}").ToList();
        var shares = reasons.Where(r => r.Kind.Word() is not ("editor" or "original" or "quote" or "source")).ToList();
        if (shares.Count == 0) return string.Join(", ", decides);
        var percents = shares.ConvertAll(r => (int)Math.Round(100 * r.Weight));
        var rest = 100 - percents.Sum();
        var words = shares.Select((r, i) => $"{r.Kind.Word()} {r.Value} {percents[i]} %");
        return string.Join(", ", decides.Append("of all shared words: " + string.Join(", ",
            rest > 0 ? words.Append($"others {rest} %") : words)));
    }
}
