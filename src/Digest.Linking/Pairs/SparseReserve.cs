using Digest.Linking.Weights;

namespace Digest.Linking.Pairs;

/// <summary>What a pair needs more on a site on which most articles stand alone: a wrong story costs a reader more there than a
/// missed one, and one on which, besides, nearly nothing is alike has hardly any. Chosen on the development sets, not
/// learnt.</summary>
internal static class SparseReserve
{
    private const float ForSparse = 0.6f;
    private const float ForUnlike = 0.6f;

    // The stories of a site of which nothing is known: two in three neighbours are of one day.
    private const int Imagined = 20;
    private const double SameDayOfImagined = 2 / 3.0;
    private const float UsualSameDay = 1;

    /// <summary>Takes the reserve from the log-odds of the last model, in place.</summary>
    /// <param name="corpus">The documents.</param>
    /// <param name="context">Their candidates.</param>
    /// <param name="sparsity">How sparse the site is.</param>
    /// <param name="scores">For each document, the log-odds of each candidate.</param>
    public static void Take(Corpus corpus, PairContext context, Sparsity sparsity, float[][] scores)
    {
        if (sparsity.Articles.Alone == 0 && sparsity.Items.Alone == 0) return;
        var days = Array.ConvertAll(corpus.Documents, static d => d.Day);
        var forOtherDay = Math.Max(0, SameDay(days, context, scores) - UsualSameDay);
        for (var i = 0; i < scores.Length; i++)
        {
            for (var k = 0; k < scores[i].Length; k++)
            {
                var j = context.Candidates[i][k];
                var ofItems = context.IsOfItems(i, j);
                var site = ofItems ? sparsity.Items : sparsity.Articles;
                var isOtherDay = !ofItems && days[i] is { } x && days[j] is { } y && x != y;
                scores[i][k] -= site.Alone * (ForSparse + (isOtherDay ? forOtherDay : 0))
                    + (ForUnlike * (site.Alone - site.AmongAlike));
            }
        }
    }

    // Log-odds (base 2) that the two of a likely pair are of one day, over the best likely pair of each article. Where the
    // stories of a site keep to a day, what is alike on the next day is the next turn of the affair. It is an average over all
    // documents, so one more article hardly moves it.
    private static float SameDay(int?[] days, PairContext context, float[][] scores)
    {
        double same = SameDayOfImagined * Imagined, all = Imagined;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i].Length == 0) continue;
            var best = 0;
            for (var k = 1; k < scores[i].Length; k++)
            {
                if (scores[i][k] > scores[i][best]) best = k;
            }

            var j = context.Candidates[i][best];
            if (scores[i][best] < 0 || days[i] is not { } x || days[j] is not { } y || context.IsOfItems(i, j)) continue;
            var probability = PairModel.Probability(scores[i][best]);
            all += probability;
            same += x == y ? probability : 0;
        }

        return (float)Math.Log2(same / (all - same));
    }
}
