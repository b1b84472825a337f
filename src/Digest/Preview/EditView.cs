using Digest.Core.Diagnostics;
using Digest.Core.Editing;

namespace Digest.Preview;

/// <summary>What a page for editing shows.</summary>
internal sealed record EditView
{
    /// <summary>Path of the file; null where it is to be made.</summary>
    public string? Path { get; init; }

    /// <summary>Address of the page that is made of the file; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>Fields and body; null to show the whole text.</summary>
    public FileForm? Form { get; init; }

    /// <summary>The whole text, where <see cref="Form"/> is null.</summary>
    public string Text { get; init; } = "";

    /// <summary>Name of the file's bytes as they are on disk; empty where there is no file.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What was typed, by the names of inputs.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is to be told of the file, or of what was typed.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The form to which the places of diagnostics belong; null where they are those of <see cref="Form"/>.</summary>
    public FileForm? Places { get; init; }

    /// <summary>Where the file was changed meanwhile, what saving would change in it; else null.</summary>
    public string? Difference { get; init; }
}
