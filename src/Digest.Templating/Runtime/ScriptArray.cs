using System.Collections;
using System.Text.Json;

namespace Digest.Templating;

/// <summary>A list, which may have named members besides its items.</summary>
public class ScriptArray : IList<object?>, IReadOnlyList<object?>, IList, IScriptObject
{
    private object?[] _items;
    private int _count;
    private ScriptObject? _members;

    /// <summary>An empty list.</summary>
    public ScriptArray() => _items = [];

    /// <summary>An empty list with room.</summary>
    /// <param name="capacity">Expected number of items.</param>
    public ScriptArray(int capacity) => _items = capacity > 0 ? new object?[capacity] : [];

    /// <summary>A list of these items.</summary>
    /// <param name="values">The items.</param>
    public ScriptArray(IEnumerable values)
        : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            Add(value);
    }

    /// <summary>A list of these items.</summary>
    /// <param name="values">The items.</param>
    public ScriptArray(IEnumerable<object?> values)
        : this((IEnumerable)values)
    {
    }

    internal ScriptArray(object?[] items, int count)
    {
        _items = items;
        _count = count;
    }

    /// <summary>Number of items.</summary>
    public int Count => _count;

    /// <summary>True when neither items nor members can be changed.</summary>
    public virtual bool IsReadOnly { get; set; }

    /// <summary>The named members.</summary>
    public ScriptObject ScriptObject => _members ??= new ScriptObject();

    bool IList.IsFixedSize => IsReadOnly;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>An item; null outside of the list when read, and the list grows when written.</summary>
    /// <param name="index">The 0-based place.</param>
    public virtual object? this[int index]
    {
        get => (uint)index < (uint)_count ? _items[index] : null;
        set
        {
            if (index < 0)
                return;
            while (index >= _count)
                Add(null);
            _items[index] = value;
        }
    }

    /// <summary>The values of a JSON array.</summary>
    /// <param name="json">An array.</param>
    public static ScriptArray From(JsonElement json) => (ScriptArray)JsonValues.ToScript(json)!;

    /// <summary>Adds an item at the end.</summary>
    /// <param name="item">The item.</param>
    public virtual void Add(object? item)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        _items[_count++] = item;
    }

    /// <summary>Adds the items of another list.</summary>
    /// <param name="items">The items.</param>
    public virtual void AddRange(IEnumerable items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is ICollection known && _count + known.Count > _items.Length)
            Array.Resize(ref _items, _count + known.Count);
        foreach (var item in items)
            Add(item);
    }

    /// <inheritdoc/>
    public virtual void Insert(int index, object? item)
    {
        if (index < 0)
            return;
        while (index > _count)
            Add(null);
        Add(null);
        Array.Copy(_items, index, _items, index + 1, _count - index - 1);
        _items[index] = item;
    }

    /// <inheritdoc cref="IList{T}.RemoveAt"/>
    public virtual void RemoveAt(int index)
    {
        if ((uint)index >= (uint)_count)
            return;
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = null;
    }

    /// <summary>Removes all items.</summary>
    public virtual void Clear()
    {
        Array.Clear(_items, 0, _count);
        _count = 0;
    }

    /// <inheritdoc/>
    public int IndexOf(object? item) => Array.IndexOf(_items, item, 0, _count);

    /// <inheritdoc cref="ICollection{T}.Contains"/>
    public bool Contains(object? item) => IndexOf(item) >= 0;

    /// <inheritdoc/>
    public void CopyTo(object?[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _count);

    /// <inheritdoc/>
    public bool Remove(object? item)
    {
        var index = IndexOf(item);
        RemoveAt(index);
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    int IList.Add(object? value)
    {
        Add(value);
        return _count - 1;
    }

    bool IList.Contains(object? value) => Contains(value);

    int IList.IndexOf(object? value) => IndexOf(value);

    void IList.Insert(int index, object? value) => Insert(index, value);

    void IList.Remove(object? value) => Remove(value);

    void ICollection.CopyTo(Array array, int index) => Array.Copy(_items, 0, array, index, _count);

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers()
    {
        yield return "size";
        if (_members == null)
            yield break;
        foreach (var name in _members.GetMembers())
            yield return name;
    }

    /// <inheritdoc/>
    public bool Contains(string member) => member == "size" || (_members?.Contains(member) ?? false);

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (member == "size")
        {
            value = Boxes.Int(_count);
            return true;
        }

        value = null;
        return _members != null && _members.TryGetValue(context, span, member, out value);
    }

    /// <inheritdoc/>
    public bool CanWrite(string member) => !IsReadOnly && member != "size" && (_members?.CanWrite(member) ?? true);

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) =>
        member != "size" && !IsReadOnly && ScriptObject.TrySetValue(context, span, member, value, readOnly);

    /// <inheritdoc/>
    public bool Remove(string member) => _members?.Remove(member) ?? false;

    /// <inheritdoc/>
    public void SetReadOnly(string member, bool readOnly) => ScriptObject.SetReadOnly(member, readOnly);

    /// <inheritdoc/>
    public virtual IScriptObject Clone(bool deep)
    {
        var clone = new ScriptArray(_count);
        foreach (var item in this)
            clone.Add(deep && item is IScriptObject inner ? inner.Clone(true) : item);
        if (_members != null)
            clone._members = (ScriptObject)_members.Clone(deep);
        return clone;
    }

    /// <summary>The list as a template would print it.</summary>
    public override string ToString() => new TemplateContext().ObjectToString(this);
}
