namespace Digest.Linking;

/// <summary>Where two documents say what they share.</summary>
/// <param name="Kind">Kind of the evidence.</param>
/// <param name="Value">What is shared, as its <see cref="Reason"/> has it.</param>
/// <param name="Here">The first sentence of the one that has it (or its headline), on one line; null where only the front matter
/// has it.</param>
/// <param name="There">The same of the other.</param>
public sealed record Passage(ReasonKind Kind, string Value, string? Here, string? There);
