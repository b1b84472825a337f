using System.Globalization;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Settings;

/// <summary>Reads <c>statiq.json</c>. Comments and trailing commas are allowed, keys are case-insensitive.</summary>
public static class SettingsReader
{
    private static readonly string[] StatiqKeys = [.. SettingsKeys.Statiq.Select(k => k.Name), "Digest", "$schema"];

    private static readonly string[] DigestKeys = SettingsKeys.Own.Select(k => k.Name).ToArray();

    /// <summary>Reads settings. All errors are reported; the value holds defaults where a setting is wrong.</summary>
    /// <param name="file">The file, or null where the site has none.</param>
    public static Checked<SiteSettings> Read(SourceFile? file)
    {
        if (file is null) return new(new SiteSettings(), [NoHost(new Place(null))]);
        var (text, errors) = file.Text();
        if (text is null) return new(null, errors);
        var (root, syntax) = SettingsJson.Read(text, file.SourcePath);
        if (root is null) return new(null, syntax);
        var (settings, found) = new Binder(file.SourcePath).Bind(root);
        return new(settings, [.. syntax, .. found]);
    }

    private static Diagnostic NoHost(Place place) => Codes.NoHost.At(place,
        "no Host is set: feeds and the sitemap use http://localhost/", "set \"Host\": \"news.example.org\" in statiq.json");

    private sealed class Binder(string path)
    {
        private readonly List<Diagnostic> _diagnostics = [];

        public Checked<SiteSettings> Bind(YamlMap root)
        {
            var settings = new SiteSettings();
            var language = root["Digest"] is YamlMap inner && inner["Language"] is YamlScalar code
                ? Languages.Normalize(code.Text) : null;
            if (language is not null) settings = settings with { Culture = Culture(language) ?? settings.Culture };
            foreach (var entry in root.Entries) settings = Top(settings, entry);
            if (settings.Host is null
                && !_diagnostics.Exists(d => d.Code == Codes.WrongSetting.Id
                && d.Message.StartsWith("the setting 'Host'", StringComparison.OrdinalIgnoreCase)))
            {
                _diagnostics.Add(NoHost(new Place(path, 1, 1)));
            }

            return new(settings, _diagnostics);
        }

        private SiteSettings Top(SiteSettings settings, YamlEntry entry)
        {
            switch (entry.Key.ToLowerInvariant())
            {
                case "sitetitle": return settings with { SiteTitle = Text(entry) ?? settings.SiteTitle };
                case "host": return settings with { Host = Host(entry) };
                case "linksusehttps": return settings with { LinksUseHttps = Flag(entry, settings.LinksUseHttps) };
                case "linkroot": return settings with { LinkRoot = Root(Text(entry) ?? "") };
                case "linkhideindexpages": return settings with { HideIndexPages = Flag(entry, true) };
                case "linkhideextensions":
                    // Pages are folders: a page with an extension has it because its editor gave it one.
                    Flag(entry, true);
                    return settings;
                case "inputpaths": return settings with { InputPaths = Paths(entry) ?? settings.InputPaths };
                case "outputpath": return settings with { OutputPath = Text(entry) ?? settings.OutputPath };
                case "themepaths": return settings with { ThemePaths = Paths(entry) ?? settings.ThemePaths };
                case "cachepath": return settings with { CachePath = Text(entry) ?? settings.CachePath };
                case "datetimedisplayculture":
                    if (Text(entry) is { } name && Culture(name) is { } culture)
                        return settings with { Culture = culture, CultureIsChosen = true };
                    Wrong(entry, "the name of a culture", "write a name such as en-GB");
                    return settings;
                case "digest":
                    if (entry.Value is YamlMap map) return map.Entries.Aggregate(settings, Own);
                    Wrong(entry, "an object", "write \"Digest\": { … }");
                    return settings;
                case "$schema": return settings;
                default:
                    _diagnostics.Add(Codes.UnknownSetting.At(entry.KeyPlace, $"the setting '{entry.Key}' is unknown",
                        DigestKeys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)
                        ? $"write it within \"Digest\": {{ \"{entry.Key}\": … }}"
                        : Suggestion.Hint(entry.Key, StatiqKeys.Concat(DigestKeys.Select(k => "Digest." + k)), "remove it")));
                    return settings;
            }
        }

