namespace Digest.Linking.Quotes;

/// <summary>Finds who does what a verb tells, from the order of words: a name, a pronoun, a phrase.</summary>
/// <param name="telling">The telling.</param>
/// <param name="quotations">Its quotations: names in them are not looked at.</param>
internal sealed partial class Subjects(TellingText telling, List<QuotationSpan> quotations)
{
    private const int MaxWords = 7;
    private const int LongestSubject = 45;

    private TextWords Words => telling.Words;

    private Speech Speech => telling.Speech;

    /// <summary>True for a verb of saying that tells of somebody who says something.</summary>
    public bool IsVerb(int word)
    {
        var lower = Words[word].Lower;
        if (!Speech.IsVerb(lower) || IsQuoted(word)) return false;
        ref readonly var token = ref Words.TokenAt(word);
        if (token.Capital && !token.SentenceStart) return false; // "United States"
        if (word == 0) return true;
        var before = Words[word - 1].Lower;
        if (Speech.IsVerbOrNoun(lower) && telling.IsJoined(word - 1)
            && (Speech.IsDeterminer(before) || Speech.IsPreposition(before)))
        {
            return false;
        }

        return !(lower is "told" or "asked" or "urged" or "reported" or "warned" && Speech.IsPassive(before));
    }

    /// <summary>"To" of "according to", or its like in other languages: the speaker stands behind it.</summary>
    public bool IsAccording(int word) => Words[word].Lower switch
    {
        "to" => word > 0 && Words[word - 1].Lower == "according",
        var other => Speech.IsAccording(other),
    };

    /// <summary>True for a word inside a quotation.</summary>
    public bool IsQuoted(int word)
    {
        var offset = Words.TokenAt(word).Start;
        int low = 0, high = quotations.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (quotations[middle].End <= offset) low = middle + 1;
            else high = middle;
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
        first = Math.Max(first, verb - LongestSubject);
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
            if (IsTime(i)) time = true;
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
        while (i < end && Speech.IsAuxiliary(Words[i].Lower) && !Speech.IsDeterminer(Words[i].Lower)) i++;
        if (i >= end || (i > 0 && verb >= 0 && telling.Gap(i - 1).ContainsAny(",:;"))) return null;
        var lower = Words[i].Lower;
        if (Speech.IsPronoun(lower) && !IsNameThere(i)) return PersonBefore(i);
        if (Speech.IsPlural(lower)
            && (i + 1 >= end || !telling.IsJoined(i) || Speech.IsTime(Words[i + 1].Lower)
            || Speech.IsPreposition(Words[i + 1].Lower)))
        {
            return Together(i) ?? [new Speaker(lower, SpeakerKind.Phrase)];
        }

        if ((Speech.IsPreposition(lower) && !IsNameThere(i)) || IsTime(i)) return null;
        var last = i;
        while (last + 1 < end && (telling.IsJoined(last) || IsOwned(last + 1)) && !Speech.IsPreposition(Words[last + 1].Lower)
            && !EndsNouns(last + 1, end)
            && !IsVerb(last + 1) && !IsTime(last + 1) && !IsRelative(last + 1)
            && !(Speech.IsDeterminer(Words[last + 1].Lower) && NameEndingAt(last) is not null))
        {
            last++;
        }

        return OfRole(last, end) ?? InPhrase(i, last, end, personOnly);
    }

    // "and" ends a phrase but for nouns on both sides: "the company's founder and general director"
    private bool EndsNouns(int word, int end) =>
        Speech.IsConjunction(Words[word].Lower)
            && !(word + 1 < end && telling.IsJoined(word) && IsNoun(word - 1) && IsNoun(word + 1)
            && !Words.TokenAt(word + 1).Capital);

    // "said director of locks and weirs Karl Vos"
    private List<Speaker>? OfRole(int noun, int end)
    {
        if (noun + 1 >= end || Words[noun + 1].Lower != "of" || !Speech.IsRole(Words[noun].Lower)) return null;
        for (var i = noun + 1; i < Math.Min(end, noun + MaxWords) && telling.IsJoined(i - 1) && !IsVerb(i); i++)
        {
            if (i > noun + 2 && NameFrom(i) is { } name && name.Run == i && !Speech.IsPreposition(Words[i - 1].Lower)
                && telling.KindOf(name) == SpeakerKind.Person)
            {
                return [telling.LongestForm(name)];
            }
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
            while (comma < end && !telling.Gap(comma).Contains(',')) comma++;
            if (comma >= end - 1) return null;
            clause = comma + 1;
        }
        if (clause >= end) return null;
        if (Speech.IsPronoun(Words[clause].Lower)) return PersonBefore(clause);
        if (Speech.IsDeterminer(Words[clause].Lower)) return RoleAt(clause, end);
        foreach (var name in telling.Names)
        {
            if (name.Run < clause) continue;
            if (name.Last >= end || name.Run > clause + 3) return null;
            for (var i = clause; i < name.Run; i++)
            {
                if (!telling.IsJoined(i) || Speech.IsPreposition(Words[i].Lower) || IsVerb(i)) return null;
            }
            if (IsOwner(name)) return null;
            if (telling.IsModifier(name)) continue;
            return telling.LongestForm(name) is { Kind: not SpeakerKind.Body } speaker
                ? [speaker, .. Conjoined(name, end)] : null;
        }
        return null;
    }

