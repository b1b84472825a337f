using System.Collections;
using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Digest.Rendering;

/// <summary>A member of a view.</summary>
/// <typeparam name="T">Type that the view shows.</typeparam>
/// <param name="Name">Name in templates.</param>
/// <param name="Meaning">What it is, for the documentation.</param>
/// <param name="Get">Reads it.</param>
internal sealed record ViewMember<T>(string Name, string Meaning, Func<T, ViewScope, object?> Get);

/// <summary>The allow-list of a view: all that templates may see of a value.</summary>
/// <typeparam name="T">Type that the view shows.</typeparam>
internal sealed class ViewTable<T>
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
    public View? View(T? value, ViewScope scope) => value is null ? null : new TableView(this, value, scope);

    /// <summary>Values as templates see them; each view is made when it is asked for.</summary>
    public ViewList Views(IReadOnlyList<T> values, ViewScope scope) => new TableViews(this, values, scope);

    private sealed class TableView(ViewTable<T> table, T shown, ViewScope scope) : View
    {
        public override object Identity => shown!;

        public override int Count => table.Members.Count;

        public override IEnumerable<string> GetMembers() => table.Members.Select(m => m.Name);

        public override bool Contains(string member) => table._get.ContainsKey(member);

        public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
        {
            if (!table._get.TryGetValue(member, out var get))
            {
                value = null;
                return false;
            }

            value = get(shown, scope);
            return true;
        }

        public override bool Equals(object? obj) =>
            obj is TableView other && ReferenceEquals(table, other.Table) && Equals(Identity, other.Identity);

        public override int GetHashCode() => HashCode.Combine(table, Identity);

        public override string ToString() => $"({table.Name})";

        private ViewTable<T> Table => table;
    }

    private sealed class TableViews(ViewTable<T> table, IReadOnlyList<T> values, ViewScope scope) : ViewList
    {
        public override object Identity => values;

        public override int Count => values.Count;

        protected override object? At(int index) => table.View(values[index], scope);
    }
}

/// <summary>A read-only object that templates see. Its members are read when they are asked for.</summary>
internal abstract class View : IScriptObject
{
    /// <summary>The value that it shows: two views of one value in one language are the same to a template.</summary>
    public abstract object Identity { get; }

    public abstract int Count { get; }

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    public abstract IEnumerable<string> GetMembers();

    public abstract bool Contains(string member);

    public abstract bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value);

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;
}

/// <summary>A read-only list that templates see.</summary>
internal abstract class ViewList : IList
{
    /// <summary>The list that it shows.</summary>
    public abstract object Identity { get; }

    public abstract int Count { get; }

    public bool IsFixedSize => true;

    public bool IsReadOnly => true;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public object? this[int index]
    {
        get => At(index);
        set => throw new NotSupportedException("the list is read-only");
    }

    public IEnumerator GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return At(i);
    }

    public void CopyTo(Array array, int index)
    {
        for (var i = 0; i < Count; i++) array.SetValue(At(i), index + i);
    }

    public bool Contains(object? value) => IndexOf(value) >= 0;

    public int IndexOf(object? value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (value is View view && At(i) is View own && Equals(view.Identity, own.Identity)) return i;
        }

        return -1;
    }

    public int Add(object? value) => throw new NotSupportedException("the list is read-only");

    public void Clear() => throw new NotSupportedException("the list is read-only");

    public void Insert(int index, object? value) => throw new NotSupportedException("the list is read-only");

    public void Remove(object? value) => throw new NotSupportedException("the list is read-only");

    public void RemoveAt(int index) => throw new NotSupportedException("the list is read-only");

    protected abstract object? At(int index);
}
