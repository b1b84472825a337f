using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Rendering;

/// <summary>A theme's words in one language: <c>i18n/LANGUAGE.yml</c>, with the site's language and then English
/// beneath.</summary>
internal sealed class ThemeStrings
{
    private readonly Dictionary<string, YamlValue> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    private IReadOnlyDictionary<string, string> _chosen = new Dictionary<string, string>();

    private ThemeStrings(string language, CultureInfo culture) => (Language, Culture) = (language, culture);

    /// <summary>Language, BCP 47.</summary>
    public string Language { get; }

    /// <summary>Whether the theme has words in the language; where it has none they are the site's.</summary>
    public bool IsTranslated { get; private set; }

    /// <summary>Culture of dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Text of a key; the key itself where the theme has no such text.</summary>
    public string this[string key] => _words.GetValueOrDefault(key) switch
    {
        YamlScalar scalar => scalar.Text,
        YamlMap map => map["other"] is YamlScalar other ? other.Text : key,
        _ => key,
    };

    /// <summary>Text of a key with its places filled: <c>{0}</c> by the first argument and so on; a number chooses the plural
    /// form.</summary>
    public string Format(string key, IReadOnlyList<object?> arguments)
    {
        var text = this[key];
        if (arguments.Count > 0 && _words.GetValueOrDefault(key) is YamlMap map && Number(arguments[0]) is { } number
            && map[PluralRules.Category(Language, number)] is YamlScalar form)
        {
            text = form.Text;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Convert.ToString(arguments[i], Culture),
                StringComparison.Ordinal);
        }

        return text;
    }

    private static long? Number(object? value) => value switch
    {
        int n => n,
        long n => n,
        _ => null,
    };

    /// <summary>Loads the words of a language.</summary>
    public static Checked<ThemeStrings> Load(Theme theme, string language, SiteSettings settings)
    {
        var diagnostics = new List<Diagnostic>();
        var culture = string.Equals(language, settings.Language, StringComparison.OrdinalIgnoreCase)
            ? settings.Culture : CultureOf(language, settings.Culture);
        var strings = new ThemeStrings(language, culture);
        if (settings.CultureIsChosen && culture == settings.Culture) strings._chosen = DateFormats.Choose(culture, theme);
        foreach (var name in (string[])["en", settings.Language.Split('-')[0], settings.Language, language.Split('-')[0],
            language])
        {
            strings.Lay(theme, name, diagnostics);
        }

        return new(strings, diagnostics);
    }

    private static CultureInfo CultureOf(string language, CultureInfo otherwise)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return otherwise;
        }
    }

    private void Lay(Theme theme, string name, List<Diagnostic> diagnostics)
    {
        foreach (var file in theme.Layers($"i18n/{name}.yml"))
        {
            var (map, errors) = YamlReader.ReadMap(file.Text, file.DisplayPath);
            foreach (var error in errors)
                diagnostics.Add(Codes.StringsWrong.At(new(error.Path, error.Line, error.Column), error.Message, error.Hint));
            if (map is null) continue;
            if (name == Language || name == Language.Split('-')[0]) IsTranslated = true;
            foreach (var entry in map.Entries)
            {
                // The formats of a chosen culture stand above the built-in theme's, and below a theme's own.
                var value = file.IsBuiltIn && _chosen.TryGetValue(entry.Key, out var format)
                    ? new YamlScalar(format, true, entry.Value.Place) : entry.Value;
                if (!file.IsBuiltIn || !_own.Contains(entry.Key)) _words[entry.Key] = value;
                if (!file.IsBuiltIn && _chosen.ContainsKey(entry.Key)) _own.Add(entry.Key);
            }
        }
    }
}

/// <summary>The words of a theme in every language that pages ask for.</summary>
internal sealed class ThemeLanguages(Theme theme, SiteSettings settings)
{
    private readonly ConcurrentDictionary<string, Checked<ThemeStrings>> _byLanguage = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of a language.</summary>
    public ThemeStrings In(string language) => _byLanguage.GetOrAdd(language, l => ThemeStrings.Load(theme, l, settings)).Value!;

    /// <summary>Words for a page in a language: the site's where the theme has none in that language.</summary>
    public ThemeStrings ForPage(string language)
    {
        var words = In(language);
        return words.IsTranslated ? words : In(settings.Language);
    }

    /// <summary>Errors in the files that were read.</summary>
    public IEnumerable<Diagnostic> Diagnostics =>
        _byLanguage.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.Diagnostics).Distinct();
}
