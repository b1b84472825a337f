namespace Digest.Linking.Tests;

/// <summary>Builds a small site and reads its stories as text.</summary>
internal sealed class TestSite
{
    private readonly List<LinkDocument> _documents = [];

    public IReadOnlyList<LinkDocument> Documents => _documents;

    public TestSite Add(string id, string? date, string headline, string text, Func<LinkDocument, LinkDocument>? with = null)
    {
        var document = new LinkDocument(id, headline, text)
        {
            Language = "en",
            Published = date is null
                ? null : DateTimeOffset.Parse(date + "T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
        };
        _documents.Add(with is null ? document : with(document));
        return this;
    }

    public LinkGraph Link(int threads = 1, IReadOnlyList<LinkName>? names = null) =>
        Linker.Link(_documents, new LinkOptions { Threads = threads, KnownNames = names ?? [] });

    /// <summary>"a b | c": members by story.</summary>
    public string Stories() => StoriesOf(Link());

    public static string StoriesOf(LinkGraph graph) =>
        string.Join(" | ", graph.Stories.Select(s => string.Join(' ', s.Members.Order(StringComparer.Ordinal))));

    /// <summary>Articles about nothing in particular, to make a site larger; the same for the same number.</summary>
    public TestSite Fill(int count)
    {
        var random = new Random(11);
        for (var i = 0; i < count; i++)
        {
            var topic = Enumerable.Range(0, 8).Select(_ => Filler.Word(random.Next(4_000))).ToArray();
            var words = Enumerable.Range(0, 120)
                .Select(k => k % 3 == 0
                ? Filler.Common[random.Next(Filler.Common.Length)]
                : k % 7 == 0 ? topic[random.Next(8)] : Filler.Word(random.Next(4_000)));
            Add($"fill-{i:00000}", $"20{10 + (i % 10)}-{1 + (i % 12):00}-{1 + (i % 28):00}", string.Join(' ', topic.Take(5)),
                string.Join(' ', words) + ".");
        }
        return this;
    }
}

/// <summary>Made-up words.</summary>
internal static class Filler
{
    public static readonly string[] Common = ["the", "of", "and", "to", "in", "with", "for", "was", "on", "that", "by", "from"];

    private static readonly string[] Syllables =
        ["ba", "cor", "del", "fin", "gra", "hol", "jun", "kem", "lor", "mun", "nap", "pri", "quo", "rus", "sel", "tam"];

    public static string Word(int number) => Syllables[number % 16] + Syllables[number / 16 % 16] + Syllables[number / 256 % 16];
}
