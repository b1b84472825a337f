using System.CommandLine;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Editing;
using Digest.Import.Feeds;
using Digest.Inbox;
using Digest.Net;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest feeds</c>.</summary>
internal static class FeedsCommand
{
    private const string Pages = "text/html,application/xhtml+xml;q=0.9," + FeedFollower.Accept;

    public static Command Create(CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var command = new Command("feeds", "Lists the feeds of _data/feeds.yml, and how they fared when they were asked last.")
            { asJson };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction((parsed, _) => InboxCommand.OpenAsync(shared.Read(parsed), context, (_, feeds, store) =>
        {
            if (parsed.GetValue(asJson))
            {
                CheckFormats.Write(context.Out, json =>
                {
                    json.WriteStartObject();
                    InboxOutput.Feeds(json, feeds, store);
                    json.WriteEndObject();
                });
            }
            else
            {
                foreach (var feed in feeds) context.Out.WriteLine(Line(feed, store.Of(feed.Address)));
            }

            return Task.FromResult(ExitStatus.Done);
        }));
        command.Subcommands.Add(Import(context));
        command.Subcommands.Add(FindFeeds(context));
        return command;
    }

    private static string Line(FollowedFeed feed, StoredFeed stored)
    {
        var state = stored.Asked is not { } asked ? "not asked yet"
            : stored.Problem.Length > 0 ? $"{stored.Problem} ({Report.Instant(asked)})"
            : $"{stored.Items.Count} items ({Report.Instant(asked)})";
        return $"{Excerpts.Visible(feed.Name)}  {feed.Address}\n  {state}";
    }

    private static Command Import(CommandContext context)
    {
        var files = new Argument<string[]>("OPML")
        {
            Description = "list of feeds that a feed reader exported, or - for standard input", Arity = ArgumentArity.OneOrMore,
        };
        var dryRun = DryRun();
        var command = new Command("import", "Adds the feeds of OPML lists to _data/feeds.yml.") { files, dryRun };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction((parsed, _) => Task.FromResult(Open(shared.Read(parsed), context, workspace =>
        {
            var diagnostics = new List<Diagnostic>();
            var found = new List<FollowedFeed>();
            foreach (var name in parsed.GetValue(files)!)
            {
                var file = name == "-" ? "standard-input" : Path.GetFullPath(name);
                if (Bytes(name, file, context) is not { } bytes)
                {
                    diagnostics.Add(Codes.ImportUnreadable.At(new(workspace.DisplayPath(file)), "there is no such file",
                        "paths are relative to the current folder"));
                    continue;
                }

                var (feeds, wrong) = Opml.Read(bytes, name == "-" ? file : workspace.DisplayPath(file));
                diagnostics.AddRange(wrong);
                found.AddRange(feeds ?? []);
            }

            return Add(found, workspace, context, diagnostics, parsed.GetValue(dryRun));
        })));
        return command;
    }

