using System.Globalization;
using System.Numerics;

namespace Digest.Templating;

/// <summary>Arithmetic on numbers of any two types: the wider type wins, and integers grow as they need to.</summary>
internal static class Numbers
{
    private const int MaxShift = 1 << 16;

    public static object Apply(BinaryOperator op, SourceSpan span, object left, object right)
    {
        if (left is double or float || right is double or float)
        {
            if (left is not (double or decimal or long or ulong or BigInteger) && right is not (double or decimal or long or ulong or BigInteger))
                return OfSingles(op, span, ToSingle(left), ToSingle(right));
            return OfDoubles(op, span, ToDouble(left), ToDouble(right));
        }

        if (left is decimal || right is decimal)
            return OfDecimals(op, span, ToDecimal(left), ToDecimal(right));
        if (left is BigInteger or ulong || right is BigInteger or ulong)
            return OfIntegers(op, span, ToBig(left), ToBig(right));
        return OfLongs(op, ToLong(left), ToLong(right)) ?? OfIntegers(op, span, ToBig(left), ToBig(right));
    }

    public static int Compare(object left, object right)
    {
        if (left is int a && right is int b)
            return a.CompareTo(b);
        if (left is double or float || right is double or float)
            return ToDouble(left).CompareTo(ToDouble(right));
        if (left is decimal || right is decimal)
            return ToDecimal(left).CompareTo(ToDecimal(right));
        return ToBig(left).CompareTo(ToBig(right));
    }

    public static object Negate(object value) => value switch
    {
        int number => Boxes.Integer(-(long)number),
        long number => Fit(-(BigInteger)number),
        double number => -number,
        float number => -number,
        decimal number => -number,
        _ => Fit(-ToBig(value)),
    };

    /// <summary>The smallest of int, long and big integer that holds the value.</summary>
    public static object Fit(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Boxes.Integer((long)value) : value;

    private static double ToDouble(object value) => value is double d ? d : value is BigInteger big
        ? (double)big : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static float ToSingle(object value) => value is float f ? f : Convert.ToSingle(value, CultureInfo.InvariantCulture);

    private static decimal ToDecimal(object value) => value switch
    {
        decimal d => d,
        BigInteger big => (decimal)big,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static long ToLong(object value) => value switch
    {
        int i => i,
        long l => l,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static BigInteger ToBig(object value) => value switch
    {
        BigInteger big => big,
        ulong wide => wide,
        decimal d => new BigInteger(d),
        double d => new BigInteger(d),
        float f => new BigInteger(f),
        _ => ToLong(value),
    };

    private static ScriptRuntimeException Unsupported(BinaryOperator op, SourceSpan span, string type) =>
        new(span, $"The operator `{Arithmetic.Symbol(op)}` is not implemented for {type}<->{type}");

    private static object OfDoubles(BinaryOperator op, SourceSpan span, double a, double b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.DivideRound => Math.Round(a / b),
        BinaryOperator.Modulus => a % b,
        BinaryOperator.Equal => Boxes.Bool(a == b),
        BinaryOperator.NotEqual => Boxes.Bool(a != b),
        BinaryOperator.Less => Boxes.Bool(a < b),
        BinaryOperator.LessOrEqual => Boxes.Bool(a <= b),
        BinaryOperator.Greater => Boxes.Bool(a > b),
        BinaryOperator.GreaterOrEqual => Boxes.Bool(a >= b),
        _ => throw Unsupported(op, span, "double"),
    };

    private static object OfSingles(BinaryOperator op, SourceSpan span, float a, float b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.DivideRound => (float)Math.Round(a / b),
        BinaryOperator.Modulus => a % b,
        _ => OfDoubles(op, span, a, b),
    };

    private static object OfDecimals(BinaryOperator op, SourceSpan span, decimal a, decimal b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.DivideRound => decimal.Round(a / b),
        BinaryOperator.Modulus => a % b,
        BinaryOperator.Equal => Boxes.Bool(a == b),
        BinaryOperator.NotEqual => Boxes.Bool(a != b),
        BinaryOperator.Less => Boxes.Bool(a < b),
        BinaryOperator.LessOrEqual => Boxes.Bool(a <= b),
        BinaryOperator.Greater => Boxes.Bool(a > b),
        BinaryOperator.GreaterOrEqual => Boxes.Bool(a >= b),
        _ => throw Unsupported(op, span, "decimal"),
    };

    /// <summary>Null where 64 bits may not be enough.</summary>
    private static object? OfLongs(BinaryOperator op, long a, long b)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                var sum = unchecked(a + b);
                return ((a ^ sum) & (b ^ sum)) < 0 ? null : Boxes.Integer(sum);
            case BinaryOperator.Subtract:
                var difference = unchecked(a - b);
                return ((a ^ b) & (a ^ difference)) < 0 ? null : Boxes.Integer(difference);
            case BinaryOperator.Multiply:
                var high = Math.BigMul(a, b, out var low);
                return high == low >> 63 ? Boxes.Integer(low) : null;
            case BinaryOperator.Divide:
                return (double)a / b;
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

    private static object OfIntegers(BinaryOperator op, SourceSpan span, BigInteger a, BigInteger b)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Fit(a + b);
            case BinaryOperator.Subtract:
                return Fit(a - b);
            case BinaryOperator.Multiply:
                CheckSize(span, a.GetBitLength() + b.GetBitLength());
                return Fit(a * b);
            case BinaryOperator.Divide:
                return (double)a / (double)b;
            case BinaryOperator.DivideRound:
                return Fit(BigInteger.Divide(a, b));
            case BinaryOperator.Modulus:
                return Fit(BigInteger.Remainder(a, b));
            case BinaryOperator.ShiftLeft:
                CheckSize(span, a.GetBitLength() + (b > MaxShift ? long.MaxValue / 2 : (long)b));
                return Fit(a << (int)BigInteger.Max(b, -MaxShift));
            case BinaryOperator.ShiftRight:
                CheckSize(span, b < -MaxShift ? long.MaxValue / 2 : 0);
                return Fit(a >> (int)BigInteger.Min(b, MaxShift));
            default:
                var order = a.CompareTo(b);
                return Boxes.Bool(op switch
                {
                    BinaryOperator.Equal => order == 0,
                    BinaryOperator.NotEqual => order != 0,
                    BinaryOperator.Less => order < 0,
                    BinaryOperator.LessOrEqual => order <= 0,
                    BinaryOperator.Greater => order > 0,
                    BinaryOperator.GreaterOrEqual => order >= 0,
                    _ => throw Unsupported(op, span, "int"),
                });
        }
    }

    private static void CheckSize(SourceSpan span, long bits)
    {
        if (bits > MaxShift)
            throw new ScriptRuntimeException(span, $"The result is an integer of more than {MaxShift} bits");
    }
}
