using System.Text;
using System.Text.Json;

namespace Digest.Core.Editing;

/// <summary>Finds the parts of JSON in its text.</summary>
internal static class JsonPieces
{
    /// <summary>The parts of an object, which was read before.</summary>
    /// <param name="text">The object.</param>
    /// <param name="offset">Offset of its first character in the file's text.</param>
    public static MapPiece? Read(string text, int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (at, units) = (0, 0);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? (MapPiece)Value(ref reader) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        Piece Value(ref Utf8JsonReader reader)
        {
            var start = Offset(reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    var fields = new List<FieldPiece>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    {
                        var (name, from, to) = (reader.GetString()!, Offset(reader.TokenStartIndex), 0);
                        to = Offset(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
                        reader.Read();
                        fields.Add(new(name, from, to, Value(ref reader)));
                    }

                    return new MapPiece(fields, true, start, Offset(reader.BytesConsumed));
                case JsonTokenType.StartArray:
                    var items = new List<Piece>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
                    return new ListPiece(items, true, start, Offset(reader.BytesConsumed));
                default:
                    var said = reader.TokenType == JsonTokenType.String
                        ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                    return new ScalarPiece(said, start, Offset(reader.BytesConsumed));
            }
        }

        int Offset(long index)
        {
            if (index < at) (at, units) = (0, 0);
            units += Encoding.UTF8.GetCharCount(bytes, at, (int)index - at);
            at = (int)index;
            return offset + units;
        }
    }
}
