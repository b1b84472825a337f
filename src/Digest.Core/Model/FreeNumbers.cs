namespace Digest.Core.Model;

/// <summary>Tells names apart by numbers, each the first that is free. A hundred thousand names alike cost as much as
/// names that differ: what is taken is never free again, so that each search begins where the last one ended.</summary>
/// <param name="first">The number that the search for a name begins with.</param>
internal sealed class FreeNumbers(int first = 2)
{
    private readonly int _first = first;
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The first free name of a name and a number.</summary>
    /// <param name="name">What stands before the number, always with the same things taken.</param>
    /// <param name="with">Puts a number to it.</param>
    /// <param name="isFree">Whether a name is free; what it says of one may only change from true to false.</param>
    public string First(string name, Func<int, string> with, Func<string, bool> isFree)
    {
        for (var number = _next.GetValueOrDefault(name, _first); ; number++)
        {
            var numbered = with(number);
            if (!isFree(numbered)) continue;
            _next[name] = number;
            return numbered;
        }
    }
}
