namespace Digest.Linking.Figures;

/// <content>What a number counts: by the words behind it, a total before it, and the words in front of it.</content>
internal sealed partial class KindReader
{
    private const int FarthestBehind = 14;
    private const int FarthestTotal = 12;
    private const int MostNouns = 3;
    private const FigureRole NoNoun = FigureRole.End | FigureRole.Determiner | FigureRole.Month | FigureRole.Weekday
        | FigureRole.Before | FigureRole.Total | FigureRole.And | FigureRole.Saying;

    private readonly record struct Found(string Kind, int NounStart, int NounEnd, bool Total);

    private Found? Find(Counted number, List<Figure> before)
    {
        var left = BeforeBounds(number.First);
        if (left >= 0 && sentence[left].Is(FigureRole.Others)) return null;
        var behind = Behind(number, left, before);
        if (behind.Refused) return null;
        return behind.Found ?? TotalOf(number, left) ?? InFront(number, left, before);
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
}
