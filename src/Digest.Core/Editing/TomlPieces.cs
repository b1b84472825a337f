using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Digest.Core.Editing;

/// <summary>Finds the parts of TOML in its text: the fields that stand before the first table.</summary>
internal static class TomlPieces
{
    /// <summary>The parts of a document, which was read before.</summary>
    /// <param name="text">The document.</param>
    /// <param name="offset">Offset of its first character in the file's text.</param>
    public static MapPiece? Read(string text, int offset)
    {
        try
        {
            var fields = new List<FieldPiece>();
            foreach (var field in SyntaxParser.Parse(text, "", validate: false).KeyValues)
            {
                if (field.Key is not { } key || field.Value is not { } value) return null;
                fields.Add(new(Name(key), Start(key), End(key), Value(value)));
            }

            return new(fields, false, offset, fields.Count > 0 ? fields[^1].Value.End : offset);
        }
        catch (TomlException)
        {
            return null;
        }

        int Start(SyntaxNode node) => offset + node.Span.Start.Offset;

        // The end of a span is its last character.
        int End(SyntaxNode node) => offset + node.Span.End.Offset + 1;

        // A dotted key stands for a table.
        string Name(KeySyntax key) => key.DotKeys.ChildrenCount > 0 ? key.ToString().Trim()
            : key.Key is StringValueSyntax quoted ? quoted.Value ?? "" : ((BareKeySyntax)key.Key!).Key?.Text ?? "";

        Piece Value(ValueSyntax value) => value switch
        {
            ArraySyntax array => new ListPiece([.. array.Items.Select(i => Value(i.Value!))], true, Start(array),
                End((SyntaxNode?)array.CloseBracket ?? array)),
            InlineTableSyntax table => new MapPiece([.. table.Items.Select(i => i.KeyValue!)
                .Select(f => new FieldPiece(Name(f.Key!), Start(f.Key!), End(f.Key!), Value(f.Value!)))], true, Start(table),
                End((SyntaxNode?)table.CloseBrace ?? table)),
            StringValueSyntax scalar => new ScalarPiece(scalar.Value ?? "", Start(scalar), End(scalar)),
            _ => new ScalarPiece(text[value.Span.Start.Offset..(value.Span.End.Offset + 1)].Trim(), Start(value), End(value)),
        };
    }
}
