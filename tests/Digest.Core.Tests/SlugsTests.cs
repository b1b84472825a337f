using Digest.Core.Model;

namespace Digest.Core.Tests;

public sealed class SlugsTests
{
    [Fact]
    public void ASlugThatIsToldApartKeepsItsMaximum()
    {
        Slugs.With("short", "03").ShouldBe("short-03");
        Slugs.With(new string('a', 80), "03").ShouldBe(new string('a', 77) + "-03");
        Slugs.With(new string('a', 76) + "-bcd", "03").ShouldBe(new string('a', 76) + "-03");
        Slugs.With(new string('a', 76) + "\U00010400\U00010400", "03").ShouldBe(new string('a', 76) + "-03");
    }

    [Theory]
    [InlineData("Pluto, at last!", "pluto-at-last")]
    [InlineData("  --A  B--  ", "a-b")]
    [InlineData("Ünïcode Straße", "ünïcode-straße")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("日本語 2015", "日本語-2015")]
    [InlineData("🙂🙂", "")]
    [InlineData("C++ & C#", "c-c")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void KeepsLettersAndDigits(string text, string expected) => Slugs.From(text).ShouldBe(expected);

    [Fact]
    public void IsAtMostEightyCharactersAndNeverEndsInAHyphen()
    {
        var slug = Slugs.From(string.Concat(Enumerable.Repeat("abcdefghi ", 20)));
        slug.Length.ShouldBeLessThanOrEqualTo(80);
        slug.ShouldEndWith("abcdefghi");
        Slugs.From(new string('a', 79) + "𝒜𝒜").ShouldBe(new string('a', 79));
    }

    [Theory]
    [InlineData("articles/2015-07-14-pluto.md", "pluto", "2015-07-14")]
    [InlineData("articles/2015-07-14-pluto/index.md", "pluto", "2015-07-14")]
    [InlineData("articles/pluto.markdown", "pluto", null)]
    [InlineData("2015-07-14.md", "", "2015-07-14")]
    [InlineData("2015-02-30-x.md", "2015-02-30-x", null)]
    [InlineData("a.b.c.md", "a.b.c", null)]
    [InlineData("index.md", "index", null)]
    public void FileNamesGiveSlugAndDate(string path, string name, string? date) =>
        Slugs.FromFileName(path)
            .ShouldBe((name,
            date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
