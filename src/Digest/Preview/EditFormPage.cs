using System.Globalization;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.FrontMatter;

namespace Digest.Preview;

/// <summary>Writes the page on which a file is edited: a form that needs no script.</summary>
internal sealed class EditFormPage
{
    // What an article mostly has; all else is folded away, unless the file has it.
    private static readonly string[] Common =
    [
        "title", "published", "dek", "note", "byline", "source", "source_url", "original", "topics", "people", "places",
        "organizations", "image", "story", "kind", "draft",
    ];

    private readonly StringBuilder _html = new();
    private readonly EditView _view;
    private readonly ILookup<string, Diagnostic> _problems;

    private EditFormPage(EditView view)
    {
        _view = view;
        var places = view.Places ?? view.Form;
        _problems = view.Diagnostics.ToLookup(d => (places is null ? null : EditProblems.InputOf(d, places)) ?? "",
            StringComparer.Ordinal);
    }

    /// <summary>Writes the page.</summary>
    public static string Write(EditView view)
    {
        var page = new EditFormPage(view);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        var title = _view.Path is null ? "New article" : "Edit " + _view.Path;
        _html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(ToolPages.Html(title)).Append("</title>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<link rel=\"stylesheet\" href=\"").Append(EditPages.StylePath).Append("\">\n</head>\n<body>\n<header>\n<h1>")
            .Append(_view.Path is null ? "New article" : "Edit this page").Append("</h1>\n");
        if (_view.Path is { } path) _html.Append("<p class=\"where\">").Append(ToolPages.Html(path)).Append("</p>\n");
        _html.Append("<nav>");
        if (_view.Address is { } address) Link(address, "Back to the page");
        if (_view.Path is { } named)
        {
            if (_view.Form is null) Link(EditPages.AddressOf(named), "Edit in fields");
            else Link(EditPages.AddressOf(named) + "&whole", "Edit the whole file");
            Link(EditPages.NewAddress, "New article");
        }

        if (_view.Form is not null) Link("#" + FileForm.BodyName, "To the body");
        _html.Append("</nav>\n</header>\n<main>\n");
        Problems();
        WriteForm();
        _html.Append("</main>\n</body>\n</html>\n");
    }

    private void Link(string address, string text) =>
        _html.Append("<a href=\"").Append(ToolPages.Html(address)).Append("\">").Append(text).Append("</a>\n");

    private void Problems()
    {
        var errors = _view.Diagnostics.Count(d => d.Severity == Severity.Error);
        if (_view.Difference is { } difference) Conflict(difference);
        if (_view.Diagnostics.Count == 0) return;
        _html.Append("<section class=\"").Append(errors > 0 ? "problems\" role=\"alert" : "problems quiet").Append("\">\n<h2>")
            .Append(errors > 0 && _view.Typed.Count > 0 ? "Nothing was saved: correct what is wrong"
                : errors > 0 ? "The file has errors" : "Worth a look")
            .Append("</h2>\n<ul>\n");
        foreach (var problem in _view.Diagnostics.OrderByDescending(d => d.Severity))
        {
            var places = _view.Places ?? _view.Form;
            EditProblems.Write(_html, problem, places is null ? null : EditProblems.InputOf(problem, places));
        }

        _html.Append("</ul>\n</section>\n");
    }

    private void Conflict(string difference)
    {
        _html.Append("<section class=\"problems\" role=\"alert\">\n<h2>").Append(_view.Hash.Length == 0
            ? "The file is gone: nothing was saved" : "The file was changed meanwhile: nothing was saved").Append("</h2>\n");
        _html.Append("<p>This is what saving would change in the file as it is on disk now: lines with <code>-</code> are ")
            .Append("there, lines with <code>+</code> are what you typed.</p>\n<pre class=\"difference\">");
        foreach (var line in difference.TrimEnd('\n').Split('\n'))
        {
            var isHead = line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal);
            var kind = isHead || line.StartsWith('@') ? "head" : line.StartsWith('-') ? "there"
                : line.StartsWith('+') ? "typed" : "";
            _html.Append("<span class=\"").Append(kind).Append("\">").Append(ToolPages.Html(line)).Append("</span>\n");
        }

