using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Settings;

namespace Digest.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void EveryCodeHasAnEntry()
    {
        var text = RepositoryFolder.Read("docs/diagnostics.md");
        foreach (var code in Codes.All)
            text.ShouldContain($"### {code.Id}\n\n{code.Severity}: {code.Summary}.\n\nExample: ", customMessage: code.Id);
        Codes.All.Select(c => c.Id).ShouldBeUnique();
        typeof(Codes).GetFields().Select(f => ((DiagnosticCode)f.GetValue(null)!).Id).Order()
            .ShouldBe(Codes.All.Select(c => c.Id).Order());
    }

    [Fact]
    public void EveryKeyOfFrontMatterIsDocumented()
    {
        var text = RepositoryFolder.Read("docs/front-matter.md");
        // Rows that begin with a colon are parts of patterns.
        var rows = text.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l[3] != ':')
            .Select(l => l.Split('|')).ToList();
        foreach (var key in FrontMatterKeys.All)
        {
            var row = rows.SingleOrDefault(r => r[1].Contains($"`{key.Name}`", StringComparison.Ordinal))
                .ShouldNotBeNull(key.Name);
            row[2].Trim().ShouldBe(string.Join(", ", key.Aliases.Select(a => $"`{a}`")), customMessage: key.Name);
            foreach (var word in key.Choices) row[3].ShouldContain($"`{word}`");
        }

        rows.Sum(r => r[1].Split(',').Length).ShouldBe(FrontMatterKeys.All.Count);
    }

    [Fact]
    public void EverySettingIsDocumented()
    {
        var rows = RepositoryFolder.Read("docs/settings.md").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|')).ToList();
        foreach (var key in SettingsKeys.Statiq.Concat(SettingsKeys.Own).Concat(SettingsKeys.Newsletter))
        {
            var row = rows.SingleOrDefault(r => r[1].Contains($"`{key.Name}`", StringComparison.Ordinal))
                .ShouldNotBeNull(key.Name);
            if (key.Default is { } value && value != "\"\"")
                row[3].ShouldContain(value.StartsWith('[') ? value : value.Trim('"'), customMessage: key.Name);
            if (key.Type == SettingType.Number) row[4].ShouldContain($"{key.Min} to {key.Max}");
            if (key.Type == SettingType.Flag) row[2].Trim().ShouldBe("boolean");
        }
    }
}
