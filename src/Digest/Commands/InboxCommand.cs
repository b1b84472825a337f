using System.CommandLine;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Import.Feeds;
using Digest.Inbox;
using Digest.Net;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest inbox</c>.</summary>
internal static class InboxCommand
{
    public static Command Create(CommandContext context)
    {
        var all = new Option<bool>("--all") { Description = "show items that were there at the last look too" };
        var noFetch = new Option<bool>("--no-fetch") { Description = "ask no feed; show what is remembered" };
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var local = Local();
        var command = new Command("inbox",
            "Shows what is new in the feeds of _data/feeds.yml, grouped into stories, each with what it would join.")
            { all, noFetch, asJson, local };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction((parsed, cancellation) => OpenAsync(shared.Read(parsed), context, async (workspace, feeds, store) =>
        {
            var diagnostics = new List<Diagnostic>();
            var now = workspace.Selection.At;
            if (!parsed.GetValue(noFetch))
            {
                using var fetcher = Fetcher(context, parsed.GetValue(local));
                using var progress = new Progress(context.Error, "asking feeds");
                diagnostics = await FeedFollower.AskAsync(feeds, store, fetcher, now, cancellation).ConfigureAwait(false);
            }

            var inbox = await Task.Run(() => InboxBuilder.Build(workspace, feeds, store, parsed.GetValue(all), cancellation),
                cancellation).ConfigureAwait(false);
            if (parsed.GetValue(asJson)) CheckFormats.Write(context.Out, json => InboxOutput.Json(json, inbox, feeds, store));
            else InboxOutput.Text(context.Out, inbox);
            store.Look(now);
            return Save(store, workspace, context, diagnostics);
        }));
        command.Subcommands.Add(Import(context));
        command.Subcommands.Add(Dismiss(context));
        return command;
    }

    /// <summary>The option that lets local hosts be asked.</summary>
    public static Option<bool> Local() => new("--allow-local")
    {
        Description = "let addresses lead to this machine and to private networks"
    };

    /// <summary>Asks hosts, local ones where that is allowed.</summary>
    public static Fetcher Fetcher(CommandContext context, bool local) =>
        new(context.Requests with { AllowPrivate = context.Requests.AllowPrivate || local }, context.Clock);

    /// <summary>Opens the site, its feeds and what is remembered of them.</summary>
    public static async Task<int> OpenAsync(BuildOptions options, CommandContext context,
        Func<Workspace, IReadOnlyList<FollowedFeed>, FeedStore, Task<int>> run)
    {
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
        var errors = diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        if (workspace is null || errors.Count > 0)
        {
            DiagnosticText.Write(context.Error, workspace is null ? diagnostics : errors, options.Root);
            return ExitStatus.WrongUsage;
        }

        var (feeds, wrong) = FeedFollower.FeedsOf(workspace);
        DiagnosticText.Write(context.Error, wrong, workspace.Root);
        if (wrong.Any(d => d.Severity == Severity.Error)) return ExitStatus.Errors;
        if (feeds!.Count == 0)
        {
            DiagnosticText.Write(context.Error, [Codes.NoFeed.At(new(FeedFollower.NewList(workspace)), "no feed is followed yet",
                "'digest feeds find ADDRESS --add' adds those of a site, 'digest feeds import FILE.opml' a whole list")],
                workspace.Root);
            return ExitStatus.Errors;
        }

        return await run(workspace, feeds, FeedStore.Open(workspace.Cache)).ConfigureAwait(false);
    }

    private static Command Import(CommandContext context)
    {
        var keys = Keys();
        var local = Local();
        var command = new Command("import", "Makes drafts of items, and prints their paths.") { keys, local };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction((parsed, cancellation) => OpenAsync(shared.Read(parsed), context, async (workspace, feeds, store) =>
        {
            if (Find(feeds, store, parsed.GetValue(keys)!, context) is not { } items) return ExitStatus.WrongUsage;
            using var fetcher = Fetcher(context, parsed.GetValue(local));
            var import = new Importing(workspace, context, dryRun: false);
            var imported = await InboxActions.ImportAsync(items, import, fetcher, workspace, context, cancellation)
                .ConfigureAwait(false);
            store.Mark(imported, ItemState.Imported);
            var status = import.Finish(cancellation);
            var saved = Save(store, workspace, context, []);
            return status == ExitStatus.Done ? saved : status;
        }));
        return command;
    }

    private static Command Dismiss(CommandContext context)
    {
        var keys = Keys();
        var command = new Command("dismiss", "Puts items away.") { keys };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction((parsed, _) => OpenAsync(shared.Read(parsed), context, (workspace, feeds, store) =>
        {
            if (Find(feeds, store, parsed.GetValue(keys)!, context) is not { } items)
                return Task.FromResult(ExitStatus.WrongUsage);
            store.Mark(items.Select(i => i.Key).ToHashSet(StringComparer.Ordinal), ItemState.Dismissed);
            return Task.FromResult(Save(store, workspace, context, []));
        }));
        return command;
    }

    private static Argument<string[]> Keys() => new("ID")
    {
        Description = "what 'digest inbox' shows before an item, or a unique beginning of it", Arity = ArgumentArity.OneOrMore,
    };

    private static List<StoredItem>? Find(IReadOnlyList<FollowedFeed> feeds, FeedStore store, string[] keys,
        CommandContext context)
    {
        var (found, unknown) = InboxActions.Find(feeds, store, keys);
        foreach (var key in unknown)
        {
            context.Error.WriteLine($"digest: there is no item '{Excerpts.Visible(key)}'");
            context.Error.WriteLine("  hint: 'digest inbox --all' lists them");
        }

        return unknown.Count == 0 ? found : null;
    }

    private static int Save(FeedStore store, Workspace workspace, CommandContext context, List<Diagnostic> diagnostics)
    {
        if (store.Save() is { } problem)
        {
            diagnostics.Add(Codes.OutputUnwritable.At(new(workspace.DisplayPath(workspace.Cache)),
                "what was looked at cannot be remembered: " + problem, "check that you may write into the cache folder"));
        }

        DiagnosticText.Write(context.Error, diagnostics, workspace.Root);
        return diagnostics.Exists(d => d.Severity == Severity.Error) ? ExitStatus.Errors : ExitStatus.Done;
    }
}
