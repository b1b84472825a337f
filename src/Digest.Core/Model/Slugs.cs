using System.Globalization;
using System.Text;

namespace Digest.Core.Model;

/// <summary>URL segments.</summary>
public static class Slugs
{
    /// <summary>Longest slug, in UTF-16 units.</summary>
    public const int MaximumLength = 80;

    /// <summary>NFC, invariant lower case, Unicode letters and digits kept, every run of anything else one <c>-</c>, at most 80
    /// characters.</summary>
    /// <returns>The slug; empty where the text holds neither letter nor digit.</returns>
    public static string From(string text)
    {
        var normal = Composed(text);
        var slug = new StringBuilder(Math.Min(normal.Length, MaximumLength));
        var gap = false;
        foreach (var rune in normal.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = slug.Length > 0;
                continue;
            }

            var lower = Rune.ToLowerInvariant(rune);
            var length = lower.Utf16SequenceLength + (gap ? 1 : 0);
            if (slug.Length + length > MaximumLength) break;
            if (gap) slug.Append('-');
            gap = false;
            slug.Append(lower.ToString());
        }

        return slug.ToString();
    }

    /// <summary>A slug with an end that tells it apart, the whole at most <see cref="MaximumLength"/> long.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="end">A few letters or digits.</param>
    public static string With(string slug, string end)
    {
        var length = Math.Min(slug.Length, MaximumLength - end.Length - 1);
        if (length < slug.Length && char.IsHighSurrogate(slug[length - 1])) length--;
        return slug[..length].TrimEnd('-') + "-" + end;
    }

    /// <summary>The part of a file name that a slug is made of, and the date that the name begins with.</summary>
    /// <param name="inputPath">Path with <c>/</c>. For <c>index.md</c> the folder's name counts.</param>
    public static (string Name, DateOnly? Date) FromFileName(string inputPath)
    {
        var segments = inputPath.Split('/');
        var (name, _) = WithoutLanguage(segments[^1]);
        if (name.Equals("index", StringComparison.OrdinalIgnoreCase) && segments.Length > 1) name = segments[^2];
        if (name.Length < 10 || name[4] != '-' || name[7] != '-') return (name, null);
        if (!DateOnly.TryParseExact(name.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var date))
        {
            return (name, null);
        }

        return (name[10..].TrimStart('-', '_', ' '), date);
    }

    /// <summary>A file name without its ending and without the language before it, and that language, or null: <c>x.de.md</c> is
    /// <c>x</c> in German, as Hugo reads it. Languages that Digest knows no name of are part of the name.</summary>
    public static (string Name, string? Language) WithoutLanguage(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        var name = dot > 0 ? fileName[..dot] : fileName;
        var before = name.LastIndexOf('.');
        return before > 0 && Languages.OfPathPart(name[(before + 1)..]) is { } language
            ? (name[..before], language) : (name, null);
    }

    /// <summary>The text in normalization form C; as it is where it holds unpaired surrogates, as a file name can.</summary>
    internal static string Composed(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
