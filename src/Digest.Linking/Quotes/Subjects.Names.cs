namespace Digest.Linking.Quotes;

/// <content>Names beside a word: what governs, joins and owns them.</content>
internal sealed partial class Subjects
{
    private const int MaxJoined = 8;

    // Those named with a name behind a verb: "said X and Y", "X, a senator, and Y".
    private List<Speaker> Conjoined(NameInText name, int end)
    {
        var result = new List<Speaker>();
        foreach (var other in telling.Names)
        {
            if (other.First <= name.Last) continue;
            if (other.Last >= end || other.Run - name.Last > 8 || !IsJoinedBy(name.Last, other.Run)) break;
            if (IsOwner(other) && other.Last + 1 < end) continue; // "and the Tarn Institute's Pavel Osei"
            var speaker = telling.LongestForm(other);
            if (speaker.Kind == SpeakerKind.Body && telling.KindOf(name) == SpeakerKind.Person) break;
            result.Add(speaker);
            break;
        }
        return result;
    }

    // Nothing but "and" and descriptions between two names.
    private bool IsJoinedBy(int left, int right)
    {
        var joined = false;
        for (var i = left + 1; i < right; i++)
        {
            if (IsVerb(i) || telling.BeginsSentence(i) || (joined && Speech.IsPreposition(Words[i].Lower)))
                return false;
            joined |= Speech.IsConjunction(Words[i].Lower) && !Speech.IsOr(Words[i].Lower);
        }
        return joined && right - left <= 8;
    }

    // "Heritage Foundation's James Carafano": the owner is not the speaker.
    private bool IsOwner(NameInText name)
    {
        var end = Words.TokenAt(name.Last).End;
        return end + 1 < telling.Text.Length && telling.Text[end] is '\'' or '\u2019'
            && (telling.Text[end + 1] is 's' or 'S' || telling.Text[end - 1] == 's');
    }

    // The preposition that a name belongs to, titles, articles and names joined by "and" skipped.
    private int? GovernorOf(int run)
    {
        for (var joined = 0; joined < MaxJoined; joined++)
        {
            var i = run - 1;
            // "of EHS and sustainability Gregg Belardo": a person is governed by what stands right before them alone.
            var person = NameFrom(run) is { } name && telling.KindOf(name) == SpeakerKind.Person;
            while (i >= 0 && run - i < 5 && telling.IsJoined(i)
                && (Speech.IsDeterminer(Words[i].Lower) || Speech.IsRole(Words[i].Lower)
                || (!person && (Words.TokenAt(i).Capital || IsNoun(i) || char.IsAsciiDigit(Words[i].Lower[0])))))
            {
                i--;
            }

            if (i < 0 || !telling.IsJoined(i)) return null;
            if (Speech.IsPreposition(Words[i].Lower)) return i;
            if (!Speech.IsConjunction(Words[i].Lower) || i == 0 || !telling.IsJoined(i - 1)
                || NameEndingAt(i - 1) is not { } other)
            {
                return null;
            }

            run = other.Run;
        }
        return null;
    }

    private NameInText? NameEndingAt(int word) => Find(static (name, word) => name.Last.CompareTo(word), word);

    private NameInText? NameFrom(int word)
    {
        foreach (var name in telling.Names)
        {
            if (name.Run >= word) return name.Run == word || (name.First == word) ? name : null;
        }
        return null;
    }

    private bool IsNameThere(int word) =>
        Find(static (name, word) => name.Last < word ? -1 : name.First > word ? 1 : 0, word) is not null;

    private NameInText? Before(NameInText name)
    {
        var at = telling.Names.IndexOf(name);
        return at > 0 ? telling.Names[at - 1] : null;
    }

    private NameInText? Find(Func<NameInText, int, int> compare, int word)
    {
        int low = 0, high = telling.Names.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = compare(telling.Names[middle], word);
            if (order == 0) return telling.Names[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }
}
