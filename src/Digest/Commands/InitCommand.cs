using System.CommandLine;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest init</c>.</summary>
internal static class InitCommand
{
    private const string Prefix = "scaffold/";

    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "folder of the new site", DefaultValueFactory = _ => "." };
        var command = new Command("init", "Writes a small site to begin with, and overwrites nothing.") { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, context));
        return command;
    }

    private static int Run(string folder, CommandContext context)
    {
        var root = Path.GetFullPath(folder);
        foreach (var mark in (string[])["statiq.json", "input"])
        {
            if (!Path.Exists(Path.Combine(root, mark))) continue;
            DiagnosticText.Write(context.Error,
                [Codes.SiteExists.At(new(mark), "the folder holds a site already, and nothing was written",
                "give an empty or a new folder: digest init my-site")], root);
            return ExitStatus.Errors;
        }

        try
        {
            var (written, kept) = (0, new List<string>());
            foreach (var (path, bytes) in Files())
            {
                if (Write(Path.Combine(root, path), bytes)) written++;
                else kept.Add(path);
            }

            foreach (var path in kept) context.Error.WriteLine($"kept: {path} was there already");
            var at = folder == "." ? "" : " --root " + folder;
            context.Out.WriteLine($"{written} files written\nnext: digest preview{at}");
            return ExitStatus.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(
                $"digest: the site cannot be written: {exception.Message.TrimEnd('.')}\n  hint: give a folder that you may "
                + $"write to");
            return ExitStatus.Errors;
        }
    }

    // CreateNew never overwrites, whoever else writes at the same moment.
    private static bool Write(string path, byte[] bytes)
    {
        if (Path.Exists(path)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
        return true;
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Files()
    {
        var program = typeof(InitCommand).Assembly;
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var stream = program.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (name[Prefix.Length..], bytes);
        }

        foreach (var (name, file) in Schemas.All)
            yield return ((name == "snippets" ? ".vscode/" : "schemas/") + file, Encoding.UTF8.GetBytes(Schemas.Write(name)!));
    }
}
