using Digest.Linking.Fingerprints;
using Digest.Linking.Names;
using Digest.Linking.Text;
using Digest.Linking.Threading;

namespace Digest.Linking;

/// <summary>What linking needs to know of one document, whatever the other documents are: weighted terms, names, numbers,
/// shingles of quotations, a sketch of the text. Immutable, a pure function of the document and the known names, so it can be
/// computed in parallel and kept.</summary>
public sealed class Fingerprint
{
    internal Fingerprint(LinkDocument document) => Document = document;

    /// <summary>The document that this is the fingerprint of.</summary>
    public LinkDocument Document { get; }

    /// <summary>Terms by identity.</summary>
    internal TermCount[] Terms { get; init; } = [];

    /// <summary>The count of a term that the document has.</summary>
    internal ref readonly TermCount Find(ulong term)
    {
        int low = 0, high = Terms.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Terms[middle].Term < term) low = middle + 1;
            else high = middle;
        }
        return ref Terms[low];
    }

    /// <summary>Names of the front matter and of the lexicon, by identity, each once.</summary>
    internal KnownName[] Names { get; init; } = [];

    /// <summary>Lines of two words or more, in their order.</summary>
    internal LineMark[] Lines { get; init; } = [];

    /// <summary>The 64 smallest hashes of five-word shingles, ascending (Broder 1997).</summary>
    internal uint[] Sketch { get; init; } = [];

    /// <summary>Hashes of four-word shingles inside quotations, ascending.</summary>
    internal uint[] QuoteShingles { get; init; } = [];

    /// <summary>Identities of the addresses cited, without tracking parameters, ascending; the original report
    /// included.</summary>
    internal ulong[] Cited { get; init; } = [];

    /// <summary>Identity of the address of the original report; 0 for none.</summary>
    internal ulong Original { get; init; }

    /// <summary>Words and characters in the text.</summary>
    internal int Length { get; init; }

    /// <summary>Identity of the headline with its numbers masked.</summary>
    internal ulong HeadlineShape { get; init; }

    /// <summary>Identity of the numbers in the headline; 0 for none.</summary>
    internal ulong HeadlineNumbers { get; init; }

    /// <summary>What the headline says of a series.</summary>
    internal HeadlineParts Parts { get; init; }

    /// <summary>The words of the headline of a round-up's item; null for any other document.</summary>
    internal ItemHeadline? ItemHeadline { get; init; }

    /// <summary>Primary language subtag.</summary>
    internal string Language { get; init; } = "en";

    /// <summary>Days since 1970 (whole days of UTC), or null for an undated document.</summary>
    internal int? Day { get; init; }

    /// <summary>Computes the fingerprint of a document. Takes time linear in its length; thread-safe.</summary>
    /// <param name="document">The document.</param>
    /// <param name="knownNames">Names with aliases to look for in its text, in addition to its own.</param>
    public static Fingerprint Of(LinkDocument document, IReadOnlyList<LinkName>? knownNames = null) =>
        new FingerprintBuilder(NameLexicon.Of(knownNames ?? [])).Build(document);

    /// <summary>Computes many fingerprints in parallel; the result is in the order of the documents.</summary>
    public static Fingerprint[] OfAll(IReadOnlyList<LinkDocument> documents, LinkOptions options)
    {
        var result = new Fingerprint[documents.Count];
        var lexicon = NameLexicon.Of(options.KnownNames);
        Workers.For(documents.Count, options, () => new FingerprintBuilder(lexicon),
            (i, builder) => result[i] = builder.Build(documents[i]));
        return result;
    }
}
