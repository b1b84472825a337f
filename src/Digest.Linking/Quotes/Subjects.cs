namespace Digest.Linking.Quotes;

/// <summary>Finds who does what a verb tells, from the order of words: a name, a pronoun, a phrase.</summary>
/// <param name="telling">The telling.</param>
/// <param name="quotations">Its quotations: names in them are not looked at.</param>
internal sealed class Subjects(TellingText telling, List<QuotationSpan> quotations)
{
    private const int MostWords = 7;
    private const int FarthestPerson = 160;

    private const int MostPronouns = 24; // "he said" that hangs on "he said" before it

    private readonly Genders genders = new(telling);
    private readonly Dictionary<int, List<Speaker>?> people = [];
    private int depth;

    private TellingWords Words => telling.Words;

    /// <summary>True for a verb of saying that tells of somebody who says something.</summary>
    public bool IsVerb(int word)
    {
        var lower = Words[word].Lower;
        if (!Speech.IsVerb(lower) || IsQuoted(word))
            return false;
        ref readonly var token = ref Words.TokenAt(word);
        if (token.Capital && !token.SentenceStart)
            return false; // "United States"
        if (word == 0)
            return true;
        var before = Words[word - 1].Lower;
        if (Speech.IsVerbOrNoun(lower) && telling.IsJoined(word - 1) && (Speech.IsDeterminer(before) || Speech.IsPreposition(before)))
            return false;
        return !(lower is "told" or "asked" or "urged" or "reported" or "warned" && Speech.IsPassive(before));
    }

    /// <summary>"To" of "according to", or its like in other languages: the speaker stands behind it.</summary>
    public bool IsAccording(int word) => Words[word].Lower switch
    {
        "to" => word > 0 && Words[word - 1].Lower == "according",
        "laut" or "selon" or "según" or "segundo" or "secondo" or "volgens" or "enligt" or "ifølge" or "według" => true,
        _ => false,
    };

