using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;

namespace Digest.Core.Editing;

/// <summary>How a value is typed.</summary>
public enum InputShape
{
    /// <summary>On one line.</summary>
    Line,

    /// <summary>In a few lines.</summary>
    Paragraph,

    /// <summary>One item a line.</summary>
    List,

    /// <summary>Chosen of a few words.</summary>
    Choice,
}

/// <summary>A value of a form that is typed or chosen.</summary>
/// <param name="Name">Its name: the key, and behind a full stop the part of the key's mapping.</param>
/// <param name="Value">The value as it is now, with line feeds; empty where there is none.</param>
/// <param name="Shape">How it is typed.</param>
public sealed record FormInput(string Name, string Value, InputShape Shape)
{
    /// <summary>Part of the key's mapping; null where the value is all of it.</summary>
    public string? Part { get; init; }

    /// <summary>The words of a <see cref="InputShape.Choice"/>, the empty one first.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>A field of front matter in a form.</summary>
/// <param name="Name">The key as the file has it, else its canonical name.</param>
/// <param name="Key">The key; null where it is none that Digest reads here.</param>
/// <param name="Inputs">What can be typed; empty where the value can only be changed in the file.</param>
public sealed record FormField(string Name, FrontMatterKey? Key, IReadOnlyList<FormInput> Inputs)
{
    /// <summary>The field as it is written in the file; null where it is absent.</summary>
    public string? Written { get; init; }

    /// <summary>Where the key stands in the file; no line where it is absent.</summary>
    public Place Place { get; init; }
}
