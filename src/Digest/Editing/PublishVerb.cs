using System.Globalization;
using Digest.Build;
using Digest.Checks;
using Digest.Commands;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Editing;

/// <summary><c>digest publish</c>: a draft is one no longer, and has its date.</summary>
internal static class PublishVerb
{
    /// <summary>Publishes drafts: articles, or editions by their file or number.</summary>
    /// <param name="session">The site.</param>
    /// <param name="names">What to publish.</param>
    /// <param name="date">The date as typed, or null to choose.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> RunAsync(EditSession session, string[] names, string? date, bool dryRun)
    {
        var (at, zone) = (session.Workspace.Selection.At, session.Workspace.Settings.TimeZone);
        DateTimeOffset? given = null;
        if (date is not null)
        {
            given = date == "now" ? at : Dates.Parse(date, zone);
            if (given is null)
                return session.Wrong($"'{date}' is not a date that exists", "write --date 2015-07-16, or --date now");
        }

        var articles = new List<SiteArticle>();
        var unknown = false;
        foreach (var name in names)
        {
            if (EditionNamed(session, name) is { } edition)
            {
                if (edition.Draft) PublishFile(session, edition.Raw);
                continue;
            }

            var found = session.Finder.Find(name);
            if (found.Article is { } article) articles.Add(article);
            else session.Unknown(found);
            unknown |= found.Article is null;
        }

        if (unknown) return ExitStatus.WrongUsage;
        foreach (var article in articles.Distinct())
        {
            // The day of a report from elsewhere is the day it was published there; own work has that of its publication.
            var isOwn = article.Article.Original || article.Article.Source is null;
            Publish(session, article, given ?? (isOwn && article.Article.Draft ? at : null));
        }

        if (session.Diagnostics.Count == 0 && !session.Changes.IsEmpty) await CheckAsync(session).ConfigureAwait(false);
        return session.Finish(dryRun, "nothing named here is a draft");
    }

    private static EditionFile? EditionNamed(EditSession session, string name)
    {
        var path = session.Workspace.DisplayPath(Path.GetFullPath(name));
        var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return session.Site.Editions.Select(e => e.File).FirstOrDefault(f => f is not null
            && (isNumber ? f.Number == number : f.Raw.File.SourcePath == path || f.Raw.File.InputPath == name));
    }

    private static void Publish(EditSession session, SiteArticle article, DateTimeOffset? date)
    {
        if (session.Read(article.Article.SourcePath, article.Article.InputPath) is not { } file) return;
        if (FrontMatterSplitter.Split(file).Value is not { } raw) return;
        if (article.Article.Draft) PublishFile(session, raw);
        if (date is not { } instant) return;
        var local = TimeZoneInfo.ConvertTime(instant, session.Workspace.Settings.TimeZone);
        session.Edit(file, new SetField("published",
            new(local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), Bare: true)));
    }

    private static void PublishFile(EditSession session, RawArticle raw)
    {
        var edits = new List<FieldEdit>();
        foreach (var entry in raw.Fields.Entries)
        {
            if (entry.Value is not YamlScalar value) continue;
            // Jekyll's word for a draft; without another date the field gives that from now on.
            if (entry.Key.Equals("published", StringComparison.OrdinalIgnoreCase) && value.AsBoolean == false)
                edits.Add(new RemoveFlag("published"));
            else if (entry.Key.Equals("draft", StringComparison.OrdinalIgnoreCase)) edits.Add(new RemoveField("draft"));
            else if (entry.Key.Equals("status", StringComparison.OrdinalIgnoreCase)) edits.Add(new RemoveField("status"));
        }

        // A folder's default is overruled.
        if (edits.Count == 0) edits.Add(new SetField("draft", new("false", Bare: true)));
        session.Edit(raw.File, [.. edits]);
    }

    // What a build would say of the files from now on; an error stands against publishing.
    private static async Task CheckAsync(EditSession session)
    {
        var workspace = session.Workspace with
        {
            Extent = BuildExtent.Files,
            Selection = session.Workspace.Selection with { Drafts = false, Scheduled = false },
        };
        var paths = session.Changes.Paths.ToHashSet(StringComparer.Ordinal);
        var result = await session.BuildAsync(workspace).ConfigureAwait(false);
        IEnumerable<Diagnostic> found = result.Diagnostics;
        if (result.Built is { } built)
            found = found.Concat(EditorChecks.Check(built, workspace with { Unsaved = session.Changes.Unsaved }));
        session.Diagnostics.AddRange(found.Where(d => d.Path is { } path && paths.Contains(path)
            && (d.Severity != Severity.Info || d.Code == Codes.Scheduled.Id)).Distinct());
    }
}