        private SiteSettings Own(SiteSettings settings, YamlEntry entry)
        {
            switch (entry.Key.ToLowerInvariant())
            {
                case "timezone": return settings with { TimeZone = Zone(entry) };
                case "language":
                    if (Text(entry) is { } code && Languages.Normalize(code) is { } language)
                        return settings with { Language = language };
                    Wrong(entry, "a language", "write a code such as en, de or pt-BR");
                    return settings;
                case "pagesize": return settings with { PageSize = Whole(entry, settings.PageSize) };
                case "relatedcount": return settings with { RelatedCount = Whole(entry, settings.RelatedCount) };
                case "editions": return settings with { Editions = Editions(entry) };
                case "newsletter":
                    var (newsletter, wrong) = NewsletterReader.Read(entry);
                    _diagnostics.AddRange(wrong);
                    return settings with { Newsletter = newsletter! };
                case "comments": return settings with { Comments = Comments(entry) };
                case "linkmentions": return settings with { LinkMentions = Flag(entry, false) };
                case "cards": return settings with { Cards = Flag(entry, true) };
                case "offline": return settings with { Offline = Flag(entry, false) };
                case "rights": return settings with { Rights = RightsOf(entry, settings.Rights) };
                case "robots": return settings with { Robots = Robots(entry) };
                default:
                    _diagnostics.Add(Codes.UnknownDigestSetting.At(entry.KeyPlace, $"the setting 'Digest.{entry.Key}' is unknown",
                        Suggestion.Hint(entry.Key, DigestKeys, "the settings of Digest are " + string.Join(", ", DigestKeys))));
                    return settings;
            }
        }

        private string? Text(YamlEntry entry)
        {
            if (entry.Value is YamlScalar { Quoted: true } scalar) return scalar.Text.Trim();
            if (entry.Value is YamlScalar { IsNull: true }) return null;
            Wrong(entry, "a text", $"write \"{entry.Key}\": \"…\"");
            return null;
        }

        private bool Flag(YamlEntry entry, bool otherwise)
        {
            if (entry.Value is YamlScalar scalar && (scalar with { Quoted = false }).AsBoolean is { } flag) return flag;
            Wrong(entry, "true or false", null);
            return otherwise;
        }

        private int Whole(YamlEntry entry, int otherwise)
        {
            var key = SettingsKeys.Own.First(k => k.Name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase));
            var (least, most) = (key.Min, key.Max);
            if (entry.Value is YamlScalar scalar
                && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                && number <= most)
            {
                return number;
            }

