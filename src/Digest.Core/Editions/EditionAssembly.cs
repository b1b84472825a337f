using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Stories;

namespace Digest.Core.Editions;

/// <summary>Puts articles into editions: by the editor's word, else by the schedule.</summary>
internal static class EditionAssembly
{
    /// <summary>All editions.</summary>
    public static SiteEditions Assemble(SiteParts parts, SiteStories stories, List<Diagnostic> diagnostics)
    {
        var files = parts.EditionFiles.GroupBy(f => f.File.Number).ToDictionary(g => g.Key, g => g.First());
        var (waiting, due) = Waiting(parts);
        var days = new Dictionary<DateOnly, int>();
        foreach (var (file, _) in parts.EditionFiles)
        {
            if (file.Date is { } date) days.TryAdd(DateOnly.FromDateTime(date.DateTime), file.Number);
        }

        var ordered = Ordered(parts, diagnostics);
        var members = new SortedDictionary<int, List<SiteArticle>>();
        foreach (var number in files.Keys)
        {
            if (!waiting.Contains(number)) members.Add(number, []);
        }

        foreach (var article in parts.Catalog.Articles)
        {
            // A translation that comes later is no news of a later edition.
            var dated = article.Article.Edition is null && !ordered.ContainsKey(article)
                ? parts.Translations.StandsFor(article) : article;
            var found = dated == article ? diagnostics : [];
            if (Number(dated, parts.Settings, ordered, days, found) is not { } number || waiting.Contains(number)) continue;
            if (!members.TryGetValue(number, out var articles)) members[number] = articles = [];
            articles.Add(article);
        }

        var editions = new SortedDictionary<int, Edition>();
        foreach (var (number, articles) in members)
        {
            editions.Add(number,
                Create(parts.Settings, number, files.TryGetValue(number, out var given) ? given : null, articles,
                Stories(articles, stories, ordered)));
        }

        // A withdrawn article is no part of an edition, but its notice leads on to one that there is.
        var withdrawn = new List<(SiteArticle, Edition)>();
        foreach (var article in parts.Catalog.All)
        {
            if (article.IsWithdrawn && Number(article, parts.Settings, ordered, days, []) is { } number
                && editions.TryGetValue(number, out var edition))
            {
                withdrawn.Add((article, edition));
            }
        }

        return new([.. editions.Values.Reverse()], withdrawn, due);
    }

    private static Edition Create(
        SiteSettings settings, int number, (EditionFile File, Body Body)? given, IReadOnlyList<SiteArticle> articles,
            IReadOnlyList<EditionStory> stories)
    {
        var (date, last) = given?.File.Date is { } day
            ? (DateOnly.FromDateTime(day.DateTime), DateOnly.FromDateTime(day.DateTime))
            : settings.Editions is { } schedule ? Period(number, schedule) : default;
        if (date == default && articles.Count > 0) date = last = Day(articles[^1].Article.Published, settings);
        return new()
        {
            Number = number,
            Date = date,
            LastDate = last,
            File = given?.File,
            Introduction = given?.Body,
            Articles = articles,
            Stories = stories,
        };
    }

    /// <summary>The edition of a day: 1 for the first period since the start, null before it.</summary>
    internal static int? NumberOf(DateOnly day, EditionSchedule schedule)
    {
        if (day < schedule.Start) return null;
        var days = day.DayNumber - schedule.Start.DayNumber;
        if (schedule.Every == EditionPeriod.Day) return days + 1;
        if (schedule.Every == EditionPeriod.Week) return (days / 7) + 1;
        var months = ((day.Year - schedule.Start.Year) * 12) + day.Month - schedule.Start.Month;
        return schedule.Start.AddMonths(months) > day ? months : months + 1;
    }

    /// <summary>The edition of an article as far as it and the schedule say; null where neither does.</summary>
    internal static int? NumberOf(Article article, SiteSettings settings)
    {
        if (article.Edition is { Number: { } number }) return number;
        return settings.Editions is { } schedule
            ? NumberOf(article.Edition?.Day ?? Day(article.Published, settings), schedule) : null;
    }

    private static (DateOnly First, DateOnly Last) Period(int number, EditionSchedule schedule)
    {
        var (first, next) = (StartOf(number, schedule), StartOf(number + 1L, schedule));
        return (first, next > first ? next.AddDays(-1) : first);
    }

