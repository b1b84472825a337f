using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;

namespace Digest.Core.Markdown;

/// <summary>Attributes of tables: the alignment of columns as classes, since the pages' security policy allows no inline
/// style.</summary>
internal static class TableClasses
{
    public static void Apply(Table table)
    {
        // A wide table scrolls by itself, and so has to be reached by keyboard.
        table.GetAttributes().AddProperty("tabindex", "0");
        foreach (var block in table)
        {
            if (block is not TableRow row) continue;
            for (var i = 0; i < row.Count && i < table.ColumnDefinitions.Count; i++)
            {
                if (row[i] is not TableCell cell) continue;
                var name = table.ColumnDefinitions[i].Alignment switch
                {
                    TableColumnAlign.Center => "align-center",
                    TableColumnAlign.Right => "align-end",
                    _ => null,
                };
                if (name is not null) cell.GetAttributes().AddClass(name);
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
            column.Width = 0;
        }
    }
}
