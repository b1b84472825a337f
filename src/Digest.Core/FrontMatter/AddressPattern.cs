using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>An address as front matter gives it.</summary>
/// <param name="Permalink">The site path.</param>
/// <param name="IsPattern">Whether it was filled from a pattern, which other articles may have too.</param>
internal readonly record struct GivenAddress(Placed Permalink, bool IsPattern);

/// <summary>Fills patterns of addresses. <c>permalink</c> is Jekyll's key and is filled as Jekyll does; <c>url</c> is Hugo's. The
/// two differ in <c>:title</c>, in <c>:slug</c> and in whose zone a day is.</summary>
internal sealed partial class AddressPattern
{
    private readonly RawArticle _raw;
    private readonly IReadOnlyList<YamlMap> _defaults;
    private readonly bool _isJekyll;
    private readonly string? _slug;
    private readonly string _headline;
    private readonly DateTimeOffset _date;
    private readonly string _name;
    private readonly string _base;
    private readonly List<string> _folders;

    private AddressPattern(RawArticle raw, IReadOnlyList<YamlMap> defaults, Fields fields, DateTimeOffset published,
        SiteSettings settings)
    {
        (_raw, _defaults) = (raw, defaults);
        _isJekyll = fields.KeyAsWritten("url").Equals("permalink", StringComparison.OrdinalIgnoreCase);
        _slug = fields.Line("slug");
        _headline = fields.Line("title") ?? "";
        // Jekyll shows every time in the zone of the site, Hugo in that of the date.
        _date = _isJekyll ? TimeZoneInfo.ConvertTime(published, settings.TimeZone) : published;
        var segments = raw.File.InputPath.Split('/');
        var file = segments[^1].LastIndexOf('.') is > 0 and var dot ? segments[^1][..dot] : segments[^1];
        var isBundle = file.Equals("index", StringComparison.OrdinalIgnoreCase) && segments.Length > 1;
        _base = isBundle ? segments[^2] : file;
        _name = Slugs.FromFileName(raw.File.InputPath).Name;
        _folders = [.. segments[..^(isBundle ? 2 : 1)]];
    }

    /// <summary>The address that front matter or the defaults of a folder give; null where they give none that can be
    /// used.</summary>
    public static GivenAddress? Read(RawArticle raw, IReadOnlyList<YamlMap> defaults, Fields fields, DateTimeOffset published,
        SiteSettings settings, List<Diagnostic> diagnostics)
    {
        if (fields.Line("url") is not { } text) return null;
        var place = fields.PlaceOf("url");
        var pattern = Style(text) ?? text;
        var isPattern = pattern.Contains(':', StringComparison.Ordinal) && Part().IsMatch(pattern);
        if (IsForeign(pattern))
        {
            diagnostics.Add(Codes.ForeignKey.At(place,
                $"the pattern '{Fields.Short(text)}' belongs to another generator; ignored"));
            return null;
        }

        string? unknown = null;
        var isFilled = false;
        var filled = isPattern
            ? new AddressPattern(raw, defaults, fields, published, settings).Fill(pattern, out unknown, out isFilled) : pattern;
        // What looks like a part and stands at the beginning of a segment was meant as one.
        if (unknown is not null && (isFilled || pattern.Contains("/" + unknown, StringComparison.Ordinal)))
        {
            diagnostics.Add(Codes.AddressLeftOut.At(place,
                $"nothing fills '{unknown}' in the pattern '{Fields.Short(text)}'; articles keep the address of their date",
                Suggestion.Hint(unknown, Known.Select(k => ":" + k), "docs/front-matter.md lists the parts of patterns")));
            return null;
        }

        // A full stop in a title makes no file of a page.
        if (isFilled && !filled.EndsWith('/') && !pattern.EndsWith(":output_ext", StringComparison.Ordinal)
            && !Extension().IsMatch(pattern))
        {
            filled += "/";
        }

        if (Permalinks.Normalize(filled) is { } permalink && !(isFilled && permalink == "/"))
            return new(new(permalink, place), isFilled);
        if (isFilled)
        {
            diagnostics.Add(Codes.AddressLeftOut.At(place,
                $"the pattern '{Fields.Short(text)}' gives no path that a file can have: '{Fields.Short(filled)}'",
                "give the article a shorter 'slug', or a 'url' of its own"));
            return null;
        }

        diagnostics.Add(Codes.WrongAddress.At(place, $"'{Fields.Short(text)}' is not a path within the site",
            "write a path such as /2015/07/pluto/"));
        return null;
    }

