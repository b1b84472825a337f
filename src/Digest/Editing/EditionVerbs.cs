using System.Globalization;
using System.Text;
using Digest.Commands;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Editing;

/// <summary><c>digest edition</c> and <c>move</c>: what stands in which edition.</summary>
internal static class EditionVerbs
{
    /// <summary>Puts articles into an edition.</summary>
    /// <param name="session">The site.</param>
    /// <param name="names">The articles, and behind them the number or day of the edition, or <c>none</c>.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> MoveAsync(EditSession session, string[] names, bool dryRun)
    {
        if (names.Length < 2)
            return session.Wrong("an article and an edition are needed", "digest move pluto 12");
        var edition = names[^1];
        var isNone = edition.Equals("none", StringComparison.OrdinalIgnoreCase);
        var isNumber = int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        var day = !isNone && !isNumber && Dates.IsDay(edition) ? edition : null;
        if (!isNone && !isNumber && day is null)
        {
            return session.Wrong($"'{edition}' is neither the number of an edition nor a day",
                "the edition comes last: digest move pluto 12, or a day such as 2015-07-16, or none");
        }

        if (session.Articles(names[..^1]) is not { } articles) return ExitStatus.WrongUsage;
        foreach (var article in articles)
        {
            session.Edit(article, isNone ? new RemoveField("edition") : new SetField("edition", new(edition, Bare: true)));
            foreach (var other in session.Site.Editions.Select(e => e.File))
            {
                if (other is null || (isNumber && other.Number == number)) continue;
                foreach (var name in other.Order)
                {
                    if (session.Site.Catalog.Index.Find(name.Value, other.Raw.File.InputPath) == article)
                        session.Edit(other.Raw.File, new RemoveItem("order", name.Value));
                }
            }
        }

        if (session.Diagnostics.Count == 0 && !session.Changes.IsEmpty)
        {
            var (_, errors) = await session.WouldBeAsync().ConfigureAwait(false);
            session.Diagnostics.AddRange(errors);
        }

        return session.Finish(dryRun, isNone ? "they name no edition" : $"they are in edition {edition} already");
    }

    /// <summary>Writes the next edition's file, as a draft: the stories that are in none, in the front page's order.</summary>
    /// <param name="session">The site.</param>
    /// <param name="given">Number of the edition, or null for the next one.</param>
    /// <param name="drafts">Whether drafts are stories of it too.</param>
    /// <param name="most">Most stories.</param>
    /// <param name="dryRun">Whether to show the file only.</param>
    public static int Draft(EditSession session, int? given, bool drafts, int most, bool dryRun)
    {
        var site = session.Site;
        var schedule = site.Settings.Editions;
        var now = session.Workspace.Selection.At;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, site.Settings.TimeZone).DateTime);
        var free = site.Articles.Where(a => IsFree(a) && (drafts || (!a.Article.Draft && a.Article.Published <= now))).ToList();
        var number = given ?? Next();
        var path = $"editions/{number}.md";
        if (site.Editions.FirstOrDefault(e => e.Number == number)?.File is { } file)
        {
            session.Diagnostics.Add(Codes.ImportExists.At(new(file.Raw.File.SourcePath), "the file is there already",
                "edit it, or give another number: digest edition " + (Last() + 1).ToString(CultureInfo.InvariantCulture)));
            return session.Finish(dryRun, "");
        }

        // Where a schedule gives articles their editions, those of others are theirs.
        if (schedule is not null) free.RemoveAll(a => site.EditionOf(a) is { } edition && edition.Number != number);
        var stories = free.Select(site.StoryOf).Distinct().Order(Comparer<Story>.Create(Story.ByImportance)).Take(most).ToList();
        if (stories.Count == 0)
        {
            var none = $"no article is without an edition for edition {number}" + (drafts ? "" : "; --drafts takes drafts too");
            // Whoever names a number wants the file all the same.
            if (given is null) return session.Finish(dryRun, none);
            session.Diagnostics.Add(Codes.NothingToDo.At(default, none));
        }

        var text = new StringBuilder("---\n");
        if (schedule is null)
            text.Append("date: ").Append(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        text.Append("draft: true\n");
        if (stories.Count > 0) text.Append("order:\n");
        foreach (var story in stories)
        {
            var lead = story.Tellings.First(free.Contains);
            text.Append("  - ").Append(StoryVerbs.Name(session, lead)).Append("   # ").Append(Comment(story, lead)).Append('\n');
        }

        session.Create(path, text.Append("---\n\n").ToString());
        return session.Finish(dryRun, "");

        bool IsFree(SiteArticle article) => !article.IsWithdrawn && article.Article.Edition is null
            && site.StoryOf(article).Tellings.All(t => t.Article.Edition is null && site.EditionOf(t)?.File is null);

        int Last() => site.Editions.Select(e => e.Number).DefaultIfEmpty(0).Max();

        // A schedule: the first edition behind the last one that has a file, in which there is something.
        int Next()
        {
            if (schedule is null) return Last() + 1;
            var named = site.Editions.Where(e => e.File is not null).Select(e => e.Number).DefaultIfEmpty(0).Max();
            var filled = free.Select(a => site.EditionOf(a)?.Number ?? 0).Where(n => n > named).Distinct().Order().ToList();
            return filled.Count == 0 ? Last() + 1 : named > 0 ? filled[0] : filled[^1];
        }
    }

    // What the slug stands for, for whoever changes the order.
    private static string Comment(Story story, SiteArticle lead)
    {
        var headline = new string([.. lead.Article.Headline.Where(c => !char.IsControl(c) && c is not ('\u2028' or '\u2029'))]);
        return story.Tellings.Count > 1 ? $"{headline} ({story.Tellings.Count} tellings)" : headline;
    }
}
