namespace Digest.Import;

/// <summary>What a part of a body is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    List,
    Quote,
    Table,
    Image,
    Code,
    Rule,
}

/// <summary>A part of a body, read and already written as Markdown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Markdown">Markdown without blank lines around it; of a heading the text alone.</param>
/// <param name="Text">Its plain text; of an image the alternative text.</param>
internal sealed record Block(BlockKind Kind, string Markdown, string Text)
{
    /// <summary>Characters of the text that stand in links.</summary>
    public int Linked { get; init; }

    /// <summary>Level of a heading, from 1.</summary>
    public int Level { get; init; }

    /// <summary>Address of an image.</summary>
    public string? Address { get; init; }

    /// <summary>Whether the block must stay whatever its text looks like: an entry's heading, a caption.</summary>
    public bool Kept { get; init; }

    /// <summary>Whether nearly all of the text is links.</summary>
    public bool IsLinks => Linked > 0 && CleanText.Key(Text).Length is var letters && (letters - Linked) * 10 <= letters;
}
