using System.Security.Cryptography;
using System.Text;
using Digest.Build;
using Digest.Build.Files;
using Digest.Commands;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.Model;
using Digest.Editing;
using Microsoft.AspNetCore.Http;

namespace Digest.Preview;

/// <summary>What came of a save.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="View">What stands against it, to be shown; null where the file is as it was typed.</param>
internal sealed record SaveOutcome(int Status, EditView? View = null)
{
    /// <summary>Path of the file, where it is as it was typed.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether the file was written, and its page will be another one.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Address that the article will have, as far as it is known.</summary>
    public string? Address { get; init; }
}

/// <summary>Shows files in forms, and writes what comes back: all of it, or nothing.</summary>
/// <param name="files">The files that may be edited.</param>
/// <param name="clock">Tells what time it is.</param>
internal sealed class EditSaves(EditableFiles files, Func<DateTimeOffset> clock)
{
    /// <summary>Name of the input that holds the name of the file's bytes as they were when the form was loaded.</summary>
    public const string HashName = "hash";

    /// <summary>Name of the input that holds a whole file.</summary>
    public const string TextName = "text";

    // Between looking at a file and writing it nobody else does.
    private readonly Lock _turn = new();

    /// <summary>A file in a form, with what is to be told of it; null where it cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isWhole">Whether its whole text is shown, not its fields.</param>
    public EditView? Show(InputFile file, bool isWhole)
    {
        if (Read(file) is not { } source) return null;
        var found = FileCheck.Check(files.Workspace, file.Kind, source).Diagnostics;
        return ViewOf(file, source, isWhole) with { Diagnostics = Told(found) };
    }

    /// <summary>A new article in a form.</summary>
    public EditView ShowNew() => NewView("");

    /// <summary>Saves what was typed, unless it has errors or the file was changed since the form was loaded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="typed">Texts by the names of inputs.</param>
    public SaveOutcome Save(InputFile file, IReadOnlyDictionary<string, string> typed)
    {
        lock (_turn)
        {
            var onDisk = File.Exists(file.FullPath) ? Read(file) : null;
            var before = onDisk ?? new SourceFile(file.SourcePath, file.InputPath, default);
            var view = ViewOf(file, before, typed.ContainsKey(TextName));
            view = view with { Typed = typed, Hash = onDisk is null ? "" : view.Hash };
            var (after, errors) = Edited(before, view, typed);
            if (after is null) return Refused(view, errors);
            var isSame = onDisk is not null && after.Bytes.Span.SequenceEqual(before.Bytes.Span);
            if (!isSame && typed.GetValueOrDefault(HashName, "?") != view.Hash)
                return new(StatusCodes.Status409Conflict, view with { Difference = EditDifference.Of(onDisk, after) });
            return Write(view, file.Kind, onDisk, after);
        }
    }

    /// <summary>Makes a new article of what was typed, in the place where <c>digest new</c> would. A file that is there is never
    /// written over.</summary>
    /// <param name="typed">Texts by the names of inputs.</param>
    public SaveOutcome Create(IReadOnlyDictionary<string, string> typed)
    {
        var headline = string.Join(' ', typed.GetValueOrDefault("title", "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var site = files.Workspace;
        var day = Dates.Parse(typed.GetValueOrDefault("published", ""), site.Settings.TimeZone) ?? Now();
        var path = site.DisplayPath(NewCommand.PathOf(site, headline, day));
        var view = NewView(headline) with { Typed = typed };
        var target = files.Find(path, isThere: false);
        if (headline.Length == 0)
        {
            return Refused(view,
                [Codes.NoHeadline.At(default, "the article has no title", "write its headline into 'title'")]);
        }

        if (target is null)
            return Refused(view, [Codes.EditRefused.At(new(path), "a file there would be no article", "give another headline")]);
        lock (_turn)
        {
            if (File.Exists(target.FullPath))
            {
                return Refused(view, [Codes.EditRefused.At(new(path), "the file is there already",
                    "give another headline, or edit that file")]);
            }

            var template = view.Form!.Raw.File with { SourcePath = path, InputPath = target.InputPath };
            var (after, errors) = Edited(template, view, typed);
            return after is null ? Refused(view, errors) : Write(view, target.Kind, null, after);
        }
    }

    private SaveOutcome Write(EditView view, InputKind kind, SourceFile? before, SourceFile after)
    {
        var site = files.Workspace;
        var (article, found) = FileCheck.Check(site, kind, after);
        if (found.Any(d => d.Severity == Severity.Error))
            return Refused(view with { Places = FileForm.Of(after, FileCheck.KeysOf(kind)).Value }, found);
        var isWritten = before is null || !after.Bytes.Span.SequenceEqual(before.Bytes.Span);
        if (isWritten)
        {
            var changes = new FileChanges(site);
            if (before is null) changes.Create(after);
            else changes.Replace(before, after);
            var errors = changes.Save();
            if (errors.Count > 0) return Refused(view, errors);
        }

        return new(StatusCodes.Status303SeeOther)
        {
            Path = after.SourcePath,
            IsWritten = isWritten,
            Address = article is null ? null : files.Href(
                Core.Settings.Permalinks.Of(article, article.Slug, site.Settings.Language)),
        };
    }

    private static Checked<SourceFile> Edited(SourceFile before, EditView view, IReadOnlyDictionary<string, string> typed)
    {
        if (typed.TryGetValue(TextName, out var text)) return BodyEdit.Whole(before, text);
        if (view.Form is null)
        {
            return new(null, [Codes.EditRefused.At(new(before.SourcePath), "the fields of the file cannot be read any more",
                "edit the whole file")]);
        }

        var (form, errors) = FileForm.Of(before, view.Form.Keys);
        return form?.Apply(typed) ?? new(null, errors);
    }

    private static SaveOutcome Refused(EditView view, IReadOnlyList<Diagnostic> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, view with { Diagnostics = Told(errors) });

    private static List<Diagnostic> Told(IEnumerable<Diagnostic> found) => [.. found.Where(d => d.Severity != Severity.Info)];

    private EditView ViewOf(InputFile file, SourceFile source, bool isWhole) => new()
    {
        Path = file.SourcePath,
        Address = files.AddressOf(file.SourcePath),
        Hash = HashOf(source),
        Form = isWhole ? null : FileForm.Of(source, FileCheck.KeysOf(file.Kind)).Value,
        Text = source.Text().Value ?? "",
    };

    private EditView NewView(string headline)
    {
        var text = NewCommand.Template(headline, Now());
        var file = new SourceFile("", "articles/new.md", Encoding.UTF8.GetBytes(text));
        return new() { Form = FileForm.Of(file, FileCheck.KeysOf(InputKind.Article)).Value };
    }

    private DateTimeOffset Now() => TimeZoneInfo.ConvertTime(clock(), files.Workspace.Settings.TimeZone);

    private static SourceFile? Read(InputFile file) => InputSteps.Read(file).Value;

    private static string HashOf(SourceFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
}
