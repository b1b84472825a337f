using System.Globalization;
using System.Numerics;

namespace Digest.Templating;

/// <summary>The functions of <c>math</c>.</summary>
internal static class MathFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("math")
        .Add("abs", "value", static (call, value) => Abs(call, value))
        .Add("ceil", "value", static (call, value) => Whole(call, value, Math.Ceiling, decimal.Ceiling))
        .Add("divided_by", "value", "divisor", DividedBy)
        .Add("floor", "value", static (call, value) => Whole(call, value, Math.Floor, decimal.Floor))
        .Add("format", "value", "format", "culture?", static (call, value, format, culture) =>
            Format(call, value, call.Text(format), culture, numbersOnly: true))
        .Add("is_number", "value", static (_, value) => Boxes.Bool(TemplateContext.IsNumber(value)))
        .Add("minus", "value", "with", static (call, value, with) => Apply(call, BinaryOperator.Subtract, value, with))
        .Add("modulo", "value", "with", static (call, value, with) => Apply(call, BinaryOperator.Modulus, value, with))
        .Add("plus", "value", "with", static (call, value, with) => Apply(call, BinaryOperator.Add, value, with))
        .Add("round", "value", "precision?", Round)
        .Add("times", "value", "with", static (call, value, with) => Apply(call, BinaryOperator.Multiply, value, with))
        .Add("uuid", static call => Uuid(call.Context.Random).ToString())
        .Add("random", "minValue", "maxValue", Random)
        .Build();

    /// <summary>Formats a value in a culture given by name, or in the current one.</summary>
    public static string Format(Call call, object? value, string format, object? culture, bool numbersOnly)
    {
        if (value == null)
            return "";
        if (numbersOnly && !TemplateContext.IsNumber(value))
            throw new ScriptRuntimeException(call.ArgumentSpan(0), $"Unexpected `{call.Context.GetTypeName(value)}`. Must be a formattable number");
        if (value is not IFormattable formattable)
        {
            throw new ScriptRuntimeException(
                call.ArgumentSpan(0), $"Unexpected `{call.Context.GetTypeName(value)}`. Must be a formattable object");
        }

        call.CheckLength(RequestedDigits(format));
        return formattable.ToString(format, CultureOf(call, culture, 2));
    }

    public static CultureInfo CultureOf(Call call, object? culture, int place)
    {
        if (culture == null)
            return call.Context.CurrentCulture;
        try
        {
            return CultureInfo.GetCultureInfo(call.Text(culture));
        }
        catch (CultureNotFoundException)
        {
            throw new ScriptRuntimeException(call.ArgumentSpan(place), $"Unknown culture `{call.Text(culture)}`");
        }
    }

    /// <summary>A format such as <c>D999999999</c> asks for that many digits.</summary>
    private static long RequestedDigits(string format) =>
        format.Length > 1 && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : format.Length;

    private static object? Apply(Call call, BinaryOperator op, object? value, object? with) => Arithmetic.Apply(
        call.Context, op, call.Span, call.ArgumentSpan(0), value, call.ArgumentSpan(1), with);

    private static object? Abs(Call call, object? value) => value switch
    {
        null => null,
        double number => Math.Abs(number),
        float number => Math.Abs(number),
        decimal number => Math.Abs(number),
        BigInteger number => Numbers.Fit(BigInteger.Abs(number)),
        _ when TemplateContext.IsNumber(value) => Numbers.Compare(value, Boxes.Int(0)) < 0 ? Numbers.Negate(value) : value,
        _ => throw NotANumber(call, value),
    };

    private static ScriptRuntimeException NotANumber(Call call, object? value) => new(
        call.ArgumentSpan(0), $"The value `{call.Context.ObjectToString(value)}` is not a number");

    private static object? Whole(Call call, object? value, Func<double, double> doubles, Func<decimal, decimal> decimals) => value switch
    {
        null => null,
        decimal number => decimals(number),
        double or float or string => doubles(call.Double(value, 0)),
        _ when TemplateContext.IsNumber(value) => value,
        _ => throw NotANumber(call, value),
    };

    private static object? DividedBy(Call call, object? value, object? divisor)
    {
        var result = Apply(call, BinaryOperator.Divide, value, divisor);
        // An integer divides to an integer.
        if (divisor is not (double or float or decimal) && result is double or float)
        {
            var quotient = Math.Floor(Convert.ToDouble(result, CultureInfo.InvariantCulture));
            return double.IsFinite(quotient) ? Numbers.Fit(new BigInteger(quotient)) : throw new DivideByZeroException();
        }

        return result;
    }

    private static object? Round(Call call, object? value, object? precision)
    {
        var digits = Math.Clamp(call.Int(precision, 1), 0, 15);
        return value switch
        {
            null => null,
            decimal number => decimal.Round(number, digits),
            double or float or string => Math.Round(call.Double(value, 0), digits),
            _ when TemplateContext.IsNumber(value) => value,
            _ => throw NotANumber(call, value),
        };
    }

    private static object Random(Call call, object? minValue, object? maxValue)
    {
        var (min, max) = (call.Int(minValue, 0), call.Int(maxValue, 1));
        if (min > max)
            throw call.Error("minValue must be less than or equal to maxValue");
        return Boxes.Int(call.Context.Random.Next(min, max));
    }

    private static Guid Uuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        // RFC 9562, section 5.4: version 4, variant 10.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
