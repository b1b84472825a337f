using System.Collections.Concurrent;
using System.Reflection;

namespace Digest.Templating;

/// <summary>
/// Public members of .NET types under the names that templates use. Reflection happens once for a type; then a member is read
/// through a delegate.
/// </summary>
internal sealed class TypeAccessors
{
    private readonly ConcurrentDictionary<Type, Entry> _types = new();

    public bool TryGet(TemplateContext context, object target, string member, out object? value)
    {
        if (Of(context, target.GetType()).TryGetValue(member, out var accessor) && accessor.Get != null)
        {
            value = accessor.Get(target);
            return true;
        }

        value = null;
        return context.KeyComparer != null && TryGet(context, target, member, context.KeyComparer, out value);
    }

    private bool TryGet(TemplateContext context, object target, string member, IEqualityComparer<string> comparer, out object? value)
    {
        foreach (var (name, accessor) in Of(context, target.GetType()))
        {
            if (accessor.Get != null && comparer.Equals(name, member))
            {
                value = accessor.Get(target);
                return true;
            }
        }

        value = null;
        return false;
    }

    public bool TrySet(TemplateContext context, SourceSpan span, object target, string member, object? value)
    {
        if (!Of(context, target.GetType()).TryGetValue(member, out var accessor) || accessor.Set == null)
            return false;
        accessor.Set(target, context.ToType(span, value, accessor.Type));
        return true;
    }

    /// <summary>The members of a type in the order of their declaration.</summary>
    public Dictionary<string, Accessor> Of(TemplateContext context, Type type) =>
        Of(type, context.MemberRenamer, context.MemberFilter);

    public Dictionary<string, Accessor> Of(Type type, MemberRenamerDelegate? renamer, MemberFilterDelegate? filter)
    {
        if (_types.TryGetValue(type, out var entry) && entry.Renamer == renamer && entry.Filter == filter)
            return entry.Members;
        entry = new Entry(renamer, filter, Reflect(type, renamer, filter));
        _types[type] = entry;
        return entry.Members;
    }

    private sealed record Entry(MemberRenamerDelegate? Renamer, MemberFilterDelegate? Filter, Dictionary<string, Accessor> Members);

    internal sealed record Accessor(Type Type, Func<object, object?>? Get, Action<object, object?>? Set);

    /// <summary>The accessor of one member of a .NET object, null where it has none or is not read by reflection.</summary>
    public static Accessor? Find(TemplateContext context, object target, string member) =>
        target is IScriptObject or LoopState or KeyValueItem or System.Collections.IDictionary or IDictionary<string, object?> or string
            or Html or DateTime or DateTimeOffset or TimeSpan or System.Text.Json.JsonElement or System.Collections.ICollection
            ? null
            : context.Accessors.Of(context, target.GetType()).GetValueOrDefault(member);

    private static Dictionary<string, Accessor> Reflect(Type type, MemberRenamerDelegate? renamer, MemberFilterDelegate? filter)
    {
        var result = new Dictionary<string, Accessor>(StringComparer.Ordinal);
        // The most derived member of a name is found first and stays.
        for (var level = type; level != null && level != typeof(object); level = level.BaseType)
        {
            const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
            foreach (var field in level.GetFields(declared))
            {
                if (IsVisible(field, filter))
                    result.TryAdd(NameOf(field, renamer), new Accessor(field.FieldType, field.GetValue, field.IsInitOnly ? null : field.SetValue));
            }

            foreach (var property in level.GetProperties(declared))
            {
                if (property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true } && IsVisible(property, filter))
                    result.TryAdd(NameOf(property, renamer), AccessorOf(property));
            }
        }

        return result;
    }

    private static bool IsVisible(MemberInfo member, MemberFilterDelegate? filter) =>
        !member.IsDefined(typeof(ScriptMemberIgnoreAttribute), true) && (filter == null || filter(member));

    private static string NameOf(MemberInfo member, MemberRenamerDelegate? renamer) =>
        renamer == null ? StandardMemberRenamer.Rename(member) : renamer(member);

    private static Accessor AccessorOf(PropertyInfo property)
    {
        Action<object, object?>? set = property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter) ? property.SetValue : null;
        return new Accessor(property.PropertyType, GetterOf(property), set);
    }

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static Func<object, object?> GetterOf(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        if (type.IsValueType || property.PropertyType.IsByRefLike || property.PropertyType.IsPointer || type.ContainsGenericParameters)
            return property.GetValue;
        var make = typeof(TypeAccessors).GetMethod(nameof(MakeGetter), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Func<object, object?>)make.MakeGenericMethod(type, property.PropertyType).Invoke(null, [property.GetMethod!])!;
    }

    private static Func<object, object?> MakeGetter<TTarget, TValue>(MethodInfo getter)
    {
        var typed = getter.CreateDelegate<Func<TTarget, TValue>>();
        if (typeof(TValue) == typeof(int) && typed is Func<TTarget, int> ints)
            return target => Boxes.Int(ints((TTarget)target));
        if (typeof(TValue) == typeof(bool) && typed is Func<TTarget, bool> bools)
            return target => Boxes.Bool(bools((TTarget)target));
        return target => typed((TTarget)target);
    }
}