    /// <summary>True for a word inside a quotation.</summary>
    public bool IsQuoted(int word)
    {
        var offset = Words.TokenAt(word).Start;
        int low = 0, high = quotations.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (quotations[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low < quotations.Count && quotations[low].Start <= offset;
    }

    /// <summary>True where a quotation ends right behind a word.</summary>
    public bool ClosesQuotation(int word) => word >= 0 && IsQuoted(word) && (word + 1 >= Words.Count || !IsQuoted(word + 1));

    /// <summary>The subject that stands before a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="first">The first word that may belong to it.</param>
    /// <param name="start">The first word of the subject.</param>
    public List<Speaker>? Before(int verb, int first, out int start)
    {
        start = verb;
        var i = verb - 1;
        var relative = false;
        var time = false;
        while (i >= first)
        {
            var lower = Words[i].Lower;
            if (telling.Gap(i).Contains(')') && OpeningBracket(i, first) is { } outside)
            {
                i = outside;
                continue;
            }
            if (IsTime(i))
                time = true;
            else if (!Speech.IsAuxiliary(lower) && !(time && (Speech.IsBeforeTime(lower) || char.IsAsciiDigit(lower[0]))))
                break;
            relative |= lower is "who" or "which";
            i--;
        }
        return i < first ? null : EndingAt(i, first, relative, out start);
    }

    /// <summary>The subject that stands behind a verb, or whoever stands behind "according to".</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="end">The first word that does not belong to its clause.</param>
    /// <param name="personOnly">Whether a noun alone is nobody.</param>
    public List<Speaker>? After(int verb, int end, bool personOnly)
    {
        if (verb >= 0 && Words[verb].Lower is "told" or "tells" or "thanked" or "urged" or "urges" or "telling")
            return null;
        var i = verb + 1;
        while (i < end && Speech.IsAuxiliary(Words[i].Lower) && !Speech.IsDeterminer(Words[i].Lower))
            i++;
        if (i >= end || (i > 0 && verb >= 0 && telling.Gap(i - 1).ContainsAny(",:;")))
            return null;
        var lower = Words[i].Lower;
        if (Speech.IsPronoun(lower) && !IsNameThere(i))
            return PersonBefore(i);
        if (Speech.IsPlural(lower) && (i + 1 >= end || !telling.IsJoined(i) || Speech.IsTime(Words[i + 1].Lower) || Speech.IsPreposition(Words[i + 1].Lower)))
            return Together(i) ?? [new Speaker(lower, SpeakerKind.Phrase)];
        if ((Speech.IsPreposition(lower) && !IsNameThere(i)) || IsTime(i))
            return null;
        var last = i;
        while (last + 1 < end && (telling.IsJoined(last) || IsOwned(last + 1)) && !Speech.IsPreposition(Words[last + 1].Lower) && !EndsNouns(last + 1, end)
            && !IsVerb(last + 1) && !IsTime(last + 1) && !IsRelative(last + 1) && !(Speech.IsDeterminer(Words[last + 1].Lower) && NameEndingAt(last) is not null))
            last++;
        return OfRole(last, end) ?? InPhrase(i, last, end, personOnly);
    }

    // "and" ends a phrase but for nouns on both sides: "the company's founder and general director"
    private bool EndsNouns(int word, int end) =>
        Speech.IsConjunction(Words[word].Lower) && !(word + 1 < end && telling.IsJoined(word) && IsNoun(word - 1) && IsNoun(word + 1) && !Words.TokenAt(word + 1).Capital);

    // "said director of locks and weirs Karl Vos"
    private List<Speaker>? OfRole(int noun, int end)
    {
        if (noun + 1 >= end || Words[noun + 1].Lower != "of" || !Speech.IsRole(Words[noun].Lower))
            return null;
        for (var i = noun + 1; i < Math.Min(end, noun + MostWords) && telling.IsJoined(i - 1) && !IsVerb(i); i++)
        {
            if (i > noun + 2 && NameFrom(i) is { } name && name.Run == i && !Speech.IsPreposition(Words[i - 1].Lower) && telling.KindOf(name) == SpeakerKind.Person)
                return [telling.LongestForm(name)];
        }
        return null;
    }

    /// <summary>The subject of the clause that begins a stretch of words, where it is somebody.</summary>
    public List<Speaker>? OfClause(int first, int end)
    {
        var clause = first;
        for (var i = 0; i < 3 && clause < end && Speech.IsSubordinate(Words[clause].Lower); i++)
        {
            if (Words[clause].Lower is "and" or "but" or "so" or "yet" or "meanwhile")
            {
                clause++;
                continue;
            }
            var comma = clause;
            while (comma < end && !telling.Gap(comma).Contains(','))
                comma++;
            if (comma >= end - 1)
                return null;
            clause = comma + 1;
        }
        if (clause >= end)
            return null;
        if (Speech.IsPronoun(Words[clause].Lower))
            return PersonBefore(clause);
        if (Speech.IsDeterminer(Words[clause].Lower))
            return RoleAt(clause, end);
        foreach (var name in telling.Names)
        {
            if (name.Run < clause)
                continue;
            if (name.Last >= end || name.Run > clause + 3)
                return null;
            for (var i = clause; i < name.Run; i++)
            {
                if (!telling.IsJoined(i) || Speech.IsPreposition(Words[i].Lower) || IsVerb(i))
                    return null;
            }
            if (IsOwner(name))
                return null;
            if (telling.IsModifier(name))
                continue;
            return telling.LongestForm(name) is { Kind: not SpeakerKind.Body } speaker ? [speaker, .. Conjoined(name, end)] : null;
        }
        return null;
    }

    // "The interim premier": whoever has that office in the telling.
    private List<Speaker>? RoleAt(int determiner, int end)
    {
        var noun = determiner + 1;
        while (noun < end && noun - determiner < 4 && telling.IsJoined(noun - 1) && !Speech.IsRole(Words[noun].Lower))
            noun++;
        while (noun + 1 < end && telling.IsJoined(noun) && Speech.IsRole(Words[noun + 1].Lower))
            noun++;
        if (noun >= end || !Speech.IsRole(Words[noun].Lower))
            return null;
        if (noun + 1 < end && telling.IsJoined(noun) && NameFrom(noun + 1) is { } name)
            return [telling.LongestForm(name)];
        return RolePerson(noun) is { } person ? [person] : null;
    }

    private List<Speaker>? EndingAt(int last, int first, bool relative, out int start)
    {
        start = last;
        var lower = Words[last].Lower;
        if (Speech.IsPronoun(lower) && !IsNameThere(last))
            return PersonBefore(last);
        if (Speech.IsPlural(lower) && !IsNameThere(last))
            return Together(last) ?? [new Speaker(lower, SpeakerKind.Phrase)];
        if (!relative && telling.Gap(last).Contains(','))
            return BeforeComma(last, first, out start);
        if (NameEndingAt(last) is not { } name)
            return Noun(last, first, out start);
        if (name.Run < first)
            return null;
        start = name.Run;
        if (!relative && GovernorOf(name.Run) is { } preposition)
            return BehindPreposition(preposition, last, first, out start);
        if (name.First - name.Run >= 2 && Words[name.First - 1].Lower == "of")
            return OfOffice(name, first, out start);
        if (name.Length == 1 && name.Run > first && Words[name.Run - 1].Lower is "a" or "an")
            return [new Speaker(Phrase(name.Run - 1, last), SpeakerKind.Phrase)];
        var speakers = new List<Speaker> { telling.LongestForm(name) };
        // "X and Y said"
        if (Before(name) is { } other && other.Run >= first && IsJoinedBy(other.Last, name.Run) && GovernorOf(other.Run) is null && AreAlike(name, other))
        {
            start = other.Run;
            speakers.Insert(0, telling.LongestForm(other));
            if (Before(other) is { } third && third.Run >= first && telling.Gap(third.Last).Trim() is "," && third.Last + 1 == other.Run)
                speakers.Insert(0, telling.LongestForm(third));
        }
        return speakers;
    }

    private bool AreAlike(Mention a, Mention b) => telling.LongestForm(a).Kind == telling.LongestForm(b).Kind;

    // "A spokesman for the bank said", "Leighton of the Army said".
    private List<Speaker>? BehindPreposition(int preposition, int last, int first, out int start)
    {
        start = preposition;
        if (preposition - 1 < first)
            return null;
        var head = EndingAt(preposition - 1, first, false, out start);
        if (head is not [{ Kind: SpeakerKind.Phrase } phrase])
            return head;
        var text = Phrase(start, last);
        return text.Length <= 80 ? [phrase with { Name = text }] : head;
    }

    // "Leighton the CEO of Eco Power said"
    private List<Speaker>? OfOffice(Mention body, int first, out int start)
    {
        start = body.Run;
        while (start > first && telling.IsJoined(start - 1) && Speech.IsDeterminer(Words[start - 1].Lower))
            start--;
        if (start > first && NameEndingAt(start - 1) is { } name && name.Run >= first && !IsOwner(name))
        {
            start = name.Run;
            return [telling.LongestForm(name)];
        }
        return [new Speaker(Phrase(start, body.Last), SpeakerKind.Phrase)];
    }

    // "X, vice president at Y, said": the nearest name that a comma follows and no preposition precedes.
    private List<Speaker>? BeforeComma(int last, int first, out int start)
    {
        start = last;
        for (var k = telling.Names.Count - 1; k >= 0; k--)
        {
            var name = telling.Names[k];
            if (name.Last > last || IsQuoted(name.First))
                continue;
            if (name.Run < first)
                break;
            if (!telling.Gap(name.Last).TrimStart().StartsWith(',') && !telling.Gap(name.Last).Contains('('))
                continue;
            if (GovernorOf(name.Run) is not null || (name.Last == last && telling.KindOf(name) is SpeakerKind.Body or SpeakerKind.Unknown))
                continue;
            // "Schumer, New York Democrat, said": what describes stands behind whom it describes.
            if (name.Last == last && Before(name) is { } owner && owner.Run >= first && owner.Last == name.Run - 1 && telling.Gap(owner.Last).Trim() is ",")
                continue;
            start = name.Run;
            var speakers = new List<Speaker> { telling.LongestForm(name) };
            if (Before(name) is { } other && other.Run >= first && IsJoinedBy(other.Last, name.Run) && AreAlike(name, other))
            {
                start = other.Run;
                speakers.Insert(0, telling.LongestForm(other));
            }
            return speakers;
        }
        for (var i = last - 1; i >= first; i--)
        {
            if (telling.Gap(i).Contains(',') && Noun(i, first, out start) is { } phrase)
                return phrase;
        }
        return null;
    }

    // "The experts", "police", "a Red Sox spokesman", "the interim premier".
    private List<Speaker>? Noun(int last, int first, out int start)
    {
        start = last;
        if (!IsNoun(last))
            return null;
        while (start > first && last - start < MostWords && (telling.IsJoined(start - 1) || IsOwned(start)) && !Speech.IsDeterminer(Words[start].Lower)
            && (IsNoun(start - 1) || Words.TokenAt(start - 1).Capital || Speech.IsDeterminer(Words[start - 1].Lower) || (Speech.IsConjunction(Words[start - 1].Lower) && start - 1 > first && IsNoun(start - 2))))
            start--;
        if (start > first && telling.IsJoined(start - 1) && Speech.IsDeterminer(Words[start - 1].Lower))
            start--; // "a three-judge panel"
        var determined = Speech.IsDeterminer(Words[start].Lower) || IsOwned(start);
        var plural = Words[last].Lower.EndsWith('s') || Words[last].Lower is "police" or "people";
        if (!determined && !plural)
            return null;
        if (start > first && telling.IsJoined(start - 1) && Speech.IsPreposition(Words[start - 1].Lower))
            return BehindPreposition(start - 1, last, first, out start);
        if (plural && Words[start].Lower is "the" or "both" or "two" or "die" or "les" or "los" or "las" && last - start <= 2 && Together(start) is { } together)
            return together;
        if (!plural && Speech.IsRole(Words[last].Lower) && RolePerson(last) is { } person)
            return [person];
        return [new Speaker(Phrase(start, last), SpeakerKind.Phrase)];
    }

    /// <summary>The first word of the phrase that a name ends: "the James spokesman Fabien Levy".</summary>
    public int PhraseStart(int start, int first)
    {
        while (start > first && (telling.IsJoined(start - 1) || IsOwned(start)) && (IsNoun(start - 1) || Words.TokenAt(start - 1).Capital || Speech.IsDeterminer(Words[start - 1].Lower)))
            start--;
        return start;
    }

    private bool IsOwned(int word) => word > 0 && telling.Gap(word - 1) is ['\'' or '\u2019', 's' or 'S' or ' ', ..] and not [.., ',' or '.'] && telling.Gap(word - 1).IndexOfAny(",.;\n") < 0;

    private bool IsNoun(int word)
    {
        ref readonly var token = ref Words.TokenAt(word);
        var lower = Words[word].Lower;
        return (!token.Capital || token.SentenceStart || Speech.IsRole(lower) || (telling.NounsAreCapital && !IsNameThere(word))) && char.IsLetter(lower[0]) && !Speech.IsFunctionWord(lower) && !Speech.IsPreposition(lower)
            && !Speech.IsAuxiliary(lower) && !IsVerb(word) && !Speech.IsTime(lower) && !Speech.IsConjunction(lower) && !IsQuoted(word);
    }

    // What stands between a verb and the end of its phrase.
    private List<Speaker>? InPhrase(int first, int last, int end, bool personOnly)
    {
        Mention? head = null;
        foreach (var name in telling.Names)
        {
            if (name.First < first || IsQuoted(name.First))
                continue;
            if (name.Run > last)
                break;
            if (!IsOwner(name))
                head = name;
        }
        if (head is { } found && (found.Last >= last || !telling.IsModifier(found)))
        {
            var speaker = telling.LongestForm(found);
            if (personOnly && speaker.Kind == SpeakerKind.Body)
                return null;
            return [speaker, .. Conjoined(found, end)];
        }
        // "said his wife, Sheraine Lathon"
        if (last + 1 < end && telling.Gap(last).Trim() is "," && NameFrom(last + 1) is { } named && telling.KindOf(named) != SpeakerKind.Body && IsNoun(last))
            return [telling.LongestForm(named), .. Conjoined(named, end)];
        if (personOnly || !IsNoun(last) || !(Speech.IsDeterminer(Words[first].Lower) || Words[last].Lower.EndsWith('s') || Words[last].Lower == "police"))
            return null;
        var plural = Words[last].Lower.EndsWith('s');
        if (plural && Words[first].Lower is "the" or "both" && last - first <= 2 && Together(first) is { } together)
            return together;
        if (!plural && Speech.IsRole(Words[last].Lower) && RolePerson(last) is { } person)
            return [person];
        return [new Speaker(Phrase(first, last), SpeakerKind.Phrase)];
    }

    private string Phrase(int first, int last)
    {
        var text = telling.Between(first, last);
        return Words.TokenAt(first).SentenceStart && NameFrom(first) is null ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    // Those named with a name behind a verb: "said X and Y", "X, a senator, and Y".
    private List<Speaker> Conjoined(Mention name, int end)
    {
        var result = new List<Speaker>();
        foreach (var other in telling.Names)
        {
            if (other.First <= name.Last)
                continue;
            if (other.Last >= end || other.Run - name.Last > 8 || !IsJoinedBy(name.Last, other.Run))
                break;
            if (IsOwner(other) && other.Last + 1 < end)
                continue; // "and the Tarn Institute's Pavel Osei"
            var speaker = telling.LongestForm(other);
            if (speaker.Kind == SpeakerKind.Body && telling.KindOf(name) == SpeakerKind.Person)
                break;
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
            joined |= Speech.IsConjunction(Words[i].Lower) && Words[i].Lower is not ("or" or "ou" or "oder");
        }
        return joined && right - left <= 8;
    }

    // "Heritage Foundation's James Carafano": the owner is not the speaker.
    private bool IsOwner(Mention name)
    {
        var end = Words.TokenAt(name.Last).End;
        return end + 1 < telling.Text.Length && telling.Text[end] is '\'' or '\u2019' && (telling.Text[end + 1] is 's' or 'S' || telling.Text[end - 1] == 's');
    }

    // The preposition that a name belongs to, titles, articles and names joined by "and" skipped.
    private int? GovernorOf(int run)
    {
        var i = run - 1;
        // "of EHS and sustainability Gregg Belardo": a person is governed by what stands right before them alone.
        var person = NameFrom(run) is { } name && telling.KindOf(name) == SpeakerKind.Person;
        while (i >= 0 && run - i < 5 && telling.IsJoined(i) && (Speech.IsDeterminer(Words[i].Lower) || Speech.IsRole(Words[i].Lower)
            || (!person && (Words.TokenAt(i).Capital || IsNoun(i) || char.IsAsciiDigit(Words[i].Lower[0])))))
            i--;
        if (i < 0 || !telling.IsJoined(i))
            return null;
        if (Speech.IsPreposition(Words[i].Lower))
            return i;
        return Speech.IsConjunction(Words[i].Lower) && i > 0 && telling.IsJoined(i - 1) && NameEndingAt(i - 1) is { } other ? GovernorOf(other.Run) : null;
    }

    private Mention? NameEndingAt(int word) => Find(static (name, word) => name.Last.CompareTo(word), word);

    private Mention? NameFrom(int word)
    {
        foreach (var name in telling.Names)
        {
            if (name.Run >= word)
                return name.Run == word || (name.First == word) ? name : null;
        }
        return null;
    }

    private bool IsNameThere(int word) => Find(static (name, word) => name.Last < word ? -1 : name.First > word ? 1 : 0, word) is not null;

    private Mention? Before(Mention name)
    {
        var at = telling.Names.IndexOf(name);
        return at > 0 ? telling.Names[at - 1] : null;
    }

    private Mention? Find(Func<Mention, int, int> compare, int word)
    {
        int low = 0, high = telling.Names.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = compare(telling.Names[middle], word);
            if (order == 0)
                return telling.Names[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }

    // "Friday", not "Jan Olson".
    private bool IsTime(int word) => Speech.IsTime(Words[word].Lower) && !IsNameThere(word);

    private bool IsRelative(int word) => Words[word].Lower is "who" or "that" or "which" or "when" or "as" or "because" or "while" or "if";

    private int? OpeningBracket(int word, int first)
    {
        for (var i = word; i > first && word - i < 8; i--)
        {
            if (telling.Gap(i - 1).Contains('('))
                return i - 1;
        }
        return null;
    }

    /// <summary>Who "he" or "she" is: the subject of the sentence, else of the nearest one before that has one.</summary>
    private List<Speaker>? PersonBefore(int word)
    {
        if (people.TryGetValue(word, out var known))
            return known;
        people[word] = null;
        if (depth >= MostPronouns)
            return null;
        depth++;
        var gender = Genders.Of(Words[word].Lower);
        var found = PersonBefore(word, gender, Certainty.Subject, 3) ?? (gender != 0 ? PersonBefore(word, gender, Certainty.Gender, 6) : null)
            ?? PersonBefore(word, gender, Certainty.Person, 6) ?? PersonBefore(word, gender, Certainty.None, 6)
            ?? OnlyOne(word, gender);
        depth--;
        return people[word] = found;
    }

    // Whoever alone in the telling is "she", or "he".
    private List<Speaker>? OnlyOne(int word, int gender)
    {
        Speaker? found = null;
        foreach (var name in telling.Names)
        {
            if (gender == 0 || name.Last >= word)
                break;
            if (!telling.IsSurelyPerson(name) || telling.LongestForm(name) is not { Kind: SpeakerKind.Person } person || !genders.May(person.Name, gender, true) || person.Name == found?.Name)
                continue;
            if (found is not null)
                return null;
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
            while (first > 0 && !telling.BeginsSentence(first))
                first--;
            if (PersonIn(first, end, gender, least) is { } person)
                return [person];
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
            if (IsVerb(i) && (Before(i, first, out _) ?? SpeakerBehind(i, end)) is [{ Kind: SpeakerKind.Person or SpeakerKind.Unknown } speaker]
                && (speaker.Kind == SpeakerKind.Person || NameEndingAt(i - 1) is not null || NameFrom(i + 1) is not null) && genders.May(speaker.Name, gender, least == Certainty.Gender))
                return speaker;
        }
        foreach (var name in telling.Names)
        {
            if (name.Run < first || IsQuoted(name.First))
                continue;
            if (name.Last >= end)
                break;
            if ((least is Certainty.Person or Certainty.Subject && !telling.IsSurelyPerson(name)) || telling.IsModifier(name)
                || telling.LongestForm(name) is not { Kind: SpeakerKind.Person } person || !genders.May(person.Name, gender, least == Certainty.Gender))
                continue;
            if (GovernorOf(name.Run) is null && !IsOwner(name))
                return person;
            mentioned = person;
        }
        return least == Certainty.Subject ? null : mentioned;
    }

    private List<Speaker>? SpeakerBehind(int verb, int end) =>
        NameFrom(verb + 1) is { } behind && behind.Last < end && Words[verb].Lower is not ("told" or "tells") ? [telling.LongestForm(behind)] : null;

    /// <summary>Who has an office in the telling: "President X", "X, the president". Null where several have it.</summary>
    private Speaker? RolePerson(int noun)
    {
        var role = Words[noun].Folded;
        Speaker? found = null;
        foreach (var name in telling.Names)
        {
            if (!Holds(name, role))
                continue;
            var person = telling.LongestForm(name);
            if (person.Kind == SpeakerKind.Body || person.Name == found?.Name)
                continue;
            if (found is not null)
                return null;
            found = person;
        }
        return found;
    }

    private bool Holds(Mention name, string role)
    {
        for (var i = name.First - 1; i >= Math.Max(0, name.Run - 2) && telling.IsJoined(i); i--)
        {
            if (Words[i].Folded == role)
                return true;
            if (i < name.Run && !Speech.IsRole(Words[i].Lower))
                break;
        }
        // "The interim premier, Claude Joseph,"
        if (name.Run > 0 && telling.Gap(name.Run - 1).Trim() is "," && Words[name.Run - 1].Folded == role)
            return true;
        if (name.Last + 1 >= Words.Count || telling.Gap(name.Last).Trim() is not ",")
            return false;
        for (var i = name.Last + 1; i < Math.Min(Words.Count, name.Last + 6); i++)
        {
            if (Words[i].Folded == role)
                return true;
            if (!telling.IsJoined(i) || Speech.IsPreposition(Words[i].Lower) || Speech.IsPronoun(Words[i].Lower) || Words[i].Lower is "who")
                return false;
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
                if (!IsSomebody(telling.Names[k]) || IsOwner(telling.Names[k]) || !IsListed(telling.Names[k].Last, right, people.Count > 1))
                    continue;
                people.Insert(0, telling.LongestForm(telling.Names[k]));
                right = telling.Names[k].Run;
            }
            if (people.Count > 1)
                return people;
        }
        return null;
    }

    private bool IsSomebody(Mention name) => telling.LongestForm(name).Kind == SpeakerKind.Person;

    private bool IsListed(int left, int right, bool list) =>
        IsJoinedBy(left, right) || (list && telling.Gap(left).StartsWith(","));
}
