using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace Digest.Core.Markdown;

/// <summary>Writes code with its parts in elements that have classes (<c>hl-keyword</c>, <c>hl-string</c>, …), by the grammars of
/// TextMate. They cost much to load, and serve one thread at a time.</summary>
internal static class Highlighter
{
    /// <summary>What the classes begin with.</summary>
    public const string ClassPrefix = "hl-";

    /// <summary>Most characters of code of one body that are told apart. What is beyond costs much (up to 0.3 ms a character in
    /// some grammars) and stays plain, whatever it costs on one machine or another.</summary>
    public const int MaxOfBody = 5_000;

    // A grammar tries its rules anew at each place of a line, over all that is left of it.
    private const int MaxLine = 250;
    private const uint MaxRetries = 5_000;

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["sh"] = "shellscript", ["bash"] = "shellscript", ["zsh"] = "shellscript", ["shell"] = "shellscript",
        ["console"] = "shellscript", ["cmd"] = "bat", ["ps1"] = "powershell", ["docker"] = "dockerfile", ["make"] = "makefile",
        ["js"] = "javascript", ["node"] = "javascript", ["jsx"] = "javascriptreact", ["ts"] = "typescript",
        ["tsx"] = "typescriptreact", ["rb"] = "ruby", ["py"] = "python", ["python3"] = "python", ["golang"] = "go",
        ["rs"] = "rust", ["cs"] = "csharp", ["c#"] = "csharp", ["fs"] = "fsharp", ["f#"] = "fsharp", ["vb.net"] = "vb",
        ["c++"] = "cpp", ["objc"] = "objective-c", ["yml"] = "yaml", ["toml"] = "ini", ["conf"] = "ini", ["md"] = "markdown",
        ["htm"] = "html", ["svg"] = "xml", ["rss"] = "xml", ["patch"] = "diff", ["tex"] = "latex",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Scopes of TextMate by their beginnings, the nearer ones first.
    private static readonly (string Scope, string? Class)[] Classes =
    [
        ("comment", "comment"), ("string", "string"), ("constant.character.escape", "string"), ("constant", "constant"),
        ("keyword.operator", null), ("keyword", "keyword"), ("storage", "keyword"), ("entity.name.tag", "keyword"),
        ("entity.name.function", "name"), ("support.function", "name"), ("entity.name", "name"), ("entity.other", "name"),
        ("support.type", "name"), ("markup.inserted", "string"), ("markup.deleted", "keyword"), ("markup.heading", "keyword"),
        ("meta.embedded", null), ("punctuation.section.embedded", null),
    ];

    private static readonly Lock Turn = new();

    private static readonly Lazy<(RegistryOptions Options, Registry Registry)> Grammars = new(static () =>
    {
        // Many rules of the grammars try the same characters in ever more ways. A count, unlike a time, is the same everywhere; a
        // rule that exceeds it matches nothing.
        SetRetriesOfMatch(new(MaxRetries));
        SetRetriesOfSearch(new(MaxRetries));
        var options = new RegistryOptions(ThemeName.Light);
        return (options, new Registry(options));
    });

    private static readonly Dictionary<string, IGrammar?> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code as HTML; null where the language is unknown or a line too long.</summary>
    /// <param name="language">As written behind the fence.</param>
    /// <param name="code">Its lines.</param>
    public static string? Write(string language, string code)
    {
        var lines = code.Split('\n');
        if (Array.Exists(lines, static l => l.Length > MaxLine)) return null;
        lock (Turn)
        {
            // The library compares names of grammars by the rules of the machine's language: "INI" is no "ini" in Turkish.
            var culture = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            try
            {
                return Find(language) is { } grammar ? Write(grammar, lines, code.Length * 2) : null;
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        }
    }

    private static string Write(IGrammar grammar, string[] lines, int capacity)
    {
        var html = new StringBuilder(capacity);
        IStateStack? state = null;
        foreach (var line in lines)
        {
            if (html.Length > 0 || state is not null) html.Append('\n');
            var result = grammar.TokenizeLine(line, state, TimeSpan.MaxValue);
            state = result.RuleStack;
            Line(html, line, result.Tokens);
        }

        return html.ToString();
    }

    // Neighbours of one class are one element.
    private static void Line(StringBuilder html, string line, IToken[] tokens)
    {
        for (var i = 0; i < tokens.Length;)
        {
            var (name, start) = (ClassOf(tokens[i].Scopes), tokens[i].StartIndex);
            while (i < tokens.Length && ClassOf(tokens[i].Scopes) == name) i++;
            var end = Math.Min(i < tokens.Length ? tokens[i].StartIndex : line.Length, line.Length);
            if (end <= start) continue;
            var text = HtmlText.Escape(line[start..end]);
            if (name is null) html.Append(text);
            else html.Append("<span class=\"").Append(ClassPrefix).Append(name).Append("\">").Append(text).Append("</span>");
        }
    }

    private static string? ClassOf(List<string> scopes)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            foreach (var (scope, name) in Classes)
            {
                if (scopes[i].StartsWith(scope, StringComparison.Ordinal)) return name;
            }
        }

        return null;
    }

    private static IGrammar? Find(string language)
    {
        if (Known.TryGetValue(language, out var known)) return known;
        try
        {
            // On a platform that the engine of the grammars was not built for code stays plain.
            var (options, registry) = Grammars.Value;
            var id = Aliases.GetValueOrDefault(language, language.ToLowerInvariant());
            var scope = options.GetAvailableLanguages().Any(l => l.Id == id) ? options.GetScopeByLanguageId(id) : null;
            return Known[language] = scope is null ? null : registry.LoadGrammar(scope);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return Known[language] = null;
        }
    }

    // Oniguruma's own, whose wrapper does not pass them on; they hold for the whole process.
    [DllImport("libonigwrap", ExactSpelling = true, EntryPoint = "onig_set_retry_limit_in_match")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int SetRetriesOfMatch(CULong limit);

    [DllImport("libonigwrap", ExactSpelling = true, EntryPoint = "onig_set_retry_limit_in_search")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int SetRetriesOfSearch(CULong limit);
}
