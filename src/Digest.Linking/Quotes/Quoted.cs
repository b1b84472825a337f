namespace Digest.Linking.Quotes;

/// <summary>One quotation of one telling. Not thread-safe.</summary>
/// <param name="telling">Index of the telling.</param>
/// <param name="text">As written.</param>
/// <param name="words">Its words.</param>
/// <param name="speakers">Finds to whom the telling gives it; null where nothing can be known.</param>
internal sealed class Quoted(int telling, string text, List<QuotedWord> words, Func<IReadOnlyList<Speaker>>? speakers)
{
    private IReadOnlyList<Speaker>? _found;

    public int Telling { get; } = telling;

    public string Text { get; } = text;

    public List<QuotedWord> Words { get; } = words;

    /// <summary>To whom the telling gives it. Looked for when asked: most quotations are not shared.</summary>
    public IReadOnlyList<Speaker> Speakers => _found ??= speakers?.Invoke() ?? [];
}
