using System.Globalization;
using Digest.Core.Model;
using Digest.Editing;

namespace Digest.Preview;

/// <summary>The difference between a file on disk and what was typed.</summary>
internal static class EditDifference
{
    // Finding where two texts meet again takes the square of their lines.
    private const int MaxLines = 20_000;

    /// <summary>Writes it in the unified format.</summary>
    /// <param name="before">The file on disk; null where there is none.</param>
    /// <param name="after">The file as it is to be.</param>
    public static string Of(SourceFile? before, SourceFile after)
    {
        if (Lines(before) + Lines(after) > MaxLines) return "The files are too long to be compared here.";
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        FileDifference.Write(text, after.SourcePath, before?.Bytes.ToArray(), after.Bytes.ToArray());
        return text.ToString();
    }

    private static int Lines(SourceFile? file) => file is null ? 0 : file.Bytes.Span.Count((byte)'\n');
}
