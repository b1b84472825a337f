using System.Globalization;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Core.Pages;

/// <summary>A passage of two tellings: of both, or of one alone.</summary>
/// <param name="Left">HTML of the first telling's passage, or null.</param>
/// <param name="Right">HTML of the second telling's passage, or null.</param>
public sealed record PassagePair(string? Left, string? Right)
{
    /// <summary>To whom the first telling gives a quotation.</summary>
    public IReadOnlyList<string> LeftSpeakers { get; init; } = [];

    /// <summary>To whom the second telling gives a quotation.</summary>
    public IReadOnlyList<string> RightSpeakers { get; init; } = [];
}

/// <summary>Names that two tellings give.</summary>
/// <param name="Kind">Of which taxonomy.</param>
/// <param name="Both">Terms of both, in the first one's order.</param>
/// <param name="Left">Terms of the first alone.</param>
/// <param name="Right">Terms of the second alone.</param>
public sealed record NamePairs(TermKind Kind, IReadOnlyList<Term> Both, IReadOnlyList<Term> Left, IReadOnlyList<Term> Right);

/// <summary>What two tellings of a story have in common, and what only one of them has.</summary>
/// <param name="IsText">Whether whole texts are compared; else quotations are, since one of the texts may not be given
/// whole.</param>
/// <param name="Passages">Passages in the order of both.</param>
/// <param name="Names">People, places and organizations; a kind that neither names is missing.</param>
public sealed record Comparison(bool IsText, IReadOnlyList<PassagePair> Passages, IReadOnlyList<NamePairs> Names);

/// <summary>Sets two tellings of one story side by side.</summary>
public static class SideBySide
{
    // A story of many tellings has very many pairs: beyond this, each is compared with the lead and with the one before.
    private const int AllPairs = 8;

    private const int MaxSentences = 200;

    // Sentences that share half of their words tell the same thing.
    private const double Alike = 0.5;
    private const int ShortWord = 4;

    /// <summary>The pairs of a story that have a page, the earlier telling first, each with its address.</summary>
    public static IReadOnlyList<(SiteArticle Left, SiteArticle Right, string Permalink)> Pairs(Story story)
    {
        if (!story.HasPage) return [];
        var tellings = story.Timeline;
        var shared = tellings.GroupBy(t => t.Slug, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var pairs = new List<(SiteArticle, SiteArticle, string)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var j = 1; j < tellings.Count; j++)
        {
            for (var i = 0; i < j; i++)
            {
                if (tellings.Count > AllPairs && i != j - 1 && tellings[i] != story.Lead && tellings[j] != story.Lead) continue;
                var (left, right) = (tellings[i], tellings[j]);
                if (left.IsWithdrawn || right.IsWithdrawn) continue;
                var (from, to) = (Segment(left), Segment(right));
                var permalink = $"{story.Permalink}{from}/{to}/";
                for (var n = 2; !taken.Add(permalink); n++) permalink = $"{story.Permalink}{from}/{to}-{n}/";
                pairs.Add((left, right, permalink));
            }
        }

        return pairs;

        // Slugs are told apart within a month only. With its month an address never comes to mean another telling.
        string Segment(SiteArticle telling) => !shared.Contains(telling.Slug) ? telling.Slug
            : string.Create(CultureInfo.InvariantCulture, $"{telling.Slug}-{telling.Article.Published:yyyy-MM}");
    }

    /// <summary>Compares two tellings.</summary>
    /// <param name="story">Their story.</param>
    /// <param name="left">One telling.</param>
    /// <param name="right">Another one.</param>
    public static Comparison Compare(Story story, SiteArticle left, SiteArticle right)
    {
        var isText = left.MaySyndicate && right.MaySyndicate
            && string.Equals(left.Article.Language.Split('-')[0], right.Article.Language.Split('-')[0],
            StringComparison.OrdinalIgnoreCase);
        return new(isText, isText ? Texts(left.Body, right.Body) : Quotations(story, left, right),
        [
            .. Names(TermKind.Person, left.People, right.People), .. Names(TermKind.Place, left.Places, right.Places),
            .. Names(TermKind.Organization, left.Organizations, right.Organizations),
        ]);
    }

