namespace Digest.Linking.Quotes;

/// <summary>Finds to whom a telling gives a quotation: by the words behind it ("…," said X; X, an expert, said; according to X),
/// before it (X said: "…"; X called it "…"), or by the quotation that it goes on from. Rather nobody than the wrong
/// one.</summary>
internal sealed class Attribution
{
    private const int Longest = 45;
    private const int MaxBehindTitle = 4;

    private readonly TellingText _telling;
    private readonly List<QuotationSpan> _quotations;
    private readonly Subjects _subjects;
    private readonly IReadOnlyList<Speaker>?[] _found;

    public Attribution(TellingText telling, List<QuotationSpan> quotations)
    {
        this._telling = telling;
        this._quotations = quotations;
        _subjects = new Subjects(telling, quotations);
        _found = new IReadOnlyList<Speaker>?[quotations.Count];
    }

    /// <summary>The speakers of a quotation by its place in the list; empty where the telling names none.</summary>
    public IReadOnlyList<Speaker> Of(int quotation)
    {
        if (_found[quotation] is { } known) return known;
        _found[quotation] = []; // two quotations may look at each other
        var span = _quotations[quotation];
        // Behind "X said:" nobody else can speak.
        return _found[quotation] = (IsAnnounced(span) ? Before(quotation) : null) ?? After(span) ?? Before(quotation)
            ?? Beside(quotation) ?? [];
    }

    /// <summary>The speakers of the first of several pieces of one quotation that has any.</summary>
    public IReadOnlyList<Speaker> OfAny(int first, int last)
    {
        for (var quotation = first; quotation <= last; quotation++)
        {
            if (Of(quotation) is { Count: > 0 } speakers) return speakers;
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
            if (word.Length == 0 || !char.IsLetter(word[0])) continue;
            small += word.ContainsAnyInRange('a', 'z') ? 1 : 0;
            if (char.IsUpper(word[0])) capital++;
            else if (word.Length > 3) return false;
        }
        return capital > 1 && small > 0;
    }

    private bool IsAnnounced(QuotationSpan span)
    {
        var before = _telling.Text.AsSpan(0, Math.Max(0, span.Start - 1)).TrimEnd();
        if (before.Length == 0 || before[^1] is not (':' or ',')) return false;
        var word = _telling.WordAt(span.Start) - 1;
        return before[^1] == ':' || (word >= 0 && _subjects.IsVerb(word));
    }

    // The rest of the quotation's own sentence: "…," said X.
    private List<Speaker>? After(QuotationSpan span)
    {
        var first = _telling.WordAt(span.End);
        if (first >= _telling.Words.Count || EndsSentence(span, first)) return null;
        var end = first;
        var next = NextQuotation(span.End);
        while (end < _telling.Words.Count && end - first < Longest && _telling.Words.TokenAt(end).Start < next
            && !(end > first && _telling.BeginsSentence(end)))
        {
            end++;
        }

        if (IsTitle(_telling.Text.AsSpan(span.Start, span.Length))) end = Math.Min(end, first + MaxBehindTitle);
        for (var i = first; i < end; i++)
        {
            // "…", so Merkel
            if ((_subjects.IsAccording(i) || (i == first && _telling.Words[i].Lower == "so"))
                && _subjects.After(i, end, false) is { } named)
            {
                return named;
            }

            if (!_subjects.IsVerb(i)) continue;
            if (i == first || (i == first + 1 && _telling.Speech.IsAuxiliary(_telling.Words[first].Lower)))
                return _subjects.After(i, end, false) ?? Silent(span);
            if (Speech.IsParticiple(_telling.Words[i].Lower)) continue;
            var speakers = _subjects.Before(i, first, out var start);
            // Its clause begins at the quotation or behind a comma: what stands further off tells something else.
            if (speakers is not null
                && (_subjects.PhraseStart(start, first) is var phrase
                && (phrase - first <= 1 || i - first <= 3 || _telling.Gap(phrase - 1).Contains(','))))
            {
                return speakers;
            }

            if (speakers is null && i - first < 3 && !_telling.Speech.IsTime(_telling.Words[first].Lower))
                return _subjects.After(i, end, false);
        }
        return null;
    }

