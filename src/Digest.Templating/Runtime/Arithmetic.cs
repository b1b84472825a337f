using System.Collections;
using System.Text;

namespace Digest.Templating;

/// <summary>What the binary operators do with values.</summary>
internal static class Arithmetic
{
    public static object? Apply(TemplateContext context, BinaryExpression node, object? left, object? right)
    {
        if (left is int a && right is int b && OfInts(node.Operator, a, b) is { } result)
            return result;
        return Apply(context, node.Operator, node.OperatorSpan, node.Left.Span, left, node.Right.Span, right);
    }

    public static object? Apply(
        TemplateContext context, BinaryOperator op, SourceSpan span, SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        if (left is Html leftHtml)
            left = leftHtml.Value;
        if (right is Html rightHtml)
            right = rightHtml.Value;
        var place = new Place(context, op, span, leftSpan, rightSpan);
        try
        {
            if (op is BinaryOperator.ShiftLeft && left is IEnumerable and not string)
                return Append(place, left, right);
            if (op is BinaryOperator.ShiftRight && right is IEnumerable and not string)
                return Prepend(place, left, right);
            if (left is string or char || right is string or char)
                return OfStrings(place, left, right);
            if (left is EmptyScriptObject || right is EmptyScriptObject)
                return OfEmpty(place, left, right);
            if (left == null || right == null)
                return OfNull(place, left, right);
            return OfOthers(place, left, right);
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            throw new ScriptRuntimeException(span, e.Message, e);
        }
    }

