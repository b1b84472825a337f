namespace Digest.Core.Editing;

/// <summary>A part of front matter as it is written.</summary>
/// <param name="Start">Offset of its first character in the text.</param>
/// <param name="End">Offset behind its last character.</param>
internal abstract record Piece(int Start, int End);

/// <summary>A scalar.</summary>
/// <param name="Text">What it says, without quotation marks.</param>
/// <param name="Start">Offset of its first character, which may be a quotation mark.</param>
/// <param name="End">Offset behind its last character.</param>
internal sealed record ScalarPiece(string Text, int Start, int End) : Piece(Start, End);

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Bracketed">Whether it stands between brackets; else each item has lines of its own.</param>
/// <param name="Start">Offset of the bracket or of the first item's hyphen.</param>
/// <param name="End">Offset behind the last character.</param>
internal sealed record ListPiece(IReadOnlyList<Piece> Items, bool Bracketed, int Start, int End) : Piece(Start, End);

/// <summary>A mapping.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Bracketed">Whether it stands between braces.</param>
/// <param name="Start">Offset of the brace or of the first key.</param>
/// <param name="End">Offset behind the last character.</param>
internal sealed record MapPiece(IReadOnlyList<FieldPiece> Fields, bool Bracketed, int Start, int End) : Piece(Start, End);

/// <summary>A field of a mapping.</summary>
/// <param name="Key">Its key as it is read.</param>
/// <param name="KeyStart">Offset of the key's first character.</param>
/// <param name="KeyEnd">Offset behind the key's last character.</param>
/// <param name="Value">Its value.</param>
internal sealed record FieldPiece(string Key, int KeyStart, int KeyEnd, Piece Value);
