using Digest.Build;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Checks;

/// <summary>Finds files whose names are nearly those that Digest reads.</summary>
internal static class UnreadFiles
{
    private static readonly string[] DataNames = ["sources.yml", "people.yml", "places.yml", "organizations.yml", "topics.yml"];

    private static readonly string[] DefaultsNames = ["_directory.yml", "_directory.yaml"];

    /// <summary>All findings.</summary>
    public static IEnumerable<Diagnostic> Find(Workspace workspace)
    {
        var files = InputFiles.Find(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache]);
        foreach (var file in files.Of(InputKind.Data))
        {
            if (DataFiles.KindOf(file.InputPath) is null)
            {
                yield return Codes.UnreadFile.At(new(file.SourcePath), "no data file has this name, so nothing reads it",
                    Suggestion.Hint(Path.GetFileNameWithoutExtension(file.InputPath) + ".yml", DataNames,
                    "the names are " + string.Join(", ", DataNames)));
            }
        }

        foreach (var file in files.Of(InputKind.Asset))
        {
            var name = file.InputPath[(file.InputPath.LastIndexOf('/') + 1)..];
            if (name.EndsWith("ml", StringComparison.OrdinalIgnoreCase)
                && name.Contains("dir", StringComparison.OrdinalIgnoreCase) && Suggestion.For(name, DefaultsNames) is { } near)
            {
                yield return Codes.UnreadFile.At(new(file.SourcePath),
                    "the file is copied to the site, not read as the defaults of its folder", $"did you mean '{near}'?");
            }
        }

        foreach (var folder in workspace.Inputs.Where(Directory.Exists).SelectMany(HiddenFolders).Order(StringComparer.Ordinal))
        {
            var count = Directory.EnumerateFiles(folder, "*.m*", Everywhere)
                .Count(f => Path.GetExtension(f).ToLowerInvariant() is ".md" or ".markdown");
            if (count == 0) continue;
            yield return Codes.UnreadFile.At(new(Path.GetRelativePath(workspace.Root, folder).Replace('\\', '/')),
                count == 1 ? "nothing reads the Markdown file in this folder"
                : $"nothing reads the {count} Markdown files in this folder",
                "rename the folder so that its name does not begin with _");
        }
    }

    private static readonly EnumerationOptions Everywhere =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 20, AttributesToSkip = FileAttributes.ReparsePoint };

    // Collections of Jekyll; drafts, templates and what it built are not meant to be read.
    private static IEnumerable<string> HiddenFolders(string input) => Directory.EnumerateDirectories(input, "_*")
        .Where(f => Path.GetFileName(f)
            is not ("_posts" or "_data" or "_drafts" or "_includes" or "_layouts" or "_sass" or "_site"));
}
