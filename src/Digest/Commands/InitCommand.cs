using System.CommandLine;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Moving;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest init</c>.</summary>
internal static class InitCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "folder of the new site", DefaultValueFactory = _ => "." };
        var from = new Option<string?>("--from")
        {
            Description = "move a site of Jekyll, Hugo, Zola, Pelican or Eleventy in; its files are only read",
            HelpName = "FOLDER"
        };
        var asJson = new Option<bool>("--json") { Description = "with --from, print the report as JSON" };
        var at = new Option<string?>("--at")
        {
            Description = "begin the site on this day (ISO 8601) instead of today", HelpName = "INSTANT"
        };
        var cms = new Option<bool>("--cms")
        {
            Description = "add the two files with which editors write in the browser; in a site that is there, these alone"
        };
        var command = new Command("init", "Writes a small site to begin with, and overwrites nothing.")
        {
            folder, from, asJson, at, cms
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var now = parsed.GetValue(at) is { } text ? Dates.Parse(text, TimeZoneInfo.Utc) : context.Clock.GetUtcNow();
            if (now is not { } instant || instant.UtcDateTime.Year < 2)
            {
                context.Error.WriteLine($"digest: '{parsed.GetValue(at)}' in --at is not a date that exists\n"
                    + "  hint: write --at 2015-07-16, or --at 2015-07-16T09:30:00+02:00");
                return ExitStatus.WrongUsage;
            }

            var today = DateOnly.FromDateTime(instant.UtcDateTime);
            var root = Path.GetFullPath(parsed.GetValue(folder)!);
            var adds = parsed.GetValue(cms);
            if (adds && parsed.GetValue(from) is null && IsSite(root) is not null) return AddCms(root, context);
            var status = parsed.GetValue(from) is { } old
                ? MoveIn(old, parsed.GetValue(folder)!, parsed.GetValue(asJson), context, cancellation)
                : Run(parsed.GetValue(folder)!, today, context);
            return adds && status == ExitStatus.Done ? AddCms(root, context) : status;
        }, cancellation));
        return command;
    }

    private static int MoveIn(string from, string folder, bool asJson, CommandContext context, CancellationToken cancellation)
    {
        var (root, old) = (Path.GetFullPath(folder), Path.GetFullPath(from));
        if (!Directory.Exists(old))
        {
            return Refuse(Codes.ArchiveUnreadable.At(new(from), "there is no such folder",
                "name the old site's folder with --from"), ExitStatus.WrongUsage);
        }

        if (IsSite(root) is { } exists) return Refuse(exists, ExitStatus.Errors);
        var way = Path.GetRelativePath(old, root);
        if (!Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..")
        {
            return Refuse(Codes.ArchiveUnreadable.At(new(from), "the new site cannot lie within the old one",
                "name a folder beside it: digest init my-site --from " + from), ExitStatus.WrongUsage);
        }

        try
        {
            var files = ArchiveFiles.Find(old);
            var (site, wrong) = OldSites.Read(files, context.Clock.GetUtcNow());
            if (site is null)
            {
                DiagnosticText.Write(context.Error, wrong, old);
                return ExitStatus.Errors;
            }

            MoveReport report;
            using (new Progress(context.Error, "moving in"))
            {
                var today = DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime);
                WriteAll(root, SiteScaffold.Files(today).Where(f => f.Path != "statiq.json"
                    && !f.Path.StartsWith("input/", StringComparison.Ordinal)));
                report = Mover.Run(files, site, root, context.Clock, cancellation);
            }

            DiagnosticText.Write(context.Error, report.Diagnostics, root);
            if (asJson)
            {
                CheckFormats.Write(context.Out, report.WriteJson);
            }
            else
            {
                report.Write(context.Out);
                context.Out.WriteLine($"next: digest preview{At(folder)}");
            }

            return report.Diagnostics.Any(d => d.Severity == Severity.Error) ? ExitStatus.Errors : ExitStatus.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CannotWrite(exception, context);
        }

        int Refuse(Diagnostic reason, int status)
        {
            DiagnosticText.Write(context.Error, [reason], root);
            return status;
        }
    }

    private static string At(string folder) => folder == "." ? "" : " --root " + folder;

    private static Diagnostic? IsSite(string root) =>
        Array.Find(["statiq.json", "input"], mark => Path.Exists(Path.Combine(root, mark))) is { } found
            ? Codes.SiteExists.At(new(found), "the folder holds a site already, and nothing was written",
                "give an empty or a new folder: digest init my-site") : null;

    private static int Run(string folder, DateOnly today, CommandContext context)
    {
        var root = Path.GetFullPath(folder);
        if (IsSite(root) is { } exists)
        {
            DiagnosticText.Write(context.Error, [exists], root);
            return ExitStatus.Errors;
        }

        try
        {
            var (written, kept) = WriteAll(root, SiteScaffold.Files(today));
            foreach (var path in kept) context.Error.WriteLine($"kept: {path} was there already");
            context.Out.WriteLine($"{written} files written\nnext: digest preview{At(folder)}");
            return ExitStatus.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CannotWrite(exception, context);
        }
    }

    private static int AddCms(string root, CommandContext context)
    {
        try
        {
            var (files, wrong) = CmsFiles.For(root);
            if (files is null)
            {
                DiagnosticText.Write(context.Error, wrong, root);
                return wrong.Any(d => d.Code == Codes.ImportExists.Id) ? ExitStatus.Errors : ExitStatus.WrongUsage;
            }

            var (_, kept) = WriteAll(root, files);
            foreach (var (path, _) in files)
            {
                if (!kept.Contains(path)) context.Out.WriteLine(path);
            }

            foreach (var path in kept) context.Error.WriteLine($"kept: {path} was there already");
            context.Out.WriteLine($"next: write the name of your repository into {files[^1].Path}");
            return kept.Count == 0 ? ExitStatus.Done : ExitStatus.Errors;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CannotWrite(exception, context);
        }
    }

    private static int CannotWrite(Exception exception, CommandContext context)
    {
        context.Error.WriteLine(
            $"digest: the site cannot be written: {exception.Message.TrimEnd('.')}\n  hint: give a folder that you may write to");
        return ExitStatus.Errors;
    }

    private static (int Written, List<string> Kept) WriteAll(string root, IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var (written, kept) = (0, new List<string>());
        foreach (var (path, bytes) in files)
        {
            if (Write(Path.Combine(root, path), bytes)) written++;
            else kept.Add(path);
        }

        return (written, kept);
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
}
