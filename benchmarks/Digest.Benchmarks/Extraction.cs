using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Import;

namespace Digest.Benchmarks;

/// <summary>How much of an article's text importing finds on saved pages, beside SmartReader: precision, recall and F1 of words.</summary>
internal static partial class Extraction
{
    /// <summary>Prints a line for each page, and the means.</summary>
    /// <param name="folder">A folder of cases: each a folder with <c>input.html</c> and <c>expected.md</c>.</param>
    public static int Run(string folder)
    {
        var cases = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "input*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        if (cases.Count == 0)
        {
            Console.Error.WriteLine($"{folder}: there is no case in it");
            return 1;
        }

        var (own, other) = (new List<double>(), new List<double>());
        Console.WriteLine("page                          own P    R    F1    SmartReader P    R    F1");
        foreach (var file in cases)
        {
            var expected = Words(BodyOf(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "expected.md"))));
            if (expected.Count == 0) continue;
            var bytes = File.ReadAllBytes(file);
            var article = Importer.Read(new() { Path = "page.html", Bytes = bytes, Now = DateTimeOffset.UnixEpoch }).Value;
            var ours = Measure(expected, Words(BodyOf("x\n" + (article?.Markdown ?? ""))));
            var theirs = Measure(expected, Words(SmartReaderText(bytes)));
            own.Add(ours.F1);
            other.Add(theirs.F1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(Path.GetDirectoryName(file)),-28} {ours.P:0.00} {ours.R:0.00} {ours.F1:0.000}"
                + $"             {theirs.P:0.00} {theirs.R:0.00} {theirs.F1:0.000}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{own.Count} pages, mean F1: own {own.Average():0.000}, SmartReader {other.Average():0.000}; "
            + $"SmartReader better on {own.Zip(other).Count(p => p.Second > p.First + 0.005)}"));
        return 0;
    }

    // The text is given, so that nothing is fetched.
    private static string SmartReaderText(byte[] bytes)
    {
        // The pages are short; its usual threshold is 500 characters.
        var reader = new SmartReader.Reader("https://page.example/", Encoding.UTF8.GetString(bytes)) { CharThreshold = 100 };
        return reader.GetArticle()?.TextContent ?? "";
    }

    private static string BodyOf(string text)
    {
        var end = text.IndexOf("\n---\n", text.IndexOf("---\n", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        var body = end < 0 ? text : text[(end + 5)..];
        var notes = NotesAtEnd().Match(body);
        return LinkTargets().Replace(notes.Success ? body[..notes.Index] : body, "]");
    }

    private static Dictionary<string, int> Words(string text)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length).ToLowerInvariant();
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    private static (double P, double R, double F1) Measure(Dictionary<string, int> expected, Dictionary<string, int> found)
    {
        double common = expected.Sum(w => Math.Min(w.Value, found.GetValueOrDefault(w.Key)));
        var (wanted, given) = (expected.Values.Sum(), found.Values.Sum());
        var (p, r) = (given == 0 ? 0 : common / given, common / wanted);
        return (p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\([^)\s]*\)")]
    private static partial Regex LinkTargets();

    [GeneratedRegex(@"(\n(info|warning|error) DG\d{4}: [^\n]*)+\s*$")]
    private static partial Regex NotesAtEnd();
}
