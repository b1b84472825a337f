using System.Globalization;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>Reads the numbers of one sentence that count something that news counts: the dead, the injured, a fine, a magnitude,
/// a ballot. Counts of some ("130 soldiers") are another thing than counts of people. What is counted over years, of others, of a
/// part or of an earlier event is not read: better none than wrong.</summary>
internal sealed class KindReader(string text, List<Lexeme> sentence, FigureWords words, TermSpace space, int? year, int? month)
{
    private const int FarthestBehind = 14;
    private const int FarthestTotal = 12;
    private const int MostNouns = 3;
    private const FigureRole NoNoun = FigureRole.End | FigureRole.Determiner | FigureRole.Month | FigureRole.Weekday
        | FigureRole.Before | FigureRole.Total | FigureRole.And | FigureRole.Saying;

    /// <summary>Offsets of numbers that are figures or no figures at all: nothing else is to be read of them.</summary>
    public HashSet<int> Refused { get; } = [];

    /// <summary>Numbers of the sentence that are no figure, as they may be another telling's figure.</summary>
    public List<double> Mentioned { get; } = [];

    /// <summary>The figures, in their order.</summary>
    public List<Figure> Read(FigureSentence context)
    {
        var figures = new List<Figure>();
        var earlier = IsOfEarlierEvent() || sentence.Exists(static l => l.Is(FigureRole.Condition));
        for (var at = 0; at < sentence.Count; at++)
        {
            if (sentence[at].Kind != LexemeKind.Number) continue;
            var number = NumberAt(at);
            if (ReadVotes(number, context, earlier) is { } votes)
            {
                figures.Add(votes);
                Refused.Add(sentence[at].Start);
                while (at < sentence.Count - 1 && sentence[at].End < votes.End) at++;
                Refused.Add(sentence[at].Start);
                continue;
            }

            var found = IsFigure(number) ? Find(number, figures) : null;
            if (found is { } kind && !earlier && !IncludesAttacker(number))
            {
                figures.Add(Make(number, kind, context));
                Refused.Add(sentence[at].Start);
            }
            else
            {
                Mentioned.Add(sentence[at].Value);
                if (found is not null || Touches(at)) Refused.Add(sentence[at].Start);
            }

            if (number.Range > at)
            {
                Refused.Add(sentence[number.Range].Start);
                Mentioned.Add(sentence[number.Range].Value);
                at = number.Range;
            }
        }

        return figures;
    }

    // A number from its first lexeme (a currency, "between") to its last (a currency, "percent"); Range is the upper number of a
    // range, else the number itself.
    private readonly record struct Counted(int At, int Range, int First, int Last, string Unit);

    private readonly record struct Found(string Kind, int NounStart, int NounEnd, bool Total);

    private Counted NumberAt(int at)
    {
        var (range, first, last, unit) = (at, at, at, "");
        if (at + 1 < sentence.Count && sentence[at + 1] is { Kind: LexemeKind.Number, Hyphen: true })
        {
            range = at + 1;
        }
        else if (at + 2 < sentence.Count && sentence[at + 2].Kind == LexemeKind.Number && (sentence[at + 1].Is(FigureRole.Range)
            || (sentence[at + 1].Is(FigureRole.And) && at > 0 && sentence[at - 1].Is(FigureRole.Between))))
        {
            range = at + 2;
        }

        last = range;
        if (first > 0 && sentence[first - 1].Entry?.Currency is { } before && sentence[first - 1].End >= sentence[at].Start - 1)
            (unit, first) = (before, first - 1);
        if (last + 1 < sentence.Count && sentence[last + 1] is { Kind: LexemeKind.Word, Entry: { } next })
        {
            if (next.Currency is { } after && unit.Length == 0) (unit, last) = (after, last + 1);
            else if (next.Is(FigureRole.Percent)) (unit, last) = ("%", last + 1);
        }

        return new(at, range, first, last, unit);
    }