    // "…," said Friday: a verb without a subject.
    private List<Speaker>? Silent(QuotationSpan span) => Before(_quotations.IndexOf(span));

    // A quotation that closes its sentence itself has no verb after it, unless it closes with a comma.
    private bool EndsSentence(QuotationSpan span, int word)
    {
        var next = _telling.Words.TokenAt(word).Start;
        var between = _telling.Text.AsSpan(span.End, next - span.End);
        if (between.ContainsAny('\n', ';') || (between.Length > 1 && between[1..].Contains('.'))) return true;
        if (between.ContainsAny('"', '\u201C', '\u00AB') && between.TrimEnd() is [.., '"' or '\u201C' or '\u00AB']
            && between.Length > 2 && _quotations.Exists(q => q.Start == next))
        {
            return true;
        }

        var last = span.Length > 0 ? _telling.Text[span.End - 1] : ' ';
        if (last is '.' or '\u3002' or '?' or '!' && _telling.Words.TokenAt(word).Capital) return !IsSpeakerNext(word);
        return false;
    }

    // "Why?" Leighton asked; not "It is over." The crowd said nothing: "…"
    private bool IsSpeakerNext(int word)
    {
        for (var i = word; i < Math.Min(word + 8, _telling.Words.Count); i++)
        {
            if (_subjects.IsVerb(i)) return !_telling.Gap(i).ContainsAny(":\"\u201C");
            if (i > word && _telling.BeginsSentence(i)) return false;
        }
        return false;
    }

    // The words from the sentence's start to the quotation.
    private List<Speaker>? Before(int quotation)
    {
        var span = _quotations[quotation];
        var end = _telling.WordAt(span.Start);
        if (end == 0 || _telling.Text.AsSpan(_telling.Words.TokenAt(end - 1).End,
            span.Start - _telling.Words.TokenAt(end - 1).End).ContainsAny(".\n!?"))
        {
            return null;
        }

        var previous = quotation > 0 ? _quotations[quotation - 1] : default;
        var first = end;
        while (first > 0 && end - first < Longest && _telling.Words.TokenAt(first - 1).Start >= previous.End
            && !_telling.BeginsSentence(first))
        {
            first--;
        }

        if (first == end || (quotation > 0 && _telling.Words.TokenAt(end - 1).Start < previous.End))
            return SameSentence(quotation, end);
        if (IsTitle(_telling.Text.AsSpan(span.Start, span.Length))) return null;
        for (var i = end - 1; i >= first; i--)
        {
            if (_subjects.IsAccording(i)) return _subjects.After(i, end, true);
            if (!_subjects.IsVerb(i)) continue;
            if (Speech.IsParticiple(_telling.Words[i].Lower)) continue;
            return _subjects.Before(i, first, out _) ?? (MayLead(i, first) ? _subjects.After(i, end, true) : null)
                ?? _subjects.OfClause(first, i) ?? SameSentence(quotation, first);
        }
        return _subjects.OfClause(first, end) ?? SameSentence(quotation, first) ?? ByColon(first, end, span);
    }

    // "Said X: …", "…, said X, adding": the verb before its subject.
    private bool MayLead(int verb, int first) =>
        verb - first <= 1 || _subjects.ClosesQuotation(verb - 1) || _telling.Gap(verb - 1).Contains(',');

    // "Leighton: …"
    private List<Speaker>? ByColon(int first, int end, QuotationSpan span)
    {
        var between = _telling.Text.AsSpan(_telling.Words.TokenAt(end - 1).End, span.Start - _telling.Words.TokenAt(end - 1).End);
        return between.Contains(':') && end - first <= 8 ? _subjects.After(first - 1, end, true) : null;
    }

