using System.Collections;

namespace Digest.Templating;

/// <summary>What <c>for</c>, <c>tablerow</c> and <c>while</c> are inside their loops.</summary>
internal sealed class LoopState(bool isWhile)
{
    private IEnumerable? _items;

    public int Index { get; set; }

    /// <summary>Number of turns; -1 until it is counted.</summary>
    public int Length { get; set; } = -1;

    public bool IsLast { get; set; }

    /// <summary>The item of this turn and of the turn before.</summary>
    public object? Current { get; set; }

    public object? Before { get; set; }

    /// <summary>0-based column of <c>tablerow</c>.</summary>
    public int Column { get; set; }

    public void CountLater(IEnumerable items) => _items = items;

    public bool TryGet(string member, out object? value)
    {
        value = member switch
        {
            "index" => Boxes.Int(Index),
            "first" => Boxes.Bool(Index == 0),
            "even" => Boxes.Bool((Index & 1) == 0),
            "odd" => Boxes.Bool((Index & 1) != 0),
            "last" when !isWhile => Boxes.Bool(IsLast),
            "rindex" when !isWhile => Boxes.Int(GetLength() - Index - 1),
            "length" when !isWhile => Boxes.Int(GetLength()),
            "changed" when !isWhile => Boxes.Bool(Index == 0 || !Arithmetic.AreEqual(Before, Current)),
            "col" when !isWhile => Boxes.Int(Column),
            _ => null,
        };
        return value != null;
    }

    private int GetLength()
    {
        if (Length < 0)
            Length = _items?.Cast<object?>().Count() ?? 0;
        return Length;
    }
}
