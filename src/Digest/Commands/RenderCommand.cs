using System.CommandLine;
using System.Text.Json;
using Digest.Templating;

namespace Digest.Commands;

/// <summary><c>digest render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create(CommandContext context)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "file of the template" };
        var model = new Option<string?>("--model") { Description = "JSON object whose members are the template's variables", HelpName = "FILE.json" };
        var command = new Command("render", "Renders one template to standard output, for theme authors. Values are not escaped.") { template, model };
        new SharedOptions().AddFolders(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(template)!, parsed.GetValue(model), context, cancellation)));
        return command;
    }

    private static int Run(string file, string? modelFile, CommandContext context, CancellationToken cancellation)
    {
        if (Read(file, "template", context) is not { } text) return ExitStatus.WrongUsage;
        var template = Template.Parse(text, file);
        if (template.HasErrors)
        {
            foreach (var message in template.Messages) Fault(context, message.Span, message.Message, text, file);
            return ExitStatus.Errors;
        }

        var globals = new ScriptObject();
        if (modelFile is not null)
        {
            if (Read(modelFile, "model", context) is not { } json) return ExitStatus.WrongUsage;
            try
            {
                using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                if (Value(document.RootElement) is not ScriptObject found)
                {
                    context.Error.WriteLine($"{modelFile}: error: the model is not an object\n  hint: write {{ \"name\": … }}");
                    return ExitStatus.Errors;
                }

                globals = found;
            }
            catch (JsonException fault)
            {
                context.Error.WriteLine($"{modelFile}:{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}: error: the model is not valid JSON\n  hint: check commas, quotation marks and brackets here and in the line before");
                return ExitStatus.Errors;
            }
        }

        var scope = new TemplateContext(context.Clock) { TemplateLoader = new FolderLoader(Path.GetDirectoryName(Path.GetFullPath(file))!), CancellationToken = cancellation };
        scope.PushGlobal(globals);
        try
        {
            context.Out.Write(template.Render(scope));
            return ExitStatus.Done;
        }
        catch (ScriptAbortException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ScriptParserRuntimeException fault)
        {
            foreach (var message in fault.ParserMessages) Fault(context, message.Span, message.Message, null, file);
            return ExitStatus.Errors;
        }
        catch (ScriptRuntimeException fault)
        {
            Fault(context, fault.Span, fault.OriginalMessage, text, file);
            return ExitStatus.Errors;
        }
    }

    private static string? Read(string file, string what, CommandContext context)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(fault is FileNotFoundException ? $"digest: there is no {what} {file}\n  hint: paths are relative to the current folder" : $"digest: the {what} {file} cannot be read: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static void Fault(CommandContext context, SourceSpan span, string message, string? text, string file)
    {
        context.Error.WriteLine($"{span.FileName}:{span.Start.Line + 1}:{span.Start.Column + 1}: error DG5001: {message.TrimEnd('.')}");
        var lines = (span.FileName == file ? text : File.Exists(span.FileName) ? File.ReadAllText(span.FileName) : null)?.ReplaceLineEndings("\n").Split('\n');
        if (lines is null || span.Start.Line < 0 || span.Start.Line >= lines.Length) return;
        context.Error.WriteLine("  | " + lines[span.Start.Line]);
        context.Error.WriteLine("  | " + new string(' ', Math.Max(0, span.Start.Column)) + "^");
    }

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new ScriptObject();
                foreach (var member in element.EnumerateObject()) result[member.Name] = Value(member.Value);
                return result;
            case JsonValueKind.Array:
                var list = new ScriptArray();
                foreach (var item in element.EnumerateArray()) list.Add(Value(item));
                return list;
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Number:
                if (element.TryGetInt32(out var small)) return small;
                return element.TryGetInt64(out var whole) ? whole : element.GetDouble();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            default: return null;
        }
    }

    private sealed class FolderLoader(string folder) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
        {
            foreach (var candidate in (string[])[templateName, templateName + ".html"])
            {
                foreach (var place in (string[])[folder, Path.Combine(folder, "..", "partials")])
                {
                    var path = Path.GetFullPath(Path.Combine(place, candidate));
                    if (File.Exists(path)) return path;
                }
            }

            throw new ScriptRuntimeException(callerSpan, $"there is no template '{templateName}' beside this one");
        }

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => File.ReadAllText(templatePath);
    }
}
