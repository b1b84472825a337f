namespace Digest.Build.Pictures;

/// <summary>A file made of a picture.</summary>
/// <param name="Name">Its name: what it was made of and how, so that a changed picture has another one.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
internal sealed record PictureFile(string Name, int Width, int Height);

/// <summary>What was made of a picture.</summary>
/// <param name="Files">Its sizes, the smallest first; none where it is shown as it is.</param>
/// <param name="Card">Name of the card made of it, or null.</param>
/// <param name="Fault">Why it could not be read, or null.</param>
internal sealed record MadePicture(IReadOnlyList<PictureFile> Files, string? Card, string? Fault)
{
    /// <summary>A picture that is shown as it is.</summary>
    public static readonly MadePicture AsItIs = new([], null, null);
}
