using System.Collections;

namespace Digest.Templating;

/// <summary>The integers from one to another, either way; the last is included. They are made as they are asked for.</summary>
internal sealed class ScriptRange(long first, long last, bool isEmpty) : IEnumerable
{
    public long First { get; } = first;

    public long Last { get; } = last;

    // The number of all 64-bit integers is no 64-bit integer itself.
    public long Count => isEmpty ? 0 : (long)Int128.Min(Int128.Abs((Int128)Last - First) + 1, long.MaxValue);

    public object this[long index] => Boxes.Integer(First <= Last ? First + index : First - index);

    public IEnumerator GetEnumerator()
    {
        for (long i = 0, count = Count; i < count; i++)
            yield return this[i];
    }
}

/// <summary>What <c>empty</c> is: equal to every empty object, list and string.</summary>
internal sealed class EmptyScriptObject
{
    public static readonly EmptyScriptObject Default = new();

    private EmptyScriptObject()
    {
    }

    public override string ToString() => "";
}
