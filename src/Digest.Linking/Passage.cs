using Digest.Linking.Quotes;
using Digest.Linking.Text;

namespace Digest.Linking;

/// <summary>Where two documents say what they share.</summary>
/// <param name="Kind">Kind of the evidence.</param>
/// <param name="Value">What is shared, as its <see cref="Reason"/> has it.</param>
/// <param name="Here">The first sentence of the one that has it (or its headline), on one line; null where only the front matter has it.</param>
/// <param name="There">The same of the other.</param>
public sealed record Passage(ReasonKind Kind, string Value, string? Here, string? There)
{
    private const int Longest = 140;

    /// <summary>The passages for the strongest reasons, in their order; those that would repeat a pair of sentences are left out.</summary>
    internal static List<Passage> Of(Corpus corpus, int a, int b, IReadOnlyList<Reason> reasons, int most)
    {
        var passages = new List<Passage>();
        foreach (var reason in reasons)
        {
            if (passages.Count == most)
                break;
            if (Of(corpus, a, b, reason) is not { } passage || (passage.Here is null && passage.There is null))
                continue;
            if (!passages.Exists(known => known.Here == passage.Here && known.There == passage.There))
                passages.Add(passage);
        }
        return passages;
    }

    private static Passage? Of(Corpus corpus, int a, int b, Reason reason)
    {
        if (reason.Kind is ReasonKind.Editor or ReasonKind.Original or ReasonKind.Source)
            return null;
        var (here, there) = (corpus.Documents[a], corpus.Documents[b]);
        if (reason.Kind == ReasonKind.Quote)
            return new Passage(reason.Kind, reason.Value, Cut(SharedWords.Longest(here.Document, there.Document)), Cut(SharedWords.Longest(there.Document, here.Document)));
        var vector = corpus.Vectors[a];
        for (var i = 0; i < vector.Ids.Length; i++)
        {
            if (Array.BinarySearch(corpus.Vectors[b].Ids, vector.Ids[i]) < 0)
                continue;
            var term = corpus.Statistics.TermOf(vector.Ids[i]);
            if (Wording.ReasonOf(corpus, a, term, corpus.Statistics.RarityOf(vector.Ids[i]), 0) is { } found && found.Kind == reason.Kind && found.Value == reason.Value)
                return new Passage(reason.Kind, reason.Value, SentenceOf(here, term), SentenceOf(there, term));
        }
        return null;
    }

    private static string? Cut(string? quotation) => quotation is null ? null : Sentences.Around(quotation, 0, Math.Min(quotation.Length, Longest), Longest);

    private static string? SentenceOf(Fingerprint fingerprint, ulong identity)
    {
        ref readonly var term = ref fingerprint.Find(identity);
        if (term.Length == 0)
            return null;
        return term.Offset < 0
            ? Sentences.Around(fingerprint.Document.Headline, ~term.Offset, term.Length, Longest)
            : Sentences.Around(fingerprint.Document.Whole, term.Offset, term.Length, Longest);
    }
}
