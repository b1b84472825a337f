namespace Digest.Build;

/// <summary>What a build makes.</summary>
public enum BuildExtent
{
    /// <summary>Every file of the site.</summary>
    Files,

    /// <summary>The site; each file is made when it is asked for (<see cref="RequestedPages"/>).</summary>
    OnRequest,

    /// <summary>Stories and links alone.</summary>
    Links,
}

/// <summary>What a command asks of a build. Folders are absolute or relative to the current folder.</summary>
public sealed record BuildOptions
{
    /// <summary>The site's folder.</summary>
    public string Root { get; init; } = ".";

    /// <summary>Input folder instead of the settings', or null.</summary>
    public string? Input { get; init; }

    /// <summary>Theme folder instead of the settings', or null.</summary>
    public string? Theme { get; init; }

    /// <summary>Settings file instead of <c>statiq.json</c>, or null.</summary>
    public string? Settings { get; init; }

    /// <summary>Output folder instead of the settings', or null.</summary>
    public string? Output { get; init; }

    /// <summary>The instant of the build as typed, or null for the clock's.</summary>
    public string? At { get; init; }

    /// <summary>Whether drafts are built.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether articles of the future are built.</summary>
    public bool Scheduled { get; init; }

    /// <summary>Whether warnings are errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether articles with errors are left out instead of stopping the build.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Most threads; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>Whether caches are neither read nor written.</summary>
    public bool NoCache { get; init; }

    /// <summary>Whether the evidence for links is kept, for explanations; it is larger than the site.</summary>
    public bool KeepEvidence { get; init; }

    /// <summary>What the build makes.</summary>
    public BuildExtent Extent { get; init; }

    /// <summary>Whether pictures that are not made yet are left for a later build: pages show the originals.</summary>
    public bool PostponePictures { get; init; }

    /// <summary>Whether an output folder that holds other files may be taken over.</summary>
    public bool Force { get; init; }
}
