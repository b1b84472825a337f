using System.Globalization;
using System.Net;
using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>Front matter by canonical key: aliases resolved, defaults of folders laid under it, every doubt a
/// diagnostic.</summary>
internal sealed class Fields
{
    /// <summary>Stands for the keys that other generators have a date under.</summary>
    public const string ForeignDate = "date?";

    private const int MaxKeys = 1_000;
    private const int MaxNames = 1_000;

    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics;
    private readonly TimeZoneInfo _zone;
    private readonly bool _isArticle;

    public Fields(YamlMap own, IReadOnlyList<YamlMap> defaults, TimeZoneInfo zone, List<Diagnostic> diagnostics,
        FrontMatterForm form = FrontMatterForm.Yaml, bool isArticle = false)
    {
        Form = form;
        _isArticle = isArticle;
        _diagnostics = diagnostics;
        _zone = zone;
        Lay(own);
        foreach (var map in defaults) Lay(map);
    }

    /// <summary>How the file writes its fields.</summary>
    public FrontMatterForm Form { get; }

    /// <summary>The value of a canonical key, or null where it is absent or empty.</summary>
    public YamlValue? this[string key] => _entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Where a key's value stands.</summary>
    public Place PlaceOf(string key) => _entries[key].Value.Place;

    /// <summary>The name that a key has in the file.</summary>
    public string KeyAsWritten(string key) => _entries.TryGetValue(key, out var entry) ? entry.Key : key;

    // Within one layer the canonical name wins, then the order of the table; a lower layer only fills what is missing.
    private void Lay(YamlMap map)
    {
        var chosen = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        YamlMap? parameters = null;
        var source = map["source"];
        foreach (var entry in Bounded(map))
        {
            // Zola's table of terms and Hugo's of what has no key of its own.
            if (entry.Value is YamlMap within && Is(entry.Key, "taxonomies")) Choose(within, chosen);
            else if (entry.Value is YamlMap given && Is(entry.Key, "params")) parameters = given;
            else Choose(entry, chosen, source);
        }

        foreach (var (key, entry) in chosen) _entries.TryAdd(key, entry);
        if (parameters is not null) Lay(parameters with { Entries = [.. parameters.Entries.Where(e => KeyOf(e) is not null)] });
    }

    private void Choose(YamlMap map, Dictionary<string, YamlEntry> chosen)
    {
        foreach (var entry in Bounded(map)) Choose(entry, chosen);
    }

    private IEnumerable<YamlEntry> Bounded(YamlMap map)
    {
        if (map.Entries.Count <= MaxKeys) return map.Entries;
        _diagnostics.Add(Codes.WrongType.At(map.Entries[MaxKeys].KeyPlace, $"there are more than {MaxKeys} keys",
            "remove those that nobody reads"));
        return map.Entries.Take(MaxKeys);
    }

    private void Choose(YamlEntry entry, Dictionary<string, YamlEntry> chosen, YamlValue? source = null)
    {
        if (KeyOf(entry) is not { } key) Unknown(entry, source);
        else if (!IsBlank(entry.Value) && !chosen.TryAdd(key, entry))
            chosen[key] = Choose(chosen[key], entry, key);
    }

    /// <summary>Whether a value stands for nothing: null, or an empty text, as forms write a field that nobody filled in.</summary>
    internal static bool IsBlank(YamlValue? value) =>
        value is null or YamlScalar { IsNull: true } || (value is YamlScalar scalar && string.IsNullOrWhiteSpace(scalar.Text));

