using Digest.Linking.Text;
using Digest.Linking.Weights;

namespace Digest.Linking.Reasons;

/// <summary>Finds the sentences in which two documents say what they share.</summary>
internal static class PassageFinder
{
    private const int Longest = 140;

    /// <summary>The passages for the strongest reasons, in their order; those that would repeat a pair of sentences are left
    /// out.</summary>
    public static List<Passage> Find(Corpus corpus, int a, int b, IReadOnlyList<Reason> reasons, int most)
    {
        var passages = new List<Passage>();
        foreach (var reason in reasons)
        {
            if (passages.Count == most) break;
            if (Find(corpus, a, b, reason) is not { } passage || (passage.Here is null && passage.There is null))
                continue;
            if (!passages.Exists(known => known.Here == passage.Here && known.There == passage.There))
                passages.Add(passage);
        }
        return passages;
    }

    private static Passage? Find(Corpus corpus, int a, int b, Reason reason)
    {
        if (reason.Kind is ReasonKind.Editor or ReasonKind.Original or ReasonKind.Source) return null;
        var (here, there) = (corpus.Documents[a], corpus.Documents[b]);
        if (reason.Kind == ReasonKind.Quote)
        {
            return new Passage(reason.Kind, reason.Value, Cut(SharedWords.FindLongest(here.Document, there.Document)),
                Cut(SharedWords.FindLongest(there.Document, here.Document)));
        }

        var vector = corpus.Vectors[a];
        for (var i = 0; i < vector.Ids.Length; i++)
        {
            if (Array.BinarySearch(corpus.Vectors[b].Ids, vector.Ids[i]) < 0) continue;
            var term = corpus.Statistics.TermOf(vector.Ids[i]);
            if (TermReasons.Find(corpus, a, term, corpus.Statistics.RarityOf(vector.Ids[i]), 0) is { } found
                && found.Kind == reason.Kind && found.Value == reason.Value)
            {
                return new Passage(reason.Kind, reason.Value, SentenceOf(here, term), SentenceOf(there, term));
            }
        }
        return null;
    }

    private static string? Cut(string? quotation) =>
        quotation is null ? null : Sentences.Around(quotation, 0, Math.Min(quotation.Length, Longest), Longest);

    private static string? SentenceOf(Fingerprint fingerprint, ulong identity)
    {
        ref readonly var term = ref fingerprint.Find(identity);
        if (term.Length == 0) return null;
        return term.Offset < 0
            ? Sentences.Around(fingerprint.Document.Headline, ~term.Offset, term.Length, Longest)
            : Sentences.Around(fingerprint.Document.Whole, term.Offset, term.Length, Longest);
    }
}
