using Digest.Commands;

namespace Digest.Tests;

/// <summary>Runs the program within the test, with its own writers and clock.</summary>
internal static class Cli
{
    public static (int Status, string Out, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = CommandLine.RunAsync(args, output, error, new FixedClock()).GetAwaiter().GetResult();
        return (status, output.ToString(), error.ToString());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2015, 8, 1, 10, 30, 0, TimeSpan.Zero);
    }
}
