using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;
using Digest.Core.Yaml;

namespace Digest.Core.Settings;

/// <summary>Reads JSON into the same values with places as YAML.</summary>
internal static class SettingsJson
{
    /// <summary>Reads an object. Of a key that is given twice the last one counts, and is told.</summary>
    public static Checked<YamlMap> Read(string text, string path)
    {
        var places = new Places(Encoding.UTF8.GetBytes(text), path);
        try
        {
            var reader = new Utf8JsonReader(places.Bytes,
                new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            reader.Read();
            var twice = new List<Diagnostic>();
            if (Value(ref reader, places, twice) is YamlMap map) return new(map, twice);
            return new(null,
                [Codes.SettingsUnreadable.At(new(path, 1, 1), "the settings are not an object",
                "write { \"SiteTitle\": \"…\" }")]);
        }
        catch (JsonException exception)
        {
            var place = new Place(path, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            return new(null, [Unreadable(place, text, exception.Message)]);
        }
        catch (InvalidOperationException)
        {
            return new(null, [Codes.SettingsUnreadable.At(places.Last, "a text holds half of a character",
                "write the character itself")]);
        }
    }

    // The reader's own words speak of tokens and payloads.
    private static Diagnostic Unreadable(Place place, string text, string reason)
    {
        if (text.AsSpan().Trim().IsEmpty)
        {
            return Codes.SettingsUnreadable.At(new(place.Path), "the settings file is empty",
                "write { \"SiteTitle\": \"…\" }, or remove the file");
        }

        if (reason.Contains("depth to be zero", StringComparison.Ordinal))
        {
            return Codes.SettingsUnreadable.At(place, "the settings end before every bracket is closed",
                "add the } or ] that is missing at the end");
        }

        if (reason.Contains("invalid after a value", StringComparison.Ordinal))
        {
            return Codes.SettingsUnreadable.At(place, "something is missing between two settings",
                "put a comma behind the setting before this place");
        }

        if (reason.Contains("end of string", StringComparison.Ordinal))
            return Codes.SettingsUnreadable.At(place, "a quotation mark is not closed", "close it before the end of the line");
        return Codes.SettingsUnreadable.At(place, "the settings cannot be read here",
            "check commas, quotation marks and brackets here and in the line before");
    }

    private static YamlValue Value(ref Utf8JsonReader reader, Places places, List<Diagnostic> twice)
    {
        var place = places.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new YamlMap(Entries(ref reader, places, twice), place);
            case JsonTokenType.StartArray:
                var items = new List<YamlValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, places, twice));
                return new YamlList(items, place);
            case JsonTokenType.String:
                return new YamlScalar(reader.GetString()!, true, place);
            default:
                return new YamlScalar(Encoding.UTF8.GetString(reader.ValueSpan), false, place);
        }
    }

    // Of a key that is given twice the last one counts, in its own place.
    private static List<YamlEntry> Entries(ref Utf8JsonReader reader, Places places, List<Diagnostic> twice)
    {
        var entries = new List<YamlEntry?>();
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var place = places.At((int)reader.TokenStartIndex);
            var key = reader.GetString()!;
            reader.Read();
            if (known.TryGetValue(key, out var before))
            {
                twice.Add(Codes.DuplicateKey.At(place, $"the setting '{key}' is given twice; this one counts",
                    $"remove the one in line {entries[before]!.KeyPlace.Line}"));
                entries[before] = null;
            }

            known[key] = entries.Count;
            entries.Add(new(key, place, Value(ref reader, places, twice)));
        }

        return [.. entries.OfType<YamlEntry>()];
    }

    // Lines and columns of tokens, which come in their order.
    private sealed class Places(byte[] bytes, string path)
    {
        private int _index;
        private int _line = 1;
        private int _column = 1;

        public byte[] Bytes => bytes;

        /// <summary>The place that was asked for last.</summary>
        public Place Last => new(path, _line, _column);

        public Place At(int index)
        {
            var passed = bytes.AsSpan(_index, index - _index);
            var end = passed.LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                _line += passed.Count((byte)'\n');
                _column = 1;
                passed = passed[(end + 1)..];
            }

            _column += Encoding.UTF8.GetCharCount(passed);
            _index = index;
            return Last;
        }
    }
}
