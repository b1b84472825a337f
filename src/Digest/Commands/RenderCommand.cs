using System.CommandLine;
using System.Text.Json;
using Digest.Core.Diagnostics;
using Digest.Rendering;

namespace Digest.Commands;

/// <summary><c>digest render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create(CommandContext context)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "file of the template" };
        var model = new Option<string?>("--model")
        {
            Description = "JSON object whose members are the template's variables",
            HelpName = "FILE.json"
        };
        var command = new Command("render",
            "Renders one template to standard output, for theme authors. Values are not escaped.") { template, model };
        new SharedOptions().AddFolders(command);
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Run(parsed.GetValue(template)!, parsed.GetValue(model), context, cancellation)));
        return command;
    }

    private static int Run(string file, string? modelFile, CommandContext context, CancellationToken cancellation)
    {
        if (Read(file, "template", context) is not { } text) return ExitStatus.WrongUsage;
        JsonElement? model = null;
        if (modelFile is not null)
        {
            if (Read(modelFile, "model", context) is not { } json) return ExitStatus.WrongUsage;
            if (Model(json, modelFile, context) is not { } variables) return ExitStatus.Errors;
            model = variables;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var (rendered, errors) = TemplateRunner.Render(file, text, model, name => Include(folder, name),
            context.Clock.GetLocalNow(), cancellation);
        foreach (var error in errors) Write(error, text, file, context);
        if (rendered is null) return ExitStatus.Errors;
        context.Out.Write(rendered);
        return ExitStatus.Done;
    }

    private static JsonElement? Model(string json, string file, CommandContext context)
    {
        try
        {
            using var document = JsonDocument.Parse(json,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
            context.Error.WriteLine($"{file}: error: the model is not an object\n  hint: write {{ \"name\": … }}");
        }
        catch (JsonException exception)
        {
            context.Error.WriteLine(
                $"{file}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}: error: the model is not valid JSON\n  "
                + $"hint: check commas, quotation marks and brackets here and in the line before");
        }

        return null;
    }

    private static (string Text, string Path)? Include(string folder, string name)
    {
        foreach (var place in (string[])[folder, Path.Combine(folder, "..", "partials")])
        {
            var path = Path.GetFullPath(Path.Combine(place, name));
            if (File.Exists(path)) return (File.ReadAllText(path), path);
        }

        return null;
    }

    private static string? Read(string file, string what, CommandContext context)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(exception is FileNotFoundException
                ? $"digest: there is no {what} {file}\n  hint: paths are relative to the current folder"
                : $"digest: the {what} {file} cannot be read: {exception.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static void Write(Diagnostic error, string text, string file, CommandContext context)
    {
        context.Error.WriteLine($"{error.Path}:{error.Line}:{error.Column}: error {error.Code}: {error.Message}");
        var lines = (error.Path == file
            ? text : File.Exists(error.Path) ? File.ReadAllText(error.Path) : null)?.ReplaceLineEndings("\n").Split('\n');
        if (lines is null || error.Line < 1 || error.Line > lines.Length) return;
        context.Error.WriteLine("  | " + lines[error.Line - 1]);
        context.Error.WriteLine("  | " + new string(' ', Math.Max(0, error.Column - 1)) + "^");
    }
}
