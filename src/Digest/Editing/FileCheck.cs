using Digest.Build;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Editing;

/// <summary>What a build would say of one input file by itself, before it is written.</summary>
internal static class FileCheck
{
    /// <summary>The keys that are read in a file.</summary>
    public static IReadOnlyList<FrontMatterKey> KeysOf(InputKind kind) => kind switch
    {
        InputKind.Story => OtherFiles.StoryKeys,
        InputKind.Edition => OtherFiles.EditionKeys,
        InputKind.Page => OtherFiles.PageKeys,
        _ => FrontMatterKeys.All,
    };

    /// <summary>Parses a file's front matter and body.</summary>
    /// <param name="workspace">Folders and settings.</param>
    /// <param name="kind">What the file is for.</param>
    /// <param name="file">The file as it is to be.</param>
    /// <returns>What is wrong or doubtful, in the order of the text; the value is the article, where it is one without
    /// errors.</returns>
    public static Checked<Article> Check(Workspace workspace, InputKind kind, SourceFile file)
    {
        var (settings, read) = (workspace.Settings, new Checked<SourceFile>(file, []));
        var parsers = new ParserPool(settings.Language);
        switch (kind)
        {
            case InputKind.Article:
                var (parsed, found) = InputSteps.ParseArticle(file, DefaultsFor(workspace, file.InputPath), settings, parsers);
                return new(parsed?.Article, found);
            case InputKind.Story:
                return new(null, InputSteps.ParseFile(read, r => OtherFiles.Story(r, settings), parsers).Diagnostics);
            case InputKind.Edition:
                return new(null, InputSteps.ParseFile(read, r => OtherFiles.Edition(r, settings), parsers).Diagnostics);
            default:
                return new(null, InputSteps.ParseFile(read, r => OtherFiles.Page(r, settings), parsers).Diagnostics);
        }
    }

    // The defaults of the folders that the file lies in; what is wrong with them is told of their own files.
    private static List<DirectoryDefaults> DefaultsFor(Workspace workspace, string inputPath)
    {
        var found = new List<DirectoryDefaults>();
        for (var end = inputPath.LastIndexOf('/'); ; end = end > 0 ? inputPath.LastIndexOf('/', end - 1) : -1)
        {
            var folder = end < 0 ? "" : inputPath[..end];
            foreach (var name in (string[])["_directory.yml", "_directory.yaml"])
            {
                // Of two files with one path that in the later folder counts.
                var file = workspace.Inputs.Reverse()
                    .Select(i => InputFiles.At(workspace.Root, workspace.Inputs, [workspace.Output, workspace.Cache],
                        Path.Combine(i, folder.Replace('/', Path.DirectorySeparatorChar), name)))
                    .FirstOrDefault(f => f is { Kind: InputKind.Defaults });
                if (file is not null && InputSteps.ReadDefaults(file, InputSteps.Read(file)).Value is { } defaults)
                    found.Add(defaults);
            }

            if (end < 0) return found;
        }
    }
}