    /// <summary>The pattern that one of Jekyll's words stands for, or null.</summary>
    public static string? Style(string text) => text switch
    {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => null,
    };

    // Template tags, what keeps a page from being written, and WordPress's numbers of posts.
    private static bool IsForeign(string text) => text is "false" or "true"
        || text.Contains("/?p", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal);

    private string Fill(string pattern, out string? unknown, out bool isFilled)
    {
        string? missing = null;
        var isAny = false;
        var filled = Part().Replace(pattern, match =>
        {
            var (name, slice) = (match.Groups["name"].Value, match.Groups["slice"].Value);
            // As in Jekyll, an underscore may begin the text that follows.
            for (var end = name.Length; end > 0; end = name.LastIndexOf('_', end - 1))
            {
                if (Value(name[..end], slice) is not { } value) continue;
                isAny = true;
                return Clean(value) + name[end..];
            }

            missing ??= match.Value;
            return match.Value;
        });
        (unknown, isFilled) = (missing, isAny);
        return filled;
    }

    private string? Value(string name, string slice) => name switch
    {
        "year" or "2006" => Date("yyyy"),
        "short_year" or "06" => Date("yy"),
        "month" or "01" => Date("MM"),
        "i_month" or "1" => Date("%M"),
        "short_month" or "Jan" => Date("MMM"),
        "long_month" or "monthname" or "January" => Date("MMMM"),
        "day" or "02" => Date("dd"),
        "i_day" or "2" => Date("%d"),
        "y_day" => _date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        "yearday" => _date.DayOfYear.ToString(CultureInfo.InvariantCulture),
        "w_year" => ISOWeek.GetYear(_date.DateTime).ToString(CultureInfo.InvariantCulture),
        "week" => ISOWeek.GetWeekOfYear(_date.DateTime).ToString("00", CultureInfo.InvariantCulture),
        "w_day" => (_date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)_date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        "weekday" => ((int)_date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        "short_day" or "Mon" => Date("ddd"),
        "long_day" or "weekdayname" or "Monday" => Date("dddd"),
        "hour" or "15" => Date("HH"),
        "minute" or "04" => Date("mm"),
        "second" or "05" => Date("ss"),
        "title" => OrFile(_isJekyll ? Pretty(_slug ?? _name) : Simple(_headline)),
        "slug" => OrFile(_isJekyll ? Letters(_slug ?? _name) : Simple(_slug ?? _headline)),
        "slugorfilename" or "slugorcontentbasename" => Simple(_slug ?? _base),
        "filename" or "contentbasename" => Simple(_base),
        "section" => Simple(Sections().FirstOrDefault() ?? ""),
        "sections" => string.Join('/', Slice(Sections(), slice).Select(Simple)),
        "categories" => string.Join('/', Categories().Select(c => c.ToLowerInvariant())),
        "slugified_categories" => string.Join('/', Categories().Select(Letters)),
        "name" => Letters(_base),
        "basename" => _base,
        "path" => string.Join('/', [.. _folders.Skip(_folders.Count > 0 && _folders[0].StartsWith('_') ? 1 : 0), _base]),
        "collection" => _folders.FirstOrDefault()?.TrimStart('_') ?? "",
        "output_ext" => ".html",
        _ => null,
    };

    private static readonly string[] Known =
    [
        "year", "short_year", "month", "i_month", "short_month", "long_month", "monthname", "day", "i_day", "y_day", "yearday",
        "w_year", "week", "w_day", "weekday", "short_day", "long_day", "weekdayname", "hour", "minute", "second", "title", "slug",
        "slugorfilename", "slugorcontentbasename", "filename", "contentbasename", "section", "sections", "categories",
        "slugified_categories", "name", "basename", "path", "collection", "output_ext",
    ];

    private string OrFile(string text) => text.Length > 0 ? text : Simple(_base);

    private string Date(string format) => _date.ToString(format, CultureInfo.InvariantCulture);

    private IEnumerable<string> Sections() => _folders.Where(f => !f.StartsWith('_'));

    // Folders above _posts, then what front matter says. A text is one word a category, but for the one 'category'.
    private List<string> Categories()
    {
        var posts = _folders.IndexOf("_posts");
        var found = new List<string>(posts > 0 ? _folders[..posts] : []);
        if (Given("category") is YamlScalar { IsNull: false } one) found.Add(one.Text.Trim());
        switch (Given("categories"))
        {
            case YamlScalar { IsNull: false } words:
                found.AddRange(words.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                break;
            case YamlList list:
                found.AddRange(list.Items.OfType<YamlScalar>().Where(i => !i.IsNull).Select(i => i.Text.Trim()));
                break;
        }

        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private YamlValue? Given(string key) => _raw.Fields[key] ?? (_raw.Fields["taxonomies"] as YamlMap)?[key]
        ?? _defaults.Select(d => d[key]).FirstOrDefault(v => v is not null);

    // [0], [last], [1:], [:last] and the like.
    private static List<string> Slice(IEnumerable<string> sections, string slice)
    {
        var all = sections.ToList();
        if (slice.Length == 0) return all;
        var bounds = slice.Trim('[', ']').Split(':');
        var from = Index(bounds[0], 0);
        var to = bounds.Length == 1 ? from + 1 : Index(bounds[1], all.Count);
        return from < 0 || from >= all.Count || to <= from ? [] : all[from..Math.Min(to, all.Count)];

        int Index(string text, int otherwise) => text == "last" ? all.Count - 1
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;
    }

    /// <summary>A text as a part of Hugo's addresses: in lower case, white space one hyphen, other signs left out.</summary>
    internal static string Simple(string text)
    {
        var result = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in Slugs.Composed(text))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '.' or '_' or '+' or '~' or '-' or '@'
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                if (gap && c != '-') result.Append('-');
                gap = false;
                result.Append(char.ToLowerInvariant(c));
            }
            else if (c == '/' || char.IsWhiteSpace(c))
            {
                gap = result.Length > 0 && result[^1] != '-';
            }
        }

        return result.ToString();
    }

    // As Jekyll makes the last part of an address: signs that addresses may hold stay, and so does the case.
    private static string Pretty(string text) => Hyphened(text, "._~!$&'()+,;=@");

    private static string Letters(string text) => Hyphened(text, "").ToLowerInvariant();

    private static string Hyphened(string text, string kept)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || kept.Contains(c, StringComparison.Ordinal)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                result.Append(c);
            }
            else if (result.Length > 0 && result[^1] != '-')
            {
                result.Append('-');
            }
        }

        return result.ToString().Trim('-');
    }

    // No part may end a segment with a full stop or hold what no path can hold.
    private static string Clean(string value)
    {
        foreach (var c in "?#\\\"<>|*:%") value = value.Replace(c, '-');
        return value == ".html" ? value : string.Join('/', value.Split('/').Select(s => s.Trim('.', ' ')));
    }

    [GeneratedRegex(@":(?<name>[A-Za-z_]+)(?<slice>\[[^\]\[]*\])?|(?<=[/._-]):(?<name>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"\.[A-Za-z]{2,5}$")]
    private static partial Regex Extension();
}
