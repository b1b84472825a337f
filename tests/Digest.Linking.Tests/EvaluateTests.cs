namespace Digest.Linking.Tests;

public sealed class EvaluateTests
{
    private const string Lines = """
        {"id":"a","title":"Barge strikes Harlow Bridge","text":"A grain barge struck a pier of the Harlow Bridge on Thursday. Oona Petrie said the pier had moved by 14 centimetres.","date":"2024-05-02","cluster":"bridge"}
        {"id":"b","title":"Harlow Bridge hit by grain barge","text":"The Harlow Bridge was hit by a grain barge on Thursday. A pier moved by 14 centimetres, Oona Petrie said.","date":"2024-05-03T08:00:00+02:00","lang":"en","cluster":"bridge","extra":1}

        {"id":"c","title":"Choir wins prize","text":"The Melbury choir took the prize for a cantata.","cluster":"choir"}
        {"id":"d","title":"Unlabelled","text":"Nothing to do with anything else."}
        not json
        {"title":"no id"}
        {"id":"a","title":"again","text":"again"}
        {"id":"e","title":"bad date","text":"x","date":"2022-02-31"}
        """;

    [Fact]
    public void MeasuresAndBadLines()
    {
        using var documents = new StringReader(Lines);
        using var links =
            new StringReader("{\"from\":\"b\",\"to\":\"a\"}\n{\"from\":\"b\",\"to\":\"missing\"}\n{\"from\":\"b\"}");

        var report = Evaluator.Run(documents, links, LinkCandidates.Earlier, new LinkOptions());

        report.BCubed.F1.ShouldBe(1);
        report.Pairs.ShouldBe(new Measure(1, 1));
        (report.Nearest, report.Found, report.Labelled, report.Documents).ShouldBe((1, 2, 2, 4));
        report.Links.ShouldBe(new LinkMeasures(1, 1, 1, 1));
        report.BadLines.Select(l => (l.Number, l.InLinks)).ShouldBe([(6, false), (7, false), (8, false), (9, false), (3, true)]);
    }

    [Fact]
    public void EverythingInOneClusterHasFullRecallAndLittlePrecision()
    {
        var measure = new Measure(0.25, 1);
        measure.F1.ShouldBe(0.4, 1e-9);
    }
}
