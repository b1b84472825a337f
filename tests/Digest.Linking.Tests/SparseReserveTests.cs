using Digest.Linking.Pairs;
using Digest.Linking.Weights;

namespace Digest.Linking.Tests;

public sealed class SparseReserveTests
{
    private const float Likely = 3;
    private const int Pairs = 40;

    [Fact]
    public void WhereStoriesKeepToADayAnotherDayNeedsMore()
    {
        Taken(otherDays: 1, Alike).OtherDay.ShouldBeGreaterThan(1.5f);
        Taken(otherDays: 1, Alike).SameDay.ShouldBe(0.6f, 0.001f);
    }

    [Fact]
    public void WhereStoriesAreToldForDaysAnotherDayIsNoMoreThanTheSame() =>
        Taken(otherDays: Pairs / 2, Alike).ShouldBe((0.6f, 0.6f));

    [Fact]
    public void WhereNearlyNothingIsAlikeEveryPairNeedsMore() =>
        Taken(otherDays: Pairs / 2, new SiteSparsity(1, 0)).ShouldBe((1.2f, 1.2f));

    [Fact]
    public void OnABusySiteNothingIsTaken() => Taken(otherDays: 1, new SiteSparsity(0, 0)).ShouldBe((0f, 0f));

    [Fact]
    public void IssuesOfAWeeklyAreOnOtherDays() => Taken(otherDays: 1, Alike, isItem: true).ShouldBe((0.6f, 0.6f));

    private static SiteSparsity Alike => new(1, 1);

    // What is taken from a pair of one day and from one of two days, where so many of the likely pairs are of two.
    private static (float SameDay, float OtherDay) Taken(int otherDays, SiteSparsity sparsity, bool isItem = false)
    {
        var options = new LinkOptions();
        var documents = Enumerable.Range(0, 2 * Pairs).Select(i => new LinkDocument($"{i:000}", "Headline", "Text.")
        {
            Published = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays((i / 2 * 10) + (i / 2 < otherDays ? i % 2 : 0)),
        }).ToArray();
        var corpus = Corpus.Of(Fingerprint.OfAll(documents, options), options);
        var candidates = Enumerable.Range(0, 2 * Pairs).Select(static i => new[] { i ^ 1 }).ToArray();
        var scores = candidates.Select(static _ => new[] { Likely }).ToArray();
        var context = new PairContext(candidates, scores, options, _ => isItem);

        SparseReserve.Take(corpus, context, new Sparsity(sparsity, sparsity), scores);

        return (Rounded(Likely - scores[^1][0]), Rounded(Likely - scores[0][0]));
    }

    private static float Rounded(float value) => MathF.Round(value, 3);
}
