using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Digest.Core.Cards;

namespace Digest.Core.Tests;

/// <summary>Cards, read by a reader of PNG that shares nothing with their writer.</summary>
public sealed class CardTests
{
    private const int Left = 84;

    // Pixels as indices into the palette.
    private static byte[,] Read(byte[] png)
    {
        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        using var data = new MemoryStream();
        var at = 8;
        var kinds = new List<string>();
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            kinds.Add(Encoding.ASCII.GetString(png, at + 4, 4));
            if (kinds[^1] == "IDAT") data.Write(png, at + 8, length);
            at += 12 + length;
        }

        kinds.ShouldBe(["IHDR", "PLTE", "IDAT", "IEND"]);
        data.Position = 0;
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionMode.Decompress)) zlib.CopyTo(inflated);
        var rows = inflated.ToArray();
        const int stride = (Card.Width / 2) + 1;
        rows.Length.ShouldBe(stride * Card.Height);
        var pixels = new byte[Card.Height, Card.Width];
        for (var y = 0; y < Card.Height; y++)
        {
            rows[y * stride].ShouldBe((byte)0);
            for (var x = 0; x < Card.Width; x++)
            {
                var pair = rows[(y * stride) + 1 + (x / 2)];
                pixels[y, x] = (byte)(x % 2 == 0 ? pair >> 4 : pair & 15);
            }
        }

        return pixels;
    }

    private static int Ink(byte[,] pixels, int top, int bottom)
    {
        var count = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = Left; x < Card.Width; x++) count += pixels[y, x] > 0 ? 1 : 0;
        }

        return count;
    }

    [Theory]
    [InlineData("Pluto seen close for the first time", "The Orbit", true, true)]
    [InlineData("Ελλάδα: «Όχι» στους δανειστές", "Η Εφημερίδα", true, true)]
    [InlineData("Плутон впервые вблизи", "Орбита", true, true)]
    [InlineData("Đường sắt ở Việt Nam, ça va, Łódź, Straße", null, true, false)]
    [InlineData("📰 News of the week | 7 September", "The Orbit ☄️", true, true)]
    [InlineData("استقالة فاروفاكيس", "The Orbit", false, true)]
    [InlineData("冥王星を初めて近くから", "宇宙新聞", false, false)]
    [InlineData("प्लूटो को पहली बार", null, false, false)]
    public void ACardHasTheTextsThatItsFontCanWrite(string headline, string? source, bool hasHeadline, bool hasSource)
    {
        var pixels = Read(Card.Draw(headline, source, "The Wider View"));
        (Ink(pixels, 98, 140) > 300).ShouldBe(hasSource || (source is null && hasHeadline));
        (Ink(pixels, 170, 490) > 1000).ShouldBe(hasHeadline);
        Ink(pixels, 520, 600).ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("W")]
    [InlineData("a\u0000b\u202Ec\u0301")]
    [InlineData("a\uFFFE b\uFFFF \uFDD0")]
    public void NoTextStopsACard(string headline) => Read(Card.Draw(headline, headline, headline));

    [Fact]
    public void ATextIsNeverCutWithinACharacter()
    {
        for (var length = 395; length < 402; length++)
        {
            Read(Card.Draw(new string('a', length) + "\U0001F600" + new string('b', 60), "a" + string.Concat(
                Enumerable.Repeat("\U0001F600", 200)), "\uD83D"));
        }

        Card.Draw("CO\u2082", null, "").ShouldBe(Card.Draw("CO2", null, ""));
    }

    [Fact]
    public void LongTextsStayWithinTheCard()
    {
        foreach (var text in (string[])[string.Join(' ', Enumerable.Repeat("Wonderful", 200)), new string('W', 3000),
            "A headline of twenty words that is about as long as headlines of any paper in the world can possibly be in print"])
        {
            var pixels = Read(Card.Draw(text, text, text));
            for (var y = 20; y < Card.Height; y++)
            {
                for (var x = Card.Width - 60; x < Card.Width; x++) pixels[y, x].ShouldBe((byte)0);
            }

            Ink(pixels, 488, 510).ShouldBe(0);
        }
    }

    // The bytes of a card are the same on every machine: this number was made on Linux, x64.
    [Fact]
    public void ACardIsEqualToTheByte() =>
        Convert.ToHexStringLower(SHA256.HashData(Card.Draw("Greeks vote No to the creditors’ terms", "The Paper", "The Wider View")))
            .ShouldBe("1ed654fede140802039c7ecd35b4c2081f554b09057f3fc121670b9a44b80f77");
}
