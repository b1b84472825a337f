using Digest.Linking.Text;

namespace Digest.Linking.Pairs;

/// <summary>What no amount of likeness decides: rules that hold whatever was learnt.</summary>
internal static class FixedRules
{
    private const float Apart = -12;
    private const float Together = 4;

    /// <summary>The log-odds that rules give to a pair in place of the models', or null. "Day 2" and "Day 21" are never one
    /// event; two tellings of one original report are; documents of two languages share no words, so names, numbers and
    /// quotations must carry the pair by themselves.</summary>
    public static float? LogOdds(Fingerprint a, Fingerprint b, ReadOnlySpan<float> features)
    {
        if (PairFeatures.IsSeries(a, b)) return Apart;
        if (a.Original != 0 && a.Original == b.Original) return Together;
        return string.Equals(a.Language, b.Language, StringComparison.Ordinal) ? null : AcrossLanguages(features);
    }

    // Chosen, not learnt: no development set has two languages. Half of the weight of names, one rare name or number more than
    // chance would give, within some days.
    private static float AcrossLanguages(ReadOnlySpan<float> features) =>
        (6 * features[PairFeatures.NameCosine]) + (0.6f * features[PairFeatures.RareNames])
            + (0.6f * features[PairFeatures.SharedNumbers])
        + (2 * features[PairFeatures.SharedQuotes]) - features[PairFeatures.LogDays] - (2 * features[PairFeatures.Undated]) - 6;

    // Below this, the texts share nothing but names.
    private const float NoWords = 0.02f;
    private const float ForNoWords = 6;

    // Under 50 words, log 2 of hundreds.
    private const float Brief = -1;
    private const float ForBrief = 2.5f;

    /// <summary>What a pair needs more where there is little to go by. A topic, a place or a body is a subject and no event:
    /// articles that share no other word tell different things, however much of a few words the one name is. Of texts of some
    /// sentences the headlines, too, are to have something in common. Chosen, not learnt: the labelled texts are
    /// longer.</summary>
    public static float Thinness(ReadOnlySpan<float> features)
    {
        if (features[PairFeatures.SharedQuotes] > 0) return 0;
        if (features[PairFeatures.Cosine] < NoWords) return ForNoWords;
        return features[PairFeatures.HeadCosine] == 0 && features[PairFeatures.LogLength] < Brief ? ForBrief : 0;
    }

    // Log 2 of eight: more than a week apart.
    private const float DaysApart = 3;
    private const float OtherHeadline = 0.1f;
    private const float ForRecalled = 6;

    /// <summary>What a pair needs more where a quotation is repeated days later under another headline: who tells the next turn
    /// recalls what was said at the last, which is no proof of one event. Chosen, not learnt.</summary>
    public static float Recalled(ReadOnlySpan<float> features) => features[PairFeatures.SharedQuotes] > 0
        && features[PairFeatures.LogDays] > DaysApart && features[PairFeatures.HeadCosine] < OtherHeadline ? ForRecalled : 0;

    private const float ForOtherItem = 8;

    /// <summary>What two items of a line each need more where their headlines differ and lead to different pages: who published
    /// both, or the affair that both belong to, is most of what is left. Chosen, not learnt.</summary>
    public static float OtherItem(Fingerprint a, Fingerprint b, ReadOnlySpan<float> features) =>
        a.ItemHeadline is { } x && b.ItemHeadline is { } y && features[PairFeatures.LogLength] < Brief
        && a.Document.LeadsTo is { } here && b.Document.LeadsTo is { } there
        && !string.Equals(here, there, StringComparison.Ordinal)
        && string.Equals(a.Language, b.Language, StringComparison.Ordinal) && ItemHeadline.Differ(x, y) ? ForOtherItem : 0;

    // Where the site has this many stories to an article or more, nothing is taken away; at two less, all of it.
    private const float BusySite = -0.5f;
    private const float QuietSite = -2.5f;
    private const float ForDays = 2;
    private const float ForColumn = 8;
    private const int FreeDays = 7;
    private const float ForFollowUp = 1.2f;
    private const int FreeDaysOfFollowUp = 3;

    /// <summary>What a pair needs more the farther apart its dates are: the next turn of an affair has the names and the words of
    /// the turn before, and is a story of its own. On a site on which articles stand alone it needs still more, since posts of
    /// one column and posts on one subject weeks apart are alike there and no story. Grows with the quiet of the site and the
    /// days between the two, so that one more article moves nearly nothing. Chosen, not learnt: the labelled sets have few dated
    /// follow-ups, and are busy.</summary>
    /// <param name="a">One document.</param>
    /// <param name="b">The other.</param>
    /// <param name="site">Log-odds (base 2) that an article of the site shares a story.</param>
    public static float Reserve(Fingerprint a, Fingerprint b, float site)
    {
        if (a.Original != 0 && a.Original == b.Original) return 0;
        var days = a.Day is { } x && b.Day is { } y ? Math.Abs(x - y) : 0;
        var followUp = ForFollowUp * MathF.Log2(Math.Max(1, days / (float)FreeDaysOfFollowUp));
        var weeks = MathF.Log2(Math.Max(1, days / (float)FreeDays));
        var quiet = Math.Clamp((BusySite - site) / (BusySite - QuietSite), 0, 1);
        var column = quiet > 0 && HeadlineParts.AreOfOneColumn(a.Parts, b.Parts) ? ForColumn : 0;
        return followUp + (quiet * ((ForDays * weeks) + column));
    }
}
