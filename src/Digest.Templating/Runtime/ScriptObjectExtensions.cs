using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Digest.Templating;

/// <summary>Ways to fill an object from .NET.</summary>
public static class ScriptObjectExtensions
{
    /// <summary>Copies the public fields and properties of an object, or the entries of a dictionary.</summary>
    /// <param name="script">The object to fill.</param>
    /// <param name="obj">An object, a dictionary, a JSON object, or a type, whose public static members are imported.</param>
    /// <param name="filter">Which members are imported.</param>
    /// <param name="renamer">Their names; null means <see cref="StandardMemberRenamer"/>.</param>
    public static void Import(
        this IScriptObject script, object? obj, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null) =>
        Import(script, obj, filter, renamer, new TypeAccessors());

    /// <summary>Copies some kinds of members of an object.</summary>
    /// <param name="script">The object to fill.</param>
    /// <param name="obj">An object, a dictionary, a JSON object, or a type, whose public static members are imported.</param>
    /// <param name="flags">The kinds of members.</param>
    /// <param name="filter">Which members are imported.</param>
    /// <param name="renamer">Their names; null means <see cref="StandardMemberRenamer"/>.</param>
    public static void Import(
        this IScriptObject script,
        object? obj,
        ScriptMemberImportFlags flags,
        MemberFilterDelegate? filter = null,
        MemberRenamerDelegate? renamer = null) =>
        Import(script, obj, member => HasKind(member, flags) && (filter == null || filter(member)), renamer);

    /// <summary>Makes one member of a .NET object a member: a value, or a method as a function.</summary>
    /// <param name="script">The object to fill.</param>
    /// <param name="obj">The .NET object, or a type for its static members.</param>
    /// <param name="memberName">The .NET name.</param>
    /// <param name="exportName">The name for templates; null means that of <see cref="StandardMemberRenamer"/>.</param>
    /// <exception cref="ArgumentException">There is no such public member.</exception>
    public static void ImportMember(this IScriptObject script, object obj, string memberName, string? exportName = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(obj);
        const BindingFlags any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var (type, target) = obj is Type statics ? (statics, null) : (obj.GetType(), obj);
        var member = type.GetMember(memberName, any).FirstOrDefault()
            ?? throw new ArgumentException($"The type {type} has no public member {memberName}", nameof(memberName));
        object? value = member switch
        {
            FieldInfo field => field.GetValue(target),
            PropertyInfo property => property.GetValue(target),
            MethodInfo method => new DelegateCustomFunction(method, method.IsStatic ? null : target),
            _ => throw new ArgumentException($"The member {memberName} is neither a field, a property nor a method", nameof(memberName)),
        };
        script.TrySetValue(null, default, exportName ?? StandardMemberRenamer.Rename(member), value, false);
    }

    private static bool HasKind(MemberInfo member, ScriptMemberImportFlags flags) => member switch
    {
        FieldInfo => flags.HasFlag(ScriptMemberImportFlags.Field),
        PropertyInfo => flags.HasFlag(ScriptMemberImportFlags.Property),
        MethodInfo => flags.HasFlag(ScriptMemberImportFlags.Method),
        _ => false,
    };

    /// <summary>Makes a .NET function a member.</summary>
    /// <param name="script">The object to fill.</param>
    /// <param name="member">The name.</param>
    /// <param name="function">The function.</param>
    public static void Import(this IScriptObject script, string member, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(script);
        script.TrySetValue(null, default, member, new DelegateCustomFunction(function), false);
    }

    /// <summary>Sets a member.</summary>
    /// <param name="script">The object.</param>
    /// <param name="member">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="readOnly">True to forbid writes by templates.</param>
    public static void SetValue(this IScriptObject script, string member, object? value, bool readOnly)
    {
        ArgumentNullException.ThrowIfNull(script);
        script.TrySetValue(null, default, member, value, readOnly);
    }

    internal static void Import(
        IScriptObject script, object? obj, MemberFilterDelegate? filter, MemberRenamerDelegate? renamer, TypeAccessors accessors)
    {
        ArgumentNullException.ThrowIfNull(script);
        switch (obj)
        {
            case null:
                break;
            case Type type:
                ImportStatic(script, type, filter, renamer);
                break;
            case IScriptObject other:
                foreach (var name in other.GetMembers())
                {
                    if (other.TryGetValue(null, default, name, out var member))
                        script.TrySetValue(null, default, name, member, false);
                }

                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                    script.TrySetValue(null, default, entry.Key.ToString() ?? "", entry.Value, false);
                break;
            case JsonElement json:
                Import(script, JsonValues.ToScript(json) as ScriptObject, filter, renamer, accessors);
                break;
            default:
                foreach (var (name, accessor) in accessors.Of(obj.GetType(), renamer, filter))
                    script.TrySetValue(null, default, name, accessor.Get!(obj), false);
                ImportMethods(script, obj.GetType(), filter, renamer);
                break;
        }
    }

    private static void ImportStatic(IScriptObject script, Type type, MemberFilterDelegate? filter, MemberRenamerDelegate? renamer)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (IsVisible(field, filter))
                script.TrySetValue(null, default, NameOf(field, renamer), field.GetValue(null), true);
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (property.GetMethod is { IsPublic: true } && IsVisible(property, filter))
                script.TrySetValue(null, default, NameOf(property, renamer), property.GetValue(null), true);
        }

        ImportMethods(script, type, filter, renamer);
    }

    private static void ImportMethods(IScriptObject script, Type type, MemberFilterDelegate? filter, MemberRenamerDelegate? renamer)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (!method.IsSpecialName && !method.ContainsGenericParameters && IsVisible(method, filter))
                script.TrySetValue(null, default, NameOf(method, renamer), new DelegateCustomFunction(method), true);
        }
    }

    private static bool IsVisible(MemberInfo member, MemberFilterDelegate? filter) =>
        !member.IsDefined(typeof(ScriptMemberIgnoreAttribute), true) && (filter == null || filter(member));

    private static string NameOf(MemberInfo member, MemberRenamerDelegate? renamer) =>
        renamer == null ? StandardMemberRenamer.Rename(member) : renamer(member);
}

/// <summary>Kinds of .NET members.</summary>
[Flags]
public enum ScriptMemberImportFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Fields.</summary>
    Field = 1,

    /// <summary>Properties.</summary>
    Property = 2,

    /// <summary>Static methods.</summary>
    Method = 4,

    /// <summary>All of them.</summary>
    All = Field | Property | Method,
}

/// <summary>Ways to make an object from .NET.</summary>
public partial class ScriptObject
{
    /// <summary>An object with the members of another.</summary>
    /// <param name="obj">An object, a dictionary or a JSON object.</param>
    public static ScriptObject From(object obj)
    {
        var result = new ScriptObject();
        result.Import(obj);
        return result;
    }
}
