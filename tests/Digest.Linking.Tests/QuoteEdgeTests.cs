namespace Digest.Linking.Tests;

public sealed class QuoteEdgeTests
{
    [Theory]
    [InlineData("The mayor said: \"…\"")]
    [InlineData("\"\"")]
    [InlineData("She wrote \"We will rebuild the bridge by spring\" and then: \"!\"")]
    [InlineData("“")]
    public void QuotationsWithoutWordsAreReadToTheEnd(string text)
    {
        LinkDocument[] tellings =
            [new("a", "Bridge", text), new("b", "Bridge", "The mayor said: \"We will rebuild the bridge by spring.\"")];

        var ledger = QuoteLedger.Build(tellings);

        ledger.Count.ShouldBe(text.Contains("rebuild", StringComparison.Ordinal) ? 1 : 0);
    }
}
