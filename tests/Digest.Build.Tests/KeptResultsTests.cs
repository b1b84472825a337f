namespace Digest.Build.Tests;

/// <summary>What a build that keeps results gives is what a clean one gives.</summary>
public sealed class KeptResultsTests
{
    [Theory]
    [InlineData(1, 250)]
    [InlineData(2, 250)]
    public void AfterAnyEditEveryFileIsThatOfACleanBuild(int seed, int edits)
    {
        using var site = TestSite.Empty();
        var editor = new RandomEdits(site.Root, 24, seed);
        var kept = new KeptResults();
        var done = "nothing";
        for (var i = 0; i <= edits; i++)
        {
            if (i > 0) done = $"seed {seed}, edit {i}: {editor.Edit()}";
            var options = new BuildOptions
            {
                Root = site.Root, Drafts = true, Scheduled = true, KeepGoing = true, Threads = 2,
                At = editor.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            };
            var (workspace, found) = Workspace.Open(options, TimeProvider.System);
            var clean = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
            var request = options with { Extent = BuildExtent.OnRequest };
            var (again, foundAgain) = Workspace.Open(request, TimeProvider.System, kept);
            var built = SitePipeline.Run(again!, foundAgain, request, publish: false, CancellationToken.None, kept);
            var pages = new RequestedPages(built.Built!, again!);
            pages.Paths.Order(StringComparer.Ordinal)
                .ShouldBe(clean.Built!.Pages.Select(p => p.DestinationPath).Order(StringComparer.Ordinal), done);
            foreach (var page in clean.Built.Pages)
            {
                var (mine, _) = pages.Find(page.DestinationPath, CancellationToken.None);
                mine!.CopyOf.ShouldBe(page.CopyOf, done);
                (mine.Bytes ?? []).AsSpan().SequenceEqual(page.Bytes ?? []).ShouldBeTrue($"{done}: {page.DestinationPath}");
            }

            built.Policy.Judge([.. built.Diagnostics, .. pages.Check(2, CancellationToken.None)])
                .ShouldBe(clean.Diagnostics, done);
        }
    }
}
