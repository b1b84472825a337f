using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Core.FrontMatter;

/// <summary>Writes JSON Schemas (draft 2020-12, within what editors of draft 7 read too) of front matter, data files and
/// settings, and snippets for editors, from the tables that the readers themselves use.</summary>
public static class Schemas
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    /// <summary>Keys of an entry of <c>_data/feeds.yml</c>, with their meaning; <c>url</c> is required.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> FeedFields { get; } =
        [("name", "the name of its publisher"), ("url", "the address of the feed")];

    /// <summary>Names of the documents, each with its file name.</summary>
    public static IReadOnlyList<(string Name, string FileName)> All { get; } =
        [("front-matter", "front-matter.json"), ("data", "data.json"), ("feeds", "feeds.json"), ("settings", "settings.json"),
            ("snippets", "digest.code-snippets")];

    /// <summary>A document, or null where the name is none of <see cref="All"/>.</summary>
    /// <returns>JSON with line feeds, one at its end.</returns>
    public static string? Write(string name) => name switch
    {
        "front-matter" => Write(FrontMatter),
        "data" => Write(Data),
        "feeds" => Write(Feeds),
        "settings" => Write(Settings),
        "snippets" => Write(Snippets),
        _ => null,
    };

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Head(Utf8JsonWriter json, string title)
    {
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", title);
    }

    private static void FrontMatter(Utf8JsonWriter json)
    {
        Head(json, "Front matter of an article of Digest");
        json.WriteString("type", "object");
        json.WriteStartArray("anyOf");
        foreach (var title in FrontMatterKeys.All[0].Aliases.Prepend(FrontMatterKeys.All[0].Name))
        {
            json.WriteStartObject();
            json.WriteRaw("required", $"[\"{title}\"]");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var key in FrontMatterKeys.All)
        {
            Property(json, key.Name, key, null);
            foreach (var alias in key.Aliases) Property(json, alias, key, key.Name);
        }

        json.WriteEndObject();
        json.WriteStartObject("patternProperties");
        json.WriteStartObject(
            $"^({string.Join('|', FrontMatterKeys.ForeignNames.Where(n => FrontMatterKeys.Find(n) is null))})$");
        json.WriteString("description", "used by other generators, left alone by Digest");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Property(Utf8JsonWriter json, string name, FrontMatterKey key, string? canonical)
    {
        json.WriteStartObject(name);
        json.WriteString("description",
            canonical is null || canonical == "source" ? key.Meaning : $"{key.Meaning}; the same as '{canonical}'");
        if (canonical is not null && canonical != "source") json.WriteBoolean("deprecated", true);
        // An empty value stands for nothing, so that a template may list all keys.
        // A licence may have any name.
        Type(json, canonical == "source" || name == "license" ? FieldType.Text : key.Type, key.Choices);
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, FieldType type, IReadOnlyList<string> choices)
    {
        switch (type)
        {
            case FieldType.Text: Types(json, "string", "number", "null"); break;
            case FieldType.Date: Types(json, "string", "null"); break;
            case FieldType.Flag: Types(json, "boolean", "null"); break;
            case FieldType.DateOrFlag: Types(json, "string", "boolean", "null"); break;
            case FieldType.Number: Types(json, "number", "null"); break;
            case FieldType.NumberOrDate: Types(json, "integer", "string", "null"); break;
            case FieldType.Names:
                Types(json, "array", "string", "null");
                json.WriteRaw("items", """{ "type": ["string", "number", "null"] }""");
                break;
            case FieldType.Authors:
                Types(json, "array", "string", "object", "null");
                json.WriteRaw("items", """{ "type": ["string", "number", "object", "null"] }""");
                break;
            case FieldType.Choice: Enum(json, choices); break;
            case FieldType.Source: Parts(json, ["string", "object", "null"], "name", "url", "archived"); break;
            case FieldType.Image: Parts(json, ["string", "object", "null"], "src", "alt", "credit"); break;
            case FieldType.Withdrawal: Parts(json, ["object", "string", "boolean", "null"], "date", "reason"); break;
            case FieldType.Corrections:
                Types(json, "array", "null");
                json.WriteStartObject("items");
                Parts(json, ["object", "string"], "date", "text");
                json.WriteEndObject();
                break;
        }
    }

    private static void Data(Utf8JsonWriter json)
    {
        Head(json, "A list in _data: sources, people, places, organizations or topics");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "object");
        json.WriteRaw("required", """["name"]""");
        json.WriteStartObject("properties");
        foreach (var (name, meaning) in DataFiles.Fields)
        {
            json.WriteStartObject(name);
            json.WriteString("description", meaning);
            if (name == "aliases")
            {
                Types(json, "array", "string", "object", "null");
                json.WriteRaw("items", """{ "type": ["string", "number", "object", "null"] }""");
            }
            else if (name == "names")
            {
                Types(json, ["object", "null"]);
            }
            else
            {
                Types(json, name == "name" ? ["string"] : ["string", "null"]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void Feeds(Utf8JsonWriter json)
    {
        Head(json, "The list of feeds: _data/feeds.yml");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteString("description", FeedFields[1].Meaning);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteRaw("required", """["url"]""");
        json.WriteStartObject("properties");
        foreach (var (name, meaning) in FeedFields)
        {
            json.WriteStartObject(name);
            json.WriteString("description", meaning);
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Settings(Utf8JsonWriter json)
    {
        Head(json, "Settings of a site: statiq.json");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteRaw("$schema", """{ "type": "string" }""");
        foreach (var key in SettingsKeys.Statiq) Setting(json, key);
        json.WriteStartObject("Digest");
        json.WriteString("description", "Digest's own settings");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in SettingsKeys.Own) Setting(json, key);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Setting(Utf8JsonWriter json, SettingKey key)
    {
        json.WriteStartObject(key.Name);
        json.WriteString("description", key.Meaning);
        switch (key.Type)
        {
            case SettingType.Text: Types(json, "string", "null"); break;
            case SettingType.Flag: Types(json, "boolean"); break;
            case SettingType.Choice: Enum(json, RightsNames.All.Select(r => r.Name).ToList()); break;
            case SettingType.Number:
                Types(json, "integer");
                json.WriteNumber("minimum", key.Min);
                json.WriteNumber("maximum", key.Max);
                break;
            case SettingType.List or SettingType.Robots:
                Types(json, "array", "string");
                json.WriteRaw("items", """{ "type": "string" }""");
                break;
            case SettingType.Editions:
                Types(json, "object", "null");
                json.WriteRaw("properties",
                    """{ "Every": { "enum": ["day", "week", "month"] }, "Start": """
                    + """{ "type": "string", "description": "first day of edition 1" } }""");
                json.WriteRaw("required", """["Every", "Start"]""");
                json.WriteBoolean("additionalProperties", false);
                break;
            case SettingType.Newsletter:
                Types(json, "object", "null");
                json.WriteStartObject("properties");
                foreach (var part in SettingsKeys.Newsletter)
                {
                    json.WriteStartObject(part.Name);
                    json.WriteString("description", part.Meaning);
                    if (part.Type == SettingType.Choice)
                        Enum(json, System.Enum.GetNames<MailService>().Select(n => n.ToLowerInvariant()).ToList());
                    else Types(json, "string", "null");
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                json.WriteBoolean("additionalProperties", false);
                break;
        }

        if (key.Default is { } value) json.WriteRaw("default", value);
        json.WriteEndObject();
    }

    // Completion in Markdown files, whose front matter editors do not hand to their YAML support.
    private static void Snippets(Utf8JsonWriter json)
    {
        json.WriteStartObject("Article of Digest");
        json.WriteString("scope", "markdown");
        json.WriteString("prefix", "article");
        json.WriteString("description", "front matter of an article");
        json.WriteRaw("body",
            """["---", "title: \"$1\"", "published: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "dek: $2","""
            + """ "source: {name: \"$3\", url: \"$4\"}", "topics: [$5]", "people: [$6]", "places: [$7]","""
            + """ "organizations: [$8]", "---", "", "$0"]""");
        json.WriteEndObject();
        foreach (var key in FrontMatterKeys.All)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("scope", "markdown");
            json.WriteString("prefix", key.Name);
            json.WriteString("description", key.Meaning);
            json.WriteString("body", $"{key.Name}: {Placeholder(key)}");
            json.WriteEndObject();
        }
    }

    private static string Placeholder(FrontMatterKey key) => key.Type switch
    {
        FieldType.Date or FieldType.DateOrFlag => "${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}",
        FieldType.Flag => "${1|true,false|}",
        FieldType.Choice => "${1|" + string.Join(',', key.Choices) + "|}",
        FieldType.Names or FieldType.Authors => "[$1]",
        FieldType.Source => "{name: \"$1\", url: \"$2\"}",
        FieldType.Image => "{src: \"$1\", alt: \"$2\", credit: \"$3\"}",
        FieldType.Withdrawal => "{date: $1, reason: \"$2\"}",
        FieldType.Corrections => "[{date: $1, text: \"$2\"}]",
        _ => "$1",
    };

    private static void Parts(Utf8JsonWriter json, string[] types, params ReadOnlySpan<string> parts)
    {
        Types(json, types);
        json.WriteStartObject("properties");
        foreach (var part in parts) json.WriteRaw(part, """{ "type": ["string", "null"] }""");
        json.WriteEndObject();
    }

    private static void Types(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        if (types.Length == 1)
        {
            json.WriteString("type", types[0]);
            return;
        }

        json.WriteStartArray("type");
        foreach (var type in types) json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private static void Enum(Utf8JsonWriter json, IReadOnlyList<string> words)
    {
        json.WriteStartArray("enum");
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void WriteRaw(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        using var document = JsonDocument.Parse(value);
        document.RootElement.WriteTo(json);
    }
}
