namespace Digest.Core.Model;

/// <summary>Language codes.</summary>
public static class Languages
{
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