    // No year, no part of a date, no age or the like, not what a number was before.
    private bool IsFigure(Counted number)
    {
        var lexeme = sentence[number.At];
        var joined = lexeme.Hyphen && !(number.At > 0 && sentence[number.At - 1].Entry?.Before == FigureKinds.Magnitude);
        if (joined || IsYear(lexeme) || (!lexeme.Digits && lexeme.Value <= 1)) return false;
        var next = number.Last + 1 < sentence.Count ? sentence[number.Last + 1] : Lexeme.None;
        var before = number.First > 0 ? sentence[number.First - 1] : Lexeme.None;
        if (before.Kind == LexemeKind.Mark && before.Norm is "#" or "/" && before.End == lexeme.Start) return false;
        if (next.Hyphen && !next.Is(FigureRole.After)) return false;
        var behind = number.Last + 2 < sentence.Count ? sentence[number.Last + 2] : Lexeme.None;
        if (lexeme.Value <= 31 && (before.Is(FigureRole.Month) || next.Is(FigureRole.Month)
            || (behind.Is(FigureRole.Month) && !next.Is(FigureRole.People))))
        {
            return false;
        }

        if (before.Is(FigureRole.From) && (behind.Kind == LexemeKind.Number
            || (number.Last + 3 < sentence.Count && sentence[number.Last + 3].Kind == LexemeKind.Number
                && next.Is(FigureRole.Measure | FigureRole.People))))
        {
            return false;
        }

        if (number.Range > number.At && sentence[number.Range].Value <= lexeme.Value) return false;
        return !next.Is(FigureRole.PartOf | FigureRole.Measure) && !IsPart(number.First)
            && !(next.Is(FigureRole.End) && next.Is(FigureRole.Link) && behind.Kind == LexemeKind.Number
                && !before.Is(FigureRole.Before));
    }

    private static bool IsYear(Lexeme lexeme) =>
        lexeme is { Digits: true, Value: >= 1800 and < 2100 } && lexeme.End - lexeme.Start == 4;

    // "Including three children", "among the dead were three children".
    private bool IsPart(int first)
    {
        for (var k = first - 1; k >= 0 && k >= first - 8; k--)
        {
            if (sentence[k].Is(FigureRole.Part)) return true;
            if (sentence[k].Kind == LexemeKind.Mark && sentence[k].Norm is not ("," or "\u060C" or "\u3001")) return false;
            if (sentence[k].Kind == LexemeKind.Number && k < first - 4) return false;
        }

        return false;
    }

    // "Nine dead, including the gunman": others count the victims alone.
    private bool IncludesAttacker(Counted number)
    {
        for (var k = number.Last + 1; k < sentence.Count && k <= number.Last + FarthestBehind; k++)
        {
            if (!sentence[k].Is(FigureRole.Part)) continue;
            for (var who = k + 1; who < sentence.Count && who <= k + 4; who++)
            {
                if (sentence[who].Is(FigureRole.Attacker)) return true;
            }
        }

        return false;
    }

    private Found? Find(Counted number, List<Figure> before)
    {
        var left = BeforeBounds(number.First);
        if (left >= 0 && sentence[left].Is(FigureRole.Others)) return null;
        var behind = Behind(number, left, before);
        if (behind.Refused) return null;
        return behind.Found ?? TotalOf(number, left) ?? InFront(number, left, before);
    }

    // The lexeme before the number and its "at least"; -1 for none.
    private int BeforeBounds(int first)
    {
        var k = first - 1;
        while (k >= 0 && k > first - 5 && (sentence[k].Is(FigureRole.Bound | FigureRole.Between))) k--;
        return k >= 0 && sentence[k].Kind == LexemeKind.Word ? k : -1;
    }

