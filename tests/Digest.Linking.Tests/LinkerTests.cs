namespace Digest.Linking.Tests;

public sealed class LinkerTests
{
    private static readonly LinkOptions Options = new() { Threads = 1 };

    private static LinkDocument Bridge(string id, string headline, string text) =>
        new(id, headline, text) { Published = new DateTimeOffset(2024, 5, 2, 8, 0, 0, TimeSpan.Zero), Language = "en" };

    private static readonly LinkDocument[] Site =
    [
        Bridge("a", "Barge strikes Harlow Bridge, closing the river",
            "A grain barge struck a pier of the Harlow Bridge before dawn on Thursday, and the Tamsin river was closed to "
            + "traffic.\n\nInspector Oona Petrie said the pier had moved by 14 centimetres."),
        Bridge("b", "Tamsin river shut after barge hits Harlow Bridge",
            "Shipping on the Tamsin stopped on Thursday when a barge laden with grain hit the Harlow Bridge.\n\nOona Petrie, "
            + "the inspector, told reporters that a pier had shifted 14 centimetres."),
        Bridge("c", "City choir wins national prize",
            "The Melbury choir took the national prize for the third time, singing a cantata by Ilse Vandermeer in a packed "
            + "hall."),
    ];

    [Fact]
    public void TwoTellingsOfOneEventShareAStoryAndAThirdArticleDoesNot()
    {
        var graph = Linker.Link(Site, Options);

        graph.Stories.Select(s => string.Join(' ', s.Members)).ShouldBe(["a b", "c"]);
        graph.Stories[0].Evidence[0].Reasons.Select(r => r.Value).ShouldContain("Harlow Bridge");
    }

    [Fact]
    public void TheOrderOfTheInputDoesNotMatter()
    {
        var graph = Linker.Link([Site[2], Site[1], Site[0]], Options);

        graph.Stories.Select(s => string.Join(' ', s.Members)).ShouldBe(["a b", "c"]);
    }
}
