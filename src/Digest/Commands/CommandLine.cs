using System.CommandLine;
using System.Runtime.InteropServices;
using Digest.Output;

namespace Digest.Commands;

/// <summary>Exit statuses of the contract.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    public const int Errors = 1;
    public const int WrongUsage = 2;
    public const int Interrupted = 130;
}

/// <summary>What every command is given.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Diagnostics.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CommandContext(TextWriter Out, TextWriter Error, TimeProvider Clock)
{
    /// <summary>Opens standard input.</summary>
    public Func<Stream> In { get; init; } = Console.OpenStandardInput;

    /// <summary>How other sites are asked.</summary>
    public Net.RequestOptions Requests { get; init; } = new();
}

/// <summary>The program's command line.</summary>
internal static class CommandLine
{
    private static readonly string[] Commands =
        ["build", "preview", "check", "new", "import", "inbox", "feeds", "related", "stories", "names", "evaluate", "render",
            "edition", "merge",
            "split", "lead", "move", "rename", "publish", "init", "schema", "help"];

    /// <summary>Runs a command.</summary>
    /// <returns>The exit status.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider clock) =>
        RunAsync(args, new CommandContext(output, error, clock));

    /// <summary>Runs a command.</summary>
    /// <param name="args">What was typed.</param>
    /// <param name="given">Streams, clock, and how other sites are asked.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext given)
    {
        // A closed or full stream is nobody's fault that a trace would explain. What is lost of the diagnostics cannot be told
        // either.
        var (result, told) = (new GuardedWriter(given.Out), new GuardedWriter(given.Error));
        var status = await RunGuardedAsync(args, given with { Out = result, Error = told }).ConfigureAwait(false);
        await result.FlushAsync().ConfigureAwait(false);
        if (result.Exception is not { } exception) return status;
        await told.WriteLineAsync("digest: the result cannot be written: "
            + (exception is UnauthorizedAccessException ? "standard output is closed" : exception.Message.TrimEnd('.')))
            .ConfigureAwait(false);
        return status == ExitStatus.Done ? ExitStatus.Errors : status;
    }

    private static async Task<int> RunGuardedAsync(string[] args, CommandContext context)
    {
        var (output, error) = (context.Out, context.Error);
        var parsed = Root(context).Parse(WithCommand(args));
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true }) return Wrong(parsed, error);

        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output, Error = error,
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null
            }, interruption.Token)
                    .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("digest: interrupted; the published site is as it was").ConfigureAwait(false);
            return ExitStatus.Interrupted;
        }

        catch (Exception exception) when (Environment.GetEnvironmentVariable("DIGEST_TRACE") is null)
        {
            // An error of the program, not of the user: say so, and how to say more.
            var inner = exception is AggregateException { InnerException: { } first } ? first : exception;
            await error.WriteLineAsync(
                $"digest: an internal error: {inner.GetType().Name}: {inner.Message}\n  hint: set DIGEST_TRACE=1 for the "
                + $"whole trace, and report it").ConfigureAwait(false);
            return ExitStatus.Errors;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interruption.Cancel();
        }
    }

    /// <summary>All commands with their options.</summary>
    internal static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand(
            "Turns a folder of curated news articles into a static site in which related stories find each other.")
        {
            BuildCommand.Create(context),
            PreviewCommand.Create(context),
            CheckCommand.Create(context),
            NewCommand.Create(context),
            ImportCommand.Create(context),
            InboxCommand.Create(context),
            FeedsCommand.Create(context),
            RelatedCommand.Create(context),
            StoriesCommand.Create(context),
            NamesCommand.Create(context),
            EvaluateCommand.Create(context),
            RenderCommand.Create(context),
            InitCommand.Create(context),
            SchemaCommand.Create(context),
        };
        foreach (var command in EditCommands.Create(context)) root.Subcommands.Add(command);
        Examples.AddTo(root);
        return root;
    }

    private static readonly string[] WithValue =
        ["--root", "--input", "--theme", "--settings", "--output", "--report", "--at", "--threads", "--against", "--from",
            "--into", "--date", "--most", "--least"];

    // "digest --strict" is "digest build --strict"; options may also stand before the command.
    internal static string[] WithCommand(string[] args)
    {
        if (args.Length == 0) return ["build"];
        if (args[0] == "help")
        {
            return args.Length == 1 || args[1] == "help"
                ? ["--help"] : Commands.Contains(args[1], StringComparer.Ordinal) ? [args[1], "--help"] : args[1..];
        }

        if (!args[0].StartsWith('-') || args[0] is "-h" or "--help" or "-?" or "--version") return args;
        for (var i = 0; i < args.Length; i++)
        {
            if (WithValue.Contains(args[i], StringComparer.Ordinal)) i++;
            else if (Commands.Contains(args[i], StringComparer.Ordinal)) return [args[i], .. args[..i], .. args[(i + 1)..]];
            else if (!args[i].StartsWith('-')) break;
        }

        return ["build", .. args];
    }

    private static int Wrong(ParseResult parsed, TextWriter error)
    {
        var (errors, hint) = UsageErrors.Find(parsed, Commands);
        foreach (var text in errors) error.WriteLine("digest: " + text);
        error.WriteLine("  hint: " + hint);
        return ExitStatus.WrongUsage;
    }
}
