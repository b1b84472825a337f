using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <content>A number with what stands around it: its range, its unit, its bounds, its noun.</content>
internal sealed partial class KindReader
{
    // A number from its first lexeme (a currency, "between") to its last (a currency, "percent"); Range is the upper number of a
    // range, else the number itself.
    private readonly record struct Counted(int At, int Range, int First, int Last, string Unit);

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

    // The lexeme before the number and its "at least"; -1 for none.
    private int BeforeBounds(int first)
    {
        var k = first - 1;
        while (k >= 0 && k > first - 5 && (sentence[k].Is(FigureRole.Bound | FigureRole.Between))) k--;
        return k >= 0 && sentence[k].Kind == LexemeKind.Word ? k : -1;
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
}
