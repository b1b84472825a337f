using Digest.Build.Files;
using Digest.Core.Settings;
using Digest.Rendering;

namespace Digest.Build;

/// <summary>Finds the files that are copied to the site.</summary>
internal static class Assets
{
    private const string Offline = "offline.js";

    /// <summary>The theme's assets, and over them the input's, in the order of their destinations.</summary>
    public static IReadOnlyList<Asset> Collect(IReadOnlyList<InputFile> files, Theme theme, SiteSettings settings)
    {
        var assets = new SortedDictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var file in theme.Under("assets"))
            assets[file.Path] = new(null, file.DisplayPath, file.Path, file.Bytes);
        // A script that keeps pages has to lie above all of them.
        if (settings.Offline && theme.Read(Offline) is { } script)
            assets[Offline] = new(null, theme.DisplayPath(Offline), Offline, script);
        foreach (var file in files) assets[file.InputPath] = new(file.FullPath, file.SourcePath, file.InputPath, null);
        return [.. assets.Values];
    }
}
