using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Digest.Core.Editing;

/// <summary>Finds the parts of YAML in its text.</summary>
internal sealed class YamlPieces
{
    private readonly Parser _parser;
    private readonly string _text;
    private readonly int _offset;

    private YamlPieces(string text, int offset) =>
        (_parser, _text, _offset) = (new Parser(new StringReader(text)), text, offset);

    /// <summary>The parts of a document, which was read before; null where its root is no mapping or the text is no strict
    /// YAML.</summary>
    /// <param name="text">The document.</param>
    /// <param name="offset">Offset of its first character in the file's text.</param>
    public static MapPiece? Read(string text, int offset)
    {
        try
        {
            var pieces = new YamlPieces(text, offset);
            pieces._parser.MoveNext();
            while (pieces._parser.Current is StreamStart or DocumentStart) pieces._parser.MoveNext();
            return pieces._parser.Current switch
            {
                MappingStart => (MapPiece)pieces.Value(),
                null or StreamEnd or DocumentEnd => new([], false, offset + text.Length, offset + text.Length),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException
            or ArgumentException)
        {
            return null;
        }
    }

    // What was read before is not nested deeply.
    private Piece Value()
    {
        // YamlDotNet ends the events of some texts that are no YAML within a collection, without an exception.
        var current = _parser.Current ?? throw new InvalidOperationException("The document ends within a value.");
        var start = At(current.Start);
        switch (current)
        {
            case Scalar scalar:
                _parser.MoveNext();
                return new ScalarPiece(scalar.Value, start, Trimmed(start, At(scalar.End)));
            case SequenceStart list:
                var items = new List<Piece>();
                _parser.MoveNext();
                while (_parser.Current is not SequenceEnd) items.Add(Value());
                var bracketed = list.Style == SequenceStyle.Flow;
                var end = bracketed ? BehindBracket() : items.Count > 0 ? items[^1].End : start;
                _parser.MoveNext();
                return new ListPiece(items, bracketed, start, end);
            case MappingStart map:
                return Map(map, start);
            default:
                _parser.MoveNext();
                return new ScalarPiece("", start, At(current.End));
        }
    }

    private MapPiece Map(MappingStart map, int start)
    {
        var fields = new List<FieldPiece>();
        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            var key = Value();
            var value = Value();
            fields.Add(new(key is ScalarPiece { Text: var name } ? name : "?", key.Start, key.End, value));
        }

        var braced = map.Style == MappingStyle.Flow;
        var end = braced ? BehindBracket() : fields.Count > 0 ? fields[^1].Value.End : start;
        _parser.MoveNext();
        return new(fields, braced, start, end);
    }

    // The scanner counts UTF-16 units.
    private int At(Mark mark) => _offset + (int)Math.Min(mark.Index, _text.Length);

    // The event that ends a collection between brackets stands at the closing one.
    private int BehindBracket() => At(_parser.Current!.Start) + 1;

    // A block scalar ends where the next token begins.
    private int Trimmed(int start, int end)
    {
        while (end > start && _text[end - 1 - _offset] is '\n' or ' ') end--;
        return end;
    }
}
