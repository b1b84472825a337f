using System.CommandLine;
using Digest.Output;
using Digest.Pipelines.Building;
using Digest.Preview;

namespace Digest.Commands;

/// <summary><c>digest preview</c>.</summary>
internal static class PreviewCommand
{
    private const int DefaultPort = 5080;

    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port") { Description = "port to listen on; another one is taken where it is in use", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 0 or > 65535) result.AddError("--port takes a number from 0 to 65535");
        });
        var command = new Command("preview", "Serves the site on 127.0.0.1, builds anew on change and reloads the browser. Drafts and scheduled articles are shown.") { port };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction((parsed, cancellation) => RunAsync(shared.Read(parsed) with { Drafts = true, Scheduled = true, KeepGoing = true }, parsed.GetValue(port), context, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(BuildOptions options, int port, CommandContext context, CancellationToken cancellation)
    {
        var (status, workspace, result) = await SiteSession.BuildAsync(options, publish: false, context, cancellation).ConfigureAwait(false);
        if (status == ExitStatus.WrongUsage)
        {
            DiagnosticText.Write(context.Error, result!.Diagnostics, options.Root);
            return status;
        }

        await using var server = await StartAsync(port, context, cancellation).ConfigureAwait(false);
        Show(server, result!, workspace!, options, context);
        await context.Out.WriteLineAsync($"serving {server.Address} (Ctrl+C ends it)").ConfigureAwait(false);
        // One watch from before the first build is shown: what changes while a build runs starts the next one.
        using var watch = new FolderWatch([.. workspace!.Inputs, .. workspace.Theme.Folders, SettingsFile(options, workspace)], [workspace.Output, workspace.Cache]);
        try
        {
            while (true)
            {
                await watch.WaitAsync(cancellation).ConfigureAwait(false);
                (_, var next, result) = await SiteSession.BuildAsync(options, publish: false, context, cancellation).ConfigureAwait(false);
                workspace = next ?? workspace;
                Show(server, result!, workspace, options, context);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }

    private static string SettingsFile(BuildOptions options, Workspace workspace) =>
        options.Settings is { } given ? Path.GetFullPath(given) : Path.Combine(workspace.Root, "statiq.json");

    private static void Show(PreviewServer server, BuildResult result, Workspace workspace, BuildOptions options, CommandContext context)
    {
        DiagnosticText.Write(context.Error, result.Diagnostics, options.Root);
        // Pages that a template fault left empty would hide the last good ones.
        if (result.Site is { } site && site.Pages.All(p => p.Plan is null || p.Bytes is { Length: > 0 })) server.Show(site.Pages, workspace.Settings.LinkRoot);
    }

    private static async Task<PreviewServer> StartAsync(int port, CommandContext context, CancellationToken cancellation)
    {
        try
        {
            return await PreviewServer.StartAsync(port, cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await context.Error.WriteLineAsync($"digest: port {port} is in use; another one is taken").ConfigureAwait(false);
            return await PreviewServer.StartAsync(0, cancellation).ConfigureAwait(false);
        }
    }
}