    // "130 people were killed", "130 dead", "12 soldiers wounded".
    private (Found? Found, bool Refused) Behind(Counted number, int left, List<Figure> before)
    {
        // "Wurden 15 Menschen bei einem Brand getötet": the auxiliary may stand before.
        var opened = words.IsVerbLast && left >= 0 && sentence[left].Is(FigureRole.Auxiliary);
        var (nouns, auxiliary, gap) = (0, false, false);
        var start = number.Last + 1;
        var nounEnd = start;
        for (var k = start; k < sentence.Count && k <= start + FarthestBehind; k++)
        {
            var lexeme = sentence[k];
            if (lexeme.Kind == LexemeKind.Mark && AfterBracket(k) is var bracket and > 0)
            {
                k = bracket;
                continue;
            }

            if (lexeme.Kind != LexemeKind.Word) return default;
            if (lexeme.Is(FigureRole.BoundAfter) && nouns <= 1) continue;
            if (lexeme.Is(FigureRole.Lives) && left >= 0 && sentence[left].Is(FigureRole.Claim))
                return (new("killed", start, start, false), false);
            if (lexeme.Entry?.After is { } kind && FigureKinds.Suits(kind, sentence[number.At].Value, number.Unit))
            {
                if (IsBoth(k, 1) || (!auxiliary && IsActive(k))) return (null, true);
                return (new(kind, start, nounEnd, false), false);
            }

            if (lexeme.Is(FigureRole.Others))
            {
                // "15 dead and 30 others injured": others than the dead.
                if (nouns > 1 || !before.Exists(static f => f.IsOfPeople)) return (null, true);
                continue;
            }

            if (lexeme.Is(FigureRole.Measure) && nouns == 0) return (null, true);
            if (lexeme.Is(FigureRole.Auxiliary))
            {
                auxiliary = true;
            }
            else if (words.IsVerbLast && nouns > 0 && (auxiliary || (opened && lexeme.Is(NoNoun) && !lexeme.Is(FigureRole.And))))
            {
                gap = true;
            }
            else if (gap)
            {
                continue;
            }
            else if (auxiliary || nouns == MostNouns || lexeme.Is(NoNoun))
            {
                return default;
            }
            else
            {
                nouns++;
                nounEnd = k + 1;
            }
        }

        return default;
    }

    // What stands in brackets or commas and begins with "including": the index of its end, or 0.
    private int AfterBracket(int mark)
    {
        var open = sentence[mark].Norm;
        if (open != "(" && !(mark + 1 < sentence.Count && sentence[mark + 1].Is(FigureRole.Part))) return 0;
        for (var k = mark + 1; k < sentence.Count && k < mark + 12; k++)
        {
            if (sentence[k].Kind == LexemeKind.Mark && (open != "(" || sentence[k].Norm == ")")) return k;
        }

        return 0;
    }

    // "Killed or injured 40", "40 dead and wounded": of two kinds together nothing is known of either.
    private bool IsBoth(int keyword, int step)
    {
        // Arabic writes "and" together with the word behind it.
        var (joiner, other) = (keyword + step, keyword + (2 * step));
        if (step < 0 && joiner >= 0 && sentence[joiner].Entry?.Before is { } beside && beside != sentence[keyword].Entry!.Before)
            return true;
        if (other < 0 || other >= sentence.Count || !sentence[joiner].Is(FigureRole.And)) return false;
        var entry = sentence[other].Entry;
        var kind = step > 0 ? entry?.After : entry?.Before;
        return kind is not null && kind != (step > 0 ? sentence[keyword].Entry!.After : sentence[keyword].Entry!.Before)
            && !(step > 0 && other + 1 < sentence.Count && IsObject(other + 1));
    }

    // A verb that goes on to its object: "two gunmen killed 14"; "130 people killed in the attack" does not.
    private bool IsActive(int verb)
    {
        if (!sentence[verb].Is(FigureRole.Before) || sentence[verb].Capital || verb + 1 >= sentence.Count) return false;
        var next = sentence[verb + 1];
        return IsObject(verb + 1) || (next.Kind == LexemeKind.Word && !next.Is(FigureRole.End | FigureRole.And
            | FigureRole.Auxiliary | FigureRole.Weekday | FigureRole.Saying | FigureRole.BeforePlace | FigureRole.AfterPlace));
    }

    private bool IsObject(int at)
    {
        if (at < sentence.Count && sentence[at].Is(FigureRole.Bound)) at++;
        return at < sentence.Count && sentence[at].Kind == LexemeKind.Number;
    }

