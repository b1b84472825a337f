using System.Globalization;
using System.Text;

namespace Digest.Tests;

/// <summary>What an editor reads after a mistake, asserted as a whole. Each file in wrong-inputs holds a command line, the files
/// of a site and all that the program writes to standard error. <c>UPDATE_GOLDEN=1</c> rewrites the last part, to be read before
/// it is kept.</summary>
public sealed class WrongInputTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "Digest.Tests", "wrong-inputs");

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal))
            cases.Add(Path.GetFileNameWithoutExtension(file));
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SaysWhatIsWrongWhereAndWhatToDo(string name)
    {
        var path = Path.Combine(Folder, name + ".txt");
        var wrong = WrongInput.Parse(File.ReadAllText(path));
        using var site = TestSite.Empty();
        foreach (var (file, bytes) in wrong.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site.Root, file))!);
            File.WriteAllBytes(Path.Combine(site.Root, file), bytes);
        }

        Directory.CreateDirectory(Path.Combine(site.Root, "input"));
        var (status, _, error) =
            Cli.Run(wrong.Arguments.Select(a => a.Replace("ROOT", site.Root, StringComparison.Ordinal)).ToArray());
        var said = $"-- status {status} --\n" + error.Replace(site.Root, "ROOT", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, wrong.Head + said);
        else said.ShouldBe(wrong.Expected);

        // A calm voice: no name of an exception, no trace, no full stop at the end of a message.
        error.ShouldNotContain("Exception");
        error.ShouldNotContain("   at ");
        foreach (var line in error.Split('\n').Where(l => l.Contains(" DG", StringComparison.Ordinal)))
            line.ShouldNotEndWith(".");
    }

    [Fact]
    public void ThereAreEnoughOfThem() => Cases().Count.ShouldBeGreaterThanOrEqualTo(60);

    private sealed record WrongInput(string Head, string[] Arguments, List<(string Path, byte[] Bytes)> Files, string Expected)
    {
        public static WrongInput Parse(string text)
        {
            text = text.ReplaceLineEndings("\n");
            var end = text.IndexOf("-- status ", StringComparison.Ordinal);
            var (head, expected) = end < 0 ? (text, "") : (text[..end], text[end..]);
            var parts = ("\n" + head).Split("\n-- ");
            var arguments = parts[0].Trim()
                .Split('\n')[^1]["$ digest ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var files = parts.Skip(1).Select(p =>
            {
                var line = p.IndexOf('\n', StringComparison.Ordinal);
                var name = p[..line].Replace(" --", "", StringComparison.Ordinal);
                var content = p[(line + 1)..];
                // The split took the line end before the next part.
                return (name, Bytes(content.EndsWith('\n') || content.Length == 0 ? content : content + "\n"));
            }).ToList();
            return new(head, arguments, files, expected);
        }

        // UTF-8, and any byte as \xHH.
        private static byte[] Bytes(string text)
        {
            using var bytes = new MemoryStream();
            for (var i = 0; i < text.Length; i++)
            {
                if (i + 3 < text.Length && text[i] == '\\' && text[i + 1] == 'x'
                    && byte.TryParse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
                {
                    bytes.WriteByte(value);
                    i += 3;
                }
                else
                {
                    var length = char.IsHighSurrogate(text[i]) ? 2 : 1;
                    bytes.Write(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                    i += length - 1;
                }
            }

            return bytes.ToArray();
        }
    }
}
