using System.Globalization;
using Digest.Linking.Text;

namespace Digest.Linking.Figures;

/// <summary>Reads the numbers of one sentence that count something that news counts: the dead, the injured, a fine, a magnitude,
/// a ballot. Counts of some ("130 soldiers") are another thing than counts of people. What is counted over years, of others, of a
/// part or of an earlier event is not read: better none than wrong.</summary>
internal sealed partial class KindReader(string text, List<Lexeme> sentence, FigureWords words, TermSpace space, int? year,
    int? month)
{
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
