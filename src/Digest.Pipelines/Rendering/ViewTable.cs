using System.Collections.Frozen;
using Digest.Templating;

namespace Digest.Pipelines.Rendering;

/// <summary>A member of a view.</summary>
/// <typeparam name="T">Type that the view shows.</typeparam>
/// <param name="Name">Name in templates.</param>
/// <param name="Meaning">What it is, for the documentation.</param>
/// <param name="Get">Reads it.</param>
public sealed record ViewMember<T>(string Name, string Meaning, Func<T, ViewScope, object?> Get);

/// <summary>The allow-list of a view: all that templates may see of a value.</summary>
/// <typeparam name="T">Type that the view shows.</typeparam>
public sealed class ViewTable<T>
{
    private readonly FrozenDictionary<string, Func<T, ViewScope, object?>> _get;

    /// <summary>A table.</summary>
    /// <param name="name">Name of the view in the documentation.</param>
    /// <param name="members">Its members.</param>
    public ViewTable(string name, params ViewMember<T>[] members)
    {
        Name = name;
        Members = members;
        _get = members.ToFrozenDictionary(m => m.Name, m => m.Get, StringComparer.Ordinal);
    }

    /// <summary>Name of the view.</summary>
    public string Name { get; }

    /// <summary>Its members in the order of the documentation.</summary>
    public IReadOnlyList<ViewMember<T>> Members { get; }

    /// <summary>A value as templates see it, or null.</summary>
    public ScriptView? View(T? value, ViewScope scope) => value is null ? null : new TableView(this, value, scope);

    /// <summary>Values as templates see them.</summary>
    public object?[] Views(IReadOnlyList<T> values, ViewScope scope)
    {
        var views = new object?[values.Count];
        for (var i = 0; i < views.Length; i++) views[i] = new TableView(this, values[i], scope);
        return views;
    }

    private sealed class TableView(ViewTable<T> table, T value, ViewScope scope) : ScriptView
    {
        public override IEnumerable<string> GetMembers() => table.Members.Select(m => m.Name);

        public override bool TryGetValue(string member, out object? result)
        {
            if (table._get.TryGetValue(member, out var get))
            {
                result = get(value, scope);
                return true;
            }

            result = null;
            return false;
        }
    }
}
