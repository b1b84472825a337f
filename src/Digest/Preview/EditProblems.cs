using System.Globalization;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Output;

namespace Digest.Preview;

/// <summary>Finds the field of a form that a diagnostic is about.</summary>
internal static class EditProblems
{
    /// <summary>Name of the first input of the field; null where it is about none.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="form">The form whose file has the diagnostic's place.</param>
    public static string? InputOf(Diagnostic diagnostic, FileForm form)
    {
        var key = diagnostic.Code == Codes.NoHeadline.Id ? "title" : diagnostic.Code == Codes.NoDate.Id ? "published"
            : diagnostic.Code == Codes.NoSource.Id ? "source" : null;
        if (key is not null)
            return form.Fields.FirstOrDefault(f => f.Key?.Name == key && f.Inputs.Count > 0)?.Inputs[0].Name;
        if (diagnostic.Line <= 0) return null;
        if (diagnostic.Line >= form.Raw.BodyLine) return FileForm.BodyName;
        var field = form.Fields.Where(f => f.Place.Line > 0 && f.Place.Line <= diagnostic.Line).MaxBy(f => f.Place.Line);
        return field is { Inputs: [var first, ..] } ? first.Name : null;
    }

    /// <summary>Writes a diagnostic as an item of a list.</summary>
    public static void Write(StringBuilder html, Diagnostic diagnostic, string? input)
    {
        var place = diagnostic.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Path}:{diagnostic.Line}:{Math.Max(1, diagnostic.Column)}")
            : diagnostic.Path ?? "";
        html.Append("<li class=\"").Append(Report.Word(diagnostic.Severity)).Append("\"><p class=\"where\">");
        if (input is null) html.Append(ToolPages.Html(place));
        else html.Append("<a href=\"#").Append(ToolPages.Html(input)).Append("\">").Append(ToolPages.Html(place)).Append("</a>");
        html.Append("</p><p>").Append(Message(diagnostic)).Append("</p>");
        if (diagnostic.Hint is { } hint) html.Append("<p class=\"hint\">Hint: ").Append(ToolPages.Html(hint)).Append("</p>");
        html.Append("</li>\n");
    }

    /// <summary>What a diagnostic says, as HTML.</summary>
    public static string Message(Diagnostic diagnostic) => ToolPages.Html(
        $"{Report.Word(diagnostic.Severity)} {diagnostic.Code}: {Excerpts.Visible(diagnostic.Message)}");
}
