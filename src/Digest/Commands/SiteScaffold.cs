using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Core.FrontMatter;

namespace Digest.Commands;

/// <summary>The files of a new site. Their days follow from the day that it is made: articles are of the days before it, and the
/// first edition is that of its week.</summary>
internal static partial class SiteScaffold
{
    private const string Prefix = "scaffold/";
    private const string Articles = "input/articles/";

    /// <summary>All files, with paths relative to the site's folder, in ordinal order but for the schemas.</summary>
    /// <param name="today">The day that the site is made.</param>
    public static IEnumerable<(string Path, byte[] Bytes)> Files(DateOnly today)
    {
        var program = typeof(SiteScaffold).Assembly;
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!, Encoding.UTF8);
            var text = WithDays(reader.ReadToEnd(), today).Replace("{version}", Version, StringComparison.Ordinal);
            var path = name[Prefix.Length..];
            if (path.StartsWith(Articles, StringComparison.Ordinal))
                path = $"{Articles}{Published().Match(text).Groups["day"].Value}-{path[Articles.Length..]}";
            yield return (path, Encoding.UTF8.GetBytes(text));
        }

        foreach (var (name, file) in Schemas.All)
            yield return ((name == "snippets" ? ".vscode/" : "schemas/") + file, Encoding.UTF8.GetBytes(Schemas.Write(name)!));
    }

    // What built the site at first builds it until somebody writes another version.
    private static string Version { get; } = typeof(SiteScaffold).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // "{day-4}" is the date of four days ago, "{weekday-4}" its name, "{monday}" the Monday of the week.
    private static string WithDays(string text, DateOnly today) => Day().Replace(text, match =>
    {
        if (match.Value == "{monday}") return Iso(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
        var day = today.AddDays(-int.Parse(match.Groups["ago"].Value, CultureInfo.InvariantCulture));
        return match.Groups["name"].Success ? day.ToString("dddd", CultureInfo.InvariantCulture) : Iso(day);
    });

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?:(?<name>week)?day-(?<ago>\d)|monday)\}")]
    private static partial Regex Day();

    [GeneratedRegex(@"^published: (?<day>\d{4}-\d\d-\d\d)", RegexOptions.Multiline)]
    private static partial Regex Published();
}