    private static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);

    // 'source_url' beside 'source', and a boolean 'published' beside 'date', say two things: they are not two names for one.
    // Nor is the category of a post one of its tags, and the status of a draft has no other name here.
    private static string? KeyOf(YamlEntry entry)
    {
        if (entry.Key.ToLowerInvariant() is "source_url" or "category" or "status") return entry.Key.ToLowerInvariant();
        if (FrontMatterKeys.Find(entry.Key) is not { } key)
            return FrontMatterKeys.IsForeignDate(entry.Key) ? ForeignDate : NamesLanguage(entry) ? "lang" : null;
        return key.Name == "published" && entry.Value is YamlScalar { AsBoolean: not null } ? "published?" : key.Name;
    }

    // Elsewhere the key is for what a text is about, such as a programming language.
    private static bool NamesLanguage(YamlEntry entry) => Is(entry.Key, "language")
        && entry.Value is YamlScalar { Text: var text } && Languages.OfPathPart(text.Trim()) is not null;

    /// <summary>Reports that another generator's key, which could have counted, does not.</summary>
    public void Ignore(string key)
    {
        if (_entries.TryGetValue(key, out var entry)) Unknown(entry);
    }

    private void Unknown(YamlEntry entry, YamlValue? source = null)
    {
        var toSource = ToSource(entry, source);
        if (FrontMatterKeys.IsForeign(entry.Key))
        {
            _diagnostics.Add(Codes.ForeignKey.At(entry.KeyPlace,
                $"the key '{entry.Key}' belongs to another generator; ignored", toSource));
        }
        else
        {
            _diagnostics.Add(Codes.UnknownKey.At(entry.KeyPlace, $"the key '{entry.Key}' is unknown",
                toSource ?? Suggestion.Hint(entry.Key, FrontMatterKeys.Names, "put it under 'extra' if the theme uses it")));
        }
    }

    // "link: https://paper.example/report" most likely says where the report is.
    private string? ToSource(YamlEntry entry, YamlValue? source)
    {
        if (!_isArticle || !FrontMatterKeys.NamesReport(entry.Key) || entry.Value is not YamlScalar { IsNull: false } scalar
            || Addresses.Scheme(scalar.Text) is not ("http" or "https") || Addresses.Host(scalar.Text.Trim()) is null)
        {
            return null;
        }

        var name = source switch
        {
            null or YamlScalar { IsNull: true } => null,
            YamlScalar given => OneLine(given.Text),
            YamlMap map when map["url"] is null or YamlScalar { IsNull: true } => (map["name"] as YamlScalar)?.Text,
            _ => "",
        };
        // A source that has an address of its own is complete.
        if (name is "" || name?.Contains("://", StringComparison.Ordinal) == true) return null;
        var named = name is null ? "" : $"name: {name}, ";
        var field = Form == FrontMatterForm.Lines
            ? Form.Field("source_url", OneLine(scalar.Text))
            : Form.Field("source", $"{{{named}url: \"{OneLine(scalar.Text)}\"}}");
        return $"if it is the address of the report, write '{field}'";
    }

    private YamlEntry Choose(YamlEntry first, YamlEntry second, string key)
    {
        if (string.Equals(first.Key, second.Key, StringComparison.OrdinalIgnoreCase))
        {
            _diagnostics.Add(Codes.DuplicateKey.At(second.KeyPlace, $"the key '{second.Key}' is given twice; this one counts",
                $"remove the one in line {first.KeyPlace.Line}"));
            return second;
        }

        if (key == ForeignDate) return first;
        if (key is "published?" or "source_url" or "category" or "status") return second;
        var (wins, loses) = FrontMatterKeys.Rank(first.Key) < FrontMatterKeys.Rank(second.Key)
            ? (first, second) : (second, first);
        _diagnostics.Add(Codes.TwoAliases.At(loses.KeyPlace, $"'{loses.Key}' means the same as '{wins.Key}', which counts",
            $"keep one of them, best as '{key}'"));
        return wins;
    }

    /// <summary>Text on one line with entities decoded, or null.</summary>
    public string? Line(string key) => Text(key) is { } text ? OneLine(text) : null;

    /// <summary>Text as written, or null.</summary>
    public string? Text(string key)
    {
        switch (this[key])
        {
            case null: return null;
            case YamlScalar scalar: return scalar.Text.Trim() is { Length: > 0 } text ? text : null;
            default:
                Wrong(key, "a text");
                return null;
        }
    }

    /// <summary>A boolean; false where absent. A quoted true or false counts too.</summary>
    public bool Flag(string key) => OptionalFlag(key) ?? false;

    /// <summary>A boolean, or null where absent.</summary>
    public bool? OptionalFlag(string key)
    {
        if (this[key] is not { } value) return null;
        var flag = value is YamlScalar scalar ? (scalar with { Quoted = false }).AsBoolean : null;
        if (flag is null) Wrong(key, "true or false");
        return flag;
    }

    /// <summary>Whether the front matter says in one way or another that this is not meant to be built yet.</summary>
    public bool IsDraft() => Flag("draft") || this["published?"] is YamlScalar { AsBoolean: false }
        || (this["status"] is YamlScalar status
        && status.Text.Trim().ToLowerInvariant() is "draft" or "hidden" or "skip" or "private" or "pending" or "trash");

    /// <summary>The weight of an article or a page; 0 where absent, or where its key is for something else.</summary>
    public double Lead()
    {
        // A story file names its lead there, and an article says how much it weighs.
        if (this["lead"] is not YamlScalar { IsNull: false } scalar
            || double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || !KeyAsWritten("lead").Equals("lead", StringComparison.OrdinalIgnoreCase))
        {
            return Number("lead");
        }

        _diagnostics.Add(Codes.OtherLead.At(scalar.Place,
            $"'lead' is a number here, the weight on the front page; '{Short(scalar.Text)}' is ignored",
            $"write {Form.Field("lead", "10")}; which article leads a story is said in the story's file, "
            + "as 'lead: SLUG' in stories/STORY.md"));
        return 0;
    }

    /// <summary>A number; 0 where absent.</summary>
    public double Number(string key)
    {
        if (this[key] is not { } value) return 0;
        if (value is YamlScalar scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            return number;
        }

        Wrong(key, "a number");
        return 0;
    }

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? Date(string key) => this[key] is { } value ? Date(value, key) : null;

    /// <summary>An instant in a value, or null and a diagnostic.</summary>
    public DateTimeOffset? Date(YamlValue value, string key)
    {
        if (value is not YamlScalar scalar)
        {
            Wrong(key, "a date");
            return null;
        }

        if (scalar is { Quoted: false, Text: [>= '1' and <= '9', ..] seconds } && seconds.Length == 10
            && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix))
        {
            return TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unix), _zone);
        }

        var date = Dates.Parse(scalar.Text, _zone, out var hasOffset);
        if (date is null)
        {
            _diagnostics.Add(Codes.WrongDate.At(value.Place,
                $"'{Short(scalar.Text)}' in '{KeyAsWritten(key)}' is not a date that exists",
                "write it as 2015-07-16, or as 2015-07-16T09:30:00+02:00"));
        }
        else if (hasOffset is false)
        {
            _diagnostics.Add(Codes.WrongOffset.At(value.Place,
                $"'{Short(scalar.Text)}' in '{KeyAsWritten(key)}' has an offset that no place has; its time counts in the site's zone",
                "write the offset of the place, as in 2015-07-16T09:30:00+02:00, or none"));
        }

        return date;
    }

    /// <summary>A list, or text that commas separate; empty where absent. Doubles are left out.</summary>
    public IReadOnlyList<Placed> Names(string key, bool splitAtCommas = true)
    {
        var names = new List<Placed>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        switch (this[key])
        {
            case null: break;
            case YamlScalar scalar:
                foreach (var part in splitAtCommas ? scalar.Text.Split(',') : [scalar.Text]) Add(part, scalar.Place);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is YamlScalar { IsNull: true }) continue;
                    if (item is YamlScalar scalar) Add(scalar.Text, scalar.Place);
                    else if (item is YamlMap map && map["name"] is YamlScalar name) Add(name.Text, name.Place);
                    else WrongAt(item.Place, key, "a list of texts");
                }

                break;
            case YamlMap map when map["name"] is YamlScalar name:
                Add(name.Text, name.Place);
                break;
            default:
                Wrong(key, "a list of texts");
                break;
        }

        return names;

        void Add(string text, Place place)
        {
            var name = OneLine(text);
            if (name.Length == 0 || !known.Add(name)) return;
            // Each has a page, a feed or an address of its own.
            if (names.Count < MaxNames)
            {
                names.Add(new(name, place));
            }
            else if (known.Count == MaxNames + 1)
            {
                _diagnostics.Add(Codes.WrongType.At(place, $"'{KeyAsWritten(key)}' has more than {MaxNames} values",
                    "keep those that matter most"));
            }
        }
    }

    /// <summary>A list of addresses within the site, each as a permalink; those that cannot be used are told and left
    /// out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="permalink">The address that <c>./</c> and <c>../</c> are relative to, from the folder that it lies in; null
    /// where there is none.</param>
    public IReadOnlyList<Placed> SitePaths(string key, string? permalink = null)
    {
        var found = new List<Placed>();
        foreach (var path in Names(key, splitAtCommas: false))
        {
            var text = path.Value;
            if (permalink is not null
                && (text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)))
            {
                text = Permalinks.Beside(permalink, text) ?? text;
            }

            if (Permalinks.Normalize(text) is { } address)
            {
                found.Add(new(address, path.Place));
            }
            else
            {
                _diagnostics.Add(Codes.AddressLeftOut.At(path.Place,
                $"no redirect is made from '{Short(path.Value)}': it is not a path that a file can have",
                "write a path such as /old/pluto/, or remove it"));
            }
        }

        return found;
    }

    /// <summary>One of a set of words.</summary>
    public T Choice<T>(string key, IReadOnlyList<(string Word, T Value)> words, T otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        var known = words.Select(w => w.Word).ToList();
        _diagnostics.Add(Codes.UnknownValue.At(PlaceOf(key), $"'{Short(text)}' is not a valid {key}",
            Suggestion.Hint(text, known, "write one of " + string.Join(", ", known))));
        return otherwise;
    }

    /// <summary>Reports that a key's value has the wrong type.</summary>
    public void Wrong(string key, string expected) => WrongAt(PlaceOf(key), key, expected);

    private void WrongAt(Place place, string key, string expected) =>
        _diagnostics.Add(Codes.WrongType.At(place, $"'{KeyAsWritten(key)}' must be {expected}",
            $"write {Form.Field(KeyAsWritten(key), Example(key))}"));

    /// <summary>Text with entities decoded and white space folded, without what is no character.</summary>
    public static string OneLine(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal)) text = WebUtility.HtmlDecode(text);
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFDD0', '\uFFFF') >= 0
            || text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') >= 0)
        {
            text = string.Concat(text.EnumerateRunes().Where(IsCharacter));
        }

        return string.Join(' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // No page may hold a NUL, and half a surrogate pair or a noncharacter stops whoever normalizes the text.
    private static bool IsCharacter(Rune rune) =>
        (Rune.IsWhiteSpace(rune) || !Rune.IsControl(rune)) && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);

    /// <summary>Text short enough for a message.</summary>
    public static string Short(string text) => OneLine(text) is { Length: > 60 } line ? line[..57] + "..." : OneLine(text);

    private static string Example(string key) => key switch
    {
        "topics" or "people" or "places" or "organizations" or "related" or "unrelated" or "redirect_from" or "byline"
            or "category" => "[one, two]",
        "source" => "{name: The Paper, url: https://example.org/report}",
        "image" => "{src: /assets/x.svg, alt: what it shows}",
        "published" or "updated" or "expires" => "2015-07-16",
        "draft" or "original" or "noindex" or "paywall" or "comments" => "true",
        "lead" => "10",
        "edition" => "7",
        "corrections" => "[{date: 2015-07-16, text: what was wrong}]",
        _ => "some text",
    };
}
