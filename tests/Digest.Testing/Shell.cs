using System.Diagnostics;

namespace Digest.Testing;

/// <summary>Programs of the system.</summary>
internal static class Shell
{
    /// <summary>Runs one to its end, without what it says.</summary>
    /// <returns>Its exit status.</returns>
    public static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
