using Digest.Build;
using Digest.Core.Diagnostics;

namespace Digest.Testing;

/// <summary>A site in a folder of its own: write files, build, look at what came out.</summary>
public sealed class TestSite : IDisposable
{
    private TestSite(string root) => Root = root;

    public string Root { get; }

    public string Output => Path.Combine(Root, "output");

    public BuildOptions Options { get; init; } = new();

    public BuildResult Last { get; private set; } = null!;

    public static TestSite Empty()
    {
        var site = new TestSite(Directory.CreateTempSubdirectory("digest-test-").FullName);
        return site.With("statiq.json", """{ "SiteTitle": "Test", "Host": "test.example" }""");
    }

    /// <summary>A site with two stories, one of them told twice, and something of everything.</summary>
    public static TestSite Small() => Empty()
        .With("statiq.json",
        """{ "SiteTitle": "Test", "Host": "test.example", "Digest": { "PageSize": 2, "Editions": { "Every": "week", "Start": "2015-07-06" } } }""")
        .With("input/articles/2015-07-14-flyby-a.md", """
            ---
            title: New Horizons flies past Pluto
            published: 2015-07-14T12:00:00Z
            source: {name: The Orbit, url: "https://orbit.example/1"}
            topics: [Space]
            people: [Alan Stern]
            places: [Pluto]
            organizations: [NASA]
            ---

            The probe New Horizons passed Pluto on Tuesday at a distance of 12,500 kilometres, NASA said.
            "We have completed the reconnaissance of the classical planets," said Alan Stern. See also [the vote](2015-07-05-vote.md).
            """)
        .With("input/articles/2015-07-15-flyby-b.md", """
            ---
            title: Pluto seen close for the first time by New Horizons
            published: 2015-07-15T08:00:00Z
            source: {name: The Comet, url: "https://comet.example/2"}
            topics: [Space]
            people: [Alan Stern]
            places: [Pluto]
            organizations: [NASA]
            updated: 2015-07-16
            corrections: [{date: 2015-07-16, text: The distance was wrong.}]
            redirect_from: /old/pluto/
            ---

            New Horizons, the NASA probe, flew past Pluto at a distance of about 12,500 kilometres.
            "We have completed the reconnaissance of the classical planets," Alan Stern said.
            """)
        .With("input/articles/2015-07-05-vote.md", """
            ---
            title: Greece votes No
            published: 2015-07-05T20:00:00+03:00
            original: true
            topics: [Economy]
            places: [Greece]
            ---

            Greek voters turned the terms of the creditors down on Sunday.
            """)
        .With("input/pages/about.md", "---\ntitle: About\n---\nAbout us.\n")
        .With("input/assets/a.txt", "asset\n");

    public TestSite With(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public TestSite Without(string path)
    {
        File.Delete(Path.Combine(Root, path));
        return this;
    }

    public TestSite Build(BuildOptions? options = null, string at = "2015-08-01")
    {
        options ??= Options;
        options = options with { Root = Root, At = options.At ?? at };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        Last = workspace is null
            ? new BuildResult { Diagnostics = found, Failed = true }
            : SitePipeline.Run(workspace, found, options, publish: true, CancellationToken.None);
        return this;
    }

    public TestSite Succeeds()
    {
        Last.Failed.ShouldBeFalse(string.Join("\n", Last.Diagnostics.Where(d => d.Severity == Severity.Error)));
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Output, path));

    public bool Has(string path) => File.Exists(Path.Combine(Output, path));

    /// <summary>Every file of the output with its text, the record of publishing aside.</summary>
    public SortedDictionary<string, string> Files() => FilesOf(Output);

    public static SortedDictionary<string, string> FilesOf(string folder) => FolderFiles.Of(folder);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
