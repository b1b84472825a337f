using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;
using Digest.Output;

namespace Digest.Moving;

/// <summary>Writes an old site's settings under the keys that Digest has.</summary>
internal static class NewSiteFiles
{
    /// <summary><c>statiq.json</c>. What has no meaning here is left out and told.</summary>
    public static byte[] Settings(OldSite old, List<Diagnostic> diagnostics)
    {
        var host = Host(old.Address);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Report.Json))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "./schemas/settings.json");
            if (old.Title is { } title) json.WriteString("SiteTitle", title);
            if (host is not null)
            {
                json.WriteString("Host", host.Host);
                json.WriteBoolean("LinksUseHttps", host.Scheme == "https");
            }

            var root = (old.LinkRoot ?? host?.AbsolutePath ?? "").Trim('/');
            if (root.Length > 0 && !root.Contains("..", StringComparison.Ordinal)) json.WriteString("LinkRoot", "/" + root);
            json.WriteStartArray("InputPaths");
            json.WriteStringValue("input");
            json.WriteEndArray();
            json.WriteStartObject("Digest");
            if (old.TimeZone is { } zone && IsKnown(zone, "time zone", TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
                json.WriteString("TimeZone", zone);
            if (old.Language?.Replace('_', '-').Split('.')[0] is { } language
                && IsKnown(language, "language", Languages.Normalize(language) is not null))
            {
                json.WriteString("Language", Languages.Normalize(language));
            }

            var isNumber = int.TryParse(old.PageSize, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
            if (isNumber && size is >= 1 and <= 1000) json.WriteNumber("PageSize", size);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];

        bool IsKnown(string value, string what, bool isKnown)
        {
            if (!isKnown)
            {
                diagnostics.Add(Codes.SettingNotTaken.At(new(old.Configurations[0]),
                    $"the {what} '{(value.Length > 60 ? value[..57] + "..." : value)}' is not known",
                    "write it into statiq.json"));
            }

            return isKnown;
        }
    }

    // Addresses of a machine's own are those of a trial.
    private static Uri? Host(string? address)
    {
        if (address is null) return null;
        if (address.StartsWith("//", StringComparison.Ordinal)) address = "https:" + address;
        else if (!address.Contains("://", StringComparison.Ordinal)) address = "https://" + address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !uri.IsLoopback
            && uri.Host.Contains('.', StringComparison.Ordinal) ? uri : null;
    }

    /// <summary>A file of defaults, <c>_directory.yml</c>.</summary>
    /// <param name="defaults">Texts by key.</param>
    /// <param name="isOwn">Whether its articles are the site's own work.</param>
    public static byte[] Defaults(IEnumerable<KeyValuePair<string, string>> defaults, bool isOwn)
    {
        var text = new StringBuilder();
        if (isOwn) text.Append("original: true\n");
        foreach (var (key, value) in defaults)
            text.Append(CultureInfo.InvariantCulture, $"{key}: {(value == "true" ? value : YamlText.Quoted(value))}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The front page's text: what the site says of itself.</summary>
    public static byte[] Front(string? title, string description) => Encoding.UTF8.GetBytes(
        $"---\n{(title is null ? "" : $"title: {YamlText.Quoted(title)}\n")}dek: {YamlText.Quoted(description)}\n---\n");
}
