using System.Globalization;
using Digest.Testing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Digest.Benchmarks;

/// <summary>What a site of photographs takes to build, and to build again. The photographs have 12 megapixels and grain, as a
/// camera's have; a few are drawn, and each file has bytes of its own behind its end, so that none is the copy of another.</summary>
internal static class PictureCosts
{
    private const int Width = 4000;
    private const int Height = 3000;
    private const int Drawn = 8;

    public static int Run(int count)
    {
        var work = Path.Combine(Path.GetTempPath(), $"digest-pictures-{count}");
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        var site = Path.Combine(work, "site");
        var (articles, assets) = (Path.Combine(site, "input", "articles"), Path.Combine(site, "input", "assets"));
        Directory.CreateDirectory(articles);
        Directory.CreateDirectory(assets);
        var photographs = Enumerable.Range(0, Drawn).Select(Draw).ToList();
        for (var i = 0; i < count; i++)
        {
            var name = i.ToString("00000", CultureInfo.InvariantCulture);
            File.WriteAllBytes(Path.Combine(assets, name + ".jpg"), [.. photographs[i % Drawn], .. BitConverter.GetBytes(i)]);
            File.WriteAllText(Path.Combine(articles, $"2015-07-14-picture-{name}.md"),
                $"---\ntitle: Picture {name}\noriginal: true\nimage: {{src: /assets/{name}.jpg, alt: A landscape}}\n---\n\nText.\n");
        }

        Console.WriteLine($"{count} photographs of {photographs.Average(p => p.Length) / 1e6:0.0} MB");
        foreach (var build in (string[])["first", "second"])
        {
            var cost = ProcessCost.Measure("dotnet",
                [ReleaseBuild.Program, "build", "--root", site,
                "--output", Path.Combine(work, "out"), "--at", "2020-01-01"]);
            Console.WriteLine($"{build} build: {cost.Seconds:0.0} s, {cost.ProcessorSeconds:0.0} s of processor time, "
                + $"{cost.Megabytes} MiB at most");
        }

        Directory.Delete(work, recursive: true);
        return 0;
    }

    // Soft hills with grain: a camera's picture is no flat area, and no pure noise.
    private static byte[] Draw(int seed)
    {
        var random = new Random(seed);
        using var image = new Image<Rgb24>(Width / 8, Height / 8);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                    pixel = new((byte)random.Next(60, 200), (byte)random.Next(60, 200), (byte)random.Next(60, 200));
            }
        });
        image.Mutate(x => x.Resize(Width, Height));
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                {
                    var grain = random.Next(-8, 9);
                    pixel = new((byte)(pixel.R + grain), (byte)(pixel.G + grain), (byte)(pixel.B + grain));
                }
            }
        });
        using var stream = new MemoryStream();
        image.Save(stream, new JpegEncoder { Quality = 90 });
        return stream.ToArray();
    }
}
