using System.Text.RegularExpressions;
using Digest.Core.Yaml;

namespace Digest.Tests;

public sealed partial class WorkflowTests
{
    [GeneratedRegex(@"(?:\.digest/tool/digest|-c Release --|(?<=[\s&;])digest) (?<command>[a-z]+)(?<rest>(?: +[^\s|>&`'""]+)*)")]
    private static partial Regex Calls();

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlocks();

    [Theory]
    [InlineData(".github/workflows/publish.yml")]
    [InlineData("docs/publishing.md")]
    public void WorkflowsAreYamlAndNameWhatExists(string path)
    {
        var text = RepositoryFolder.Read(path).ReplaceLineEndings("\n");
        var documents = path.EndsWith(".md", StringComparison.Ordinal)
            ? YamlBlocks().Matches(text).Select(m => m.Groups["text"].Value).ToList() : [text];
        documents.ShouldNotBeEmpty();
        foreach (var document in documents)
        {
            var (map, diagnostics) = YamlReader.ReadMap(document, path);
            diagnostics.ShouldBeEmpty();
            map.ShouldNotBeNull().Entries.ShouldNotBeEmpty();
        }

        var calls = documents.SelectMany(d => Calls().Matches(d))
            .Concat(path.EndsWith(".md", StringComparison.Ordinal) ? Calls().Matches(text) : []).ToList();
        calls.ShouldContain(c => c.Groups["command"].Value == "build");
        calls.ShouldContain(c => c.Groups["command"].Value == "check");
        foreach (var call in calls)
        {
            var command = call.Groups["command"].Value;
            var (status, help, error) = Cli.Run(command, "--help");
            status.ShouldBe(0, $"{path}: digest {command}: {error}");
            foreach (var option in call.Groups["rest"].Value.Split(' ').Where(w => w.StartsWith("--", StringComparison.Ordinal)))
                help.ShouldContain(option, customMessage: $"{path}: digest {command} {option}");
        }
    }
}