    // "…," she said, adding that it was “…”; a "…" and a "…"
    private List<Speaker>? SameSentence(int quotation, int word)
    {
        if (quotation == 0) return null;
        var previous = _quotations[quotation - 1];
        var from = _telling.WordAt(previous.End);
        for (var i = from; i <= word && i < _telling.Words.Count; i++)
        {
            if (_telling.Words.TokenAt(i).Start < _quotations[quotation].Start && _telling.BeginsSentence(i))
                return null;
        }
        var between = _telling.Text.AsSpan(previous.End, _quotations[quotation].Start - previous.End);
        return between.ContainsAny('\n', '.') || EndsItself(previous) ? null : Some(Of(quotation - 1));
    }

    private bool EndsItself(QuotationSpan span) => span.Length > 0 && _telling.Text[span.End - 1] is '.' or '!' or '?';

    // A quotation that is a sentence by itself goes on from what stands before it.
    private List<Speaker>? Beside(int quotation)
    {
        var span = _quotations[quotation];
        if (IsTitle(_telling.Text.AsSpan(span.Start, span.Length)) || !BeginsAnew(span)) return null;
        var paragraph = ParagraphStart(span.Start);
        var word = _telling.WordAt(span.Start);
        if (word > 0 && _telling.Words.TokenAt(word - 1).Start >= paragraph)
            return FromSentenceBefore(quotation, paragraph, word);
        if (paragraph == 0 || !StandsAlone(span)) return null;
        // A paragraph of one quotation: the last speaker of the paragraph before goes on.
        var before = ParagraphStart(_telling.Text.AsSpan(0, paragraph).TrimEnd().Length);
        if (quotation > 0 && _quotations[quotation - 1].Start >= before && Of(quotation - 1) is { Count: > 0 } same)
            return Some(same);
        return FromWords(SentenceStart(word - 1), word);
    }

    private List<Speaker>? FromSentenceBefore(int quotation, int paragraph, int word)
    {
        var start = SentenceStart(word - 1);
        if (quotation > 0 && _quotations[quotation - 1] is var previous && previous.Start >= paragraph)
        {
            var after = _telling.WordAt(previous.End);
            // “…,” X said. “…”
            if (Of(quotation - 1) is { Count: > 0 } same && (start <= after || after >= word)) return Some(same);
        }
        return FromWords(start, word);
    }

    private List<Speaker>? FromWords(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (_subjects.IsQuoted(i)) continue;
            if (_subjects.IsAccording(i) && _subjects.After(i, end, true) is { } named) return named;
            if (_subjects.IsVerb(i) && !Speech.IsParticiple(_telling.Words[i].Lower)
                && (_subjects.Before(i, first, out _)
                ?? (MayLead(i, first) ? _subjects.After(i, end, true) : null)) is { } speakers)
            {
                return speakers;
            }
        }
        return _subjects.OfClause(first, end);
    }

    // At a paragraph's start, or behind the end of a sentence or of another quotation.
    private bool BeginsAnew(QuotationSpan span)
    {
        var before = _telling.Text.AsSpan(0, Math.Max(0, span.Start - 1)).TrimEnd(" \u00A0");
        return before.Length == 0 || before[^1] is '.' or '\n' or '!' or '?' or '"' or '\u201D' or '\u00BB' or ':' or '\u2026';
    }

    private bool StandsAlone(QuotationSpan span)
    {
        var end = span.End < _telling.Text.Length && _telling.Text[span.End] != '\n' ? span.End + 1 : span.End;
        var rest = _telling.Text.AsSpan(end);
        var line = rest.IndexOf('\n');
        foreach (var c in line < 0 ? rest : rest[..line])
        {
            if (char.IsLetter(c)) return false;
        }
        return true;
    }

    private int SentenceStart(int word)
    {
        var first = word;
        while (first > 0 && word - first < Longest && !_telling.BeginsSentence(first)) first--;
        return first;
    }

    private int ParagraphStart(int offset)
    {
        var at = _telling.Text.LastIndexOf('\n', Math.Max(0, offset - 1));
        return at < 0 ? 0 : at + 1;
    }

    private int NextQuotation(int offset)
    {
        foreach (var span in _quotations)
        {
            if (span.Start > offset) return span.Start;
        }
        return int.MaxValue;
    }

    private static List<Speaker>? Some(IReadOnlyList<Speaker> speakers) => speakers.Count > 0 ? [.. speakers] : null;
}