    // "The death toll rose to 130".
    private Found? TotalOf(Counted number, int left)
    {
        if (left < 0)
        {
            // "Death toll: 15"
            left = number.First - 1;
            if (left < 1 || sentence[left].Norm is not (":" or "\uFF1A") || sentence[left - 1].Entry?.Total is null) return null;
            left--;
        }

        if (sentence[left].Entry?.Total is { } directly && FigureKinds.Suits(directly, sentence[number.At].Value, number.Unit))
            return IsBoth(left, -1) ? null : OfTotal(directly, number);
        if (!sentence[left].Is(FigureRole.Link)) return null;
        for (var k = left - 1; k >= 0 && k >= left - FarthestTotal; k--)
        {
            if (sentence[k].Entry?.Total is { } kind)
            {
                return FigureKinds.Suits(kind, sentence[number.At].Value, number.Unit) ? OfTotal(kind, number) : null;
            }

            var change = sentence[k].Kind == LexemeKind.Number && k > 0 && sentence[k - 1].Is(FigureRole.From);
            if (sentence[k].Kind != LexemeKind.Word && !change) return null;
        }

        return null;
    }

    private Found? OfTotal(string kind, Counted number)
    {
        var (start, end) = NounBehind(number);
        return end < sentence.Count && sentence[end].Is(FigureRole.Measure) ? null : new(kind, start, start, true);
    }

    // "Killing at least 130 people", "arrested 12", where the verb comes first also "arrested the police 12".
    private Found? InFront(Counted number, int left, List<Figure> before)
    {
        while (left >= 0 && sentence[left].Is(FigureRole.Auxiliary | FigureRole.Event) && !sentence[left].Is(FigureRole.Before))
            left--;
        if (left < 0 || sentence[left].Entry?.Before is not { } kind
            || !FigureKinds.Suits(kind, sentence[number.At].Value, number.Unit) || IsBoth(left, -1))
        {
            return null;
        }

        var (start, end) = NounBehind(number);
        if (end < sentence.Count && (sentence[end].Is(FigureRole.Measure | FigureRole.PartOf)
            || (sentence[end].Is(FigureRole.Others) && !before.Exists(static f => f.IsOfPeople))))
        {
            return null;
        }

        return new(kind, start, end, false);
    }

    // The noun right behind a number.
    private (int Start, int End) NounBehind(Counted number)
    {
        var start = number.Last + 1;
        var end = start;
        while (end < sentence.Count && end < start + MostNouns && sentence[end].Kind == LexemeKind.Word
            && !sentence[end].Is(~(FigureRole.People | FigureRole.Event)))
        {
            end++;
            if (sentence[end - 1].Is(FigureRole.People)) break;
        }

        return (start, end);
    }

    private Figure? ReadVotes(Counted number, FigureSentence context, bool earlier)
    {
        if (number.Range == number.At && number.At + 3 < sentence.Count
            && sentence[number.At + 1].Entry?.After == FigureKinds.Votes
            && sentence[number.At + 2].Is(FigureRole.Range) && sentence[number.At + 3].Kind == LexemeKind.Number)
        {
            number = number with { Range = number.At + 3 }; // "217 votes to 203"
        }

        if (earlier || number.Range == number.At || number.Unit.Length > 0 || IsYear(sentence[number.At])) return null;
        var near = sentence[number.At + 1].Entry?.After == FigureKinds.Votes;
        for (var k = Math.Max(0, number.At - 4); k < sentence.Count && k <= number.Range + 3; k++)
        {
            if (k == number.At) k = number.Range;
            else if (sentence[k].Entry is { } e && (e.After == FigureKinds.Votes || e.Before == FigureKinds.Votes)) near = true;
        }

        if (!near || !words.Formats.TryGetValue(FigureKinds.Votes, out var what)) return null;
        var (a, b) = (sentence[number.At], sentence[number.Range]);
        var both = (Math.Max(a.Value, b.Value) * 1e5) + Math.Min(a.Value, b.Value);
        return new(FigureKinds.Votes, what, new(both, both, 0), text[a.Start..b.End], context)
        {
            Kind = FigureKinds.Votes,
            End = b.End,
        };
    }