        _html.Append("</pre>\n<p>Save over it with the button below, or ");
        if (_view.Hash.Length > 0) Link(EditPages.AddressOf(_view.Path!), "load the file anew");
        else _html.Append("leave this page");
        _html.Append(" and give up what you typed.</p>\n</section>\n");
    }

    private void WriteForm()
    {
        var action = _view.Path is { } path ? EditPages.AddressOf(path) : EditPages.NewAddress;
        _html.Append("<form method=\"post\" enctype=\"multipart/form-data\" action=\"").Append(ToolPages.Html(action))
            .Append("\">\n");
        Hidden(ToolPages.TokenName, ToolPages.Token);
        Hidden(EditSaves.HashName, _view.Hash);
        if (_view.Form is { } form) Fields(form);
        else Area(EditSaves.TextName, "The whole file", "front matter and body", _view.Text, 30, isCode: true);
        _html.Append("<p class=\"buttons\"><button>").Append(_view.Difference is null ? "Save" : "Save over it")
            .Append("</button>\n");
        if (_view.Address is { } address) Link(address, "Leave without saving");
        _html.Append("</p>\n</form>\n");
    }

    private void Hidden(string name, string value) => _html.Append("<input type=\"hidden\" name=\"").Append(name)
        .Append("\" value=\"").Append(ToolPages.Html(value)).Append("\">\n");

    private void Fields(FileForm form)
    {
        _html.Append("<div class=\"fields\">\n");
        var isArticle = form.Fields.Any(f => f.Key?.Name == "published");
        var shown = form.Fields.Where(f => f.Written is not null).ToList();
        var rest = form.Fields.Except(shown).ToList();
        var common = !isArticle ? rest
            : [.. rest.Where(f => Common.Contains(f.Name)).OrderBy(f => Array.IndexOf(Common, f.Name))];
        foreach (var field in shown.Concat(common)) Field(field);
        rest = [.. rest.Except(common)];
        if (rest.Count > 0)
        {
            // What was typed there, and what is wrong there, is not hidden.
            var isUsed = rest.SelectMany(f => f.Inputs)
                .Any(i => _problems[i.Name].Any() || _view.Typed.GetValueOrDefault(i.Name, i.Value) != i.Value);
            _html.Append(isUsed ? "<details open>" : "<details>").Append("<summary>More fields</summary>\n");
            foreach (var field in rest) Field(field);
            _html.Append("</details>\n");
        }

        _html.Append("</div>\n<div class=\"body\">\n");
        Area(FileForm.BodyName, "Body", form.Raw.File.IsHtml ? "HTML" : "Markdown", form.Body, 22, isCode: false);
        _html.Append("</div>\n");
    }

    private void Field(FormField field)
    {
        var meaning = field.Key?.Meaning ?? "not a key that Digest reads here";
        if (field.Inputs.Count == 0)
        {
            _html.Append("<div class=\"field fixed\">\n<p class=\"label\">").Append(ToolPages.Html(field.Name))
                .Append("</p>\n<p class=\"meaning\">").Append(ToolPages.Html(meaning)).Append("; ");
            Link(EditPages.AddressOf(_view.Path ?? "") + "&whole", "edit this in the file");
            _html.Append("</p>\n<pre>").Append(ToolPages.Html(field.Written)).Append("</pre>\n</div>\n");
            return;
        }

        if (field.Inputs[0].Part is null)
        {
            Input(field.Inputs[0], field.Name, meaning + Form(field));
            return;
        }

        _html.Append("<fieldset>\n<legend>").Append(ToolPages.Html(field.Name)).Append(" <span class=\"meaning\">")
            .Append(ToolPages.Html(meaning)).Append("</span></legend>\n");
        foreach (var input in field.Inputs) Input(input, input.Part!, null);
        _html.Append("</fieldset>\n");
    }

    private static string Form(FormField field) => field.Key!.Type switch
    {
        FieldType.Names or FieldType.Authors => "; one a line",
        FieldType.Date or FieldType.DateOrFlag => "; as 2015-07-16 or 2015-07-16T09:30:00+02:00",
        _ => "",
    };

    private void Input(FormInput input, string label, string? meaning)
    {
        var value = _view.Typed.GetValueOrDefault(input.Name, input.Value);
        if (input.Shape is InputShape.Paragraph or InputShape.List)
        {
            var rows = input.Shape == InputShape.List ? Math.Clamp(value.AsSpan().Trim().Count('\n') + 2, 2, 12) : 3;
            Area(input.Name, label, meaning, value, rows, isCode: false);
            return;
        }

        Begin(input.Name, label, meaning);
        if (input.Shape == InputShape.Choice)
        {
            _html.Append("<select").Append(Attributes(input.Name, meaning)).Append(">\n");
            foreach (var choice in input.Choices)
            {
                _html.Append("<option value=\"").Append(ToolPages.Html(choice)).Append(choice == value ? "\" selected>" : "\">")
                    .Append(choice.Length == 0 ? "not said" : ToolPages.Html(choice)).Append("</option>\n");
            }

            _html.Append("</select>\n");
        }
        else
        {
            _html.Append("<input type=\"text\" dir=\"auto\" value=\"").Append(ToolPages.Html(value)).Append('"')
                .Append(Attributes(input.Name, meaning))
                .Append(input.Name == "title" && _view.Path is null ? " required>\n" : ">\n");
        }

        End(input.Name);
    }

    private void Area(string name, string label, string? meaning, string value, int rows, bool isCode)
    {
        Begin(name, label, meaning);
        // The parser takes the first line feed away.
        _html.Append(CultureInfo.InvariantCulture, $"<textarea rows=\"{rows}\"").Append(isCode ? " spellcheck=\"false\"" : "")
            .Append(" dir=\"auto\"").Append(Attributes(name, meaning)).Append(">\n")
            .Append(ToolPages.Html(_view.Typed.GetValueOrDefault(name, value))).Append("</textarea>\n");
        End(name);
    }

    private void Begin(string name, string label, string? meaning)
    {
        _html.Append("<div class=\"field\">\n<label for=\"").Append(ToolPages.Html(name)).Append("\">")
            .Append(ToolPages.Html(label)).Append("</label>\n");
        if (meaning is not null)
        {
            _html.Append("<p class=\"meaning\" id=\"").Append(ToolPages.Html(name)).Append("-meaning\">")
                .Append(ToolPages.Html(meaning)).Append("</p>\n");
        }
    }

    private string Attributes(string name, string? meaning)
    {
        var isWrong = _problems[name].Any(d => d.Severity == Severity.Error);
        var described = (meaning is null ? "" : name + "-meaning ") + (_problems[name].Any() ? name + "-problem" : "");
        return $" id=\"{ToolPages.Html(name)}\" name=\"{ToolPages.Html(name)}\""
            + (described.Length > 0 ? $" aria-describedby=\"{ToolPages.Html(described.Trim())}\"" : "")
            + (isWrong ? " aria-invalid=\"true\"" : "");
    }

    private void End(string name)
    {
        if (_problems[name].Any())
        {
            _html.Append("<ul class=\"problem\" id=\"").Append(ToolPages.Html(name)).Append("-problem\">");
            foreach (var problem in _problems[name])
                _html.Append("<li>").Append(EditProblems.Message(problem)).Append("</li>");
            _html.Append("</ul>\n");
        }

        _html.Append("</div>\n");
    }
}
