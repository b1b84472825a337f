namespace Digest.Build.Tests;

/// <summary>What a build that keeps results gives is what a clean one gives.</summary>
public sealed class KeptResultsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AfterAnyEditAllIsAsInACleanBuild(int seed)
    {
        using var site = TestSite.Empty();
        var editor = new RandomEdits(site.Root, 24, seed);
        var kept = new KeptResults();
        CleanBuild.Difference(site.Root, editor.At, kept).ShouldBeNull();
        for (var i = 1; i <= 250; i++)
        {
            var done = editor.Edit();
            CleanBuild.Difference(site.Root, editor.At, kept).ShouldBeNull($"seed {seed}, edit {i}: {done}");
        }
    }
}