    private Figure Make(Counted number, Found found, FigureSentence context)
    {
        var everybody = found.NounEnd == found.NounStart
            || (found.NounEnd == found.NounStart + 1 && sentence[found.NounStart].Is(FigureRole.People));
        var ofPeople = FigureKinds.IsOfPeople(found.Kind);
        var group = GroupBefore(number);
        var noun = everybody || !ofPeople ? "" : Slice(sentence[found.NounStart].Start, sentence[found.NounEnd - 1].End);
        var key = ofPeople && !everybody
            ? space.Word(sentence[found.NounEnd - 1].Norm).ToString("x", CultureInfo.InvariantCulture) : group;
        if (group.Length > 0 && everybody) noun = group;
        var what = words.Formats.GetValueOrDefault(found.Kind, found.Kind)
            .Replace("{0}", noun.Length > 0 ? noun : words.Formats.GetValueOrDefault("people", ""), StringComparison.Ordinal);
        var first = sentence[number.First].Kind == LexemeKind.Number ? number.At : number.First;
        return new($"{found.Kind} {key}{number.Unit}", what.Trim(), AmountOf(number),
            Slice(sentence[first].Start, sentence[number.Last].End), context)
        {
            Kind = found.Kind,
            IsOfPeople = ofPeople,
            IsTotal = found.Total,
        };
    }

    private string Slice(int start, int end) => text[start..end].Replace('\n', ' ');

    // In scripts without spaces the noun stands before the number: "児童15人".
    private string GroupBefore(Counted number)
    {
        var k = number.First - 1;
        while (k >= 0 && sentence[k].Is(FigureRole.Bound)) k--;
        var end = k + 1;
        while (k >= 0 && sentence[k] is { Kind: LexemeKind.Word, Entry: null } && Letters.IsUnsegmented(text[sentence[k].Start])
            && text[sentence[k].Start] > '\u30A0')
        {
            k--;
        }

        return end > k + 1 && end > 0 ? text[sentence[k + 1].Start..sentence[end - 1].End] : "";
    }

    private Amount AmountOf(Counted number)
    {
        var (value, step) = (sentence[number.At].Value, sentence[number.At].Step);
        if (number.Range > number.At) return Amount.Between(value, sentence[number.Range].Value);
        if (number.First > 0 && sentence[number.First - 1] is { Entry: { } bound } && bound.Is(FigureRole.Bound))
            return Amount.Of(value, step, bound.Bound);
        for (var k = number.Last + 1; k < sentence.Count && k < number.Last + 4 && sentence[k].Kind == LexemeKind.Word; k++)
        {
            if (sentence[k].Is(FigureRole.BoundAfter)) return Amount.Of(value, step, sentence[k].Entry!.Bound);
        }

        return Amount.Of(value, step, FigureBound.Exact);
    }

    // A number beside the words of a kind, though not read.
    private bool Touches(int at)
    {
        for (var k = Math.Max(0, at - 3); k < sentence.Count && k <= at + 6; k++)
        {
            if (sentence[k].Is(FigureRole.After | FigureRole.Before | FigureRole.Total)) return true;
        }

        return false;
    }

    // A sentence that gives another year or month, or speaks of earlier times, tells of another event.
    private bool IsOfEarlierEvent()
    {
        for (var k = 0; k < sentence.Count; k++)
        {
            if (sentence[k].Is(FigureRole.Earlier)) return true;
            if (IsYear(sentence[k]) && (int)sentence[k].Value != year) return true;
            if (!sentence[k].Is(FigureRole.Month)) continue;
            var apart = month is null ? 0 : Math.Abs((int)sentence[k].Entry!.Value - month.Value);
            if (IsBesideDay(k) ? apart is > 1 and < 11 : month is null || apart > 0) return true;
        }

        return false;
    }

    private bool IsBesideDay(int at)
    {
        for (var k = Math.Max(0, at - 2); k < sentence.Count && k <= at + 1; k++)
        {
            if (sentence[k] is { Kind: LexemeKind.Number, Digits: true, Value: <= 31 }) return true;
        }

        return false;
    }
}