    // A number may be a day that somebody wrote without hyphens, and its period long after the last year that there is.
    private static DateOnly StartOf(long number, EditionSchedule schedule)
    {
        var start = schedule.Start;
        if (schedule.Every == EditionPeriod.Month)
            return start.AddMonths((int)Math.Min(number - 1, (12L * (DateOnly.MaxValue.Year - start.Year)) + 12 - start.Month));
        return DateOnly.FromDayNumber((int)Math.Min(start.DayNumber
            + ((number - 1) * (schedule.Every == EditionPeriod.Day ? 1 : 7)), DateOnly.MaxValue.DayNumber));
    }

    private static DateOnly Day(DateTimeOffset instant, SiteSettings settings) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, settings.TimeZone).DateTime);

    // Drafts, and editions whose day is still to come.
    private static (HashSet<int> Numbers, DateTimeOffset? Due) Waiting(SiteParts parts)
    {
        var numbers = new HashSet<int>();
        DateTimeOffset? due = null;
        foreach (var (file, _) in parts.EditionFiles)
        {
            if (file.Draft && !parts.Drafts)
            {
                numbers.Add(file.Number);
                continue;
            }

            var date = file.Date
                ?? (parts.Settings.Editions is { } schedule
                ? Dates.InZone(StartOf(file.Number, schedule).ToDateTime(TimeOnly.MinValue), parts.Settings.TimeZone) : null);
            if (date is not { } day || day <= parts.At) continue;
            if (due is null || day < due) due = day;
            if (!parts.Scheduled) numbers.Add(file.Number);
        }

        return (numbers, due);
    }

    private static int? Number(
        SiteArticle article, SiteSettings settings, Dictionary<SiteArticle, (int Edition, int Place)> ordered,
            Dictionary<DateOnly, int> days, List<Diagnostic> diagnostics)
    {
        if (article.Article.Edition is { Number: { } number }) return number;
        if (article.Article.Edition is { Day: { } day })
        {
            if (days.TryGetValue(day, out var dated)) return dated;
            if (settings.Editions is { } periods && NumberOf(day, periods) is { } period) return period;
            diagnostics.Add(Codes.UnknownPin.At(article.Article.EditionPlace,
                $"no edition is of {day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}",
                settings.Editions is null
                ? "write the number of the edition, or that date into its file in editions/"
                : "write a day since the start of Digest.Editions, or the number of the edition"));
            return null;
        }

        if (ordered.TryGetValue(article, out var listed)) return listed.Edition;
        return settings.Editions is { } schedule ? NumberOf(Day(article.Article.Published, settings), schedule) : null;
    }

    private static Dictionary<SiteArticle, (int Edition, int Place)> Ordered(SiteParts parts, List<Diagnostic> diagnostics)
    {
        var ordered = new Dictionary<SiteArticle, (int, int)>(ReferenceEqualityComparer.Instance);
        foreach (var (file, _) in parts.EditionFiles)
        {
            for (var i = 0; i < file.Order.Count; i++)
            {
                var (name, place) = file.Order[i];
                if (parts.Catalog.Index.Find(name, file.Raw.File.InputPath) is { } article)
                {
                    if (!article.IsWithdrawn) ordered.TryAdd(article, (file.Number, i));
                }
                else if (parts.Catalog.Index.IsFailed(name, file.Raw.File.InputPath))
                {
                    diagnostics.Add(Pins.ToFailed(file.Order[i], "order"));
                }
                else if (!parts.Catalog.Index.IsLeftOut(name, file.Raw.File.InputPath))
                {
                    diagnostics.Add(Codes.UnknownPin.At(place,
                        $"'order' names '{Fields.Short(name)}', and there is no such article",
                        parts.Catalog.Index.Hint(name)));
                }
            }
        }

        return ordered;
    }

    private static List<EditionStory> Stories(
        IReadOnlyList<SiteArticle> articles, SiteStories stories, Dictionary<SiteArticle, (int Edition, int Place)> ordered)
    {
        var found = new Dictionary<Story, (SiteArticle Telling, int Place)>(ReferenceEqualityComparer.Instance);
        foreach (var article in articles)
        {
            var story = stories.Of(article);
            var place = ordered.TryGetValue(article, out var listed) ? listed.Place : int.MaxValue;
            found[story] = found.TryGetValue(story, out var other)
                ? (Better(story, other.Telling, article), Math.Min(other.Place, place)) : (article, place);
        }

        var sorted = found.Keys.ToList();
        sorted.Sort((a, b) => found[a].Place != found[b].Place
            ? found[a].Place.CompareTo(found[b].Place) : Story.ByImportance(a, b));
        return sorted.ConvertAll(s => new EditionStory(s, found[s].Telling));
    }

    private static SiteArticle Better(Story story, SiteArticle a, SiteArticle b)
    {
        foreach (var telling in story.Tellings)
        {
            if (telling == a || telling == b) return telling;
        }

        return a;
    }
}
