namespace Digest.Linking.Quotes;

/// <summary>Finds to whom a telling gives a quotation: "said X", "X said", "according to X", "X, a title, told", "the experts told".</summary>
internal sealed class Attribution(TellingText telling, List<QuotationSpan> quotations)
{
    private const int FarthestSubject = 14;

    /// <summary>The speakers of a quotation by its place in the list; empty where the telling names none.</summary>
    public IReadOnlyList<string> Of(int quotation)
    {
        var span = quotations[quotation];
        return After(span) ?? Before(span) ?? FromParagraph(quotation) ?? [];
    }

    /// <summary>The speakers of the first of several pieces of one quotation that has any.</summary>
    public IReadOnlyList<string> OfAny(int first, int last)
    {
        for (var quotation = first; quotation <= last; quotation++)
        {
            if (Of(quotation) is { Count: > 0 } speakers)
                return speakers;
        }
        return [];
    }

    // The rest of the quotation's own sentence.
    private List<string>? After(QuotationSpan span)
    {
        var first = telling.WordAt(span.End);
        var end = first;
        while (end < telling.Words.Count && end - first < 40 && !(end > first && EndsBefore(end)) && telling.Words.TokenAt(end).Start < NextQuotation(span.End))
            end++;
        if (first < end && EndsSentence(span, telling.Words.TokenAt(first).Start))
            return null;
        return InRange(first, end, true);
    }

    // A quotation that closes its sentence itself has no verb after it, unless it closes with a comma.
    private bool EndsSentence(QuotationSpan span, int next)
    {
        var between = telling.Text.AsSpan(span.End, next - span.End);
        if (between.Contains('\n'))
            return true;
        var last = span.Length > 0 ? telling.Text[span.End - 1] : ' ';
        return last is '.' or '\u3002' && char.IsUpper(telling.Text[next]) && !IsSpeakerNext(next);
    }

    private bool IsSpeakerNext(int offset)
    {
        var word = telling.WordAt(offset);
        for (var i = word; i < Math.Min(word + 4, telling.Words.Count); i++)
        {
            if (Speech.IsVerb(telling.Words[i].Lower))
                return !telling.Text.AsSpan(telling.Words.TokenAt(i).End, Math.Min(3, telling.Text.Length - telling.Words.TokenAt(i).End)).ContainsAny(':', '"', '\u201C');
        }
        return false;
    }

    // The words from the sentence's start to the quotation.
    private List<string>? Before(QuotationSpan span)
    {
        var end = telling.WordAt(span.Start);
        var first = end;
        while (first > 0 && end - first < 40 && telling.Words.TokenAt(first - 1).Start > PreviousQuotation(span.Start) && !EndsBefore(first))
            first--;
        if (first == end || telling.Text.AsSpan(telling.Words.TokenAt(end - 1).End, span.Start - telling.Words.TokenAt(end - 1).End).ContainsAny('.', '\n'))
            return null;
        return InRange(first, end, false) ?? ByColon(first, end, span);
    }

    // "Leighton: …"
    private List<string>? ByColon(int first, int end, QuotationSpan span)
    {
        var between = telling.Text.AsSpan(telling.Words.TokenAt(end - 1).End, span.Start - telling.Words.TokenAt(end - 1).End);
        return between.Contains(':') && end - first <= 8 ? NameIn(first, end, true) is { } name ? [telling.LongestForm(name)] : null : null;
    }

    private List<string>? InRange(int first, int end, bool after)
    {
        for (var k = 0; k < end - first; k++)
        {
            var i = after ? first + k : end - 1 - k; // the verb nearest to the quotation
            var lower = telling.Words[i].Lower;
            if (IsAccording(i))
                return SpeakersFrom(i + 1, end, null);
            if (Speech.IsVerb(lower))
                return Subject(first, i, end, after);
        }
        return null;
    }

    private bool IsAccording(int i) => telling.Words[i].Lower switch
    {
        "to" => i > 0 && telling.Words[i - 1].Lower == "according",
        "laut" or "selon" or "según" or "segundo" or "secondo" or "volgens" or "enligt" or "ifølge" or "według" => true,
        _ => false,
    };

