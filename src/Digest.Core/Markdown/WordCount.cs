namespace Digest.Core.Markdown;

/// <summary>Counts words.</summary>
public static class WordCount
{
    /// <summary>Runs of letters and digits; two characters of Chinese, Japanese or Korean count as one word.</summary>
    public static int Count(string text)
    {
        var words = 0;
        var ideographs = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (!inside) words++;
                inside = true;
            }
            else if (c < 128)
            {
                inside &= c is '\'' or '-' or '.' or ',';
            }
            else if (c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af')
            {
                ideographs++;
                inside = false;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                if (!inside) words++;
                inside = true;
            }
            else if (c != '\u2019')
            {
                inside = false;
            }
        }

        return words + ((ideographs + 1) / 2);
    }
}
