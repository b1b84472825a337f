using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Digest.Build.Tests;

/// <summary>The sizes that are made of pictures, and cards.</summary>
public sealed class PictureTests
{
    private static TestSite Site(params (string Name, byte[] Bytes)[] pictures)
    {
        var site = TestSite.Empty();
        Directory.CreateDirectory(Path.Combine(site.Root, "input", "assets"));
        foreach (var (name, bytes) in pictures)
        {
            File.WriteAllBytes(Path.Combine(site.Root, "input", "assets", name), bytes);
            var slug = Path.GetFileNameWithoutExtension(name);
            site.With($"input/articles/2015-07-14-{slug}.md",
                $"---\ntitle: The {slug}\nstory: none\noriginal: true\nimage: {{src: /assets/{name}, alt: A view}}\n---\nText.\n\n![V](/assets/{name})\n");
        }

        return site;
    }

    // A picture with grain: half of it is left in the sun.
    private static Image<Rgb24> Draw(int width, int height)
    {
        var random = new Random(1);
        var image = new Image<Rgb24>(width, height);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < row.Length; x++)
                    row[x] = new((byte)(random.Next(40) + (x < width / 2 ? 200 : 20)), (byte)(y % 200), (byte)random.Next(40));
            }
        });
        return image;
    }

    private static byte[] Jpeg(int width, int height, Action<Image>? change = null)
    {
        using var image = Draw(width, height);
        change?.Invoke(image);
        using var stream = new MemoryStream();
        image.Save(stream, new JpegEncoder { Quality = 95 });
        return stream.ToArray();
    }

    private static byte[] Png(int width, int height)
    {
        using var image = Draw(width, height);
        using var stream = new MemoryStream();
        image.Save(stream, new PngEncoder());
        return stream.ToArray();
    }

    private static byte[] Animation()
    {
        using var image = Draw(60, 40);
        using var second = Draw(60, 40);
        second.Mutate(x => x.Invert());
        image.Frames.AddFrame(second.Frames.RootFrame);
        using var stream = new MemoryStream();
        image.Save(stream, new GifEncoder());
        return stream.ToArray();
    }

    private static IReadOnlyList<string> Made(TestSite site) =>
        [.. site.Files().Keys.Where(f => f.StartsWith("assets/pictures/", StringComparison.Ordinal))];

    [Fact]
    public void AnArticleShowsAPictureInTheWidthsOfTheThemeAndNoneIsLargerThanTheOriginal()
    {
        using var site = Site(("wide.jpg", Jpeg(2000, 1000)), ("small.jpg", Jpeg(700, 350))).Build().Succeeds();
        var page = site.Read("2015/07/wide/index.html");
        var files = Made(site);
        files.Count.ShouldBe(5);
        var widths = files.Select(f => Image.Identify(Path.Combine(site.Output, f)).Width).Order().ToList();
        widths.ShouldBe([480, 480, 700, 960, 1440]);
        page.ShouldContain("width=\"1440\" height=\"720\"");
        page.ShouldContain(" 480w, /assets/pictures/");
        page.ShouldContain(" 1440w\" sizes=");
        System.Text.RegularExpressions.Regex.Count(page, " 1440w").ShouldBe(2);
        page.Split("srcset=").Length.ShouldBe(3); // the lead image, and that of the body
        page.ShouldNotContain("\"/assets/wide.jpg\"");
        site.Read("2015/07/small/index.html").ShouldContain("width=\"700\" height=\"350\"");
        site.Read("index.html").ShouldContain("class=\"thumb\" src=\"/assets/pictures/");
        foreach (var file in files)
        {
            new FileInfo(Path.Combine(site.Output, file)).Length.ShouldBeLessThan(600_000);
            page.Contains(file, StringComparison.Ordinal).ShouldBe(
                !site.Read("2015/07/small/index.html").Contains(file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void APictureIsTurnedAndSaysNothingOfWhereItWasTaken()
    {
        using var site = Site(("turned.jpg", Jpeg(800, 400, image =>
        {
            var exif = image.Metadata.ExifProfile = new ExifProfile();
            exif.SetValue(ExifTag.Orientation, (ushort)6);
            exif.SetValue(ExifTag.GPSLatitudeRef, "N");
            exif.SetValue(ExifTag.Make, "A camera");
        }))).Build().Succeeds();
        foreach (var file in Made(site))
        {
            using var image = Image.Load<Rgb24>(Path.Combine(site.Output, file));
            (image.Height > image.Width).ShouldBeTrue();
            image.Metadata.ExifProfile.ShouldBeNull();
            // What was left is above.
            image[image.Width / 2, 5].R.ShouldBeGreaterThan((byte)150);
            image[image.Width / 2, image.Height - 5].R.ShouldBeLessThan((byte)100);
            File.ReadAllText(Path.Combine(site.Output, file)).ShouldNotContain("A camera");
        }
    }

    [Fact]
    public void APhotographInPngReachesNoReaderAsPng()
    {
        var png = Png(2400, 1600);
        png.Length.ShouldBeGreaterThan(5_000_000);
        using var site = Site(("photo.png", png)).Build().Succeeds();
        Made(site).ShouldAllBe(f => f.EndsWith(".jpg", StringComparison.Ordinal));
        site.Read("2015/07/photo/index.html").ShouldNotContain("photo.png");
        site.Last.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void AnAnimationStaysAsItIs()
    {
        using var site = Site(("moving.gif", Animation())).Build().Succeeds();
        Made(site).ShouldBeEmpty();
        site.Read("2015/07/moving/index.html").ShouldContain("<img src=\"/assets/moving.gif\" alt=\"A view\" width=\"60\" height=\"40\">");
    }

    [Fact]
    public void HostilePicturesAreToldAndShownAsTheyAre()
    {
        // A header of 60,000 by 60,000 pixels before a picture of a hundred.
        var bomb = Png(10, 10);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
        var cut = Jpeg(900, 600);
        using var site = Site(("bomb.png", bomb), ("cut.jpg", cut[..60]), ("half.jpg", cut[..(cut.Length / 2)]), ("text.jpg", "This is not a picture at all."u8.ToArray()),
            ("svg.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
            ("zeros.png", [.. Png(300, 200)[..200], .. new byte[500]])).Build();
        site.Last.Failed.ShouldBeFalse();
        var told = site.Last.Diagnostics.Where(d => d.Code == "DG3010").ToList();
        told.Select(d => d.Path).ShouldBe(["input/assets/bomb.png", "input/assets/cut.jpg",
            "input/assets/half.jpg", "input/assets/svg.png", "input/assets/text.jpg", "input/assets/zeros.png"]);
        told[0].Message.ShouldBe("no sizes are made of the image: it has 60000 × 60000 pixels");
        site.Read("2015/07/text/index.html").ShouldContain("src=\"/assets/text.jpg\"");
    }

    [Fact]
    public void TheSamePicturesAreMadeOnOneThreadAndWithoutACacheAndOnlyOnce()
    {
        var pictures = Enumerable.Range(0, 6).Select(i => ($"p{i}.jpg", Jpeg(600 + i, 300))).ToArray();
        using var site = Site(pictures).Build(new() { Threads = 1 }).Succeeds();
        var files = Files(site);
        var cache = Path.Combine(site.Root, ".digest", "pictures");
        var stamps = Directory.GetFiles(cache).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        site.Build(new() { Threads = 16 }).Succeeds();
        site.Last.Published!.Written.ShouldBe(0);
        Directory.GetFiles(cache).ToDictionary(f => f, File.GetLastWriteTimeUtc).ShouldBe(stamps);
        Directory.Delete(cache, recursive: true);
        site.Build(new() { NoCache = true }).Succeeds();
        Files(site).ShouldBe(files);
        Directory.Exists(cache).ShouldBeFalse();

        // The record of publishing says which files were copied from others.
        static List<KeyValuePair<string, string>> Files(TestSite site) => [.. site.Files().Where(f => f.Key[0] != '.')];
    }

    [Fact]
    public void EveryPageNamesACardThatIsThereAndHasItsSize()
    {
        using var site = TestSite.Small();
        File.WriteAllBytes(Path.Combine(site.With("input/assets/x.txt", "").Root, "input/assets/p.jpg"), Jpeg(1000, 700));
        site.With("input/articles/2015-07-20-with.md",
            "---\ntitle: With a picture\noriginal: true\nimage: {src: /assets/p.jpg, alt: A view}\n---\nText.\n").Build().Succeeds();
        var pages = site.Files().Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToList();
        var cards = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var match = System.Text.RegularExpressions.Regex.Match(site.Read(page),
                "<meta property=\"og:image\" content=\"https://test.example/([^\"]+)\">");
            if (!match.Success)
            {
                (page == "404.html" || page.EndsWith("newsletter.html", StringComparison.Ordinal)
                    || site.Read(page).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal)).ShouldBeTrue(page);
                continue;
            }

            cards.Add(match.Groups[1].Value);
            var info = Image.Identify(Path.Combine(site.Output, match.Groups[1].Value));
            (info.Width, info.Height).ShouldBe((1200, 630));
        }

        cards.ShouldContain("card.png");
        cards.ShouldContain("2015/07/flyby-a/card.png");
        cards.ShouldContain("stories/2015/07/flyby-a/card.png");
        using var card = Image.Load<Rgb24>(Path.Combine(site.Output, "2015/07/with/card.png"));
        card[100, 300].R.ShouldBeGreaterThan((byte)150); // the picture's sunny half
        site.With("statiq.json", """{"SiteTitle": "Test", "Host": "test.example", "Digest": {"Cards": false}}""").Build().Succeeds();
        site.Read("index.html").ShouldNotContain("og:image");
        site.Read("2015/07/flyby-a/index.html").ShouldNotContain("og:image");
        // An article's own picture is no card.
        site.Read("2015/07/with/index.html")
            .ShouldContain("<meta property=\"og:image\" content=\"https://test.example/assets/pictures/");
        site.Has("card.png").ShouldBeFalse();
    }

    [Fact]
    public void ASitesThemeChoosesTheWidths()
    {
        using var site = Site(("a.jpg", Jpeg(1000, 500)));
        site.With("theme/images.yml", "widths: [300]\n").Build().Succeeds();
        Made(site).ShouldHaveSingleItem().ShouldEndWith("-300.jpg");
    }

    [Fact]
    public void PicturesMayBeLeftForALaterBuild()
    {
        using var site = Site(("late.jpg", Jpeg(1000, 500)));
        var kept = new KeptResults();
        var options = new BuildOptions { Root = site.Root, At = "2015-08-01", PostponePictures = true };
        Build(options).PostponedPictures.ShouldBe(1);
        Build(options with { PostponePictures = false }).PostponedPictures.ShouldBe(0);
        // What is made is not left out again.
        var last = Build(options);
        last.PostponedPictures.ShouldBe(0);
        last.Pages.ShouldContain(p => p.DestinationPath.StartsWith("assets/pictures/", StringComparison.Ordinal));

        BuiltSite Build(BuildOptions wanted)
        {
            var (workspace, found) = Workspace.Open(wanted, TimeProvider.System, kept);
            var result = SitePipeline.Run(workspace!, found, wanted, publish: false, CancellationToken.None, kept);
            result.Failed.ShouldBeFalse(string.Join("\n", result.Diagnostics));
            return result.Built!;
        }
    }

    [Theory]
    [InlineData("caf\u00e9.jpg", "cafe\u0301.jpg")]
    [InlineData("cafe\u0301.jpg", "caf\u00e9.jpg")]
    public void AnAccentMayBeASignOfItsOwnInAFilesName(string file, string written)
    {
        using var site = Site((file, Jpeg(60, 40)));
        site.With("input/articles/2015-07-15-x.md",
            $"---\ntitle: X\noriginal: true\nimage: {{src: /assets/{written}, alt: A view}}\n---\n![V](../assets/{written})\n")
            .Build(new() { Strict = true }).Succeeds();
        site.Read("2015/07/x/index.html").Split("/assets/pictures/").Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void ASignThatEndsAnAddressIsNamed()
    {
        using var site = Site(("no#1.jpg", Jpeg(60, 40)));
        site.Build();
        site.Last.Diagnostics.Where(d => d.Code == "DG3003").ShouldAllBe(d =>
            d.Hint == "'#' and '?' end the path of an address: write /assets/no%231.jpg");
        site.Last.Diagnostics.Count(d => d.Code == "DG3003").ShouldBe(2);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc ^ uint.MaxValue;
    }
}
