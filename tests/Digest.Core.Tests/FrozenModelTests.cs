using System.Reflection;
using System.Runtime.CompilerServices;
using Digest.Core.Pages;

namespace Digest.Core.Tests;

/// <summary>What is made once is never set again: every type of the core is frozen when its constructor and its initializer are
/// done.</summary>
public sealed class FrozenModelTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The rooms of models; the others (Markdown, Feeds, Search, Yaml) do work with lists and buffers of their own.
    private static readonly string[] ModelRooms =
        ["Diagnostics", "Model", "Settings", "FrontMatter", "Catalog", "Stories", "Editions", "Pages"];

    private static readonly Type[] Mutable =
    [
        typeof(IList<>), typeof(ICollection<>), typeof(IDictionary<,>), typeof(ISet<>), typeof(List<>), typeof(Dictionary<,>),
        typeof(HashSet<>),
        typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(SortedSet<>), typeof(LinkedList<>), typeof(Queue<>),
        typeof(Stack<>),
    ];

    private static readonly Type[] Types =
        [.. typeof(Site).Assembly.GetTypes().Where(t => !t.IsEnum && !t.IsDefined(typeof(CompilerGeneratedAttribute), false))];

    // A private type within another one is a worker of it.
    private static readonly Type[] Models =
        [.. Types.Where(t => !t.IsNestedPrivate && ModelRooms.Any(r => t.Namespace == "Digest.Core." + r))];

    [Fact]
    public void NoPropertyCanBeSetAfterConstruction() => Types
        .SelectMany(t => t.GetProperties(Declared))
        .Where(p => p.SetMethod is { } set && IsVisible(set) && !IsInit(set))
        .Select(Name).ShouldBeEmpty();

    [Fact]
    public void NoVisibleFieldCanBeWritten() => Types
        .SelectMany(t => t.GetFields(Declared))
        .Where(f => IsVisible(f) && f is { IsInitOnly: false, IsLiteral: false }
        && !f.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(Name).ShouldBeEmpty();

    [Fact]
    public void NoModelCanWriteItsOwnFields() => Models
        .SelectMany(t => t.GetFields(Declared))
        .Where(f => f is { IsInitOnly: false, IsLiteral: false } && !f.Name.StartsWith("<>", StringComparison.Ordinal))
        .Select(Name).ShouldBeEmpty();

    [Fact]
    public void NoMemberOfAModelIsAMutableCollection()
    {
        Models.Length.ShouldBeGreaterThan(60);
        var properties = Models.SelectMany(t => t.GetProperties(Declared))
            .Where(p => p.GetMethod is { } get && IsVisible(get) && Holds(p.PropertyType)).Select(Name);
        var fields = Models.SelectMany(t => t.GetFields(Declared)).Where(f => IsVisible(f) && Holds(f.FieldType)).Select(Name);
        properties.Concat(fields).ShouldBeEmpty();
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsAssembly || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsAssembly || field.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    // A list within a list, or in a tuple, is handed out as well.
    private static bool Holds(Type type) =>
        type.IsArray || (type.IsGenericType
            && (Mutable.Contains(type.GetGenericTypeDefinition()) || type.GetGenericArguments().Any(Holds)));

    private static string Name(MemberInfo member) => $"{member.DeclaringType}.{member.Name}";
}
