using System.Globalization;
using Digest.Core.Yaml;
using Digest.Rendering;

namespace Digest.Build.Pictures;

/// <summary>How a theme wants pictures.</summary>
/// <param name="Widths">Widths in pixels, ascending.</param>
/// <param name="Quality">Quality of JPEG and WebP, 1 to 100.</param>
internal sealed record PictureSettings(IReadOnlyList<int> Widths, int Quality)
{
    /// <summary>Both as a text.</summary>
    public string Wishes => $"{string.Join(',', Widths)} {Quality}";

    private const string File = "images.yml";
    private const int MaxWidth = 4000;

    /// <summary>What a theme's <c>images.yml</c> says; where it says nothing that holds, what the built-in theme says.</summary>
    public static PictureSettings Of(Theme theme)
    {
        foreach (var layer in theme.Layers(File).Reverse())
        {
            var map = YamlReader.ReadMap(layer.Text, layer.DisplayPath).Value;
            var widths = (map?["widths"] as YamlList)?.Items.Select(Number).Where(n => n is > 0 and <= MaxWidth)
                .Distinct().Order().ToList();
            if (widths is not { Count: > 0 and <= 8 }) continue;
            return new(widths, map!["quality"] is { } quality && Number(quality) is > 0 and <= 100 and var q ? q : 80);
        }

        return new([480, 960, 1440], 80);
    }

    private static int Number(YamlValue value) =>
        value is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : 0;
}
