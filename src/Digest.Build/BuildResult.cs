using Digest.Build.Files;
using Digest.Build.Mapping;
using Digest.Build.Pictures;
using Digest.Core.Diagnostics;
using Digest.Core.Pages;

namespace Digest.Build;

/// <summary>A site with everything that is to be published.</summary>
/// <param name="Site">The site.</param>
/// <param name="Bodies">Its bodies with their links resolved.</param>
/// <param name="Linked">The evidence for its links.</param>
/// <param name="Pages">All files to publish; none where the build makes them on request, or only links.</param>
/// <param name="ArticlesLeftOut">Articles that errors kept out.</param>
public sealed record BuiltSite(Site Site, ResolvedBodies Bodies, LinkedSite Linked, IReadOnlyList<Page> Pages,
    int ArticlesLeftOut)
{
    /// <summary>What the files are made from.</summary>
    internal OutputPlan Output { get; init; } = new([], [], []);

    /// <summary>How many pictures are left for a later build (<see cref="BuildOptions.PostponePictures"/>).</summary>
    public int PostponedPictures => Pictures.Postponed;

    /// <summary>The pictures that pages show.</summary>
    internal SitePictures Pictures { get; init; } = SitePictures.None;

    /// <summary>Defaults of the input's folders.</summary>
    internal IReadOnlyList<DirectoryDefaults> Defaults { get; init; } = [];
}

/// <summary>What a build came to.</summary>
public sealed record BuildResult
{
    /// <summary>The site; null where the build ended before there was one.</summary>
    public BuiltSite? Built { get; init; }

    /// <summary>What publishing did; null where it did not begin.</summary>
    public PublishResult? Published { get; init; }

    /// <summary>All diagnostics in order, with <c>--strict</c> and <c>--keep-going</c> applied.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether an error stands that is not forgiven.</summary>
    public required bool Failed { get; init; }

    /// <summary>What counted as a failure.</summary>
    public Policy Policy { get; init; } = new(false, null);

    /// <summary>How long everything took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Milliseconds of each step, by <c>phase.step</c>.</summary>
    public IReadOnlyDictionary<string, double> Phases { get; init; } = new Dictionary<string, double>();
}
