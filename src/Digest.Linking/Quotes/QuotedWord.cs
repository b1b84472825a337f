namespace Digest.Linking.Quotes;

/// <summary>A word of a quotation, ready to be aligned.</summary>
/// <param name="Folded">Folded form.</param>
/// <param name="Gap">True after "…" or "[…]": anything may be missing before it.</param>
/// <param name="Inserted">True inside brackets: the editor of a telling put it there.</param>
/// <param name="Negation">True for a word that turns a statement round.</param>
/// <param name="Character">True for a character of an unsegmented script.</param>
internal readonly record struct QuotedWord(string Folded, bool Gap, bool Inserted, bool Character, bool Negation);
