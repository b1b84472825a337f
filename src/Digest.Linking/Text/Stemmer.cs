using System.Buffers;

namespace Digest.Linking.Text;

/// <summary>Light stemming: inflections only, never derivations. English follows the first step of Porter (1980), other languages
/// lose one ending from a short list. A language without a list keeps its words whole.</summary>
internal static class Stemmer
{
    private const int ShortestStem = 4;

    private static readonly string[] None = [];
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The endings of a language, longest first; null for English, which has rules.</summary>
    public static string[]? EndingsOf(string language) => language switch
    {
        "en" => null,
        "de" => ["ungen", "ern", "ung", "em", "en", "er", "es", "e", "s", "n"],
        "fr" => ["ements", "ement", "aient", "ions", "ait", "ees", "ant", "aux", "es", "er", "ee", "e", "s", "x"],
        "es" or "pt" or "gl" or "ca" =>
            ["aciones", "acion", "iones", "oes", "ados", "adas", "ado", "ada", "ara", "es", "os", "as", "o", "a", "e", "s"],
        "it" => ["azioni", "azione", "ato", "ata", "ati", "ate", "are", "i", "e", "o", "a"],
        "nl" or "af" => ["ingen", "heden", "ing", "en", "er", "e", "s", "t"],
        "sv" or "da" or "no" or "nb" or "nn" =>
            ["arna", "erna", "orna", "ende", "ande", "ene", "ens", "ets", "ar", "er", "or", "en", "et", "a", "e", "s"],
        "ru" or "uk" or "be" or "bg" =>
            ["иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ах", "ях", "ов", "ев", "ой", "ом", "ем", "ам", "ям",
                "ые", "ие",
                "ая", "яя", "ыи", "ии", "ых", "их", "ую", "юю", "ы", "и", "а", "я", "о", "е", "у", "ю", "ь", "и"],
        "pl" or "cs" or "sk" =>
            ["ami", "ach", "owi", "ego", "emu", "ych", "ich", "om", "ow", "em", "ej", "a", "e", "i", "y", "u", "o"],
        _ => None,
    };

    /// <summary>Length of the stem of a folded word; English may change its last letter in place.</summary>
    public static int Stem(Span<char> word, string[]? endings) =>
        endings is null ? English(word) : endings.Length == 0 ? word.Length : Strip(word, endings);

    private static int Strip(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word.Length - ending.Length;
        }
        return word.Length;
    }

    private static int English(Span<char> word)
    {
        var length = Plural(word);
        if (length > 5 && word[..length].EndsWith("ing") && HasVowel(word[..(length - 3)]))
            return AfterVerbEnding(word, length - 3);
        if (length > 4 && word[..length].EndsWith("ed") && word[length - 3] != 'e' && HasVowel(word[..(length - 2)]))
            return AfterVerbEnding(word, length - 2);
        if (length > 5 && word[length - 1] == 'e') return length - 1;
        if (length > 3 && word[length - 1] == 'y' && !IsVowel(word[length - 2])) word[length - 1] = 'i';
        return length;
    }

    private static int Plural(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length < 4 || word[^1] != 's' || word[^2] is 's' or 'u') return length;
        if (word.EndsWith("ies", StringComparison.Ordinal)) return length > 4 ? length - 2 : length - 1;
        if (length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)))
        {
            return length - 2;
        }

        return length - 1;
    }

    private static int AfterVerbEnding(ReadOnlySpan<char> word, int length)
    {
        if (length > 3 && word[length - 1] == word[length - 2] && word[length - 1] is not ('l' or 's' or 'z')
            && !IsVowel(word[length - 1]))
        {
            return length - 1;
        }

        return length > 5 && word[length - 1] == 'e' ? length - 1 : length;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
