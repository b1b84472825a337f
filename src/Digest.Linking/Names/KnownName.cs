namespace Digest.Linking.Names;

/// <summary>A name of the front matter or of the lexicon, as a document holds it.</summary>
internal readonly record struct KnownName(ulong Key, NameKind Kind, string Name);
