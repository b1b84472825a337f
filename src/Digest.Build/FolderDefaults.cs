using System.Collections.Concurrent;
using Digest.Build.Files;
using Digest.Core.FrontMatter;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Build;

/// <summary>The defaults of all folders: what their files say, and the language of those that are named after one.</summary>
internal static class FolderDefaults
{
    // One value a language: what is kept between builds is compared by identity.
    private static readonly ConcurrentDictionary<string, YamlMap> Languages = new(StringComparer.Ordinal);

    /// <summary>Reads the defaults of all folders.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">Name of the step.</param>
    /// <param name="files">The input's files.</param>
    /// <param name="settings">The site's settings.</param>
    public static IReadOnlyList<DirectoryDefaults> Read(PipelineRun run, string step, InputFiles files, SiteSettings settings)
    {
        var given = run.EachFile(step, files.Of(InputKind.Defaults), _ => [], InputSteps.ReadDefaults);
        var found = LanguageFolders.Find(files.Of(InputKind.Article).Select(f => f.InputPath), settings.Language)
            .Where(l => !given.Exists(g => l.Folder.StartsWith(g.Folder, StringComparison.Ordinal) && NamesLanguage(g.Fields)))
            .Select(l => new DirectoryDefaults(l.Folder, Languages.GetOrAdd(l.Language, LanguageOf)));
        return [.. given, .. found];
    }

    private static bool NamesLanguage(YamlMap fields) =>
        fields.Entries.Any(e => FrontMatterKeys.Find(e.Key)?.Name == "lang" && !Fields.IsBlank(e.Value));

    private static YamlMap LanguageOf(string language) =>
        new([new("lang", default, new YamlScalar(language, Quoted: true, default))], default);
}
