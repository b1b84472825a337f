namespace Digest.Linking.Quotes;

/// <summary>A name in a telling: a run of capitalised words.</summary>
/// <param name="Run">The first word of the run, titles included.</param>
/// <param name="First">The first word of the name.</param>
/// <param name="Last">The last word of the name.</param>
internal readonly record struct NameInText(int Run, int First, int Last)
{
    /// <summary>How many words the name has.</summary>
    public int Length => Last - First + 1;
}
