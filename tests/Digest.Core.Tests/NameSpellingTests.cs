using Digest.Core.Pages;

namespace Digest.Core.Tests;

/// <summary>Spellings of names; what side by side pages show is in Digest.Build.Tests.</summary>
public sealed class NameSpellingTests
{
    [Theory]
    [InlineData("Cederic Leighton|Cedric Leighton|James Carafano", "Cederic Leighton|Cedric Leighton")]
    [InlineData("Alexis Tsipras|Alexis Tsypras|Alexis Tsiprás", "Alexis Tsipras|Alexis Tsypras|Alexis Tsiprás")]
    [InlineData("Jeb Bush|George Bush|Joe Bush", "")]
    [InlineData("Kim Jong|Kim Jung", "Kim Jong|Kim Jung")]
    [InlineData("Obama|Osama", "")]
    [InlineData("John Kerry|Don Kerry", "")]
    [InlineData("John Kerry|John Kerry", "")]
    public void NamesAreOneWhereALetterOrTwoDiffer(string names, string group)
    {
        var found = NameSpellings.Of(names.Split('|'));
        string.Join(';', found.Select(g => string.Join('|', g))).ShouldBe(group);
    }
}
