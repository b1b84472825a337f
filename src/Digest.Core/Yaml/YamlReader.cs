using Digest.Core.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Digest.Core.Yaml;

/// <summary>A value in YAML with its place.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record YamlValue(Place Place);

/// <summary>A scalar.</summary>
/// <param name="Text">Its text after unquoting.</param>
/// <param name="Quoted">Whether it was quoted or a block scalar; a quoted <c>true</c> is text.</param>
/// <param name="Place">Where it begins.</param>
public sealed record YamlScalar(string Text, bool Quoted, Place Place) : YamlValue(Place)
{
    /// <summary>Whether it stands for nothing.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Its value as a boolean in YAML 1.1's common spellings, or null.</summary>
    public bool? AsBoolean => Quoted ? null : Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };
}

/// <summary>A sequence.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Place">Where it begins.</param>
public sealed record YamlList(IReadOnlyList<YamlValue> Items, Place Place) : YamlValue(Place);

/// <summary>An entry of a mapping.</summary>
/// <param name="Key">Key as written.</param>
/// <param name="KeyPlace">Where the key stands.</param>
/// <param name="Value">Its value.</param>
public sealed record YamlEntry(string Key, Place KeyPlace, YamlValue Value);

/// <summary>A mapping; entries in the order of the file, duplicates included.</summary>
/// <param name="Entries">Its entries.</param>
/// <param name="Place">Where it begins.</param>
public sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, Place Place) : YamlValue(Place)
{
    /// <summary>A mapping without entries.</summary>
    public static readonly YamlMap Empty = new([], default);

    /// <summary>The last value of a key, its case ignored, or null.</summary>
    public YamlValue? this[string key]
    {
        get
        {
            for (var i = Entries.Count - 1; i >= 0; i--)
            {
                if (string.Equals(Entries[i].Key, key, StringComparison.OrdinalIgnoreCase)) return Entries[i].Value;
            }

            return null;
        }
    }
}

/// <summary>Reads YAML from parser events into values with places, so that every error but one of syntax is found in one
/// go.</summary>
public static class YamlReader
{
    internal const int MaximumDepth = 64;
    internal const int MaximumValues = 100_000;

    /// <summary>Reads a document whose root must be a mapping; an empty document is an empty mapping.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    public static Checked<YamlMap> ReadMap(string text, string path, int firstLine = 1)
    {
        var (value, diagnostics) = Read(text, path, firstLine);
        if (diagnostics.Count > 0) return new(null, diagnostics);
        return value switch
        {
            null => new(YamlMap.Empty, []),
            YamlMap map => new(map, []),
            YamlScalar { IsNull: true } => new(YamlMap.Empty, []),
            YamlScalar { Quoted: false } scalar when scalar.Text.Contains(':', StringComparison.Ordinal) =>
                new(null, [Codes.YamlUnreadable.At(value.Place, "there is no space after the colon",
                    "write each field as 'key: value' on a line of its own")]),
            _ => new(null,
                [Codes.YamlUnreadable.At(value.Place, "the YAML is not a list of fields",
                "write each field as 'key: value' on a line of its own")]),
        };
    }

    /// <summary>Reads a document; null where it is empty.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="firstLine">Line of the text's first line in its file, from 1.</param>
    public static Checked<YamlValue> Read(string text, string path, int firstLine = 1)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return new(new Reader(parser, path, firstLine).Document(), []);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            if (YamlRelaxed.Indented(text) is { } relaxed && relaxed != text) return Read(relaxed, path, firstLine);
            // The parser throws the others at quotation marks within a text between braces, and at tags that are no addresses.
            var end = parser.Current?.End ?? Mark.Empty;
            var error = exception as YamlException ?? new YamlException(end, end, exception.Message);
            return new(null, [YamlErrors.Explain(error, text, path, firstLine)]);
        }
    }

    private sealed class Reader(Parser parser, string path, int firstLine)
    {
        private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);
        private readonly Dictionary<YamlValue, int> _sizes = new(ReferenceEqualityComparer.Instance);
        private int _count;

        public YamlValue? Document()
        {
            parser.MoveNext();
            while (parser.Current is StreamStart or DocumentStart) parser.MoveNext();
            return parser.Current is null or StreamEnd or DocumentEnd ? null : Value(0);
        }

        private YamlValue Value(int depth)
        {
            var current = parser.Current!;
            if (depth > MaximumDepth)
                throw new YamlException(current.Start, current.End, $"it is nested more than {MaximumDepth} levels deep");
            var before = _count;
            Count(1, current);
            YamlValue value;
            switch (current)
            {
                case Scalar scalar:
                    value = new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, At(scalar));
                    parser.MoveNext();
                    break;
                case SequenceStart:
                    value = List(current, depth);
                    break;
                case MappingStart:
                    value = Map(current, depth);
                    break;
                case AnchorAlias alias:
                    if (!_anchors.TryGetValue(alias.Value.Value, out value!))
                        throw new YamlException(alias.Start, alias.End, $"the alias '*{alias.Value.Value}' stands for nothing");
                    Count(_sizes.GetValueOrDefault(value), alias);
                    parser.MoveNext();
                    return value;
                default:
                    throw new YamlException(current.Start, current.End, "a value was expected");
            }

            if (current is NodeEvent { Anchor.IsEmpty: false } node)
            {
                _anchors[node.Anchor.Value] = value;
                _sizes[value] = _count - before;
            }

            return value;
        }

        // Aliases count as often as they are used: a file cannot grow to more than this many values in memory.
        private void Count(int values, ParsingEvent at)
        {
            _count += values;
            if (_count > MaximumValues) throw new YamlException(at.Start, at.End, $"it holds more than {MaximumValues} values");
        }

        private YamlList List(ParsingEvent start, int depth)
        {
            var items = new List<YamlValue>();
            parser.MoveNext();
            while (parser.Current is not SequenceEnd) items.Add(Value(depth + 1));
            parser.MoveNext();
            return new(items, At(start));
        }

        private YamlMap Map(ParsingEvent start, int depth)
        {
            var entries = new List<YamlEntry>();
            parser.MoveNext();
            while (parser.Current is not MappingEnd)
            {
                var key = Value(depth + 1);
                var value = Value(depth + 1);
                var name = key is YamlScalar scalar ? scalar.Text : "?";
                entries.Add(new(name, key.Place, value));
            }

            parser.MoveNext();
            return new(entries, At(start));
        }

        private Place At(ParsingEvent node) => new(path, (int)node.Start.Line + firstLine - 1, (int)node.Start.Column);
    }
}
