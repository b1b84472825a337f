namespace Digest.Fuzzing;

/// <summary>Something that reads what others wrote, and has to come through whatever it is given.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Seeds">Inputs to begin with.</param>
/// <param name="Words">Pieces that mean something to it.</param>
/// <param name="Read">Reads an input. An exception is a fault, and so is what it gives; null where there is none.</param>
public sealed record FuzzTarget(
    string Name, IReadOnlyList<string> Seeds, IReadOnlyList<string> Words, Func<byte[], string?> Read);
