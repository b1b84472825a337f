namespace Digest.Linking;

/// <summary>Words reasons for readers.</summary>
public static class Wording
{
    /// <summary>Value of an editor's reason where one article links to the other in its text.</summary>
    public const string Mention = "mentions";

    private const int Most = 3;
    private const int NamesEnough = 2;

    /// <summary>One short English phrase for the reasons of a link, without a capital and a full stop: "also about James Carafano
    /// and the Caucasus, quotes the same statement". Empty for no reasons.</summary>
    public static string English(IReadOnlyList<Reason> reasons)
    {
        var phrases = new List<string>();
        if (Has(reasons, ReasonKind.Editor))
        {
            phrases.Add(!IsMention(reasons) ? "linked by the editor" : DirectionOf(reasons, ReasonKind.Editor) switch
            {
                ReasonDirection.Forward => "this report links to it",
                ReasonDirection.Backward => "it links to this report",
                _ => "the two link to each other",
            });
        }

        if (Has(reasons, ReasonKind.Original))
        {
            phrases.Add(DirectionOf(reasons, ReasonKind.Original) switch
            {
                ReasonDirection.Forward => "this report cites it",
                ReasonDirection.Backward => "it cites this report",
                _ => "cites the same report",
            });
        }

        if (Has(reasons, ReasonKind.Quote)) phrases.Add("quotes the same statement");
        var about = About(reasons).ConvertAll(static r => IsBareWord(r) ? $"\u201C{r.Value}\u201D" : r.Value);
        if (about.Count > 0) phrases.Add("also about " + Listed(about));
        else if (Has(reasons, ReasonKind.Source)) phrases.Add("from the same source");
        return string.Join(", ", phrases);
    }

    // For a reader: three names, topics and numbers at most; beside one or none of them a word that is no name. A single word of
    // unknown kind, such as "Council", says something beside others only.
    private static List<Reason> About(IReadOnlyList<Reason> reasons)
    {
        var about = new List<Reason>();
        Reason? word = null;
        foreach (var reason in reasons)
        {
            if (reason.Kind is ReasonKind.Editor or ReasonKind.Original or ReasonKind.Quote or ReasonKind.Source)
                continue;
            if (IsBareWord(reason)) word ??= reason;
            else if (about.Count < Most) about.Add(reason);
        }
        if (about.Exists(static r => !IsLooseName(r))) about.RemoveAll(IsLooseName);
        if (about.Count < NamesEnough && word is not null) about.Add(word);
        return about;
    }

    private static bool IsBareWord(Reason reason) => reason.Kind == ReasonKind.Term && char.IsLower(reason.Value[0]);

    private static bool IsLooseName(Reason reason) =>
        reason.Kind == ReasonKind.Term && !reason.Value.Contains(' ', StringComparison.Ordinal);

    private static bool IsMention(IReadOnlyList<Reason> reasons)
    {
        foreach (var reason in reasons)
        {
            if (reason.Kind == ReasonKind.Editor) return reason.Value == Mention;
        }
        return false;
    }

    private static ReasonDirection DirectionOf(IReadOnlyList<Reason> reasons, ReasonKind kind)
    {
        foreach (var reason in reasons)
        {
            if (reason.Kind == kind) return reason.Direction;
        }
        return ReasonDirection.None;
    }

    private static bool Has(IReadOnlyList<Reason> reasons, ReasonKind kind)
    {
        foreach (var reason in reasons)
        {
            if (reason.Kind == kind) return true;
        }
        return false;
    }

    private static string Listed(List<string> values) => values.Count switch
    {
        1 => values[0],
        2 => values[0] + " and " + values[1],
        _ => string.Join(", ", values.GetRange(0, values.Count - 1)) + " and " + values[^1],
    };
}
