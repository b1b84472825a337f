using Digest.Linking.Quotes;

namespace Digest.Linking;

/// <summary>How tellings of one quotation differ.</summary>
public enum QuoteConflict
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>Two tellings give it to different people.</summary>
    Speaker,

    /// <summary>A negation or a number differs.</summary>
    Wording,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>A quotation as one telling has it.</summary>
/// <param name="Document">Id of the telling.</param>
/// <param name="Wording">As written there, without marks; parts that the telling splits are joined by " … ".</param>
/// <param name="AttributedTo">The longest forms of the speakers' names in that telling, or a phrase such as "the experts"; may be
/// empty.</param>
public sealed record QuoteTelling(string Document, string Wording, IReadOnlyList<string> AttributedTo);

/// <summary>A quotation that two tellings or more share.</summary>
/// <param name="Text">The fullest wording.</param>
/// <param name="Conflict">How the tellings differ.</param>
/// <param name="Tellings">One entry a telling, in the order of the tellings.</param>
public sealed record SharedQuotation(string Text, QuoteConflict Conflict, IReadOnlyList<QuoteTelling> Tellings);

/// <summary>Keeps account of the quotations that the tellings of a story share.</summary>
public static class QuoteLedger
{
    /// <summary>The quotations that two or more of the documents share, in the order in which the first of them has them. Shared
    /// means: at least four words (eight Chinese or Japanese characters) align and cover 80 % of the shorter quotation.
    /// Independent of punctuation, case and quotation marks; "…" and "[…]" are gaps.</summary>
    /// <param name="tellings">The documents of one story, in the order in which they are shown.</param>
    /// <param name="knownNames">Names with aliases: two forms of one name are one speaker.</param>
    public static IReadOnlyList<SharedQuotation> Build(IReadOnlyList<LinkDocument> tellings,
        IReadOnlyList<LinkName>? knownNames = null) =>
        LedgerBuilder.Build(tellings, knownNames ?? []);
}
