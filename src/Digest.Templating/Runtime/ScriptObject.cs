using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Digest.Templating;

/// <summary>
/// An object of named members, kept in the order in which they were added. Few members are searched one by one, many through
/// an index, so that small objects, of which templates make many, stay small.
/// </summary>
public partial class ScriptObject : IScriptObject, IDictionary<string, object?>, IDictionary
{
    private const int IndexThreshold = 8;

    private readonly IEqualityComparer<string>? _comparer;
    private readonly FrozenDictionary<string, object?>? _shared;
    private Member[] _members;
    private int _count;
    private Dictionary<string, int>? _index;

    /// <summary>An empty object. A class that derives from this one gets its own public static members imported.</summary>
    public ScriptObject()
        : this(0)
    {
    }

    /// <summary>An empty object with room.</summary>
    /// <param name="capacity">Expected number of members.</param>
    public ScriptObject(int capacity)
        : this(capacity, keyComparer: null)
    {
    }

    /// <summary>An empty object which compares names in its own way.</summary>
    /// <param name="keyComparer">Compares names; null compares them exactly.</param>
    public ScriptObject(IEqualityComparer<string>? keyComparer)
        : this(0, keyComparer)
    {
    }

    /// <summary>An empty object which compares names in its own way.</summary>
    /// <param name="capacity">Expected number of members.</param>
    /// <param name="keyComparer">Compares names; null compares them exactly.</param>
    public ScriptObject(int capacity, IEqualityComparer<string>? keyComparer)
    {
        _comparer = keyComparer;
        _members = capacity > 0 ? new Member[capacity] : [];
        IsPlain = GetType() == typeof(ScriptObject);
        if (!IsPlain)
            this.Import(GetType());
    }

    /// <summary>An empty object over members that many objects share; a write here hides the shared member.</summary>
    internal ScriptObject(FrozenDictionary<string, object?>? shared)
    {
        _shared = shared;
        _members = [];
        IsPlain = true;
    }

    /// <summary>What a call of the object itself does, as in <c>date "2016/01/05"</c>; null where it cannot be called.</summary>
    internal IScriptCustomFunction? AsFunction { get; init; }

    /// <summary>True when nothing overrides how members are read, so that <see cref="TryGetPlain"/> gives them.</summary>
    internal bool IsPlain { get; }

    private struct Member
    {
        public string Name;
        public object? Value;
        public bool IsReadOnly;
    }

    /// <inheritdoc cref="IScriptObject.Count"/>
    public virtual int Count
    {
        get
        {
            if (_shared == null)
                return _count;
            var count = _count;
            foreach (var name in _shared.Keys)
                count += Find(name) < 0 ? 1 : 0;
            return count;
        }
    }

    /// <inheritdoc cref="IScriptObject.IsReadOnly"/>
    public virtual bool IsReadOnly { get; set; }

    /// <summary>The names of the members.</summary>
    public ICollection<string> Keys => [.. GetMembers()];

    /// <summary>The values of the members.</summary>
    public ICollection<object?> Values
    {
        get
        {
            var values = new List<object?>(_count);
            foreach (var name in GetMembers())
                values.Add(this[name]);
            return values;
        }
    }

    /// <summary>A member's value, null where there is no such member.</summary>
    /// <param name="key">The name.</param>
    public object? this[string key]
    {
        get => TryGetValue(null, default, key, out var value) ? value : null;
        set => SetValue(key, value, false);
    }

    /// <inheritdoc/>
    public virtual IEnumerable<string> GetMembers()
    {
        for (var i = 0; i < _count; i++)
            yield return _members[i].Name;
        if (_shared == null)
            yield break;
        foreach (var name in _shared.Keys.Order(StringComparer.Ordinal))
        {
            if (Find(name) < 0)
                yield return name;
        }
    }

    /// <inheritdoc/>
    public virtual bool Contains(string member) => Find(member) >= 0 || (_shared != null && _shared.ContainsKey(member));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Contains(key);