    // "The interim premier": whoever has that office in the telling.
    private List<Speaker>? RoleAt(int determiner, int end)
    {
        var noun = determiner + 1;
        while (noun < end && noun - determiner < 4 && telling.IsJoined(noun - 1) && !Speech.IsRole(Words[noun].Lower))
            noun++;
        while (noun + 1 < end && telling.IsJoined(noun) && Speech.IsRole(Words[noun + 1].Lower)) noun++;
        if (noun >= end || !Speech.IsRole(Words[noun].Lower)) return null;
        if (noun + 1 < end && telling.IsJoined(noun) && NameFrom(noun + 1) is { } name)
            return [telling.LongestForm(name)];
        return RolePerson(noun) is { } person ? [person] : null;
    }

    private List<Speaker>? EndingAt(int last, int first, bool relative, out int start)
    {
        start = last;
        var lower = Words[last].Lower;
        if (Speech.IsPronoun(lower) && !IsNameThere(last)) return PersonBefore(last);
        if (Speech.IsPlural(lower) && !IsNameThere(last))
            return Together(last) ?? [new Speaker(lower, SpeakerKind.Phrase)];
        if (!relative && telling.Gap(last).Contains(',')) return BeforeComma(last, first, out start);
        if (NameEndingAt(last) is not { } name) return Noun(last, first, out start);
        if (name.Run < first) return null;
        start = name.Run;
        if (!relative && GovernorOf(name.Run) is { } preposition)
            return BehindPreposition(preposition, last, first, out start);
        if (name.First - name.Run >= 2 && Words[name.First - 1].Lower == "of") return OfOffice(name, first, out start);
        if (name.Length == 1 && name.Run > first && Words[name.Run - 1].Lower is "a" or "an")
            return [new Speaker(Phrase(name.Run - 1, last), SpeakerKind.Phrase)];
        var speakers = new List<Speaker> { telling.LongestForm(name) };
        // "X and Y said"
        if (Before(name) is { } other && other.Run >= first && IsJoinedBy(other.Last, name.Run) && GovernorOf(other.Run) is null
            && AreAlike(name, other))
        {
            start = other.Run;
            speakers.Insert(0, telling.LongestForm(other));
            if (Before(other) is { } third && third.Run >= first && telling.Gap(third.Last).Trim() is ","
                && third.Last + 1 == other.Run)
            {
                speakers.Insert(0, telling.LongestForm(third));
            }
        }
        return speakers;
    }

    private bool AreAlike(NameInText a, NameInText b) => telling.LongestForm(a).Kind == telling.LongestForm(b).Kind;

    // "A spokesman for the bank said", "Leighton of the Army said".
    private List<Speaker>? BehindPreposition(int preposition, int last, int first, out int start)
    {
        start = preposition;
        if (preposition - 1 < first) return null;
        var head = EndingAt(preposition - 1, first, false, out start);
        if (head is not [{ Kind: SpeakerKind.Phrase } phrase]) return head;
        var text = Phrase(start, last);
        return text.Length <= 80 ? [phrase with { Name = text }] : head;
    }