            Wrong(entry, $"a whole number from {least} to {most}", null);
            return otherwise;
        }

        private string? Host(YamlEntry entry)
        {
            if (Text(entry) is not { Length: > 0 } host) return null;
            if (Uri.CheckHostName(host.Split(':')[0]) != UriHostNameType.Unknown && !host.Contains('/', StringComparison.Ordinal))
                return host;
            Wrong(entry, "the name of a host", "write \"news.example.org\", without scheme or path; a path goes into LinkRoot");
            return null;
        }

        private static string Root(string text) => text.Trim('/') is { Length: > 0 } path ? "/" + path : "";

        private List<string>? Paths(YamlEntry entry)
        {
            switch (entry.Value)
            {
                case YamlScalar { Quoted: true } scalar: return [scalar.Text];
                case YamlList { Items.Count: > 0 } list
                    when list.Items.All(i => i is YamlScalar):
                    return list.Items.Select(i => ((YamlScalar)i).Text).ToList();
                default:
                    Wrong(entry, "a list of paths", $"write \"{entry.Key}\": [\"one\"]");
                    return null;
            }
        }

        private static CultureInfo? Culture(string name)
        {
            try
            {
                return CultureInfo.GetCultureInfo(name, predefinedOnly: false);
            }
            catch (CultureNotFoundException)
            {
                return null;
            }
        }

        private TimeZoneInfo Zone(YamlEntry entry)
        {
            var name = Text(entry);
            if (name is null) return TimeZoneInfo.Utc;
            if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
            Wrong(entry, "a time zone that this machine knows", "write a name such as Europe/Berlin or UTC");
            return TimeZoneInfo.Utc;
        }

        private EditionSchedule? Editions(YamlEntry entry)
        {
            if (entry.Value is YamlScalar { IsNull: true } or YamlScalar { AsBoolean: false }) return null;
            if (entry.Value is YamlMap map && map["Every"] is YamlScalar every && map["Start"] is YamlScalar start
                && Period(every.Text) is { } period && Dates.Parse(start.Text, TimeZoneInfo.Utc) is { } day)
            {
                foreach (var part in map.Entries)
                {
                    if (part.Key.ToLowerInvariant() is not ("every" or "start"))
                    {
                        _diagnostics.Add(Codes.UnknownDigestSetting.At(part.KeyPlace,
                            $"the setting 'Digest.Editions.{part.Key}' is unknown",
                            Suggestion.Hint(part.Key, ["Every", "Start"])));
                    }
                }

                return new(period, DateOnly.FromDateTime(day.DateTime));
            }

            Wrong(entry, "an object of Every and Start",
                "write \"Editions\": { \"Every\": \"week\", \"Start\": \"2015-06-01\" }");
            return null;
        }

        private static EditionPeriod? Period(string text) => text.ToLowerInvariant() switch
        {
            "day" or "daily" => EditionPeriod.Day,
            "week" or "weekly" => EditionPeriod.Week,
            "month" or "monthly" => EditionPeriod.Month,
            _ => null,
        };

        private string? Comments(YamlEntry entry)
        {
            if (entry.Value is YamlScalar { AsBoolean: false } or YamlScalar { IsNull: true }) return null;
            if (Text(entry) is not { } text || text.Equals("none", StringComparison.OrdinalIgnoreCase)) return null;
            if (text.Contains('@', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal))
                return text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text : "mailto:" + text;
            if (Addresses.Scheme(text) is "http" or "https") return text;
            Wrong(entry, "\"none\", a mail address or a link", null);
            return null;
        }

        private Rights RightsOf(YamlEntry entry, Rights otherwise)
        {
            foreach (var (word, value) in RightsNames.All)
            {
                if (entry.Value is YamlScalar scalar && string.Equals(scalar.Text, word, StringComparison.OrdinalIgnoreCase))
                    return value;
            }

            Wrong(entry, "one of " + string.Join(", ", RightsNames.All.Select(r => r.Name)), null);
            return otherwise;
        }

        private RobotsRule Robots(YamlEntry entry)
        {
            switch (entry.Value)
            {
                case YamlScalar { AsBoolean: { } flag }: return new(flag, []);
                case YamlScalar scalar
                    when scalar.Text.ToLowerInvariant() is "all" or "index" or "allow":
                    return RobotsRule.Allow;
                case YamlScalar scalar
                    when scalar.Text.ToLowerInvariant() is "none" or "noindex" or "disallow":
                    return new(false, []);
                case YamlList list
                    when list.Items.All(i => i is YamlScalar):
                    return new(true,
                    list.Items.Select(i => ((YamlScalar)i).Text).ToList());
                default:
                    Wrong(entry, "\"index\", \"noindex\" or a list of paths", null);
                    return RobotsRule.Allow;
            }
        }

        private void Wrong(YamlEntry entry, string expected, string? hint) =>
            _diagnostics.Add(Codes.WrongSetting.At(entry.Value.Place, $"the setting '{entry.Key}' must be {expected}",
                hint ?? Example(entry.Key)));

        private static string? Example(string name)
        {
            var key = SettingsKeys.Statiq.Concat(SettingsKeys.Own)
                .FirstOrDefault(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return key?.Default is { } value ? $"write \"{key.Name}\": {value}" : null;
        }
    }
}
