using System.Text;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Commands;

/// <summary>The two files that let an editor write in the browser, by Decap CMS or Sveltia CMS: <c>admin/index.html</c> and
/// <c>admin/config.yml</c> in the input folder, from where they are copied.</summary>
internal static class CmsFiles
{
    /// <summary>The files of a site; none, and errors, where its settings cannot be read or a file is there already.</summary>
    /// <param name="root">The site's folder, an absolute path.</param>
    public static Checked<IReadOnlyList<(string Path, byte[] Bytes)>> For(string root)
    {
        var path = Path.Combine(root, "statiq.json");
        var (settings, found) = SettingsReader.Read(File.Exists(path)
            ? new SourceFile("statiq.json", "statiq.json", File.ReadAllBytes(path)) : null);
        if (settings is null) return new(null, found);
        var input = FilePaths.DisplayPath(root, Path.GetFullPath(settings.InputPaths[0], root));
        List<(string Path, byte[] Bytes)> files =
        [
            (input + "/admin/index.html", Page()),
            (input + "/admin/config.yml", Encoding.UTF8.GetBytes(CmsConfig.Write(settings, input))),
        ];
        var there = files.Where(f => Path.Exists(Path.Combine(root, f.Path)))
            .Select(f => Codes.ImportExists.At(new(f.Path), "the file is there already, and it is not overwritten",
                "rename it, and take from it what you want to keep")).ToList();
        return there.Count > 0 ? new(null, there) : new(files, []);
    }

    private static byte[] Page()
    {
        using var stream = typeof(CmsFiles).Assembly.GetManifestResourceStream("cms/index.html")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
