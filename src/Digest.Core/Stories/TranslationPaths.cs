using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>Paths that differ by their language alone.</summary>
internal static class TranslationPaths
{
    /// <summary>The path of an article without what names its language: a folder (<c>de/x.md</c>) or the end of the file's name
    /// (<c>x.de.md</c>, <c>x-de.md</c>).</summary>
    /// <param name="article">The article.</param>
    /// <param name="withDate">Whether a date that begins the file's name counts.</param>
    /// <returns>Empty where the file's name holds no word, as that of a daily note.</returns>
    public static string Neutral(Article article, bool withDate)
    {
        var segments = article.InputPath.Split('/').ToList();
        var (name, date) = Slugs.FromFileName(article.InputPath);
        name = WithoutEnd(name, article.Language);
        if (!name.Any(char.IsLetter)) return "";
        var file = withDate && date is { } day ? $"{day.DayNumber}-{name}" : name;
        var isBundle = segments.Count > 1
            && Slugs.WithoutLanguage(segments[^1]).Name.Equals("index", StringComparison.OrdinalIgnoreCase);
        segments.RemoveAt(segments.Count - 1);
        if (isBundle) segments.RemoveAt(segments.Count - 1);
        var folder = segments.FindIndex(s => IsLanguage(s, article.Language));
        if (folder >= 0) segments.RemoveAt(folder);
        return string.Join('/', segments.Append(file));
    }

    // "x-ja" and "x_zh_cn" in the folders of these languages.
    private static string WithoutEnd(string name, string language)
    {
        foreach (var length in (int[])[7, 5, 2])
        {
            var sign = name.Length - length - 1;
            if (sign > 0 && name[sign] is '-' or '_' && IsLanguage(name[(sign + 1)..], language)) return name[..sign];
        }

        return name;
    }

    private static bool IsLanguage(string part, string language)
    {
        var code = part.Replace('_', '-');
        return code.Equals(language, StringComparison.OrdinalIgnoreCase)
            || code.Equals(Languages.PrimaryOf(language), StringComparison.OrdinalIgnoreCase)
            || (Languages.OfPathPart(part) is { } known && Languages.PrimaryOf(known) == language);
    }
}
