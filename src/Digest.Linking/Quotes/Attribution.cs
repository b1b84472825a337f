namespace Digest.Linking.Quotes;

/// <summary>
/// Finds to whom a telling gives a quotation: by the words behind it ("…," said X; X, an expert, said; according to X), before it
/// (X said: "…"; X called it "…"), or by the quotation that it goes on from. Rather nobody than the wrong one.
/// </summary>
internal sealed class Attribution
{
    private const int Longest = 45;
    private const int MostBehindTitle = 4;

    private readonly TellingText telling;
    private readonly List<QuotationSpan> quotations;
    private readonly Subjects subjects;
    private readonly IReadOnlyList<Speaker>?[] found;

    public Attribution(TellingText telling, List<QuotationSpan> quotations)
    {
        this.telling = telling;
        this.quotations = quotations;
        subjects = new Subjects(telling, quotations);
        found = new IReadOnlyList<Speaker>?[quotations.Count];
    }

    /// <summary>The speakers of a quotation by its place in the list; empty where the telling names none.</summary>
    public IReadOnlyList<Speaker> Of(int quotation)
    {
        if (found[quotation] is { } known)
            return known;
        found[quotation] = []; // two quotations may look at each other
        var span = quotations[quotation];
        // Behind "X said:" nobody else can speak.
        return found[quotation] = (IsAnnounced(span) ? Before(quotation) : null) ?? After(span) ?? Before(quotation) ?? Beside(quotation) ?? [];
    }

    /// <summary>The speakers of the first of several pieces of one quotation that has any.</summary>
    public IReadOnlyList<Speaker> OfAny(int first, int last)
    {
        for (var quotation = first; quotation <= last; quotation++)
        {
            if (Of(quotation) is { Count: > 0 } speakers)
                return speakers;
        }
        return [];
    }

    /// <summary>The title of a work rather than what somebody says: every longer word is capital.</summary>
    public static bool IsTitle(ReadOnlySpan<char> quotation)
    {
        var (capital, small) = (0, 0);
        foreach (var range in quotation.Split(' '))
        {
            var word = quotation[range].Trim("\"'“”‘’.,:;!?()[]");
            if (word.Length == 0 || !char.IsLetter(word[0]))
                continue;
            small += word.ContainsAnyInRange('a', 'z') ? 1 : 0;
            if (char.IsUpper(word[0]))
                capital++;
            else if (word.Length > 3)
                return false;
        }
        return capital > 1 && small > 0;
    }

    private bool IsAnnounced(QuotationSpan span)
    {
        var before = telling.Text.AsSpan(0, Math.Max(0, span.Start - 1)).TrimEnd();
        if (before.Length == 0 || before[^1] is not (':' or ','))
            return false;
        var word = telling.WordAt(span.Start) - 1;
        return before[^1] == ':' || (word >= 0 && subjects.IsVerb(word));
    }

    // The rest of the quotation's own sentence: "…," said X.
    private List<Speaker>? After(QuotationSpan span)
    {
        var first = telling.WordAt(span.End);
        if (first >= telling.Words.Count || EndsSentence(span, first))
            return null;
        var end = first;
        var next = NextQuotation(span.End);
        while (end < telling.Words.Count && end - first < Longest && telling.Words.TokenAt(end).Start < next && !(end > first && telling.BeginsSentence(end)))
            end++;
        if (IsTitle(telling.Text.AsSpan(span.Start, span.Length)))
            end = Math.Min(end, first + MostBehindTitle);
        for (var i = first; i < end; i++)
        {
            // "…", so Merkel
            if ((subjects.IsAccording(i) || (i == first && telling.Words[i].Lower == "so")) && subjects.After(i, end, false) is { } named)
                return named;
            if (!subjects.IsVerb(i))
                continue;
            if (i == first || (i == first + 1 && telling.Speech.IsAuxiliary(telling.Words[first].Lower)))
                return subjects.After(i, end, false) ?? Silent(span);
            if (Speech.IsParticiple(telling.Words[i].Lower))
                continue;
            var speakers = subjects.Before(i, first, out var start);
            // Its clause begins at the quotation or behind a comma: what stands further off tells something else.
            if (speakers is not null && (subjects.PhraseStart(start, first) is var phrase && (phrase - first <= 1 || i - first <= 3 || telling.Gap(phrase - 1).Contains(','))))
                return speakers;
            if (speakers is null && i - first < 3 && !telling.Speech.IsTime(telling.Words[first].Lower))
                return subjects.After(i, end, false);
        }
        return null;
    }

