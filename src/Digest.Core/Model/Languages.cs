using System.Collections.Frozen;

namespace Digest.Core.Model;

/// <summary>Language codes.</summary>
public static class Languages
{
    // As each language writes its own name within a sentence (Unicode CLDR gives the same).
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["af"] = "Afrikaans", ["ar"] = "العربية", ["az"] = "azərbaycanca", ["be"] = "беларуская",
        ["bg"] = "български", ["bn"] = "বাংলা", ["bs"] = "bosanski", ["ca"] = "català", ["cs"] = "čeština",
        ["cy"] = "Cymraeg", ["da"] = "dansk", ["de"] = "Deutsch", ["el"] = "Ελληνικά", ["en"] = "English",
        ["eo"] = "Esperanto", ["es"] = "español", ["et"] = "eesti", ["eu"] = "euskara", ["fa"] = "فارسی",
        ["fi"] = "suomi", ["fr"] = "français", ["ga"] = "Gaeilge", ["gl"] = "galego", ["he"] = "עברית",
        ["hi"] = "हिन्दी", ["hr"] = "hrvatski", ["hu"] = "magyar", ["hy"] = "հայերեն", ["id"] = "Bahasa Indonesia",
        ["is"] = "íslenska", ["it"] = "italiano", ["ja"] = "日本語", ["ka"] = "ქართული", ["kk"] = "қазақ тілі",
        ["ko"] = "한국어", ["lb"] = "Lëtzebuergesch", ["lt"] = "lietuvių", ["lv"] = "latviešu", ["mk"] = "македонски",
        ["ms"] = "Bahasa Melayu", ["mt"] = "Malti", ["nb"] = "norsk bokmål", ["nl"] = "Nederlands",
        ["nn"] = "norsk nynorsk", ["no"] = "norsk", ["pl"] = "polski", ["ps"] = "پښتو", ["pt"] = "português",
        ["ro"] = "română", ["ru"] = "русский", ["sk"] = "slovenčina", ["sl"] = "slovenščina", ["sq"] = "shqip",
        ["sr"] = "српски", ["sv"] = "svenska", ["sw"] = "Kiswahili", ["ta"] = "தமிழ்", ["te"] = "తెలుగు",
        ["th"] = "ไทย", ["tr"] = "Türkçe", ["uk"] = "українська", ["ur"] = "اردو", ["uz"] = "oʻzbekcha",
        ["vi"] = "Tiếng Việt", ["zh"] = "中文",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a language in that language, such as <c>Deutsch</c>; where a region or a script is given, with it,
    /// such as <c>português (BR)</c>; null where it is not known.</summary>
    public static string? NameOf(string language)
    {
        var parts = language.Split('-');
        if (parts is ["zh", var script, ..] && script.Length == 4)
        {
            return script.Equals("Hant", StringComparison.OrdinalIgnoreCase)
                ? "\u7e41\u9ad4\u4e2d\u6587" : "\u7b80\u4f53\u4e2d\u6587";
        }

        if (!Names.TryGetValue(parts[0].ToLowerInvariant(), out var name)) return null;
        return parts.Length == 1 ? name : $"{name} ({string.Join('-', parts[1..])})";
    }

    /// <summary>A BCP 47 code with hyphens, primary language in lower case, or null where the text is none.</summary>
    public static string? Normalize(string text)
    {
        var parts = text.Trim().Replace('_', '-').Split('-');
        if (parts[0].Length is < 2 or > 3) return null;
        foreach (var part in parts)
        {
            if (part.Length is < 1 or > 8 || !part.All(char.IsAsciiLetterOrDigit)) return null;
        }

        if (!parts[0].All(char.IsAsciiLetter)) return null;
        parts[0] = parts[0].ToLowerInvariant();
        return string.Join('-', parts);
    }

    /// <summary>The language that a part of a path is the name of, such as <c>de</c>, <c>pt-br</c> and <c>zh_TW</c>: two letters
    /// that Digest knows the name of, and a region or a script where one is given; else null.</summary>
    public static string? OfPathPart(string text) =>
        text.Length is 2 or 5 or 7 && (text.Length == 2 || text[2] is '-' or '_') && text[^2..].All(char.IsAsciiLetter)
            && Normalize(text) is { } language && NameOf(language) is not null ? language : null;

    /// <summary>The language without its region and script.</summary>
    public static string PrimaryOf(string language) =>
        language.IndexOf('-', StringComparison.Ordinal) is var end and > 0 ? language[..end] : language;

    /// <summary>Whether a language is written from right to left.</summary>
    public static bool IsRightToLeft(string language)
    {
        var parts = language.Split('-');
        if (parts.Length > 1 && parts[1].Length == 4)
            return parts[1].ToLowerInvariant() is "arab" or "hebr" or "syrc" or "thaa" or "nkoo" or "adlm";
        return parts[0] is "ar" or "he" or "fa" or "ur" or "ps" or "sd" or "ug" or "yi" or "dv" or "ckb" or "arc" or "syr"
            or "nqo" or "iw";
    }
}
