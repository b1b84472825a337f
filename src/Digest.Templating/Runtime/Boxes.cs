namespace Digest.Templating;

/// <summary>Boxed values that templates make over and over, so that a loop does not allocate them.</summary>
internal static class Boxes
{
    public static readonly object True = true;
    public static readonly object False = false;

    private const int Smallest = -128;
    private const int Largest = 1023;

    private static readonly object[] s_ints = MakeInts();

    public static object Bool(bool value) => value ? True : False;

    public static object Int(int value) => value is >= Smallest and <= Largest ? s_ints[value - Smallest] : value;

    /// <summary>The smallest of int and long that holds the value.</summary>
    public static object Integer(long value) => value is >= int.MinValue and <= int.MaxValue ? Int((int)value) : value;

    private static object[] MakeInts()
    {
        var result = new object[Largest - Smallest + 1];
        for (var i = 0; i < result.Length; i++)
            result[i] = i + Smallest;
        return result;
    }
}
