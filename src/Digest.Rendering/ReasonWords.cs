using Digest.Core.Model;
using Digest.Core.Stories;

namespace Digest.Rendering;

/// <summary>Words the reasons of a link in the language of a page.</summary>
internal static class ReasonWords
{
    private const int Most = 3;
    private const int NamesEnough = 2;

    /// <summary>A phrase without a capital and a full stop, such as "also about James Carafano and the Caucasus".</summary>
    /// <param name="reasons">The reasons, the strongest first.</param>
    /// <param name="words">The theme's words in the language of the page.</param>
    /// <param name="name">A reason's value in that language.</param>
    public static string Format(IReadOnlyList<Reason> reasons, ThemeStrings words, Func<Reason, string> name)
    {
        var phrases = new List<string>();
        foreach (var reason in reasons)
        {
            if (reason.Kind != ReasonKind.Editor) continue;
            phrases.Add(words[reason.Value != Reason.Mention ? "because_editor" : reason.Direction switch
            {
                ReasonDirection.Forward => "because_links",
                ReasonDirection.Backward => "because_linked",
                _ => "because_mention",
            }]);
            break;
        }

        if (reasons.FirstOrDefault(r => r.Kind == ReasonKind.Original) is { } original)
        {
            phrases.Add(words[original.Direction switch
            {
                ReasonDirection.Forward => "because_cites",
                ReasonDirection.Backward => "because_cited",
                _ => "because_original",
            }]);
        }

        if (Has(ReasonKind.Quote)) phrases.Add(words["because_quote"]);
        var about = About(reasons)
            .ConvertAll(r => IsBareWord(r) ? words.Format("quoted", [Isolated(r.Value, words)]) : Isolated(name(r), words));
        if (about.Count == 1 && phrases.Count > 0 && reasons.Any(r => r.Value == about[0] && IsLooseName(r))) about.Clear();
        if (about.Count > 0) phrases.Add(words.Format("because_about", [Listed(about, words)]));
        else if (Has(ReasonKind.Source)) phrases.Add(words["because_source"]);
        return string.Join(words["list_comma"], phrases);

        bool Has(ReasonKind kind) => reasons.Any(r => r.Kind == kind);
    }

    // Latin names with a comma between them would run from left to right in a sentence from right to left.
    private static string Isolated(string value, ThemeStrings words) =>
        Languages.IsRightToLeft(words.Language) ? $"\u2068{value}\u2069" : value;

    // Names, topics and numbers; beside one or none of them a word that is no name.
    private static List<Reason> About(IReadOnlyList<Reason> reasons)
    {
        var about = reasons.Where(r => IsShared(r.Kind) && !IsBareWord(r)).Take(Most).ToList();
        // A single word of unknown kind, such as "Council", says something only where there is nothing else.
        if (about.Exists(r => !IsLooseName(r))) about.RemoveAll(IsLooseName);
        if (about.Count < NamesEnough && reasons.FirstOrDefault(IsBareWord) is { } word) about.Add(word);
        return about;
    }

    private static bool IsShared(ReasonKind kind) =>
        kind is ReasonKind.Person or ReasonKind.Place or ReasonKind.Organization or ReasonKind.Topic or ReasonKind.Term
            or ReasonKind.Number;

    private static bool IsBareWord(Reason reason) => reason.Kind == ReasonKind.Term && char.IsLower(reason.Value[0]);

    private static bool IsLooseName(Reason reason) =>
        reason.Kind == ReasonKind.Term && !reason.Value.Contains(' ', StringComparison.Ordinal);

    private static string Listed(List<string> values, ThemeStrings words) => values.Count == 1
        ? values[0]
        : words.Format("list_and", [string.Join(words["list_comma"], values.GetRange(0, values.Count - 1)), values[^1]]);
}
