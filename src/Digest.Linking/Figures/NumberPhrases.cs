namespace Digest.Linking.Figures;

/// <summary>Puts the lexemes of a sentence together: phrases of the language's lists, and numbers written in words or with a
/// scale.</summary>
internal static class NumberPhrases
{
    private const double Largest = 1e15;

    /// <summary>The sentence with each phrase and each number as one lexeme.</summary>
    public static List<Lexeme> Join(List<Lexeme> raw, FigureWords words)
    {
        var lexemes = Phrases(raw, words);
        var joined = new List<Lexeme>(lexemes.Count);
        for (var at = 0; at < lexemes.Count;)
        {
            if (Number(lexemes, at) is { } number)
            {
                joined.Add(number.Lexeme);
                at = number.Next;
            }
            else
            {
                joined.Add(lexemes[at++]);
            }
        }

        return joined;
    }

    private static List<Lexeme> Phrases(List<Lexeme> raw, FigureWords words)
    {
        var lexemes = new List<Lexeme>(raw.Count);
        for (var at = 0; at < raw.Count;)
        {
            var entry = raw[at].Kind == LexemeKind.Word ? words.Find(raw, at) : null;
            var length = entry?.Words.Length ?? 1;
            lexemes.Add(entry is null ? raw[at] : raw[at] with { End = raw[at + length - 1].End, Entry = entry });
            at += length;
        }

        return lexemes;
    }

    // Simple words add up ("twenty" "two"), small scales multiply what stands before them ("two hundred"), large ones all of it.
    private static (Lexeme Lexeme, int Next)? Number(List<Lexeme> lexemes, int at)
    {
        var (total, current, last, step) = (0.0, -1.0, 0.0, 1.0);
        var (next, end, digits, scaled) = (at, 0, false, false);
        for (var k = at; k < lexemes.Count; k++)
        {
            var lexeme = lexemes[k];
            if (k > at && lexeme.Hyphen && lexeme.Kind == LexemeKind.Number) break;
            if (lexeme.Is(FigureRole.Joiner) && k > at && k + 1 < lexemes.Count && lexemes[k + 1].Is(FigureRole.Number)
                && !digits && Adds(current, lexemes[k + 1].Entry!.Value))
            {
                continue;
            }

            if (lexeme.Kind == LexemeKind.Number && (k == at || (scaled && current < 0 && lexeme.Value < total)))
            {
                (current, last, step, digits) = (lexeme.Value, lexeme.Value, lexeme.Step, true);
            }
            else if (lexeme.Is(FigureRole.Number) && (current < 0 || (!digits && Adds(current, lexeme.Entry!.Value))))
            {
                last = lexeme.Entry!.Value;
                current = Math.Max(current, 0) + last;
            }
            else if (lexeme.Is(FigureRole.Scale) && (k == at || current >= 0) && !(lexeme.Is(FigureRole.Joiner) && k == at))
            {
                var scale = lexeme.Entry!.Value;
                step = digits ? step * scale : 1;
                if (scale >= 1000)
                {
                    total += Math.Max(current, 1) * scale;
                    (current, last) = (-1, 0);
                }
                else
                {
                    current = Math.Max(current, 0) - last + (Math.Max(last, 1) * scale);
                    last = 0;
                }

                scaled = true;
                if (total > Largest || current > Largest) return null;
            }
            else
            {
                break;
            }

            (next, end) = (k + 1, lexeme.End);
        }

        if (next == at) return null;
        var value = total + Math.Max(current, 0);
        if (value > Largest) return null;
        return (lexemes[at] with
        {
            End = end,
            Kind = LexemeKind.Number,
            Entry = null,
            Value = value,
            Step = digits ? step : FigureLexer.StepOf(value),
            Digits = digits,
        }, next);
    }

    // "Twenty" takes "two", "hundred" takes "two" and "twenty".
    private static bool Adds(double current, double value) =>
        current < 0 || (current >= 10 && current % 10 == 0 && value < 10)
            || (current >= 100 && current % 100 == 0 && value < 100);
}
