using System.Collections.ObjectModel;

namespace Digest.Templating;

/// <summary>A list whose items have one .NET type; templates see it as any other list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public class ScriptArray<T> : Collection<T>
{
    /// <summary>An empty list.</summary>
    public ScriptArray()
    {
    }

    /// <summary>An empty list with room.</summary>
    /// <param name="capacity">Expected number of items.</param>
    public ScriptArray(int capacity)
        : base(new List<T>(capacity))
    {
    }

    /// <summary>A list of these items.</summary>
    /// <param name="values">The items.</param>
    public ScriptArray(IEnumerable<T> values)
        : base([.. values])
    {
    }

    /// <summary>Adds the items of another list.</summary>
    /// <param name="items">The items.</param>
    public void AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            Add(item);
    }
}