    // "…," said Friday: a verb without a subject.
    private List<Speaker>? Silent(QuotationSpan span) => Before(quotations.IndexOf(span));

    // A quotation that closes its sentence itself has no verb after it, unless it closes with a comma.
    private bool EndsSentence(QuotationSpan span, int word)
    {
        var next = telling.Words.TokenAt(word).Start;
        var between = telling.Text.AsSpan(span.End, next - span.End);
        if (between.ContainsAny('\n', ';') || (between.Length > 1 && between[1..].Contains('.')))
            return true;
        if (between.ContainsAny('"', '\u201C', '\u00AB') && between.TrimEnd() is [.., '"' or '\u201C' or '\u00AB'] && between.Length > 2 && quotations.Exists(q => q.Start == next))
            return true;
        var last = span.Length > 0 ? telling.Text[span.End - 1] : ' ';
        if (last is '.' or '\u3002' or '?' or '!' && telling.Words.TokenAt(word).Capital)
            return !IsSpeakerNext(word);
        return false;
    }

    // "Why?" Leighton asked; not "It is over." The crowd said nothing: "…"
    private bool IsSpeakerNext(int word)
    {
        for (var i = word; i < Math.Min(word + 8, telling.Words.Count); i++)
        {
            if (subjects.IsVerb(i))
                return !telling.Gap(i).ContainsAny(":\"\u201C");
            if (i > word && telling.BeginsSentence(i))
                return false;
        }
        return false;
    }

    // The words from the sentence's start to the quotation.
    private List<Speaker>? Before(int quotation)
    {
        var span = quotations[quotation];
        var end = telling.WordAt(span.Start);
        if (end == 0 || telling.Text.AsSpan(telling.Words.TokenAt(end - 1).End, span.Start - telling.Words.TokenAt(end - 1).End).ContainsAny(".\n!?"))
            return null;
        var previous = quotation > 0 ? quotations[quotation - 1] : default;
        var first = end;
        while (first > 0 && end - first < Longest && telling.Words.TokenAt(first - 1).Start >= previous.End && !telling.BeginsSentence(first))
            first--;
        if (first == end || (quotation > 0 && telling.Words.TokenAt(end - 1).Start < previous.End))
            return SameSentence(quotation, end);
        if (IsTitle(telling.Text.AsSpan(span.Start, span.Length)))
            return null;
        for (var i = end - 1; i >= first; i--)
        {
            if (subjects.IsAccording(i))
                return subjects.After(i, end, true);
            if (!subjects.IsVerb(i))
                continue;
            if (Speech.IsParticiple(telling.Words[i].Lower))
                continue;
            return subjects.Before(i, first, out _) ?? (MayLead(i, first) ? subjects.After(i, end, true) : null) ?? subjects.OfClause(first, i) ?? SameSentence(quotation, first);
        }
        return subjects.OfClause(first, end) ?? SameSentence(quotation, first) ?? ByColon(first, end, span);
    }

    // "Said X: …", "…, said X, adding": the verb before its subject.
    private bool MayLead(int verb, int first) =>
        verb - first <= 1 || subjects.ClosesQuotation(verb - 1) || telling.Gap(verb - 1).Contains(',');

    // "Leighton: …"
    private List<Speaker>? ByColon(int first, int end, QuotationSpan span)
    {
        var between = telling.Text.AsSpan(telling.Words.TokenAt(end - 1).End, span.Start - telling.Words.TokenAt(end - 1).End);
        return between.Contains(':') && end - first <= 8 ? subjects.After(first - 1, end, true) : null;
    }

