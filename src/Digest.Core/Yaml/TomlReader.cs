using System.Globalization;
using Digest.Core.Diagnostics;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Digest.Core.Yaml;

/// <summary>Reads TOML into the values that YAML is read into. A key that is given twice and a date that does not exist are
/// left to those who use the values, as they are in YAML.</summary>
public static class TomlReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    public static Checked<YamlMap> ReadMap(string text, string path, int firstLine)
    {
        var places = new TextPlaces(text, path, firstLine);
        try
        {
            var document = SyntaxParser.Parse(text, path, validate: false);
            foreach (var error in document.Diagnostics)
            {
                if (error.Kind == DiagnosticMessageKind.Error && !IsDate(error))
                    return new(null, [TomlErrors.Explain(error, text, places)]);
            }

            return new Tree(places).Read(document);
        }
        catch (TomlException exception)
        {
            return new(null, [Deep(places.At(exception.Diagnostics is { Count: > 0 } found ? found[0].Span.Start.Offset : 0))]);
        }
    }

    private static bool IsDate(DiagnosticMessage error) => error.Message.Contains("date time", StringComparison.Ordinal);

    private static Diagnostic Deep(Place place) => TooMuch(place, $"is nested more than {YamlReader.MaximumDepth} levels deep");

    private static Diagnostic TooMuch(Place place, string why) =>
        Codes.TomlUnreadable.At(place, "the TOML cannot be read: it " + why, "take it apart, or leave it out");

    private sealed class Tree(TextPlaces places)
    {
        private readonly Dictionary<(List<YamlEntry>, string), List<YamlEntry>> _tables = [];
        private readonly Dictionary<(List<YamlEntry>, string), List<YamlValue>> _lists = [];
        private int _count;

        private Diagnostic? _error;

        public Checked<YamlMap> Read(DocumentSyntax document)
        {
            var root = new List<YamlEntry>();
            foreach (var field in document.KeyValues) Add(root, field, 0);
            foreach (var table in document.Tables)
            {
                var keys = Keys(table.Name!);
                var into = table is TableArraySyntax ? Item(root, keys) : Table(root, keys);
                foreach (var field in table.Items) Add(into, field, keys.Count);
            }

            return _error is null ? new(new(root, places.At(0)), []) : new(null, [_error]);
        }

        private void Add(List<YamlEntry> into, KeyValueSyntax field, int depth)
        {
            var keys = Keys(field.Key!);
            if (keys.Count > 1) into = Table(into, keys[..^1]);
            into.Add(new(keys[^1].Name, keys[^1].Place, Value(field.Value!, depth + keys.Count)));
        }

        private List<(string Name, Place Place)> Keys(KeySyntax key)
        {
            var keys = new List<(string, Place Place)> { Key(key.Key!) };
            foreach (var part in key.DotKeys) keys.Add(Key(part.Key!));
            if (keys.Count > YamlReader.MaximumDepth) _error ??= Deep(keys[0].Place);
            return keys;
        }

        private (string, Place) Key(BareKeyOrStringValueSyntax key) =>
            (key is StringValueSyntax quoted ? quoted.Value ?? "" : ((BareKeySyntax)key).Key?.Text ?? "",
                places.At(key.Span.Start.Offset));

        // A table that was begun before is gone on with; of an array of tables its last one.
        private List<YamlEntry> Table(List<YamlEntry> into, List<(string Name, Place Place)> keys)
        {
            foreach (var (name, place) in keys)
            {
                if (!_tables.TryGetValue((into, name), out var table))
                {
                    Count(place);
                    _tables[(into, name)] = table = [];
                    into.Add(new(name, place, new YamlMap(table, place)));
                }

                into = table;
            }

            return into;
        }

        private List<YamlEntry> Item(List<YamlEntry> into, List<(string Name, Place Place)> keys)
        {
            into = Table(into, keys[..^1]);
            var (name, place) = keys[^1];
            if (!_lists.TryGetValue((into, name), out var list))
            {
                _lists[(into, name)] = list = [];
                into.Add(new(name, place, new YamlList(list, place)));
            }

            Count(place);
            var item = _tables[(into, name)] = [];
            list.Add(new YamlMap(item, place));
            return item;
        }

        private void Count(Place place)
        {
            if (++_count > YamlReader.MaximumValues)
                _error ??= TooMuch(place, $"holds more than {YamlReader.MaximumValues} values");
        }

        private YamlValue Value(ValueSyntax value, int depth)
        {
            var place = places.At(value.Span.Start.Offset);
            Count(place);
            if (depth > YamlReader.MaximumDepth) _error ??= Deep(place);
            switch (value)
            {
                case StringValueSyntax text: return new YamlScalar(text.Value ?? "", true, place);
                case BooleanValueSyntax flag: return new YamlScalar(flag.Value ? "true" : "false", false, place);
                case IntegerValueSyntax number:
                    return new YamlScalar(number.Value.ToString(CultureInfo.InvariantCulture), false, place);
                case FloatValueSyntax number:
                    return new YamlScalar(number.Value.ToString("R", CultureInfo.InvariantCulture), false, place);
                case DateTimeValueSyntax date: return new YamlScalar(date.Token?.Text ?? "", false, place);
                case ArraySyntax array:
                    var items = new List<YamlValue>();
                    foreach (var item in array.Items) items.Add(Value(item.Value!, depth + 1));
                    return new YamlList(items, place);
                case InlineTableSyntax table:
                    var entries = new List<YamlEntry>();
                    foreach (var item in table.Items) Add(entries, item.KeyValue!, depth);
                    return new YamlMap(entries, place);
                default: return new YamlScalar(value.ToString(), false, place);
            }
        }
    }
}
