using System.CommandLine;
using System.Runtime.InteropServices;
using Digest.Core.Diagnostics;

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
internal sealed record CommandContext(TextWriter Out, TextWriter Error, TimeProvider Clock);

/// <summary>The program's command line.</summary>
internal static class CommandLine
{
    private static readonly string[] Commands = ["build", "preview", "check", "new", "import", "related", "stories", "evaluate", "render", "init", "schema"];

    /// <summary>Runs a command.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var context = new CommandContext(output, error, clock);
        var root = new RootCommand("Turns a folder of curated news articles into a static site in which related stories find each other.")
        {
            BuildCommand.Create(context),
            PreviewCommand.Create(context),
            CheckCommand.Create(context),
            NewCommand.Create(context),
            ImportCommand.Create(context),
            RelatedCommand.Create(context),
            StoriesCommand.Create(context),
            EvaluateCommand.Create(context),
            RenderCommand.Create(context),
            InitCommand.Create(context),
            SchemaCommand.Create(context),
        };
        var parsed = root.Parse(WithCommand(args));
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction) return Wrong(parsed, args, error);

        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("digest: interrupted; the published site is as it was").ConfigureAwait(false);
            return ExitStatus.Interrupted;
        }

        catch (Exception fault) when (Environment.GetEnvironmentVariable("DIGEST_TRACE") is null)
        {
            // A fault of the program, not of the user: say so, and how to say more.
            var inner = fault is AggregateException { InnerException: { } first } ? first : fault;
            await error.WriteLineAsync($"digest: a fault in the program: {inner.GetType().Name}: {inner.Message}\n  hint: set DIGEST_TRACE=1 for the whole trace, and report it").ConfigureAwait(false);
            return ExitStatus.Errors;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interruption.Cancel();
        }
    }

    private static readonly string[] WithValue = ["--root", "--input", "--theme", "--settings", "--output", "--report", "--at", "--threads"];

    // "digest --strict" is "digest build --strict"; options may also stand before the command.
    private static string[] WithCommand(string[] args)
    {
        if (args.Length == 0) return ["build"];
        if (!args[0].StartsWith('-') || args[0] is "-h" or "--help" or "-?" or "--version") return args;
        for (var i = 0; i < args.Length; i++)
        {
            if (WithValue.Contains(args[i], StringComparer.Ordinal)) i++;
            else if (Commands.Contains(args[i], StringComparer.Ordinal)) return [args[i], .. args[..i], .. args[(i + 1)..]];
            else if (!args[i].StartsWith('-')) break;
        }

        return ["build", .. args];
    }

    private static int Wrong(ParseResult parsed, string[] args, TextWriter error)
    {
        foreach (var fault in parsed.Errors)
        {
            if (parsed.CommandResult.Command is RootCommand && fault.Message.StartsWith("Required command", StringComparison.Ordinal)) continue;
            error.WriteLine("digest: " + char.ToLowerInvariant(fault.Message[0]) + fault.Message[1..].TrimEnd('.'));
        }

        if (args.Length > 0 && parsed.CommandResult.Command is RootCommand && Suggestion.For(args[0], Commands) is { } near) error.WriteLine($"  hint: did you mean 'digest {near}'?");
        else if (Unknown(parsed) is { } option && Suggestion.For(option, parsed.CommandResult.Command.Options.Select(o => o.Name)) is { } meant) error.WriteLine($"  hint: did you mean {meant}?");
        else error.WriteLine("  hint: 'digest --help' lists the commands, 'digest COMMAND --help' the options of one");
        return ExitStatus.WrongUsage;
    }

    private static string? Unknown(ParseResult parsed) => parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith('-'));
}
