using System.Collections;

namespace Digest.Templating;

/// <summary>The operators on lists.</summary>
internal static class Lists
{
    /// <summary>Null where the operator means nothing for lists.</summary>
    public static object? Apply(
        TemplateContext context, BinaryOperator op, SourceSpan span, SourceSpan leftSpan, object left, SourceSpan rightSpan, object right)
    {
        if (op == BinaryOperator.Multiply)
        {
            return IsList(left)
                ? Repeat(context, span, Copy(context, leftSpan, left), context.ToInt(rightSpan, right))
                : Repeat(context, span, Copy(context, rightSpan, right), context.ToInt(leftSpan, left));
        }

        if (!IsList(left) || !IsList(right))
        {
            return op switch
            {
                BinaryOperator.Equal => Boxes.False,
                BinaryOperator.NotEqual => Boxes.True,
                _ => null,
            };
        }

        var a = Copy(context, leftSpan, left);
        var b = Copy(context, rightSpan, right);
        switch (op)
        {
            case BinaryOperator.Add:
                a.AddRange(b);
                return a;
            case BinaryOperator.Subtract:
                return Where(a, item => !Contains(b, item));
            case BinaryOperator.Equal:
                return Boxes.Bool(a.Count == b.Count && Compare(context, a, b) == 0);
            case BinaryOperator.NotEqual:
                return Boxes.Bool(a.Count != b.Count || Compare(context, a, b) != 0);
            case BinaryOperator.Less:
                return Boxes.Bool(Compare(context, a, b) < 0);
            case BinaryOperator.LessOrEqual:
                return Boxes.Bool(Compare(context, a, b) <= 0);
            case BinaryOperator.Greater:
                return Boxes.Bool(Compare(context, a, b) > 0);
            case BinaryOperator.GreaterOrEqual:
                return Boxes.Bool(Compare(context, a, b) >= 0);
            default:
                return null;
        }
    }

    /// <summary>A new list of the items of any sequence, at most as many as a loop may turn.</summary>
    public static ScriptArray Copy(TemplateContext context, SourceSpan span, object? items)
    {
        var result = new ScriptArray(items is ICollection known ? known.Count : 0);
        if (items is IList list)
        {
            foreach (var item in list)
                result.Add(item);
            return result;
        }

        var turns = new LoopCounter(context, span, items is IQueryable);
        if (context.ToEnumerable(span, items) is { } sequence)
        {
            foreach (var item in sequence)
            {
                turns.Next();
                result.Add(item);
            }
        }

        return result;
    }

    public static bool Contains(IEnumerable items, object? wanted)
    {
        foreach (var item in items)
        {
            if (Arithmetic.AreEqual(item, wanted))
                return true;
        }

        return false;
    }

    public static ScriptArray Distinct(IEnumerable items)
    {
        var result = new ScriptArray();
        var seen = new HashSet<object?>(ValueComparer.Instance);
        foreach (var item in items)
        {
            if (seen.Add(item))
                result.Add(item);
        }

        return result;
    }

    private static bool IsList(object value) => value is IEnumerable and not string and not IDictionary;

    private static ScriptArray Where(ScriptArray items, Func<object?, bool> keep)
    {
        var result = new ScriptArray();
        foreach (var item in items)
        {
            if (keep(item))
                result.Add(item);
        }

        return result;
    }

    private static ScriptArray Repeat(TemplateContext context, SourceSpan span, ScriptArray items, int times)
    {
        if (context.LoopLimit > 0 && (long)items.Count * times > context.LoopLimit)
        {
            throw new ScriptRuntimeException(
                span, $"Exceeding number of iteration limit `{context.LoopLimit}` for the multiplication of an array");
        }

        var result = new ScriptArray(Math.Max(0, items.Count * times));
        for (var i = 0; i < times; i++)
            result.AddRange(items);
        return result;
    }

    private static int Compare(TemplateContext context, ScriptArray a, ScriptArray b)
    {
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            var order = Arithmetic.AreEqual(a[i], b[i]) ? 0 : Arithmetic.Order(context, a[i], b[i]);
            if (order != 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    /// <summary>Equality as <c>==</c> has it among values of one kind.</summary>
    private sealed class ValueComparer : IEqualityComparer<object?>
    {
        public static readonly ValueComparer Instance = new();

        bool IEqualityComparer<object?>.Equals(object? x, object? y) => Arithmetic.AreEqual(x, y);

        int IEqualityComparer<object?>.GetHashCode(object? value) => value switch
        {
            null => 0,
            Html html => html.Value.GetHashCode(StringComparison.Ordinal),
            DateTime or DateTimeOffset => 1,
            _ when TemplateContext.IsNumber(value) => NumberHash(value),
            _ => value.GetHashCode(),
        };

        private static int NumberHash(object value) => value is System.Numerics.BigInteger big
            ? ((double)big).GetHashCode()
            : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture).GetHashCode();
    }
}
