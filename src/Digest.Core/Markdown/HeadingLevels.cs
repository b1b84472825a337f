namespace Digest.Core.Markdown;

/// <summary>Levels of a body's headings on the page, where the headline is the only h1: the highest ones are h2, and no level is
/// left out on the way down, whatever levels the author chose. Headings that keep to this already stay as they are.</summary>
internal sealed class HeadingLevels
{
    // The author's levels of the headings that the next one may lie below.
    private readonly Stack<int> _above = new();

    /// <summary>The level, 2 to 6, of the next heading.</summary>
    /// <param name="level">The level that its author gave it, 1 to 6.</param>
    public int Next(int level)
    {
        while (_above.TryPeek(out var above) && above >= level) _above.Pop();
        _above.Push(level);
        return Math.Min(_above.Count + 1, 6);
    }
}
