using Digest.Commands;
using Digest.Net;

namespace Digest.Tests;

/// <summary>Runs the program within the test, with its own writers and clock.</summary>
internal static class Cli
{
    public static (int Status, string Out, string Error) Run(params string[] args) => Run([], new(), args);

    /// <summary>Runs a command that reads standard input, and asks hosts as it is told to.</summary>
    public static (int Status, string Out, string Error) Run(byte[] input, RequestOptions requests, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new CommandContext(output, error, new FixedClock())
        {
            In = () => new MemoryStream(input),
            Requests = requests,
        };
        var status = CommandLine.RunAsync(args, context).GetAwaiter().GetResult();
        return (status, output.ToString(), error.ToString());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2015, 8, 1, 10, 30, 0, TimeSpan.Zero);
    }
}
