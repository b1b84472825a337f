using System.CommandLine;
using System.Globalization;
using System.Text;
using Digest.Build;
using Digest.Core.Model;
using Digest.Core.Yaml;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest new</c>.</summary>
internal static class NewCommand
{
    public static Command Create(CommandContext context)
    {
        var headline = new Argument<string>("HEADLINE") { Description = "headline of the article" };
        var command = new Command("new",
            "Writes a dated article with its front matter filled in, and prints its path.") { headline };
        var shared = new SharedOptions().AddAt(command);
        command.SetAction(parsed =>
        {
            var options = shared.Read(parsed);
            var (workspace, diagnostics) = Workspace.Open(options, context.Clock);
            var errors = diagnostics.Where(d => d.Severity == Core.Diagnostics.Severity.Error
                && d.Code != Core.Diagnostics.Codes.FolderMissing.Id).ToList();
            if (workspace is null || errors.Count > 0)
            {
                DiagnosticText.Write(context.Error, workspace is null ? diagnostics : errors, options.Root);
                return ExitStatus.WrongUsage;
            }

            var text = string.Join(' ', parsed.GetValue(headline)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Length == 0)
            {
                context.Error.WriteLine("digest: the headline is empty\n  hint: digest new \"Pluto, at last\"");
                return ExitStatus.WrongUsage;
            }

            return Write(workspace, text, context);
        });
        return command;
    }

    private static int Write(Workspace workspace, string headline, CommandContext context)
    {
        var now = TimeZoneInfo.ConvertTime(workspace.Selection.At, workspace.Settings.TimeZone);
        var path = PathOf(workspace, headline, now);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // CreateNew never overwrites, whoever else writes at the same moment.
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(Template(headline, now)));
        }
        catch (IOException) when (File.Exists(path))
        {
            context.Error.WriteLine(
                $"{workspace.DisplayPath(path)}: error: the file is there already\n  hint: give another headline, or edit that "
                + $"file");
            return ExitStatus.Errors;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(
                $"{workspace.DisplayPath(path)}: error: the file cannot be written: {exception.Message.TrimEnd('.')}");
            return ExitStatus.Errors;
        }

        context.Out.WriteLine(workspace.DisplayPath(path));
        return ExitStatus.Done;
    }

    /// <summary>Where a new article is written.</summary>
    /// <param name="workspace">Folders.</param>
    /// <param name="headline">Its headline.</param>
    /// <param name="day">Its day, in the site's zone.</param>
    internal static string PathOf(Workspace workspace, string headline, DateTimeOffset day)
    {
        var slug = Slugs.From(headline);
        var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + (slug.Length > 0 ? slug : "untitled") + ".md";
        return Path.Combine(workspace.Inputs[0], "articles", name);
    }

    /// <summary>The text of a new article, its fields to be filled in.</summary>
    internal static string Template(string headline, DateTimeOffset now) => $"""
        ---
        title: {YamlText.Quoted(headline)}
        published: {now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}
        draft: true
        dek:
        source:
          name:
          url:
        topics: []
        people: []
        places: []
        organizations: []
        ---


        """.ReplaceLineEndings("\n");
}
