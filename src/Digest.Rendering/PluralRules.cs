namespace Digest.Rendering;

/// <summary>Plural categories of whole numbers, after the Unicode CLDR's cardinal rules.</summary>
internal static class PluralRules
{
    /// <summary>One of <c>zero one two few many other</c>.</summary>
    public static string Category(string language, long number)
    {
        var n = Math.Abs(number);
        var (tens, ones) = (n % 100, n % 10);
        switch (language.Split('-')[0])
        {
            case "ja" or "zh" or "ko" or "vi" or "th" or "id" or "ms" or "lo" or "my" or "km":
                return "other";
            case "fr" or "pt" or "hy" or "hi" or "bn" or "fa" or "am" or "gu" or "kn" or "zu":
                return n <= 1 ? "one" : "other";
            case "ru" or "uk" or "be" or "sr" or "hr" or "bs":
                if (ones == 1 && tens != 11) return "one";
                if (ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14)) return "few";
                return language.StartsWith("ru", StringComparison.Ordinal) || language.StartsWith("uk", StringComparison.Ordinal)
                    || language.StartsWith("be", StringComparison.Ordinal) ? "many" : "other";
            case "pl":
                if (n == 1) return "one";
                return ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) ? "few" : "many";
            case "cs" or "sk":
                return n == 1 ? "one" : n is >= 2 and <= 4 ? "few" : "other";
            case "ar":
                return n switch
                {
                    0 => "zero",
                    1 => "one",
                    2 => "two",
                    _ =>
                    tens is >= 3 and <= 10 ? "few" : tens >= 11 ? "many" : "other"
                };
            case "he" or "iw":
                return n switch { 1 => "one", 2 => "two", _ => "other" };
            case "lt":
                return ones == 1 && tens is not (>= 11 and <= 19)
                    ? "one" : ones >= 2 && tens is not (>= 11 and <= 19) ? "few" : "other";
            case "ro":
                return n == 1 ? "one" : n == 0 || tens is >= 1 and <= 19 ? "few" : "other";
            case "sl":
                return tens switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => "other" };
            default:
                return n == 1 ? "one" : "other";
        }
    }
}
