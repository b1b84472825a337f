namespace Digest.Linking.Quotes;

/// <content>Whom pronouns, plurals and offices mean.</content>
internal sealed partial class Subjects
{
    private const int FarthestPerson = 160;
    private const int LongestSentence = 120;
    private const int MaxPronouns = 24; // "he said" that hangs on "he said" before it

    private readonly Genders _genders = new(telling);
    private readonly Dictionary<int, List<Speaker>?> _people = [];
    private int _depth;

    /// <summary>Who "he" or "she" is: the subject of the sentence, else of the nearest one before that has one.</summary>
    private List<Speaker>? PersonBefore(int word)
    {
        if (_people.TryGetValue(word, out var known)) return known;
        _people[word] = null;
        if (_depth >= MaxPronouns) return null;
        _depth++;
        var gender = Speech.GenderOf(Words[word].Lower);
        var found = PersonBefore(word, gender, Certainty.Subject, 3)
            ?? (gender != 0 ? PersonBefore(word, gender, Certainty.Gender, 6) : null)
            ?? PersonBefore(word, gender, Certainty.Person, 6) ?? PersonBefore(word, gender, Certainty.None, 6)
            ?? OnlyOne(word, gender);
        _depth--;
        return _people[word] = found;
    }

    // Whoever alone in the telling is "she", or "he".
    private List<Speaker>? OnlyOne(int word, int gender)
    {
        Speaker? found = null;
        foreach (var name in telling.Names)
        {
            if (gender == 0 || name.Last >= word) break;
            if (!telling.IsSurelyPerson(name) || telling.LongestForm(name) is not { Kind: SpeakerKind.Person } person
                || !_genders.May(person.Name, gender, true) || person.Name == found?.Name)
            {
                continue;
            }

            if (found is not null) return null;
            found = person;
        }
        return found is { } only ? [only] : null;
    }

    private List<Speaker>? PersonBefore(int word, int gender, Certainty least, int most)
    {
        var end = word;
        for (var sentences = 0; sentences < most && end > 0 && word - end < FarthestPerson; sentences++)
        {
            var first = end - 1;
            while (first > 0 && end - first < LongestSentence && !telling.BeginsSentence(first)) first--;
            if (PersonIn(first, end, gender, least) is { } person) return [person];
            end = first;
        }
        return null;
    }

    // How sure it must be that a name is whom a pronoun means.
    private enum Certainty
    {
        None,
        Person,
        Gender,
        Subject,
    }

    private Speaker? PersonIn(int first, int end, int gender, Certainty least)
    {
        Speaker? mentioned = null;
        for (var i = first; i < end; i++)
        {
            if (IsVerb(i)
                && (Before(i, first, out _)
                ?? SpeakerBehind(i, end)) is [{ Kind: SpeakerKind.Person or SpeakerKind.Unknown } speaker]
                && (speaker.Kind == SpeakerKind.Person || NameEndingAt(i - 1) is not null || NameFrom(i + 1) is not null)
                && _genders.May(speaker.Name, gender, least == Certainty.Gender))
            {
                return speaker;
            }
        }
        foreach (var name in telling.Names)
        {
            if (name.Run < first || IsQuoted(name.First)) continue;
            if (name.Last >= end) break;
            if ((least is Certainty.Person or Certainty.Subject && !telling.IsSurelyPerson(name)) || telling.IsModifier(name)
                || telling.LongestForm(name) is not { Kind: SpeakerKind.Person } person
                || !_genders.May(person.Name, gender, least == Certainty.Gender))
            {
                continue;
            }

            if (GovernorOf(name.Run) is null && !IsOwner(name)) return person;
            mentioned = person;
        }
        return least == Certainty.Subject ? null : mentioned;
    }

    private List<Speaker>? SpeakerBehind(int verb, int end) =>
        NameFrom(verb + 1) is { } behind && behind.Last < end && Words[verb].Lower is not ("told" or "tells")
            ? [telling.LongestForm(behind)] : null;

    /// <summary>Who has an office in the telling: "President X", "X, the president". Null where several have it.</summary>
    private Speaker? RolePerson(int noun)
    {
        var role = Words[noun].Folded;
        Speaker? found = null;
        foreach (var name in telling.Names)
        {
            if (!Holds(name, role)) continue;
            var person = telling.LongestForm(name);
            if (person.Kind == SpeakerKind.Body || person.Name == found?.Name) continue;
            if (found is not null) return null;
            found = person;
        }
        return found;
    }

    private bool Holds(NameInText name, string role)
    {
        for (var i = name.First - 1; i >= Math.Max(0, name.Run - 2) && telling.IsJoined(i); i--)
        {
            if (Words[i].Folded == role) return true;
            if (i < name.Run && !Speech.IsRole(Words[i].Lower)) break;
        }
        // "The interim premier, Claude Joseph,"
        if (name.Run > 0 && telling.Gap(name.Run - 1).Trim() is "," && Words[name.Run - 1].Folded == role) return true;
        if (name.Last + 1 >= Words.Count || telling.Gap(name.Last).Trim() is not ",") return false;
        for (var i = name.Last + 1; i < Math.Min(Words.Count, name.Last + 6); i++)
        {
            if (Words[i].Folded == role) return true;
            if (!telling.IsJoined(i) || Speech.IsPreposition(Words[i].Lower) || Speech.IsPronoun(Words[i].Lower)
                || Words[i].Lower is "who")
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>The two or more people that were last named together before a word.</summary>
    private List<Speaker>? Together(int before)
    {
        for (var i = telling.Names.Count - 1; i > 0; i--)
        {
            var last = telling.Names[i];
            if (last.Last >= before || before - last.Last > FarthestPerson || IsQuoted(last.First) || !IsSomebody(last))
                continue;
            var people = new List<Speaker> { telling.LongestForm(last) };
            var right = last.Run;
            for (var k = i - 1; k >= 0 && right - telling.Names[k].Last <= 10; k--)
            {
                if (!IsSomebody(telling.Names[k]) || IsOwner(telling.Names[k])
                    || !IsListed(telling.Names[k].Last, right, people.Count > 1))
                {
                    continue;
                }

                people.Insert(0, telling.LongestForm(telling.Names[k]));
                right = telling.Names[k].Run;
            }
            if (people.Count > 1) return people;
        }
        return null;
    }

    private bool IsSomebody(NameInText name) => telling.LongestForm(name).Kind == SpeakerKind.Person;

    private bool IsListed(int left, int right, bool list) =>
        IsJoinedBy(left, right) || (list && telling.Gap(left).StartsWith(","));
}
