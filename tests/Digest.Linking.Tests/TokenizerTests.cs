using Digest.Linking.Text;

namespace Digest.Linking.Tests;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("the OP_RETURN output", "the|OP_RETURN|output")]
    [InlineData("option_support_large_channel.", "option_support_large_channel")]
    [InlineData("_very_ old, __and__ snake_", "very|old|and|snake")]
    [InlineData("the mayor's U.S. troops, 14.5 cm", "the|mayor|U.S|troops|14.5|cm")]
    [InlineData("bip174 and 4th", "bip174|and|4th")]
    public void WordsAreThoseOfUnicode(string text, string expected)
    {
        var words = new List<string>();
        var tokens = new Tokenizer(text);
        while (tokens.MoveNext()) words.Add(text.Substring(tokens.Current.Start, tokens.Current.Length));
        string.Join('|', words).ShouldBe(expected);
    }
}
