using System.Text;
using System.Text.Json;
using Digest.Core.Diagnostics;

namespace Digest.Core.Yaml;

/// <summary>Reads an object of JSON with which a text begins into the values that YAML is read into.</summary>
internal static class JsonReader
{
    /// <summary>Reads the object.</summary>
    /// <param name="text">The text, which begins with a brace.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    /// <param name="length">Length of the object, where it could be read.</param>
    public static Checked<YamlMap> ReadMap(string text, string path, int firstLine, out int length)
    {
        length = 0;
        var places = new TextPlaces(text, path, firstLine);
        var tree = new Tree(text, places);
        try
        {
            if (tree.Read(out length) is { } map) return new(map, []);
            return new(null, [Codes.JsonUnreadable.At(places.At(tree.Last),
                $"the JSON cannot be read: it holds more than {YamlReader.MaximumValues} values",
                "take it apart, or leave it out")]);
        }
        catch (JsonException exception)
        {
            return new(null, [JsonErrors.Explain(exception, text, places, tree.Open)]);
        }
        catch (InvalidOperationException)
        {
            return new(null, [Codes.JsonUnreadable.At(places.At(tree.Last), "a text holds half of a character",
                "write the character itself")]);
        }
    }

    private sealed class Tree(string text, TextPlaces places)
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
        private int _byte;
        private int _char;

        // Offsets of braces and brackets that are open, and of the token that was read last.
        public Stack<int> Open { get; } = [];

        public int Last { get; private set; }

        // Null where the object holds too much.
        public YamlMap? Read(out int length)
        {
            var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = YamlReader.MaximumDepth });
            var around = new Stack<(Level Level, Place Place)>();
            Level level = new(null, []);
            var count = 0;
            while (count <= YamlReader.MaximumValues && reader.Read())
            {
                Last = CharOf((int)reader.TokenStartIndex);
                var place = places.At(Last);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        level.Begin(reader.GetString()!, place);
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        count++;
                        Open.Push(Last);
                        around.Push((level, place));
                        level = reader.TokenType == JsonTokenType.StartObject ? new([], null) : new(null, []);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        Open.Pop();
                        (var outer, place) = around.Pop();
                        YamlValue ended = level.Entries is { } entries
                            ? new YamlMap(entries, place) : new YamlList(level.Items!, place);
                        outer.Add(ended);
                        level = outer;
                        if (around.Count > 0) break;
                        length = CharOf((int)reader.BytesConsumed);
                        return (YamlMap)ended;
                    default:
                        count++;
                        var quoted = reader.TokenType == JsonTokenType.String;
                        var scalar = quoted ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                        level.Add(new YamlScalar(scalar, quoted, place));
                        break;
                }
            }

            length = 0;
            return null;
        }

        private int CharOf(int index)
        {
            _char += Encoding.UTF8.GetCharCount(_bytes, _byte, index - _byte);
            _byte = index;
            return _char;
        }
    }

    // An object or an array that is not read to its end.
    private sealed class Level(List<YamlEntry>? entries, List<YamlValue>? items)
    {
        private string _key = "";
        private Place _keyPlace;

        public List<YamlEntry>? Entries => entries;

        public List<YamlValue>? Items => items;

        public void Begin(string key, Place place) => (_key, _keyPlace) = (key, place);

        public void Add(YamlValue value)
        {
            entries?.Add(new(_key, _keyPlace, value));
            items?.Add(value);
        }
    }
}
