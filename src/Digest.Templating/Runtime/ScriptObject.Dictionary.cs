using System.Collections;

namespace Digest.Templating;

/// <summary>The sides of a dictionary that only other libraries ask for.</summary>
public partial class ScriptObject
{
    bool IDictionary.IsFixedSize => IsReadOnly;

    ICollection IDictionary.Keys => Keys.ToArray();

    ICollection IDictionary.Values => Values.ToArray();

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IDictionary.this[object key]
    {
        get => key is string name ? this[name] : null;
        set => this[(string)key] = value;
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (var pair in this)
            array[arrayIndex++] = pair;
    }

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Remove(item.Key);

    void IDictionary.Add(object key, object? value) => Add((string)key, value);

    bool IDictionary.Contains(object key) => key is string name && Contains(name);

    void IDictionary.Remove(object key) => Remove((string)key);

    IDictionaryEnumerator IDictionary.GetEnumerator()
    {
        var copy = new Dictionary<string, object?>();
        foreach (var pair in this)
            copy[pair.Key] = pair.Value;
        return ((IDictionary)copy).GetEnumerator();
    }

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var pair in this)
            array.SetValue(pair, index++);
    }
}
