using Digest.Build.Files;
using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>A site's folders, settings and clock, fixed before anything is built.</summary>
public sealed record Workspace
{
    /// <summary>Absolute path of the site's folder.</summary>
    public required string Root { get; init; }

    /// <summary>Absolute paths of the input folders.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The theme.</summary>
    public required Theme Theme { get; init; }

    /// <summary>Absolute path of the output folder.</summary>
    public required string Output { get; init; }

    /// <summary>Absolute path of the cache folder.</summary>
    public required string Cache { get; init; }

    /// <summary>Whether results may be kept in the cache folder.</summary>
    public bool KeepsCaches { get; init; } = true;

    /// <summary>The settings.</summary>
    public required SiteSettings Settings { get; init; }

    /// <summary>The instant of the build and what it lets in.</summary>
    public required SelectionOptions Selection { get; init; }

    /// <summary>Most threads, from 1.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether the evidence for links is kept.</summary>
    public required bool KeepEvidence { get; init; }

    /// <summary>What the build makes.</summary>
    public required BuildExtent Extent { get; init; }

    /// <summary>Bytes that stand for those of files on disk, or for files that are not there yet, by absolute path: what the site
    /// would be with them.</summary>
    public IReadOnlyDictionary<string, byte[]>? Unsaved { get; init; }

    /// <summary>A path as messages show it: relative to the root, with <c>/</c>.</summary>
    public string DisplayPath(string path) => FilePaths.DisplayPath(Root, path);

    /// <summary>Finds folders, reads settings and fixes the clock.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="kept">What the build before kept; null where there was none.</param>
    /// <returns>The workspace, null where an error leaves none; and what was found.</returns>
    public static Checked<Workspace> Open(BuildOptions options, TimeProvider clock, KeptResults? kept = null)
    {
        var root = Path.GetFullPath(options.Root);
        if (!Directory.Exists(root))
        {
            return Fail(Codes.FolderMissing, FilePaths.DisplayPath(Directory.GetCurrentDirectory(), root),
                "there is no such folder",
                "give the site's folder with --root");
        }

        var settingsPath = options.Settings is { } given ? Path.GetFullPath(given) : Path.Combine(root, "statiq.json");
        if (options.Settings is not null && !File.Exists(settingsPath))
        {
            return Fail(Codes.FolderMissing, FilePaths.DisplayPath(root, settingsPath), "there is no such settings file",
                "give an existing file with --settings");
        }

        SourceFile? file = null;
        if (File.Exists(settingsPath))
        {
            (file, var unread) = InputSteps.Read(new(settingsPath, FilePaths.DisplayPath(root, settingsPath), "statiq.json",
                InputKind.Defaults));
            if (file is null) return new(null, unread);
        }

        var (settings, found) = kept is null
            ? SettingsReader.Read(file)
            : kept.Of("settings", [file?.SourcePath, file?.Bytes.ToArray()], () => SettingsReader.Read(file));
        if (settings is null) return new(null, found);
        var diagnostics = new List<Diagnostic>(found);

        var inputs = options.Input is { } input
            ? [Path.GetFullPath(input)] : settings.InputPaths.Select(p => Path.GetFullPath(p, root)).ToList();
        foreach (var folder in inputs)
        {
            if (!Directory.Exists(folder))
            {
                diagnostics.Add(Codes.FolderMissing.At(new(FilePaths.DisplayPath(root, folder)), "there is no such input folder",
                    file is null && options.Input is null
                    ? "'digest init DIR' makes a site to begin with; --root gives the folder of one"
                    : "make it, or give another one with --input"));
            }
        }

        if (options.Theme is { } theme && !Directory.Exists(theme))
        {
            diagnostics.Add(Codes.FolderMissing.At(new(FilePaths.DisplayPath(root, Path.GetFullPath(theme))),
                "there is no such theme folder", "give an existing folder with --theme"));
        }

        var themes = options.Theme is { } own
            ? [Path.GetFullPath(own)] : settings.ThemePaths.Select(p => Path.GetFullPath(p, root)).ToList();
        var at = clock.GetUtcNow();
        if (options.At is { } text)
        {
            if (Dates.Parse(text, settings.TimeZone) is { } instant)
            {
                at = instant;
            }
            else
            {
                diagnostics.Add(Codes.WrongSetting.At(default, $"'{text}' in --at is not a date that exists",
                "write --at 2015-07-16, or --at 2015-07-16T09:30:00+02:00"));
            }
        }

        var read = ThemeReader.Read(root, themes);
        return new(new Workspace
        {
            Root = root,
            Inputs = inputs,
            Theme = kept?.ThemeOf(read) ?? read,
            Output = options.Output is { } output ? Path.GetFullPath(output) : Path.GetFullPath(settings.OutputPath, root),
            Cache = Path.GetFullPath(settings.CachePath, root),
            KeepsCaches = !options.NoCache,
            Settings = settings,
            Selection = new(at, options.Drafts, options.Scheduled),
            KeepEvidence = options.KeepEvidence,
            Extent = options.Extent,
            Threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
        }, diagnostics);
    }

    private static Checked<Workspace> Fail(DiagnosticCode code, string path, string message, string hint) =>
        new(null, [code.At(new(path), message, hint)]);
}
