using System.Globalization;
using System.Text;

namespace Digest.Benchmarks;

/// <summary>Writes articles of about 600 words that read like nothing and are spread like news: word frequencies after Zipf,
/// events with a vocabulary and names of their own, a third of them told by two or three sources within days.</summary>
internal static class SiteGenerator
{
    private const int VocabularySize = 20_000;
    private const int WordsAnArticle = 600;

    /// <summary>Writes <c>input/articles/*.md</c> and <c>statiq.json</c>; the same count gives the same bytes.</summary>
    public static void Write(string folder, int count)
    {
        var random = new Random(20150714);
        var words = Vocabulary(random);
        var names = Enumerable.Range(0, 600).Select(_ => Name(words, random)).ToArray();
        var places = Enumerable.Range(0, 200).Select(_ => Capital(words[1000 + random.Next(9000)])).ToArray();
        var articles = Path.Combine(folder, "input", "articles");
        Directory.CreateDirectory(articles);
        File.WriteAllText(Path.Combine(folder, "statiq.json"), """
            {
              "SiteTitle": "Generated", "Host": "generated.example.org",
              "Digest": { "Cards": false, "Editions": { "Every": "week", "Start": "2010-01-04" } }
            }

            """);
        var start = new DateTimeOffset(2010, 1, 4, 6, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < count;)
        {
            var theme = Enumerable.Range(0, 40).Select(_ => words[200 + random.Next(VocabularySize - 200)]).ToArray();
            var people = Enumerable.Range(0, 2).Select(_ => names[random.Next(names.Length)]).ToArray();
            var place = places[random.Next(places.Length)];
            var tellings = random.Next(3) == 0 ? 2 + random.Next(2) : 1;
            var date = start.AddMinutes((double)i / count * 60 * 24 * 365 * 5);
            for (var t = 0; t < tellings && i < count; t++, i++)
            {
                File.WriteAllText(Path.Combine(articles, $"{date:yyyy-MM-dd}-article-{i:00000}.md"),
                    Article(i, date.AddHours(t * 5), new(theme, people, place), words, random));
            }
        }
    }

    private sealed record Event(string[] Theme, string[] People, string Place);

    private static string Article(int number, DateTimeOffset date, Event told, string[] words, Random random)
    {
        var (theme, people, place) = told;
        var text = new StringBuilder(5000);
        text.Append(CultureInfo.InvariantCulture,
            $"---\ntitle: \"{Capital(theme[random.Next(8)])} {theme[random.Next(8)]} {theme[random.Next(8)]} in {place} "
            + $"{number}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"date: {date:yyyy-MM-ddTHH:mm:sszzz}\n");
        text.Append("description: ").Append(Sentence(14, theme, words, random)).Append('\n');
        text.Append(CultureInfo.InvariantCulture,
            $"topics: [topic {number % 40}, topic {number % 7 + 40}]\npeople: [\"{people[0]}\", \"{people[1]}\"]\nplaces: "
            + $"[{place}]\nsource: {{name: Source {number % 50}, url: \"https://example.org/{number}\"}}\n---\n\n");
        for (var written = 0; written < WordsAnArticle;)
        {
            if (written is > 250 and < 300)
            {
                text.Append("## ").Append(Capital(theme[random.Next(40)])).Append(' ').Append(words[random.Next(400)])
                    .Append("\n\n");
            }

            var sentences = 3 + random.Next(4);
            for (var s = 0; s < sentences; s++)
            {
                var length = 10 + random.Next(16);
                text.Append(s == 1 ? people[random.Next(2)] + " said that " : "").Append(Sentence(length, theme, words, random))
                    .Append(' ');
                written += length;
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static string Sentence(int length, string[] theme, string[] words, Random random)
    {
        var text = new StringBuilder();
        for (var w = 0; w < length; w++)
        {
            if (w > 0) text.Append(' ');
            var word = random.Next(5) == 0 ? theme[random.Next(theme.Length)] : words[Zipf(random)];
            text.Append(w == 0 ? Capital(word) : word);
            if (w == length / 2) text.Append(',');
            if (random.Next(60) == 0) text.Append(" *").Append(words[random.Next(2000)]).Append('*');
        }

        return text.Append('.').ToString();
    }

    // Rank r with a probability near 1/r, by inversion.
    private static int Zipf(Random random) =>
        Math.Min(VocabularySize - 1, (int)Math.Exp(random.NextDouble() * Math.Log(VocabularySize)) - 1);

    private static string Name(string[] words, Random random) =>
        Capital(words[1000 + random.Next(4000)]) + " " + Capital(words[5000 + random.Next(9000)]);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Vocabulary(Random random)
    {
        string[] starts =
            ["b", "br", "c", "ch", "d", "f", "fl", "g", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr",
                "v", "w", "z"];
        string[] vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
        string[] ends = ["", "n", "r", "s", "t", "l", "nd", "rk", "st", "ng"];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = new List<string>();
        while (words.Count < VocabularySize)
        {
            var syllables = words.Count < 100 ? 1 : 2 + random.Next(2);
            var word = string.Concat(Enumerable.Range(0, syllables)
                .Select(_ => starts[random.Next(starts.Length)] + vowels[random.Next(vowels.Length)]
                + ends[random.Next(ends.Length)]));
            if (seen.Add(word)) words.Add(word);
        }

        return [.. words];
    }
}
