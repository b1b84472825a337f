using System.Text;
using System.Text.RegularExpressions;
using Digest.Build.Files;

namespace Digest.Build.Tests;

public sealed partial class PublisherTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("digest-publish-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Output => Path.Combine(_root, "output");

    private sealed class KilledException : Exception;

    private static Page Html(string path, string text, params string[] links) => new(path, Encoding.UTF8.GetBytes(
        $"<!doctype html><title>{text}</title>{string.Concat(links.Select(l => $"<a href=\"/{l}\">x</a>"))}</html>\n"),
        PageRank.Page, null, null);

    private static Page File_(string path, string text, PageRank rank) =>
        new(path, Encoding.UTF8.GetBytes(text), rank, null, null);

    private static IReadOnlyList<Page> First =>
    [
        File_("assets/site.css", "a{}", PageRank.Asset),
        Html("index.html", "front", "a/", "b/", "assets/site.css"),
        Html("a/index.html", "a", "b/", ""),
        Html("b/index.html", "b", "a/", "c/"),
        Html("c/index.html", "c", "b/", "c/feed.xml"),
        File_("c/feed.xml", "<feed/>", PageRank.Index),
        File_("feed.xml", "<feed/>", PageRank.Index),
    ];

    // New pages that link to each other and to feeds of their own, changed pages that link to them, removed pages that link to each
    // other.
    private static IReadOnlyList<Page> Second =>
    [
        File_("assets/site.css", "a{color:red}", PageRank.Asset),
        File_("assets/new.css", "b{}", PageRank.Asset),
        Html("index.html", "front 2", "a/", "d/", "assets/new.css"),
        Html("a/index.html", "a 2", "d/", "e/", "a/feed.xml"),
        File_("a/feed.xml", "<feed/>", PageRank.Index),
        Html("d/index.html", "d", "e/", "a/", "d/feed.xml"),
        File_("d/feed.xml", "<feed/>", PageRank.Index),
        Html("e/index.html", "e", "d/"),
        File_("feed.xml", "<feed>2</feed>", PageRank.Index),
    ];

    private PublishResult Publish(IReadOnlyList<Page> pages, bool force = false, Action? before = null) =>
        new Publisher(_root, Output, 2) { BeforeChange = before ?? (() => { }) }.Publish(pages, force, CancellationToken.None);

    private static readonly Func<string, bool> IsSite = path => !Path.GetFileName(path).StartsWith('.');

    private SortedDictionary<string, string> Site() =>
        new(TestSite.FilesOf(Output).Where(f => IsSite(f.Key)).ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal);

    [GeneratedRegex("href=\"/([^\"]*)\"")]
    private static partial Regex Links();

    private void EveryLinkResolvesAndNothingIsCut(int step)
    {
        foreach (var (path, text) in Site())
        {
            if (!path.EndsWith(".html", StringComparison.Ordinal)) continue;
            text.TrimEnd().ShouldEndWith("</html>", customMessage: $"{path} after {step} changes");
            foreach (Match link in Links().Matches(text))
            {
                var target = link.Groups[1].Value;
                File.Exists(Path.Combine(Output, target.Length == 0 || target.EndsWith('/') ? target + "index.html" : target))
                    .ShouldBeTrue($"{path} links to /{target} after {step} changes");
            }
        }
    }

    [Fact]
    public void AKillAtAnyMomentLeavesNoDeadLinkAndTheNextRunFinishes()
    {
        Publish(Second).Diagnostics.ShouldBeEmpty();
        var clean = Site();
        for (var kill = 0; ; kill++)
        {
            Directory.Delete(Output, recursive: true);
            Publish(First).Diagnostics.ShouldBeEmpty();
            var changes = 0;
            var killed = false;
            try
            {
                Publish(Second, before: () =>
                {
                    if (changes++ == kill) throw new KilledException();
                });
            }
            catch (KilledException)
            {
                killed = true;
            }

            EveryLinkResolvesAndNothingIsCut(kill);
            Publish(Second).Diagnostics.ShouldBeEmpty();
            Site().ShouldBe(clean);
            File.Exists(Path.Combine(Output, ".digest-journal")).ShouldBeFalse();
            if (!killed)
            {
                kill.ShouldBeGreaterThan(12);
                return;
            }
        }
    }

    [Fact]
    public void OnlyWhatChangedIsWritten()
    {
        Publish(First).ShouldBe(new PublishResult(7, 0, 0, []), new SameCounts());
        var stamp = File.GetLastWriteTimeUtc(Path.Combine(Output, "c", "index.html"));
        Publish([.. First.Select(p => p.DestinationPath == "a/index.html" ? Html("a/index.html", "new", "b/") : p)])
            .ShouldBe(new PublishResult(1, 6, 0, []), new SameCounts());
        File.GetLastWriteTimeUtc(Path.Combine(Output, "c", "index.html")).ShouldBe(stamp);
        Publish([.. First.Where(p => !p.DestinationPath.StartsWith("c/", StringComparison.Ordinal))]).Removed.ShouldBe(2);
        Directory.Exists(Path.Combine(Output, "c")).ShouldBeFalse();
    }

    private sealed class SameCounts : IEqualityComparer<PublishResult>
    {
        public bool Equals(PublishResult? a, PublishResult? b) =>
            (a!.Written, a.Unchanged, a.Removed, a.Diagnostics.Count)
                == (b!.Written, b.Unchanged, b.Removed, b.Diagnostics.Count);

        public int GetHashCode(PublishResult result) => 0;
    }

    [Fact]
    public void FilesThatDigestDidNotMakeAreNotTouched()
    {
        Directory.CreateDirectory(Output);
        File.WriteAllText(Path.Combine(Output, "theirs.txt"), "theirs");
        Publish(First).Diagnostics.Single().Code.ShouldBe("DG6001");
        Directory.EnumerateFileSystemEntries(Output).Count().ShouldBe(1);

        Publish(First, force: true).Diagnostics.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Output, "theirs.txt")).ShouldBe("theirs");
        Publish([.. First.Take(2)]).Diagnostics.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Output, "theirs.txt")).ShouldBe("theirs");

        File.WriteAllText(Path.Combine(Output, "feed.xml"), "by hand");
        Publish(First).Diagnostics.Single().Message.ShouldBe("the file is in the way and Digest did not make it");
        File.ReadAllText(Path.Combine(Output, "feed.xml")).ShouldBe("by hand");
    }

    [Fact]
    public void AFolderThatHoldsTheSiteItselfIsRefusedEvenWithForce()
    {
        new Publisher(Path.Combine(_root, "site"), _root, 1).Publish(First, force: true,
            CancellationToken.None).Diagnostics.Single().Code.ShouldBe("DG6001");
        new Publisher(_root, _root, 1).Publish(First, force: true,
            CancellationToken.None).Diagnostics.Single().Code.ShouldBe("DG6001");
    }

    [Fact]
    public void LinksInTheOutputAreNotFollowed()
    {
        Publish(First).Diagnostics.ShouldBeEmpty();
        var elsewhere = Directory.CreateDirectory(Path.Combine(_root, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "index.html"), "precious");
        Directory.Delete(Path.Combine(Output, "a"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Output, "a"), elsewhere);
        Publish(Second).Diagnostics.Single().Code.ShouldBe("DG6002");
        File.ReadAllText(Path.Combine(elsewhere, "index.html")).ShouldBe("precious");
    }

    [Fact]
    public void AFileMayBecomeAFolderAndBack()
    {
        Publish([File_("x", "file", PageRank.Asset)]).Diagnostics.ShouldBeEmpty();
        Publish([Html("x/index.html", "folder")]).Diagnostics.ShouldBeEmpty();
        File.Exists(Path.Combine(Output, "x", "index.html")).ShouldBeTrue();
        Publish([File_("x", "file", PageRank.Asset)]).Diagnostics.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Output, "x")).ShouldBe("file");
    }

    [Fact]
    public void AManifestThatNamesFilesElsewhereRemovesNothingThere()
    {
        Publish(First).Diagnostics.ShouldBeEmpty();
        File.WriteAllText(Path.Combine(_root, "precious"), "precious");
        File.AppendAllText(Path.Combine(Output, ".digest-manifest"), "../precious\n/etc/hostname\n");
        Publish(Second).Diagnostics.ShouldBeEmpty();
        File.Exists(Path.Combine(_root, "precious")).ShouldBeTrue();
    }

    [Fact]
    public void AReadOnlyFolderIsAnError()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the folder of processes is Linux's");
        new Publisher(_root, "/proc/digest-output", 1).Publish(First, false,
            CancellationToken.None).Diagnostics.Single().Code.ShouldBe("DG6002");
    }

    [Fact]
    public void ACancelledRunChangesNothing()
    {
        Publish(First).Diagnostics.ShouldBeEmpty();
        var before = TestSite.FilesOf(Output);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => new Publisher(_root, Output, 1).Publish(Second, false, source.Token));
        TestSite.FilesOf(Output).ShouldBe(before);
        Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName).ShouldBe(["output"]);
    }

    [Fact]
    public void AFullDiskChangesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root",
            "only root on Linux can mount a small file system");
        // A file system of its own that is too small for the second site.
        var small = Directory.CreateDirectory(Path.Combine(_root, "small")).FullName;
        using (var mount = System.Diagnostics.Process.Start("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", small]))
        {
            mount.WaitForExit();
            Assert.SkipWhen(mount.ExitCode != 0, "this machine does not let a file system be mounted");
        }

        try
        {
            var output = Path.Combine(small, "output");
            new Publisher(_root, output, 1).Publish(First, false, CancellationToken.None).Diagnostics.ShouldBeEmpty();
            var before = TestSite.FilesOf(output);
            Page[] large = [.. Second, File_("large.bin", new string('x', 1 << 20), PageRank.Asset)];
            new Publisher(_root, output, 1).Publish(large, false,
                CancellationToken.None).Diagnostics.Single().Code.ShouldBe("DG6002");
            TestSite.FilesOf(output).ShouldBe(before);
        }
        finally
        {
            using var unmount = System.Diagnostics.Process.Start("umount", [small]);
            unmount.WaitForExit();
        }
    }
}