    private List<string>? Subject(int first, int verb, int end, bool after)
    {
        // After the quotation: "said X" unless somebody stands between; "X said", "the experts told Fox News".
        var before = verb > first ? SpeakersFrom(Math.Max(first, verb - FarthestSubject), verb, verb) : null;
        if (before is not null)
            return before;
        if (telling.Words[verb].Lower is "told" or "tells")
            return null;
        var inverted = SpeakersFrom(verb + 1, Math.Min(end, verb + FarthestSubject), null);
        if (inverted is not null || after)
            return inverted;
        // "…, said Carafano, saying “…”": the subject is that of the verb before.
        for (var i = verb - 1; i >= first; i--)
        {
            if (Speech.IsVerb(telling.Words[i].Lower))
                return Subject(first, i, verb, false);
        }
        return null;
    }

    // Speakers in a stretch of words; before a verb the last clause counts, after it the first.
    private List<string>? SpeakersFrom(int first, int end, int? verb)
    {
        if (first >= end)
            return null;
        if (Phrase(first, end, verb) is { } phrase)
            return phrase;
        var name = NameIn(first, end, verb is null);
        if (name is null)
            return null;
        var result = new List<string> { telling.LongestForm(name.Value) };
        AddConjoined(name.Value, first, end, verb is null, result);
        return result;
    }

    // A pronoun or a plural next to the verb.
    private List<string>? Phrase(int first, int end, int? verb)
    {
        var at = verb is null ? first : end - 1;
        var word = telling.Words[at];
        if (Speech.IsPronoun(word.Lower))
            return LastSpeakerBefore(at);
        if (Speech.IsPlural(word.Lower))
            return Together(at) ?? [word.Lower];
        if (word.Token.Capital && !word.Token.SentenceStart)
            return null;
        var noun = verb is null ? first + 1 : end - 1;
        var article = noun - 1;
        if (article < first || noun >= end || telling.Words[article].Lower is not ("the" or "die" or "les" or "los" or "las"))
            return null;
        if (telling.Words.TokenAt(noun).Capital)
            return null;
        var phrase = telling.Text[telling.Words.TokenAt(article).Start..telling.Words.TokenAt(noun).End];
        phrase = char.ToLowerInvariant(phrase[0]) + phrase[1..];
        var plural = telling.Words[noun].Lower.EndsWith('s') || telling.Words[article].Lower != "the";
        return plural ? Together(article) ?? [phrase] : verb is null && NameIn(first, end, true) is { } name && IsNear(noun, name.First) ? [telling.LongestForm(name)] : [phrase];
    }

    private static bool IsNear(int noun, int name) => name - noun is 1 or 2;

    private (int First, int Last)? NameIn(int first, int end, bool forward)
    {
        (int First, int Last)? found = null;
        foreach (var name in telling.Names)
        {
            if (name.First < first || name.Last >= end)
                continue;
            // "Heritage Foundation's James Carafano": the owner is not the speaker.
            if (IsOwner(name) || (!forward && IsApposition(name, end)))
                continue;
            found = name;
            if (forward)
                break;
        }
        return found;
    }

    private bool IsOwner((int First, int Last) name)
    {
        var end = telling.Words.TokenAt(name.Last).End;
        return end + 1 < telling.Text.Length && telling.Text[end] is '\'' or '\u2019' && telling.Text[end + 1] is 's' or 'S';
    }

    // "Carafano, vice president at the Heritage Foundation, said": a name before a comma has one in front of its clause.
    private bool IsApposition((int First, int Last) name, int end)
    {
        if (name.First == 0 || end <= name.Last)
            return false;
        var last = telling.Words.TokenAt(name.Last).End;
        if (last >= telling.Text.Length || telling.Text[last] != ',')
            return false;
        for (var i = name.First - 1; i >= Math.Max(0, name.First - 10); i--)
        {
            var stop = telling.Words.TokenAt(i).End;
            if (telling.Text[stop] is '.' or '\n' or ';')
                return false;
            if (telling.Text[stop] == ',')
                return telling.Words.TokenAt(i).Capital && i + 1 <= name.First - 1;
        }
        return false;
    }

    private void AddConjoined((int First, int Last) name, int first, int end, bool forward, List<string> result)
    {
        foreach (var other in telling.Names)
        {
            if (other.First < first || other.Last >= end || IsOwner(other) || (!telling.IsPerson(other) && telling.IsPerson(name)))
                continue;
            var (left, right) = forward ? (name.Last, other.First) : (other.Last, name.First);
            if (left < right && right - left <= 7 && IsJoined(left, right))
            {
                if (forward)
                    result.Add(telling.LongestForm(other));
                else
                    result.Insert(0, telling.LongestForm(other));
                return;
            }
        }
    }

