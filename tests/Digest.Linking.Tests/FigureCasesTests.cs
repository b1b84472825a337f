using System.Globalization;

namespace Digest.Linking.Tests;

/// <summary>The pairs of tellings in figures/*.txt: what each pair must be told to differ over, or nothing.</summary>
public sealed class FigureCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "figures");

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EachPairIsToldAsItsCaseSays(string file)
    {
        var wrong = Cases(file).Select(static c => (c.Expected, Found: Found(c), c.Line))
            .Where(static c => c.Expected != c.Found)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{file}:{c.Line}: expected {c.Expected}, found {c.Found}"));

        string.Join('\n', wrong).ShouldBe("");
    }

    [Fact]
    public void HalfOfTheCasesAreNoConflictsAndManyAreOfOtherLanguages()
    {
        var cases = Directory.GetFiles(Folder, "*.txt").SelectMany(f => Cases(Path.GetFileName(f))).ToList();

        cases.Count.ShouldBeGreaterThanOrEqualTo(200);
        (cases.Count(static c => c.Expected.StartsWith("none", StringComparison.Ordinal)) * 2).ShouldBeGreaterThan(cases.Count - 20);
        cases.Count(static c => c.A.Language != "en").ShouldBeGreaterThanOrEqualTo(60);
        cases.Select(static c => c.A.Language).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void OrderOfTheTellingsChangesNothingButTheOrder()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.txt"))
        {
            foreach (var (a, b, _, line) in Cases(Path.GetFileName(file)))
                Values([b, a]).ShouldBe(Values([a, b]), string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"));
        }

        static List<string> Values(IReadOnlyList<LinkDocument> tellings) =>
            [.. FigureConflicts.Find(tellings).Select(static c => c.Update + string.Concat(
                c.Tellings.OrderBy(static t => t.Document, StringComparer.Ordinal).Select(static t => " " + t.Value)))
                .Order(StringComparer.Ordinal)];
    }

    public static TheoryData<string> HostileTexts() =>
    [
        Repeat("15 people were killed and ", 4_000),
        string.Concat(Enumerable.Range(1, 4_000).Select(static n => string.Create(CultureInfo.InvariantCulture, $"{n} dead. "))),
        "killed " + new string('9', 40_000) + " people",
        "killed 1" + Repeat(",000", 10_000) + " people",
        "killed 1e400 people, 1e-400 injured, \u0661e400 dead, -5 dead, 0 dead, 00 dead",
        "killed " + Repeat("hundred ", 10_000) + "people",
        "killed " + Repeat("one thousand million ", 4_000) + "people",
        "killed " + Repeat("at least ", 10_000) + "15 people",
        Repeat("twenty and ", 10_000) + "two dead",
        Repeat("$5 million fine of ", 4_000),
        Repeat("including the ", 10_000) + "15 dead",
        Repeat("(", 20_000) + "15 dead",
        new string('\u4E07', 20_000) + "人が死亡",
        Repeat("Karsh Melder 15 dead ", 4_000),
        "killed 15 \uD800 people \uDC00 dead 15\uD83D",
        new string('\u0301', 10_000) + "15 dead",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void HostileTextsAreReadInLinearTime(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var language in (string[])["en", "ja", "ar", "de", "fr", "xx"])
        {
            LinkDocument a = new("a", "16 dead", text) { Language = language };
            LinkDocument b = new("b", text, "15 people were killed.") { Language = language };
            FigureConflicts.Find([a, b]).Select(static c => c.What).ShouldBe(FigureConflicts.Find([a, b]).Select(static c => c.What));
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Found((LinkDocument A, LinkDocument B, string Expected, int Line) pair)
    {
        var found = FigureConflicts.Find([pair.A, pair.B]).Select(static c =>
            $"{(c.Update ? "update " : "")}{c.What} | {string.Join(" | ", c.Tellings.Select(static t => t.Value))}").ToList();
        return found.Count == 0 ? "none" : string.Join(" & ", found);
    }

    // "language: what | a | b" (or "none"), then two lines, each a telling: "[date source] headline // text", where date, source
    // and headline may be left out. "#" begins a comment.
    private static IEnumerable<(LinkDocument A, LinkDocument B, string Expected, int Line)> Cases(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            var at = lines[i].IndexOf(':', StringComparison.Ordinal);
            var language = lines[i][..at];
            yield return (Telling("a", language, lines[i + 1]), Telling("b", language, lines[i + 2]), lines[i][(at + 2)..], i + 1);
            i += 2;
        }
    }

    private static LinkDocument Telling(string id, string language, string line)
    {
        DateTimeOffset? published = null;
        string? source = null;
        if (line[0] == '[')
        {
            var end = line.IndexOf(']', StringComparison.Ordinal);
            var parts = line[1..end].Split(' ', 2);
            published = DateTimeOffset.Parse(parts[0] + "T00:00:00Z", CultureInfo.InvariantCulture);
            source = parts.Length > 1 ? parts[1] : null;
            line = line[(end + 1)..].Trim();
        }

        var text = line.Split(" // ");
        return new(id, text.Length > 1 ? text[0] : "", text[^1]) { Language = language, Published = published, Source = source };
    }
}
