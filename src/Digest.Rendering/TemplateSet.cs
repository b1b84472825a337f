using System.Collections.Concurrent;
using Digest.Core.Diagnostics;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>A parsed template, for any number of threads.</summary>
internal sealed class ThemeTemplate
{
    private readonly Lazy<PartialInputs?> _inputs;

    /// <param name="path">Path within the theme.</param>
    /// <param name="template">What Scriban made of it.</param>
    /// <param name="partial">Finds the partials that it includes.</param>
    public ThemeTemplate(string path, Template template, Func<string, ThemeTemplate?> partial)
    {
        (Path, Template) = (path, template);
        _inputs = new(() => PartialInputs.Find(template, partial));
        ReadsNamedLocals = template.Page is { } page && HasNamedLocals(page);
    }

    /// <summary>Path within the theme.</summary>
    public string Path { get; }

    /// <summary>What Scriban made of it.</summary>
    public Template Template { get; }

    /// <summary>What its text depends on; null where it may depend on anything.</summary>
    public PartialInputs? Inputs => _inputs.Value;

    /// <summary>Whether it has variables such as <c>$name</c>, which stand for named arguments too.</summary>
    public bool ReadsNamedLocals { get; }

    private static bool HasNamedLocals(ScriptNode node) =>
        (node is ScriptVariableLocal { BaseName.Length: > 0 } local && local.BaseName != "$")
            || node.Children.Any(c => c is not null && HasNamedLocals(c));
}

/// <summary>Parses each template once and keeps it for all pages.</summary>
/// <param name="find">Text of a template by its path and the path for messages, or null where there is none.</param>
internal sealed class TemplateSet(Func<string, (string Text, string DisplayPath)?> find)
{
    private readonly ConcurrentDictionary<string, ThemeTemplate?> _templates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ThemeTemplate> _partials = new(StringComparer.Ordinal);

    /// <summary>Finds a template by its path, or null.</summary>
    public ThemeTemplate? Find(string path) => _templates.GetOrAdd(path, Parse);

    /// <summary>Finds a partial by the name that an include gives: the extension <c>.html</c> may be left away.</summary>
    /// <param name="name">The name.</param>
    /// <param name="caller">Where it is included.</param>
    /// <exception cref="ScriptRuntimeException">There is none, or it cannot be parsed.</exception>
    public ThemeTemplate Partial(string name, SourceSpan caller)
    {
        if (_partials.TryGetValue(name, out var known)) return known;
        var partial = PartialOrNull(name) ?? throw new ScriptRuntimeException(caller, $"the theme has no partial '{name}'");
        if (partial.Template.HasErrors)
            throw new ScriptParserRuntimeException(caller, $"the partial '{name}' cannot be parsed", partial.Template.Messages);
        return _partials.GetOrAdd(name, partial);
    }

    /// <summary>The errors of a template that could not be parsed.</summary>
    public static IReadOnlyList<Diagnostic> Errors(LogMessageBag messages) =>
        messages.Where(m => m.Type == ParserMessageType.Error).Select(m => Error(m.Span, m.Message)).ToList();

    /// <summary>An error at a place in a template.</summary>
    public static Diagnostic Error(SourceSpan span, string message) =>
        Codes.TemplateWrong.At(
            new(string.IsNullOrEmpty(span.FileName) ? null : span.FileName, span.Start.Line + 1, span.Start.Column + 1),
            message.Contains("LimitToString", StringComparison.Ordinal)
                ? $"a text is longer than {PageOutput.MaxCharacters} characters"
                : message.Contains(TemplateText.UnreadNumber, StringComparison.Ordinal)
                ? "a whole number has an exponent below 0 or above 999" : message.Trim().TrimEnd('.'),
            "see docs/theme.md for what templates may use");

    private ThemeTemplate? PartialOrNull(string name) => Find("partials/" + name) ?? Find($"partials/{name}.html");

    private ThemeTemplate? Parse(string path) =>
        find(path) is { } file ? new(path, TemplateText.Parse(file.Text, file.DisplayPath), PartialOrNull) : null;
}