    /// <summary>The common case; null leaves it to the general one.</summary>
    private static object? OfInts(BinaryOperator op, int a, int b)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Boxes.Integer((long)a + b);
            case BinaryOperator.Subtract:
                return Boxes.Integer((long)a - b);
            case BinaryOperator.Multiply:
                return Boxes.Integer((long)a * b);
            case BinaryOperator.Divide:
                return (double)a / b;
            case BinaryOperator.DivideRound when b != 0:
                return Boxes.Integer((long)a / b);
            case BinaryOperator.Modulus when b != 0:
                return Boxes.Integer((long)a % b);
            case BinaryOperator.Equal:
                return Boxes.Bool(a == b);
            case BinaryOperator.NotEqual:
                return Boxes.Bool(a != b);
            case BinaryOperator.Less:
                return Boxes.Bool(a < b);
            case BinaryOperator.LessOrEqual:
                return Boxes.Bool(a <= b);
            case BinaryOperator.Greater:
                return Boxes.Bool(a > b);
            case BinaryOperator.GreaterOrEqual:
                return Boxes.Bool(a >= b);
            default:
                return null;
        }
    }

    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Coalesce => "??",
        BinaryOperator.NotNullThen => "?!",
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.DivideRound => "//",
        BinaryOperator.Modulus => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Range => "..",
        BinaryOperator.RangeExclusive => "..<",
        _ => "",
    };

    private readonly record struct Place(
        TemplateContext Context, BinaryOperator Operator, SourceSpan Span, SourceSpan LeftSpan, SourceSpan RightSpan)
    {
        public ScriptRuntimeException Unsupported(object? left, object? right) => new(
            Span, $"The operator `{Symbol(Operator)}` is not supported between {Context.GetTypeName(left)} and {Context.GetTypeName(right)}");
    }

    private static object? OfStrings(Place place, object? left, object? right)
    {
        var context = place.Context;
        switch (place.Operator)
        {
            case BinaryOperator.Add:
                return Concatenate(place, context.ObjectToString(left), context.ObjectToString(right));
            case BinaryOperator.Multiply:
                return TemplateContext.IsNumber(right)
                    ? Repeat(place, context.ObjectToString(left), context.ToInt(place.RightSpan, right))
                    : TemplateContext.IsNumber(left)
                        ? Repeat(place, context.ObjectToString(right), context.ToInt(place.LeftSpan, left))
                        : throw new ScriptRuntimeException(
                            place.Span, $"Operator `{Symbol(place.Operator)}` is not supported on string objects");
            case BinaryOperator.Equal or BinaryOperator.NotEqual when left == null || right == null:
                // A text is never null, not even an empty one.
                return Boxes.Bool(place.Operator == BinaryOperator.NotEqual);
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                when left == null || right == null:
                return Boxes.False;
            case BinaryOperator.Equal:
                return Boxes.Bool(EqualTexts(context, left, right));
            case BinaryOperator.NotEqual:
                return Boxes.Bool(!EqualTexts(context, left, right));
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                var order = string.CompareOrdinal(context.ObjectToString(left), context.ObjectToString(right));
                return Boxes.Bool(Holds(place.Operator, order));
            default:
                throw new ScriptRuntimeException(place.Span, $"Operator `{Symbol(place.Operator)}` is not supported on string objects");
        }
    }

    private static bool EqualTexts(TemplateContext context, object? left, object? right) =>
        left is EmptyScriptObject || right is EmptyScriptObject
            ? (left is EmptyScriptObject ? right : left) is ""
            : context.ObjectToString(left) == context.ObjectToString(right);

    private static string Concatenate(Place place, string left, string right)
    {
        CheckLength(place, (long)left.Length + right.Length);
        return string.Concat(left, right);
    }

    private static string Repeat(Place place, string text, int times)
    {
        if (times <= 0 || text.Length == 0)
            return "";
        CheckLength(place, (long)text.Length * times);
        return new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
    }

    private static void CheckLength(Place place, long length)
    {
        var limit = place.Context.LimitToString;
        if (limit > 0 && length > limit)
        {
            throw new ScriptRuntimeException(
                place.Span, $"The operator `{Symbol(place.Operator)}` would make a string longer than the limit `{limit}`");
        }
    }

    private static bool Holds(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static object? OfEmpty(Place place, object? left, object? right)
    {
        var other = left is EmptyScriptObject ? right : left;
        var isEmpty = other is EmptyScriptObject || Members.IsEmpty(other) is true;
        return place.Operator switch
        {
            BinaryOperator.Equal => Boxes.Bool(isEmpty),
            BinaryOperator.NotEqual => Boxes.Bool(!isEmpty),
            BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Boxes.False,
            BinaryOperator.Add => place.Context.ObjectToString(left) + place.Context.ObjectToString(right),
            _ => throw new ScriptRuntimeException(
                place.Span, $"Operator `{Symbol(place.Operator)}` is not supported on empty objects"),
        };
    }

    private static object? OfNull(Place place, object? left, object? right) => place.Operator switch
    {
        BinaryOperator.Equal => Boxes.Bool(left == null && right == null),
        BinaryOperator.NotEqual => Boxes.Bool(left != null || right != null),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Boxes.False,
        _ => null,
    };

    private static object? OfOthers(Place place, object left, object right)
    {
        if (place.Operator is BinaryOperator.Range or BinaryOperator.RangeExclusive)
            return Range(place, left, right);
        if (TemplateContext.IsNumber(left) && TemplateContext.IsNumber(right))
            return Numbers.Apply(place.Operator, place.Span, left, right);
        if (IsDate(left) || left is TimeSpan)
            return OfDates(place, left, right);
        if (left is bool a && right is bool b)
            return OfBools(place, a, b);
        if (IsItems(left) || IsItems(right))
            return Lists.Apply(place.Context, place.Operator, place.Span, place.LeftSpan, left, place.RightSpan, right)
                ?? throw place.Unsupported(left, right);
        return place.Operator switch
        {
            BinaryOperator.Equal => Boxes.Bool(AreEqual(left, right)),
            BinaryOperator.NotEqual => Boxes.Bool(!AreEqual(left, right)),
            BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                when left is IComparable comparable && left.GetType() == right.GetType()
                => Boxes.Bool(Holds(place.Operator, comparable.CompareTo(right))),
            _ => throw place.Unsupported(left, right),
        };
    }

    private static bool IsItems(object value) => value is ScriptRange or (IEnumerable and not IDictionary and not string);

    private static bool IsDate(object value) => value is DateTime or DateTimeOffset;

    public static bool AreEqual(object? left, object? right)
    {
        if (left is Html html)
            left = html.Value;
        if (right is Html other)
            right = other.Value;
        if (left == null || right == null)
            return left == right;
        if (TemplateContext.IsNumber(left) && TemplateContext.IsNumber(right))
            return Numbers.Compare(left, right) == 0;
        if (IsDate(left) && IsDate(right))
            return DateFunctions.Compare(left, right) == 0;
        return left.Equals(right);
    }

    private static object OfBools(Place place, bool a, bool b) => place.Operator switch
    {
        BinaryOperator.Equal => Boxes.Bool(a == b),
        BinaryOperator.NotEqual => Boxes.Bool(a != b),
        _ => throw new ScriptRuntimeException(place.Span, $"The operator `{Symbol(place.Operator)}` is not valid for bool<->bool"),
    };

    private static object OfDates(Place place, object left, object right)
    {
        if (left is TimeSpan a && right is TimeSpan b)
        {
            return place.Operator switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Equal => Boxes.Bool(a == b),
                BinaryOperator.NotEqual => Boxes.Bool(a != b),
                BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                    => Boxes.Bool(Holds(place.Operator, a.CompareTo(b))),
                _ => throw new ScriptRuntimeException(
                    place.Span, $"The operator `{Symbol(place.Operator)}` is not supported for timespan"),
            };
        }

        if (IsDate(left) && right is TimeSpan span && place.Operator is BinaryOperator.Add or BinaryOperator.Subtract)
            return DateFunctions.Add(left, place.Operator == BinaryOperator.Add ? span : -span);
        if (IsDate(left) && IsDate(right))
        {
            return place.Operator switch
            {
                BinaryOperator.Subtract => DateFunctions.Difference(left, right),
                BinaryOperator.Equal => Boxes.Bool(DateFunctions.Compare(left, right) == 0),
                BinaryOperator.NotEqual => Boxes.Bool(DateFunctions.Compare(left, right) != 0),
                BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                    => Boxes.Bool(Holds(place.Operator, DateFunctions.Compare(left, right))),
                _ => throw new ScriptRuntimeException(
                    place.Span, $"The operator `{Symbol(place.Operator)}` is not supported for DateTime"),
            };
        }

        return place.Operator switch
        {
            BinaryOperator.Equal => Boxes.False,
            BinaryOperator.NotEqual => Boxes.True,
            _ => throw place.Unsupported(left, right),
        };
    }

    private static ScriptRange Range(Place place, object left, object right)
    {
        if (left is not (int or long or short or byte or uint or ushort or sbyte)
            || right is not (int or long or short or byte or uint or ushort or sbyte))
            throw place.Unsupported(left, right);
        var first = place.Context.ToLong(place.LeftSpan, left);
        var last = place.Context.ToLong(place.RightSpan, right);
        var range = place.Operator == BinaryOperator.Range ? new ScriptRange(first, last, false)
            : first == last ? new ScriptRange(first, last, true)
            : new ScriptRange(first, first < last ? last - 1 : last + 1, false);
        var limit = place.Context.LoopLimit;
        if (limit > 0 && range.Count > limit)
            throw new ScriptRuntimeException(place.Span, $"Range expression exceeds LoopLimit `{limit}`.");
        return range;
    }

    private static ScriptArray Append(Place place, object left, object? right)
    {
        var result = Lists.Copy(place.Context, place.LeftSpan, left);
        result.Add(right);
        return result;
    }

    private static ScriptArray Prepend(Place place, object? left, object right)
    {
        var result = Lists.Copy(place.Context, place.RightSpan, right);
        result.Insert(0, left);
        return result;
    }

    /// <summary>Orders any two values: null first, numbers by value, texts and dates in their own order.</summary>
    public static int Order(TemplateContext context, object? left, object? right)
    {
        if (left == null || right == null)
            return left == right ? 0 : left == null ? -1 : 1;
        if (TemplateContext.IsNumber(left) && TemplateContext.IsNumber(right))
            return Numbers.Compare(left, right);
        if (IsDate(left) && IsDate(right))
            return DateFunctions.Compare(left, right);
        if (left is string or Html || right is string or Html)
            return context.CurrentCulture.CompareInfo.Compare(context.ObjectToString(left), context.ObjectToString(right));
        if (left.GetType() == right.GetType() && left is IComparable comparable)
            return comparable.CompareTo(right);
        return string.CompareOrdinal(context.ObjectToString(left), context.ObjectToString(right));
    }
}