    private static IEnumerable<NamePairs> Names(TermKind kind, IReadOnlyList<Term> left, IReadOnlyList<Term> right)
    {
        if (left.Count + right.Count > 0)
            yield return new(kind, [.. left.Where(right.Contains)], [.. left.Except(right)], [.. right.Except(left)]);
    }

    private static List<PassagePair> Quotations(Story story, SiteArticle left, SiteArticle right)
    {
        var pairs = new List<PassagePair>();
        foreach (var quote in story.Quotes)
        {
            var (l, r) = (Of(quote, left), Of(quote, right));
            if (l is null && r is null) continue;
            pairs.Add(new(Said(l, quote), Said(r, quote))
            { LeftSpeakers = l?.AttributedTo ?? [], RightSpeakers = r?.AttributedTo ?? [] });
        }

        return pairs;

        static QuoteTelling? Of(SharedQuote quote, SiteArticle telling) =>
            quote.Tellings.FirstOrDefault(t => ReferenceEquals(t.Telling, telling));

        static string? Said(QuoteTelling? telling, SharedQuote quote) =>
            telling is null ? null : WordDifference.Html(telling.Wording, quote.Text);
    }

    // The longest common subsequence, of sentences that are alike.
    private static List<PassagePair> Texts(Body left, Body right)
    {
        var (a, b) = (Split(left.Text), Split(right.Text));
        var (words, others) = (a.ConvertAll(Words), b.ConvertAll(Words));
        var likeness = new double[a.Count, b.Count];
        var best = new double[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                likeness[i, j] = Likeness(words[i], others[j]);
                var both = likeness[i, j] >= Alike ? best[i + 1, j + 1] + likeness[i, j] : 0;
                best[i, j] = Math.Max(both, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = new List<PassagePair>();
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && likeness[i, j] >= Alike
                && best[i, j] <= best[i + 1, j + 1] + likeness[i, j])
            {
                pairs.Add(new(WordDifference.OfSentences(a[i], b[j]), WordDifference.OfSentences(b[j], a[i])));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < a.Count && (j == b.Count || best[i + 1, j] >= best[i, j + 1]))
            {
                pairs.Add(new(HtmlText.Escape(a[i++]), null));
            }
            else
            {
                pairs.Add(new(null, HtmlText.Escape(b[j++])));
            }
        }

        return pairs;
    }

    private static List<string> Split(string text)
    {
        var sentences = new List<string>();
        foreach (var paragraph in text.Split("\n\n"))
        {
            var line = paragraph.Replace('\n', ' ').Trim();
            for (var start = 0; start < line.Length && sentences.Count < MaxSentences;)
            {
                var end = Sentences.End(line, start);
                if (line[start..end].Trim() is { Length: > 0 } sentence) sentences.Add(sentence);
                start = Math.Max(end, start + 1);
            }
        }

        return sentences;
    }

    // Short words are in every sentence.
    private static HashSet<string> Words(string sentence)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.Trim('.', ',', ';', ':', '!', '?', '"', '\u201c', '\u201d', '\u2018', '\u2019', '(', ')', '\u00ab',
                '\u00bb');
            if (bare.Length >= ShortWord || bare.Any(char.IsAsciiDigit)) words.Add(bare);
        }

        return words;
    }

    // Shared words as a share of the shorter sentence's: one may tell more.
    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        var (few, many) = a.Count <= b.Count ? (a, b) : (b, a);
        if (few.Count < 2) return 0;
        var shared = 0;
        foreach (var word in few) shared += many.Contains(word) ? 1 : 0;
        return (double)shared / few.Count * Math.Min(1, (few.Count + 4.0) / many.Count);
    }
}
