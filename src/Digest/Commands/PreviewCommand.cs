using System.CommandLine;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Output;
using Digest.Preview;

namespace Digest.Commands;

/// <summary><c>digest preview</c>.</summary>
internal static class PreviewCommand
{
    private const int DefaultPort = 5080;

    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port")
        {
            Description = "port to listen on; another one is taken where it is in use",
            HelpName = "N", DefaultValueFactory = _ => DefaultPort
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 0 or > 65535)
                result.AddError("--port takes a number from 0 to 65535");
        });
        var command = new Command("preview",
            "Serves the site on 127.0.0.1, builds anew on change and reloads the browser. Drafts and scheduled articles are "
            + "shown.") { port };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction((parsed, cancellation) =>
            RunAsync(shared.Read(parsed) with { Drafts = true, Scheduled = true, KeepGoing = true }, parsed.GetValue(port),
                context, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(BuildOptions options, int port, CommandContext context,
        CancellationToken cancellation)
    {
        var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
        if (workspace is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            DiagnosticText.Write(context.Error, diagnostics, options.Root);
            return ExitStatus.WrongUsage;
        }

        await using var server = await StartAsync(port, context, cancellation).ConfigureAwait(false);
        using var inbox = new InboxPages(options, context);
        server.Use(InboxPages.Prefix, inbox.AnswerAsync);
        try
        {
            await new PreviewSession(options, context, server).RunAsync(workspace,
                () =>
                {
                    context.Out.WriteLine($"serving {server.Address} (Ctrl+C ends it)");
                    if (Inbox.FeedFollower.ListOf(workspace) is not null)
                        context.Out.WriteLine($"the inbox is at {new Uri(new(server.Address), InboxPages.Prefix + "/")}");
                }, cancellation).ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
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