    // "Leighton the CEO of Eco Power said"
    private List<Speaker>? OfOffice(NameInText body, int first, out int start)
    {
        start = body.Run;
        while (start > first && telling.IsJoined(start - 1) && Speech.IsDeterminer(Words[start - 1].Lower)) start--;
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
            if (name.Last > last || IsQuoted(name.First)) continue;
            if (name.Run < first) break;
            if (!telling.Gap(name.Last).TrimStart().StartsWith(',') && !telling.Gap(name.Last).Contains('(')) continue;
            if (GovernorOf(name.Run) is not null
                || (name.Last == last && telling.KindOf(name) is SpeakerKind.Body or SpeakerKind.Unknown))
            {
                continue;
            }
            // "Schumer, New York Democrat, said": what describes stands behind whom it describes.
            if (name.Last == last && Before(name) is { } owner && owner.Run >= first && owner.Last == name.Run - 1
                && telling.Gap(owner.Last).Trim() is ",")
            {
                continue;
            }

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
            if (telling.Gap(i).Contains(',') && Noun(i, first, out start) is { } phrase) return phrase;
        }
        return null;
    }

    // "The experts", "police", "a Red Sox spokesman", "the interim premier".
    private List<Speaker>? Noun(int last, int first, out int start)
    {
        start = last;
        if (!IsNoun(last)) return null;
        while (start > first && last - start < MaxWords && (telling.IsJoined(start - 1) || IsOwned(start))
            && !Speech.IsDeterminer(Words[start].Lower)
            && (IsNoun(start - 1) || Words.TokenAt(start - 1).Capital || Speech.IsDeterminer(Words[start - 1].Lower)
            || (Speech.IsConjunction(Words[start - 1].Lower) && start - 1 > first && IsNoun(start - 2))))
        {
            start--;
        }

        if (start > first && telling.IsJoined(start - 1) && Speech.IsDeterminer(Words[start - 1].Lower))
            start--; // "a three-judge panel"
        var determined = Speech.IsDeterminer(Words[start].Lower) || IsOwned(start);
        var plural = Words[last].Lower.EndsWith('s') || Words[last].Lower is "police" or "people";
        if (!determined && !plural) return null;
        if (start > first && telling.IsJoined(start - 1) && Speech.IsPreposition(Words[start - 1].Lower))
            return BehindPreposition(start - 1, last, first, out start);
        if (plural && Speech.IsPeopleDeterminer(Words[start].Lower) && last - start <= 2 && Together(start) is { } together)
            return together;
        if (!plural && Speech.IsRole(Words[last].Lower) && RolePerson(last) is { } person) return [person];
        return [new Speaker(Phrase(start, last), SpeakerKind.Phrase)];
    }

    /// <summary>The first word of the phrase that a name ends: "the James spokesman Fabien Levy".</summary>
    public int PhraseStart(int start, int first)
    {
        while (start > first && (telling.IsJoined(start - 1) || IsOwned(start))
            && (IsNoun(start - 1) || Words.TokenAt(start - 1).Capital || Speech.IsDeterminer(Words[start - 1].Lower)))
        {
            start--;
        }

        return start;
    }

    private bool IsOwned(int word) =>
        word > 0 && telling.Gap(word - 1) is ['\'' or '\u2019', 's' or 'S' or ' ', ..] and not [.., ',' or '.']
            && telling.Gap(word - 1).IndexOfAny(",.;\n") < 0;

    private bool IsNoun(int word)
    {
        ref readonly var token = ref Words.TokenAt(word);
        var lower = Words[word].Lower;
        return (!token.Capital || token.SentenceStart || Speech.IsRole(lower) || (telling.NounsAreCapital && !IsNameThere(word)))
            && char.IsLetter(lower[0]) && !Speech.IsFunctionWord(lower) && !Speech.IsPreposition(lower)
            && !Speech.IsAuxiliary(lower) && !IsVerb(word) && !Speech.IsTime(lower) && !Speech.IsConjunction(lower)
            && !IsQuoted(word);
    }

    // What stands between a verb and the end of its phrase.
    private List<Speaker>? InPhrase(int first, int last, int end, bool personOnly)
    {
        NameInText? head = null;
        foreach (var name in telling.Names)
        {
            if (name.First < first || IsQuoted(name.First)) continue;
            if (name.Run > last) break;
            if (!IsOwner(name)) head = name;
        }
        if (head is { } found && (found.Last >= last || !telling.IsModifier(found)))
        {
            var speaker = telling.LongestForm(found);
            if (personOnly && speaker.Kind == SpeakerKind.Body) return null;
            return [speaker, .. Conjoined(found, end)];
        }
        // "said his wife, Sheraine Lathon"
        if (last + 1 < end && telling.Gap(last).Trim() is "," && NameFrom(last + 1) is { } named
            && telling.KindOf(named) != SpeakerKind.Body && IsNoun(last))
        {
            return [telling.LongestForm(named), .. Conjoined(named, end)];
        }

        if (personOnly || !IsNoun(last)
            || !(Speech.IsDeterminer(Words[first].Lower) || Words[last].Lower.EndsWith('s') || Words[last].Lower == "police"))
        {
            return null;
        }

        var plural = Words[last].Lower.EndsWith('s');
        if (plural && Speech.IsPeopleDeterminer(Words[first].Lower) && last - first <= 2 && Together(first) is { } together)
            return together;
        if (!plural && Speech.IsRole(Words[last].Lower) && RolePerson(last) is { } person) return [person];
        return [new Speaker(Phrase(first, last), SpeakerKind.Phrase)];
    }

    private string Phrase(int first, int last)
    {
        var text = telling.Between(first, last);
        return Words.TokenAt(first).SentenceStart && NameFrom(first) is null ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    // "Friday", not "Jan Olson".
    private bool IsTime(int word) => Speech.IsTime(Words[word].Lower) && !IsNameThere(word);

    private bool IsRelative(int word) =>
        Words[word].Lower is "who" or "that" or "which" or "when" or "as" or "because" or "while" or "if";

    private int? OpeningBracket(int word, int first)
    {
        for (var i = word; i > first && word - i < 8; i--)
        {
            if (telling.Gap(i - 1).Contains('(')) return i - 1;
        }
        return null;
    }
}