    /// <inheritdoc/>
    public virtual bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) =>
        TryGetPlain(member, out value);

    internal bool TryGetPlain(string member, out object? value)
    {
        var index = Find(member);
        if (index >= 0)
        {
            value = _members[index].Value;
            return true;
        }

        value = null;
        return _shared != null && TryGetShared(member, out value);
    }

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => TryGetValue(null, default, key, out value);

    /// <inheritdoc/>
    public virtual bool CanWrite(string member)
    {
        var index = Find(member);
        return !IsReadOnly && (index < 0 || !_members[index].IsReadOnly);
    }

    /// <inheritdoc/>
    public virtual bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (IsReadOnly)
            return false;
        var index = Find(member);
        if (index < 0)
        {
            Append(member, value, readOnly);
            return true;
        }

        ref var found = ref _members[index];
        if (found.IsReadOnly)
            return false;
        found.Value = value;
        found.IsReadOnly = readOnly;
        return true;
    }

    /// <summary>Sets a member that can be written; false leaves it to <see cref="TrySetValue"/>.</summary>
    internal bool TrySetPlain(string member, object? value)
    {
        if (!IsPlain || IsReadOnly)
            return false;
        var index = Find(member);
        if (index < 0)
        {
            Append(member, value, false);
            return true;
        }

        ref var found = ref _members[index];
        if (found.IsReadOnly)
            return false;
        found.Value = value;
        return true;
    }

    /// <summary>Sets a member, be it read-only or not.</summary>
    /// <param name="member">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="readOnly">True to forbid writes by templates.</param>
    public virtual void SetValue(string member, object? value, bool readOnly)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (IsReadOnly)
            throw new InvalidOperationException("The object is read-only");
        var index = Find(member);
        if (index < 0)
        {
            Append(member, value, readOnly);
            return;
        }

        _members[index].Value = value;
        _members[index].IsReadOnly = readOnly;
    }

    /// <inheritdoc/>
    public void Add(string key, object? value) => SetValue(key, value, false);

    /// <inheritdoc/>
    public virtual bool Remove(string member)
    {
        var index = Find(member);
        if (index < 0)
            return false;
        _count--;
        Array.Copy(_members, index + 1, _members, index, _count - index);
        _members[_count] = default;
        _index = null;
        return true;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_members, 0, _count);
        _count = 0;
        _index = null;
    }

    /// <inheritdoc/>
    public virtual void SetReadOnly(string member, bool readOnly)
    {
        var index = Find(member);
        if (index >= 0)
            _members[index].IsReadOnly = readOnly;
        else
            Append(member, this[member], readOnly);
    }

    /// <inheritdoc/>
    public virtual IScriptObject Clone(bool deep)
    {
        var clone = new ScriptObject(_count, _comparer);
        foreach (var name in GetMembers())
        {
            var value = this[name];
            clone.Append(name, deep && value is IScriptObject inner ? inner.Clone(true) : value, false);
        }

        return clone;
    }

    /// <summary>The object as a template would print it.</summary>
    public override string ToString() => new TemplateContext().ObjectToString(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var name in GetMembers())
            yield return new KeyValuePair<string, object?>(name, this[name]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The members that are shared, where there are no others; else null.</summary>
    internal object? OnlyShared => _count == 0 ? _shared : null;

    private bool TryGetShared(string member, out object? value)
    {
        if (!_shared!.TryGetValue(member, out value))
            return false;
        // A module is shared as a recipe; a context that asks gets its own, so that a template may add to it.
        if (value is not BuiltinModule module)
            return true;
        value = module.Create();
        Append(member, value, false);
        return true;
    }

    private void Append(string member, object? value, bool readOnly)
    {
        if (_count == _members.Length)
            Array.Resize(ref _members, Math.Max(4, _count * 2));
        _members[_count] = new Member { Name = member, Value = value, IsReadOnly = readOnly };
        _index?.Add(member, _count);
        _count++;
    }

    private int Find(string member)
    {
        if (_index != null)
            return _index.TryGetValue(member, out var index) ? index : -1;
        if (_count > IndexThreshold)
            return BuildIndex(member);
        var members = _members;
        if (_comparer != null)
        {
            for (var i = 0; i < _count; i++)
            {
                if (_comparer.Equals(members[i].Name, member))
                    return i;
            }

            return -1;
        }

        for (var i = 0; i < members.Length && i < _count; i++)
        {
            if (string.Equals(members[i].Name, member, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private int BuildIndex(string member)
    {
        var index = new Dictionary<string, int>(_count * 2, _comparer ?? StringComparer.Ordinal);
        for (var i = 0; i < _count; i++)
            index[_members[i].Name] = i;
        _index = index;
        return index.TryGetValue(member, out var found) ? found : -1;
    }
}
