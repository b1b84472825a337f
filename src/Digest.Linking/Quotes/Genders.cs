namespace Digest.Linking.Quotes;

/// <summary>Learns from a telling which of its people are "he" and which are "she": from titles, given names, and the pronouns
/// behind sentences that name one person alone.</summary>
internal sealed class Genders(TellingText telling)
{
    private const int Title = 8;
    private const int Given = 4;

    private Dictionary<string, int>? _votes;

    /// <summary>False where the telling speaks of a person by the other pronoun, or by none where it must be known.</summary>
    public bool May(string name, int gender, bool known)
    {
        _votes ??= Count();
        return gender == 0 || _votes.GetValueOrDefault(name) * gender >= (known ? 1 : 0);
    }

    private Dictionary<string, int> Count()
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        string? alone = null; // the one person of the sentence, or of the one before
        var (next, carried) = (0, false);
        for (var i = 0; i < telling.Words.Count; i++)
        {
            if (telling.BeginsSentence(i))
            {
                if (carried) alone = null;
                carried = true;
            }
            while (next < telling.Names.Count && telling.Names[next].Last < i) next++;
            if (next < telling.Names.Count && telling.Names[next].First == i
                && telling.KindOf(telling.Names[next]) == SpeakerKind.Person)
            {
                var name = telling.LongestForm(telling.Names[next]).Name;
                Add(result, name, TitleOf(telling.Names[next]));
                if (!result.ContainsKey(name)) Add(result, name, GivenOf(telling.Names[next]));
                alone = carried || alone is null || alone == name ? name : "";
                carried = false;
            }
            if (!telling.Words.TokenAt(i).Capital || telling.Words.TokenAt(i).SentenceStart)
            {
                if (alone is { Length: > 0 } && telling.Speech.GenderOf(telling.Words[i].Lower) is not 0 and var gender)
                    Add(result, alone, gender);
            }
        }
        return result;
    }

    private int TitleOf(NameInText name) =>
        name.First == 0 ? 0 : Title * telling.Speech.GenderOfTitle(telling.Words[name.First - 1].Lower);

    private int GivenOf(NameInText name) =>
        name.Length == 1 ? 0 : Given * telling.Speech.GenderOfGivenName(telling.Words[name.First].Lower);

    private static void Add(Dictionary<string, int> votes, string name, int gender)
    {
        if (gender != 0) votes[name] = votes.GetValueOrDefault(name) + gender;
    }
}
