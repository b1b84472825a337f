using Digest.Core.Model;

namespace Digest.Import;

/// <summary>Reads names of authors out of bylines.</summary>
internal static class Bylines
{
    private static readonly string[] Openings =
        ["By ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door ", "Written by ", "Posted by ", "Reported by ", "Reporting by ",
            "Words by ", "Story by ", "Author: ", "Authors: ", "Byline: ", "by ", "von ", "par ", "por ", "Автор: ", "بقلم ",
            "מאת ", "記者 ", "文 ", "Interview: ", "Interview by ", "Text: ", "Texte : ", "Texto: "];

    /// <summary>Whether a line begins as a byline does.</summary>
    public static bool Begins(string line) =>
        Openings.Any(o => line.StartsWith(o, StringComparison.Ordinal) && !char.IsLower(o[0]));

    /// <summary>The names of a byline; empty where it holds none that look like names.</summary>
    public static IReadOnlyList<string> Names(string? byline)
    {
        var line = CleanText.Line(byline);
        if (line is null || line.Length > 200) return [];
        foreach (var opening in Openings)
        {
            if (line.StartsWith(opening, StringComparison.Ordinal))
            {
                line = line[opening.Length..];
                break;
            }
        }

        var names = new List<string>();
        foreach (var part in Parts(line))
        {
            var name = Trimmed(part);
            if (LooksLikeName(name) && !names.Contains(name)) names.Add(name);
        }

        return names;
    }

    /// <summary>Whether a text looks like the name of a person or a desk.</summary>
    public static bool LooksLikeName(string name) =>
        name.Length is >= 2 and <= 60 && CleanText.Words(name) <= 6 && !name.Any(char.IsAsciiDigit) && name.Any(char.IsLetter)
        && !name.Contains("://", StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal)
        && (char.IsUpper(name[0]) || char.GetUnicodeCategory(name[0]) == System.Globalization.UnicodeCategory.OtherLetter
        || IsParticle(name))
        && !name.EndsWith('.');

    private static bool IsParticle(string name) =>
        name.StartsWith("de ", StringComparison.Ordinal) || name.StartsWith("van ", StringComparison.Ordinal)
            || name.StartsWith("von ", StringComparison.Ordinal);

    private static IEnumerable<string> Parts(string line)
    {
        foreach (var word in (string[])[" and ", " und ", " et ", " y ", " & ", ";", " with ", " en "])
            line = line.Replace(word, ", ", StringComparison.Ordinal);
        var parts = line.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var part in parts)
        {
            // "Jane Doe in Moscow", "Jane Doe, Science correspondent": what follows the name is no name.
            if (IsRole(part)) yield break;
            yield return part;
        }
    }

    private static bool IsRole(string part)
    {
        var lower = part.ToLowerInvariant();
        return lower.Contains("correspondent", StringComparison.Ordinal) || lower.Contains("editor", StringComparison.Ordinal)
            || lower.Contains("reporter", StringComparison.Ordinal)
            || lower.Contains("writer", StringComparison.Ordinal) || lower.StartsWith("staff", StringComparison.Ordinal)
            || lower.Contains("korrespondent", StringComparison.Ordinal) || lower.Contains("producer", StringComparison.Ordinal);
    }

    private static string Trimmed(string part)
    {
        var name = part.Trim(' ', ',', '|', '-', '\u2013', '\u2014', ':', '*', '\u00b7', '(', ')');
        foreach (var ending in (string[])[" in ", " at ", " for ", " for the ", " of the "])
        {
            var at = name.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (at > 2) name = name[..at];
        }

        // A name in capitals is how some papers set bylines, not how it is written.
        return name.Length > 4 && name.Contains(' ', StringComparison.Ordinal) && name.All(c => !char.IsLower(c))
            ? Capitalized(name) : name;
    }

    private static string Capitalized(string name)
    {
        var letters = name.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || letters[i - 1] is ' ' or '-' or '\'' or '\u2019' or '.') letters[i] = char.ToUpperInvariant(letters[i]);
        }

        return new(letters);
    }

    /// <summary>The host of an address as a name of last resort.</summary>
    public static string? HostName(string? url) => url is null ? null : Addresses.Host(url);
}