    private static byte[]? Bytes(string name, string file, CommandContext context)
    {
        if (name != "-") return File.Exists(file) ? File.ReadAllBytes(file) : null;
        using var stream = context.In();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Command FindFeeds(CommandContext context)
    {
        var address = new Argument<string>("ADDRESS") { Description = "a page of the site, or a feed" };
        var add = new Option<bool>("--add") { Description = "add the first one to _data/feeds.yml" };
        var dryRun = DryRun();
        var local = InboxCommand.Local();
        var command = new Command("find", "Finds the feeds of a site, and prints their addresses.")
            { address, add, dryRun, local };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = parsed.GetValue(address)!;
            if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
            using var fetcher = InboxCommand.Fetcher(context, parsed.GetValue(local));
            var (feeds, problem) = await FindAsync(text, fetcher, cancellation).ConfigureAwait(false);
            return Open(shared.Read(parsed), context, workspace =>
            {
                var diagnostics = problem is null ? new List<Diagnostic>() : [problem];
                if (feeds.Count == 0 || !parsed.GetValue(add))
                {
                    foreach (var feed in feeds) context.Out.WriteLine($"{feed.Address}  {Excerpts.Visible(feed.Name)}");
                    DiagnosticText.Write(context.Error, diagnostics, workspace.Root);
                    return feeds.Count == 0 ? ExitStatus.Errors : ExitStatus.Done;
                }

                return Add([feeds[0]], workspace, context, diagnostics, parsed.GetValue(dryRun));
            });
        });
        return command;
    }

    // What the address itself is, else what it names, else the paths where hosts have their feeds.
    private static async Task<(IReadOnlyList<FollowedFeed> Feeds, Diagnostic? Problem)> FindAsync(string text, Fetcher fetcher,
        CancellationToken cancellation)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
            return ([], Codes.FetchFailed.At(new(text), "the address cannot be read", "write it as a browser shows it"));
        var page = await fetcher.FetchAsync(new(address, Pages, FeedFollower.IsFeed), cancellation).ConfigureAwait(false);
        if (page.State != FetchState.Found) return ([], ImportSources.Failure(text, page));
        if (FeedOf(page) is { } own) return ([own], null);
        var named = FeedDiscovery.Find(page.Bytes, page.Charset, page.Address.AbsoluteUri);
        if (named.Count > 0) return (named, null);
        foreach (var path in FeedDiscovery.UsualPaths)
        {
            var answer = await fetcher.FetchAsync(new(new(page.Address, path), FeedFollower.Accept, FeedFollower.IsFeed),
                cancellation).ConfigureAwait(false);
            if (answer.State == FetchState.Found && FeedOf(answer) is { } usual) return ([usual], null);
        }

        return ([], Codes.NoFeed.At(new(text), "the page names no feed, and there is none at the usual addresses",
            "look for \"RSS\" or \"feed\" on the site"));
    }

    private static FollowedFeed? FeedOf(Fetched answer)
    {
        if (!FeedDiscovery.IsFeed(answer.Bytes, answer.Charset)) return null;
        var (feed, _) = FeedReader.Read(answer.Bytes, answer.Charset, answer.Address.AbsoluteUri);
        var host = answer.Address.Host;
        return feed is null ? null : new(feed.Title.Length > 0 ? feed.Title : host, answer.Address.AbsoluteUri);
    }

    private static int Open(BuildOptions options, CommandContext context, Func<Workspace, int> run)
    {
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
        var errors = diagnostics.Where(d => d.Severity == Severity.Error && d.Code != Codes.FolderMissing.Id).ToList();
        if (workspace is not null && errors.Count == 0) return run(workspace);
        DiagnosticText.Write(context.Error, workspace is null ? diagnostics : errors, options.Root);
        return ExitStatus.WrongUsage;
    }

    private static int Add(List<FollowedFeed> feeds, Workspace workspace, CommandContext context, List<Diagnostic> diagnostics,
        bool dryRun)
    {
        var list = FeedFollower.ListOf(workspace);
        if (!diagnostics.Exists(d => d.Severity == Severity.Error))
        {
            var (with, wrong) = FeedList.With(list, FeedFollower.NewList(workspace), feeds);
            diagnostics.AddRange(wrong);
            if (with is var (file, added))
            {
                var changes = new FileChanges(workspace);
                if (list is null) changes.Create(file);
                else changes.Replace(list, file);
                if (added == 0) diagnostics.Add(Codes.NothingToDo.At(default, "all of them are in the list already"));
                else if (dryRun) changes.Show(context.Out);
                else diagnostics.AddRange(changes.Save());
                if (!dryRun && added > 0 && !diagnostics.Exists(d => d.Severity == Severity.Error))
                {
                    context.Out.WriteLine(file.SourcePath);
                    context.Error.WriteLine($"digest: {added} feed{(added == 1 ? "" : "s")} added");
                }
            }
        }

        DiagnosticText.Write(context.Error, diagnostics, workspace.Root);
        return diagnostics.Exists(d => d.Severity == Severity.Error) ? ExitStatus.Errors : ExitStatus.Done;
    }

    private static Option<bool> DryRun() => new("--dry-run") { Description = "show the change instead of making it" };
}
