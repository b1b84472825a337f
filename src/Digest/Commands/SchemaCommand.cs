using System.CommandLine;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Commands;

/// <summary><c>digest schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = string.Join(", ", Schemas.All.Select(s => s.Name)),
            Arity = ArgumentArity.ZeroOrOne
        };
        var output = new Option<string?>("--output")
        {
            Description = "write all of them, or the one named, into a folder",
            HelpName = "DIR"
        };
        var command = new Command("schema",
            "Prints the JSON Schema of front matter, data files or settings, or snippets for editors; with --output, writes "
            + "them.") { name, output };
        command.SetAction(parsed =>
        {
            var (asked, folder) = (parsed.GetValue(name), parsed.GetValue(output));
            if (asked is not null && Schemas.Write(asked) is null)
            {
                var names = Schemas.All.Select(s => s.Name).ToList();
                var hint = Suggestion.Hint(asked, names, "the names are " + string.Join(", ", names));
                context.Error.WriteLine($"digest: there is no schema '{asked}'\n  hint: {hint}");
                return ExitStatus.WrongUsage;
            }

            if (folder is null && asked is null)
            {
                foreach (var (known, file) in Schemas.All) context.Out.WriteLine($"{known}  {file}");
                return ExitStatus.Done;
            }

            if (folder is not null) return Write(folder, asked, context);
            context.Out.Write(Schemas.Write(asked!));
            return ExitStatus.Done;
        });
        return command;
    }

    private static int Write(string folder, string? asked, CommandContext context)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, file) in Schemas.All)
            {
                if (asked is not null && asked != name) continue;
                var path = Path.Combine(folder, file);
                File.WriteAllBytes(path, Encoding.UTF8.GetBytes(Schemas.Write(name)!));
                context.Out.WriteLine(path.Replace('\\', '/'));
            }

            return ExitStatus.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(
                $"digest: the schemas cannot be written: {exception.Message.TrimEnd('.')}\n  hint: give a folder that you may "
                + $"write "
                + $"to with --output");
            return ExitStatus.Errors;
        }
    }
}
