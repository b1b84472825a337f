using System.Text;

namespace Digest.Editing;

/// <summary>The difference between two states of a file, in the unified format.</summary>
internal static class FileDifference
{
    private const int Context = 2;

    /// <summary>Writes it; nothing where the states are equal.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="path">Path for the head.</param>
    /// <param name="before">The file before; null where there is none.</param>
    /// <param name="after">The file after.</param>
    public static void Write(TextWriter output, string path, byte[]? before, byte[] after)
    {
        var (old, now) = (Lines(before ?? []), Lines(after));
        output.WriteLine(before is null ? "--- /dev/null" : "--- " + path);
        output.WriteLine("+++ " + path);
        // Runs that share lines around them stand together.
        var together = new List<((int Start, int End) Old, (int Start, int End) Now)>();
        foreach (var part in Parts(old, now))
        {
            if (together.Count > 0 && part.Old.Start - together[^1].Old.End > 2 * Context)
            {
                WriteParts(output, old, now, together);
                together.Clear();
            }

            together.Add(part);
        }

        if (together.Count > 0) WriteParts(output, old, now, together);
    }

    private static string[] Lines(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        if (text.Length == 0) return [];
        return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    // Runs of lines that differ: from each pair of equal lines the search goes on at the nearest ones that are equal again.
    private static IEnumerable<((int Start, int End) Old, (int Start, int End) Now)> Parts(string[] old, string[] now)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (oldEnd, nowEnd) = Meet(old, now, i, j);
            yield return ((i, oldEnd), (j, nowEnd));
            (i, j) = (oldEnd, nowEnd);
        }
    }

    private static (int Old, int Now) Meet(string[] old, string[] now, int i, int j)
    {
        for (var distance = 1; distance <= old.Length - i + now.Length - j; distance++)
        {
            for (var k = 0; k <= distance; k++)
            {
                var (a, b) = (i + k, j + distance - k);
                if (a < old.Length && b < now.Length && old[a] == now[b]) return (a, b);
            }
        }

        return (old.Length, now.Length);
    }

    private static void WriteParts(TextWriter output, string[] old, string[] now,
        List<((int Start, int End) Old, (int Start, int End) Now)> parts)
    {
        var (first, last) = (parts[0], parts[^1]);
        var before = Math.Min(Context, first.Old.Start);
        var after = Math.Min(Context, old.Length - last.Old.End);
        output.WriteLine($"@@ -{Range(first.Old.Start - before, last.Old.End + after)} "
            + $"+{Range(first.Now.Start - before, last.Now.End + after)} @@");
        var at = first.Old.Start - before;
        foreach (var (from, to) in parts)
        {
            for (; at < from.Start; at++) output.WriteLine(" " + Shown(old[at]));
            for (; at < from.End; at++) output.WriteLine("-" + Shown(old[at]));
            for (var i = to.Start; i < to.End; i++) output.WriteLine("+" + Shown(now[i]));
        }

        for (; at < last.Old.End + after; at++) output.WriteLine(" " + Shown(old[at]));
    }

    private static string Range(int start, int end) =>
        end - start == 1 ? $"{start + 1}" : $"{(end > start ? start + 1 : start)},{end - start}";

    // A terminal is not to be led by what a file holds.
    private static string Shown(string line) => Output.Excerpts.Visible(line);
}
