using System.Collections;
using System.Globalization;
using System.Numerics;

namespace Digest.Templating;

/// <summary>How one kind of value becomes another: the only place that decides it.</summary>
public partial class TemplateContext
{
    /// <summary>Null, false and <c>empty</c> are false, every other value is true: 0 and <c>""</c> too.</summary>
    /// <param name="span">Who asks.</param>
    /// <param name="value">Any value.</param>
    public virtual bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool truth => truth,
        EmptyScriptObject => false,
        _ => true,
    };

    /// <summary>A 32-bit integer from a number, a bool or a text; null is 0.</summary>
    /// <param name="span">Who asks.</param>
    /// <param name="value">Any value.</param>
    public virtual int ToInt(SourceSpan span, object? value)
    {
        if (value is int small)
            return small;
        var wide = ToLong(span, value);
        return wide is >= int.MinValue and <= int.MaxValue ? (int)wide : throw CannotConvert(span, value, "int");
    }

    internal long ToLong(SourceSpan span, object? value)
    {
        switch (value)
        {
            case null:
                return 0;
            case int small:
                return small;
            case long wide:
                return wide;
            case string or Html:
                return long.TryParse(value.ToString(), NumberStyles.Integer, CurrentCulture, out var parsed)
                    ? parsed : throw CannotConvert(span, value, "int");
            case double number:
                return number is >= long.MinValue and < long.MaxValue ? (long)number : throw CannotConvert(span, value, "int");
            case BigInteger big:
                return big >= long.MinValue && big <= long.MaxValue ? (long)big : throw CannotConvert(span, value, "int");
            case IConvertible convertible and not (DateTime or char):
                try
                {
                    return convertible.ToInt64(CurrentCulture);
                }
                catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
                {
                    throw CannotConvert(span, value, "int");
                }

            case char c:
                return c;
            default:
                throw CannotConvert(span, value, "int");
        }
    }

    internal double ToDouble(SourceSpan span, object? value)
    {
        switch (value)
        {
            case null:
                return 0;
            case double number:
                return number;
            case int small:
                return small;
            case BigInteger big:
                return (double)big;
            case string or Html:
                return double.TryParse(value.ToString(), NumberStyles.Float | NumberStyles.AllowThousands, CurrentCulture, out var parsed)
                    ? parsed : throw CannotConvert(span, value, "double");
            case IConvertible convertible and not (DateTime or char):
                return convertible.ToDouble(CurrentCulture);
            default:
                throw CannotConvert(span, value, "double");
        }
    }

    internal static bool IsNumber(object? value) => value is int or double or long or float or decimal or uint or ulong or short
        or ushort or byte or sbyte or BigInteger;

    /// <summary>The items of a list; a single value is a list of one, null an empty one.</summary>
    internal IEnumerable? ToEnumerable(SourceSpan span, object? value) => value switch
    {
        null => null,
        string or Html => throw CannotConvert(span, value, "list"),
        IEnumerable items => items,
        _ => throw CannotConvert(span, value, "list"),
    };

    /// <summary>A list of the items of any sequence; null stays null.</summary>
    /// <param name="span">Who asks.</param>
    /// <param name="value">A sequence.</param>
    public virtual IList? ToList(SourceSpan span, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case IList list:
                return list;
            default:
                var result = new ScriptArray();
                var turns = new LoopCounter(this, span);
                foreach (var item in ToEnumerable(span, value)!)
                {
                    turns.Next();
                    result.Add(item);
                }

                return result;
        }
    }

    /// <summary>A date; text is read in the current culture. Null stays null.</summary>
    internal object? ToDate(SourceSpan span, object? value) => value switch
    {
        null => null,
        DateTime or DateTimeOffset => value,
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        string text => DateFunctions.TryParse(text, null, CurrentCulture, out var date)
            ? date : throw CannotConvert(span, value, "datetime"),
        _ => throw CannotConvert(span, value, "datetime"),
    };

    internal object? ToType(SourceSpan span, object? value, Type type)
    {
        if (value != null && type.IsInstanceOfType(value))
            return value;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value == null)
            return type.IsValueType && target == type ? Activator.CreateInstance(type) : null;
        if (target == typeof(string))
            return ObjectToString(value);
        if (target == typeof(bool))
            return Boxes.Bool(ToBool(span, value));
        if (target == typeof(int))
            return Boxes.Int(ToInt(span, value));
        if (target == typeof(long))
            return ToLong(span, value);
        if (target == typeof(double))
            return ToDouble(span, value);
        if (target == typeof(DateTime))
            return ToDate(span, value) is var date && date is DateTimeOffset offset ? offset.DateTime : date;
        if (target == typeof(DateTimeOffset))
            return ToDate(span, value) is var when && when is DateTime local ? new DateTimeOffset(local) : when;
        if (target == typeof(Html))
            throw CannotConvert(span, value, "html");
        if (target.IsAssignableFrom(typeof(ScriptArray)) && value is IEnumerable and not string)
            return ToList(span, value);
        if (ItemTypeOf(target) is { } itemType && value is IEnumerable items and not string)
            return ToTypedList(span, items, target, itemType);
        if (target.IsEnum && value is string name && Enum.TryParse(target, name, true, out var constant))
            return constant;
        if (IsNumber(value) || value is string)
        {
            try
            {
                return Convert.ChangeType(value, target, CurrentCulture);
            }
            catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
            {
                throw CannotConvert(span, value, TypeName(target));
            }
        }

        throw CannotConvert(span, value, TypeName(target));
    }

    /// <summary>The type of the items of an array, and of the interfaces that a list has; else null.</summary>
    private static Type? ItemTypeOf(Type type)
    {
        if (type.IsSZArray)
            return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item))
            ? item : null;
    }

    private IEnumerable ToTypedList(SourceSpan span, IEnumerable items, Type target, Type itemType)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        var turns = new LoopCounter(this, span);
        foreach (var item in items)
        {
            turns.Next();
            list.Add(ToType(span, item, itemType));
        }

        if (!target.IsSZArray)
            return list;
        var array = Array.CreateInstance(itemType, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    internal ScriptRuntimeException CannotConvert(SourceSpan span, object? value, string type) =>
        new(span, $"Unable to convert type `{GetTypeName(value)}` to `{type}`");

    /// <summary>The name of a value's type as messages give it.</summary>
    /// <param name="value">Any value.</param>
    public virtual string GetTypeName(object? value) => value switch
    {
        null => "null",
        Html => "string",
        ScriptRange => "range",
        IScriptCustomFunction => "function",
        IList => "array",
        IScriptObject or IDictionary => "object",
        _ => TypeName(value.GetType()),
    };

    private static string TypeName(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int16 => "short",
        _ when type.IsEnum => "enum",
        TypeCode.UInt32 => "uint",
        TypeCode.Int32 => "int",
        TypeCode.UInt64 => "ulong",
        TypeCode.Int64 => "long",
        TypeCode.String => "string",
        TypeCode.Double => "double",
        TypeCode.Single => "float",
        TypeCode.Decimal => "decimal",
        TypeCode.Char => "char",
        TypeCode.DateTime => "datetime",
        _ when type == typeof(DateTimeOffset) => "datetime",
        _ when type == typeof(TimeSpan) => "timespan",
        _ when type == typeof(BigInteger) => "bigint",
        _ when type.IsGenericType => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>",
        _ => type.Name,
    };
}
