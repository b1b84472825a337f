using System.Globalization;
using System.Text.Json;

namespace Digest.Linking.Evaluation;

/// <summary>A document with its label.</summary>
internal sealed record LabelledDocument(LinkDocument Document, string? Cluster);

/// <summary>Reads lines of JSON.</summary>
internal static class Labelled
{
    /// <summary>Reads <c>{id, title, text, date?, lang?, cluster?}</c>; other fields are ignored, bad lines reported. An Id with
    /// <c>#</c> is an item's, of the round-up before it.</summary>
    public static List<LabelledDocument> Documents(TextReader reader, List<BadLine> bad)
    {
        var result = new List<LabelledDocument>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Read(reader, bad, false, element =>
        {
            var id = Text(element, "id") ?? throw new FormatException("no id");
            var title = Text(element, "title") ?? throw new FormatException("no title");
            var text = Text(element, "text") ?? throw new FormatException("no text");
            var document = new LinkDocument(id, title, text)
            {
                Published = Date(element),
                Language = Text(element, "lang") ?? "",
                Roundup = RoundupOf(id),
            };
            if (!ids.Add(id)) throw new FormatException($"a second document '{id}'");
            result.Add(new LabelledDocument(document, Text(element, "cluster")));
        });
        return result;
    }

    // "weekly-177#floods" is an item of "weekly-177".
    private static string? RoundupOf(string id) => id.LastIndexOf('#') is > 0 and var mark ? id[..mark] : null;

    /// <summary>Reads <c>{from, to}</c>.</summary>
    public static List<(string From, string To)> Links(TextReader reader, List<BadLine> bad)
    {
        var result = new List<(string, string)>();
        Read(reader, bad, true, element => result.Add((
            Text(element, "from") ?? throw new FormatException("no from"),
            Text(element, "to") ?? throw new FormatException("no to"))));
        return result;
    }

    private static void Read(TextReader reader, List<BadLine> bad, bool links, Action<JsonElement> take)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line.TrimStart('\uFEFF'));
                if (json.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("not an object");
                take(json.RootElement);
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
            {
                // An escaped half of a character is valid JSON and no text.
                bad.Add(new BadLine(number, error is FormatException ? error.Message : "not JSON", links));
            }
        }
    }

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw new FormatException($"{name} is no text"),
        };
    }

    private static DateTimeOffset? Date(JsonElement element)
    {
        var text = Text(element, "date");
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new FormatException($"'{text}' is no date");
    }
}