    // "…," she said, adding that it was “…”; a "…" and a "…"
    private List<Speaker>? SameSentence(int quotation, int word)
    {
        if (quotation == 0)
            return null;
        var previous = quotations[quotation - 1];
        var from = telling.WordAt(previous.End);
        for (var i = from; i <= word && i < telling.Words.Count; i++)
        {
            if (telling.Words.TokenAt(i).Start < quotations[quotation].Start && telling.BeginsSentence(i))
                return null;
        }
        var between = telling.Text.AsSpan(previous.End, quotations[quotation].Start - previous.End);
        return between.ContainsAny('\n', '.') || EndsItself(previous) ? null : Some(Of(quotation - 1));
    }

    private bool EndsItself(QuotationSpan span) => span.Length > 0 && telling.Text[span.End - 1] is '.' or '!' or '?';

    // A quotation that is a sentence by itself goes on from what stands before it.
    private List<Speaker>? Beside(int quotation)
    {
        var span = quotations[quotation];
        if (IsTitle(telling.Text.AsSpan(span.Start, span.Length)) || !BeginsAnew(span))
            return null;
        var paragraph = ParagraphStart(span.Start);
        var word = telling.WordAt(span.Start);
        if (word > 0 && telling.Words.TokenAt(word - 1).Start >= paragraph)
            return FromSentenceBefore(quotation, paragraph, word);
        if (paragraph == 0 || !StandsAlone(span))
            return null;
        // A paragraph of one quotation: the last speaker of the paragraph before goes on.
        var before = ParagraphStart(telling.Text.AsSpan(0, paragraph).TrimEnd().Length);
        if (quotation > 0 && quotations[quotation - 1].Start >= before && Of(quotation - 1) is { Count: > 0 } same)
            return Some(same);
        return FromWords(SentenceStart(word - 1), word);
    }

    private List<Speaker>? FromSentenceBefore(int quotation, int paragraph, int word)
    {
        var start = SentenceStart(word - 1);
        if (quotation > 0 && quotations[quotation - 1] is var previous && previous.Start >= paragraph)
        {
            var after = telling.WordAt(previous.End);
            // “…,” X said. “…”
            if (Of(quotation - 1) is { Count: > 0 } same && (start <= after || after >= word))
                return Some(same);
        }
        return FromWords(start, word);
    }

    private List<Speaker>? FromWords(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (subjects.IsQuoted(i))
                continue;
            if (subjects.IsAccording(i) && subjects.After(i, end, true) is { } named)
                return named;
            if (subjects.IsVerb(i) && !Speech.IsParticiple(telling.Words[i].Lower) && (subjects.Before(i, first, out _) ?? (MayLead(i, first) ? subjects.After(i, end, true) : null)) is { } speakers)
                return speakers;
        }
        return subjects.OfClause(first, end);
    }

    // At a paragraph's start, or behind the end of a sentence or of another quotation.
    private bool BeginsAnew(QuotationSpan span)
    {
        var before = telling.Text.AsSpan(0, Math.Max(0, span.Start - 1)).TrimEnd(" \u00A0");
        return before.Length == 0 || before[^1] is '.' or '\n' or '!' or '?' or '"' or '\u201D' or '\u00BB' or ':' or '\u2026';
    }

    private bool StandsAlone(QuotationSpan span)
    {
        var end = span.End < telling.Text.Length && telling.Text[span.End] != '\n' ? span.End + 1 : span.End;
        var rest = telling.Text.AsSpan(end);
        var line = rest.IndexOf('\n');
        foreach (var c in line < 0 ? rest : rest[..line])
        {
            if (char.IsLetter(c))
                return false;
        }
        return true;
    }

    private int SentenceStart(int word)
    {
        var first = word;
        while (first > 0 && word - first < Longest && !telling.BeginsSentence(first))
            first--;
        return first;
    }

    private int ParagraphStart(int offset)
    {
        var at = telling.Text.LastIndexOf('\n', Math.Max(0, offset - 1));
        return at < 0 ? 0 : at + 1;
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

    private static List<Speaker>? Some(IReadOnlyList<Speaker> speakers) => speakers.Count > 0 ? [.. speakers] : null;
}