    // Nothing but "and" and descriptions between two names.
    private bool IsJoined(int left, int right)
    {
        var joined = false;
        for (var i = left + 1; i < right; i++)
        {
            joined |= telling.Words[i].Lower is "and" or "und" or "et" or "y" or "e" or "en" or "och" or "og" or "и";
            if (Speech.IsVerb(telling.Words[i].Lower) || telling.Words.TokenAt(i).SentenceStart)
                return false;
        }
        return joined;
    }

    // The two or more people that were last named together before a word.
    private List<string>? Together(int before)
    {
        for (var i = telling.Names.Count - 1; i > 0; i--)
        {
            var last = telling.Names[i];
            if (last.Last >= before || !telling.IsPerson(last))
                continue;
            var people = new List<string> { telling.LongestForm(last) };
            var right = last.First;
            for (var k = i - 1; k >= 0 && right - telling.Names[k].Last <= 10; k--)
            {
                if (!telling.IsPerson(telling.Names[k]) || IsOwner(telling.Names[k]) || !IsJoinedOrListed(telling.Names[k].Last, right, people.Count > 1))
                    continue;
                people.Insert(0, telling.LongestForm(telling.Names[k]));
                right = telling.Names[k].First;
            }
            if (people.Count > 1)
                return people;
        }
        return null;
    }

    private bool IsJoinedOrListed(int left, int right, bool list) =>
        IsJoined(left, right) || (list && telling.Text.AsSpan(telling.Words.TokenAt(left).End, 1).Contains(','));

    private List<string>? LastSpeakerBefore(int word)
    {
        for (var i = word - 1; i > 0 && word - i < 80; i--)
        {
            if (!Speech.IsVerb(telling.Words[i].Lower) && !IsAccording(i))
                continue;
            var name = NameIn(i + 1, Math.Min(i + 6, word), true) ?? NameIn(Math.Max(0, i - 6), i, false);
            if (name is not null)
                return [telling.LongestForm(name.Value)];
        }
        for (var k = telling.Names.Count - 1; k >= 0; k--)
        {
            if (telling.Names[k].Last < word && word - telling.Names[k].Last < 60 && telling.IsPerson(telling.Names[k]))
                return [telling.LongestForm(telling.Names[k])];
        }
        return null;
    }

    // A quotation that stands alone belongs to the last speaker of its paragraph, or to the next one.
    private List<string>? FromParagraph(int quotation)
    {
        var span = quotations[quotation];
        var start = ParagraphStart(span.Start);
        for (var i = telling.WordAt(span.Start) - 1; i >= 0 && telling.Words.TokenAt(i).Start >= start; i--)
        {
            if (IsInside(telling.Words.TokenAt(i).Start))
                continue;
            if (IsAccording(i) && SpeakersFrom(i + 1, telling.WordAt(span.Start), null) is { } named)
                return named;
            if (Speech.IsVerb(telling.Words[i].Lower) && Subject(SentenceStart(i), i, Math.Min(SentenceEnd(i), telling.WordAt(span.Start)), true) is { } speakers)
                return speakers;
        }
        return null;
    }

    private int SentenceStart(int word)
    {
        var first = word;
        while (first > 0 && !EndsBefore(first) && !IsInside(telling.Words.TokenAt(first - 1).Start))
            first--;
        return first;
    }

    private int SentenceEnd(int word)
    {
        var end = word + 1;
        while (end < telling.Words.Count && !EndsBefore(end))
            end++;
        return end;
    }

    private bool IsInside(int offset)
    {
        foreach (var span in quotations)
        {
            if (offset >= span.Start && offset < span.End)
                return true;
        }
        return false;
    }

    private bool EndsBefore(int word)
    {
        // A quotation without a word may stand behind the last word.
        if (word == 0 || word >= telling.Words.Count)
            return false;
        var token = telling.Words.TokenAt(word);
        if (!token.SentenceStart)
            return false;
        var between = telling.Text.AsSpan(telling.Words.TokenAt(word - 1).End, token.Start - telling.Words.TokenAt(word - 1).End);
        return between.ContainsAny('.', '!', '?') || between.Contains('\n') || between.Contains('\u3002');
    }

    private int ParagraphStart(int offset)
    {
        var at = telling.Text.LastIndexOf("\n\n", Math.Max(0, offset - 1), StringComparison.Ordinal);
        return at < 0 ? 0 : at;
    }

    private int NextQuotation(int offset)
    {
        foreach (var span in quotations)
        {
            if (span.Start > offset)
                return span.Start;
        }
        return int.MaxValue;
    }

    private int PreviousQuotation(int offset)
    {
        var end = -1;
        foreach (var span in quotations)
        {
            if (span.End < offset)
                end = span.End;
        }
        return end;
    }
}
