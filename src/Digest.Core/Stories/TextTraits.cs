using System.Globalization;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.Model;

namespace Digest.Core.Stories;

/// <summary>What a text keeps when it is translated.</summary>
internal sealed record TextTraits
{
    /// <summary>Addresses that it links to, as far as they can be compared.</summary>
    public required IReadOnlySet<string> Links { get; init; }

    /// <summary>Its numbers, thousands without signs between them, decimals after a point.</summary>
    public required IReadOnlySet<string> Numbers { get; init; }

    /// <summary>The numbers of its headline.</summary>
    public required IReadOnlySet<string> HeadlineNumbers { get; init; }

    /// <summary>Words with a capital within a sentence.</summary>
    public required IReadOnlySet<string> Names { get; init; }

    /// <summary>All its words of three letters or more.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>Paragraphs, from 1.</summary>
    public required int Paragraphs { get; init; }

    /// <summary>Whether most of its letters are Latin.</summary>
    public required bool IsLatin { get; init; }

    /// <summary>Reads a text. Takes time linear in its length.</summary>
    public static TextTraits Of(SiteArticle article)
    {
        var text = article.Body.Text;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var (latin, letters, startsSentence) = (0, 0, true);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                startsSentence |= text[i] is '.' or '!' or '?' or ':' or '\n' or '\u00bf' or '\u00a1' or '"' or '\u201c'
                    or '\u201e' or '\u00ab';
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            var word = text.AsSpan(start, i - start);
            letters += word.Length;
            if (word[0] < '\u0250') latin += word.Length;
            if (word.Length >= 3)
            {
                words.Add(word.ToString());
                if (!startsSentence && char.IsUpper(word[0])) names.Add(word.ToString());
            }

            startsSentence = false;
        }

        return new()
        {
            Links = article.Body.ExternalLinks.Select(l => Addresses.Comparable(l) ?? l).ToHashSet(StringComparer.Ordinal),
            Numbers = NumbersOf(text),
            HeadlineNumbers = NumbersOf(article.Article.Headline),
            Names = names,
            Words = words,
            Paragraphs = 1 + Breaks(text),
            IsLatin = 2 * latin > letters,
        };
    }

    /// <summary>The numbers of a text: <c>12,500</c>, <c>12.500</c> and <c>12 500</c> are one, and so are <c>2.5</c> and
    /// <c>2,5</c>.</summary>
    internal static HashSet<string> NumbersOf(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var number = new StringBuilder();
            i = Digits(text, i, number);
            while (i + 1 < text.Length && text[i] is ',' or '.' or ' ' or '\u00a0' or '\u202f' or '\u2009' or '\'' or '\u2019'
                && char.IsDigit(text[i + 1]))
            {
                var part = new StringBuilder();
                var end = Digits(text, i + 1, part);
                var isGroup = part.Length == 3 && number.Length > 0 && number[0] != '0';
                if (!isGroup && text[i] is not (',' or '.')) break;
                if (!isGroup) number.Append('.');
                number.Append(part);
                i = end;
            }

            numbers.Add(number.ToString());
        }

        return numbers;
    }

    private static int Digits(string text, int at, StringBuilder digits)
    {
        for (; at < text.Length && char.IsDigit(text[at]); at++)
            digits.Append((char)('0' + (int)CharUnicodeInfo.GetNumericValue(text[at])));
        return at;
    }

    private static int Breaks(string text)
    {
        var (count, at) = (0, 0);
        while ((at = text.IndexOf("\n\n", at, StringComparison.Ordinal)) >= 0)
        {
            count++;
            at += 2;
        }

        return count;
    }
}
