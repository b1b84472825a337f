using System.Text.RegularExpressions;
using Digest.Core.Markdown;
using Markdig;

namespace Digest.Benchmarks;

/// <summary>Compares the examples of CommonMark's published spec.txt with what Markdig writes, alone and with the dialects that
/// Digest reads.</summary>
internal static partial class CommonMarkExamples
{
    /// <summary>Prints each example that differs, then the counts.</summary>
    /// <returns>1 where an example that Markdig alone gets right is not right with the dialects.</returns>
    public static int Run(string specification)
    {
        var (plain, dialects) = (new MarkdownPipelineBuilder().Build(), BodyParser.Dialects().Build());
        var (count, right, rightWithDialects, lost) = (0, 0, 0, 0);
        foreach (Match example in Example().Matches(File.ReadAllText(specification).ReplaceLineEndings("\n")))
        {
            var (markdown, expected) = (Tabs(example.Groups[1].Value), WithoutBreaks(Tabs(example.Groups[2].Value)));
            var isRight = WithoutBreaks(Markdown.ToHtml(markdown, plain)) == expected;
            var actual = WithoutBreaks(Markdown.ToHtml(markdown, dialects));
            count++;
            if (isRight) right++;
            if (actual == expected)
            {
                rightWithDialects++;
                continue;
            }

            if (isRight) lost++;
            Console.WriteLine($"example {count}{(isRight ? "" : ", with Markdig alone too")}\n{markdown}"
                + $"--- expected\n{expected}--- with the dialects\n{actual}");
        }

        Console.WriteLine($"{count} examples: Markdig alone {right}, with the dialects {rightWithDialects}");
        return count > 0 && lost == 0 ? 0 : 1;
    }

    private static string Tabs(string text) => text.Replace('→', '\t');

    // Markdig breaks no line behind the start of an item that holds blocks: no reader sees the difference.
    private static string WithoutBreaks(string html) => html.Replace("<li>\n", "<li>", StringComparison.Ordinal);

    [GeneratedRegex("^`{32} example\n([\\s\\S]*?)^\\.\n([\\s\\S]*?)^`{32}$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
