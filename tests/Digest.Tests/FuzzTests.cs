using System.Text;
using Digest.Fuzzing;

namespace Digest.Tests;

/// <summary>Random inputs for every reader of what others wrote. The project Digest.Fuzzing gives them far more, guided by the
/// branches that they take; what it found is here.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 400;

    public static TheoryData<string> Readers => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void NoInputIsTooMuch(string name)
    {
        var target = FuzzTargets.All.Single(t => t.Name == name);
        var random = new Random(16);
        var mutator = new Mutator(random, target.Words);
        var inputs = target.Seeds.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var seed in inputs) target.Read(seed).ShouldBeNull();
        for (var i = 0; i < Inputs; i++)
        {
            var input = mutator.Change(inputs[random.Next(inputs.Count)], inputs[random.Next(inputs.Count)]);
            target.Read(input).ShouldBeNull(Convert.ToBase64String(input));
            // Changes add up.
            if (i % 4 == 0) inputs.Add(input);
        }
    }

    [Theory]
    [InlineData("settings", "{\"a\\ud800\": 1}")]
    [InlineData("settings", "{\"SiteTitle\": \"\\ud800\"}")]
    [InlineData("front matter", "{\"title\": \"\\ud800\"}\nText")]
    [InlineData("front matter", "---\ntitle: !<x[> a\n---\nText")]
    [InlineData("data", "!<x[> - {name: a}\n")]
    [InlineData("edit", "---\ntitle: !<x[> a\n---\nText")]
    [InlineData("edit", "---\r: |\r '\n:\n r\n:\ns:\n---")]
    [InlineData("edit", "{\"title\": \"\\ud800\"}\nText")]
    [InlineData("evaluate", "{\"id\\ud800\": \"a\", \"text\": \"b\"}")]
    [InlineData("import", "<article><h1>A headline of words</h1><p>A first paragraph that is long enough to be one.</p>"
        + "<img srcset=\" , , \" alt=\"a\"><p>A second paragraph that is long enough to be one too.</p></article>")]
    [InlineData("feed", "{\"items\": [{\"id\\ud800\": \"a\", \"title\": \"\\ud800\"}]}")]
    public void WhatWasFoundIsRead(string name, string input) =>
        FuzzTargets.All.Single(t => t.Name == name).Read(Encoding.UTF8.GetBytes(input)).ShouldBeNull();

    [Fact]
    public void AnEditOfABodyThatIsTooDeepLeavesIt()
    {
        var deep = "---\ntitle: T\n---\n" + string.Concat(Enumerable.Repeat("> ", 200)) + "[a](/b)\n";
        FuzzTargets.All.Single(t => t.Name == "edit").Read(Encoding.UTF8.GetBytes(deep)).ShouldBeNull();
    }

    [Fact]
    public void AHeadlineOfOneLongWordIsCut()
    {
        var page = $"<html><body><article><p>{new string('\u6e2f', 90)}{string.Concat(Enumerable.Repeat("\U0001F468", 60))}</p>"
            + "<p>The second paragraph is long enough to be one, and has a stop.</p></article></body></html>";
        FuzzTargets.All.Single(t => t.Name == "import").Read(Encoding.UTF8.GetBytes(page)).ShouldBeNull();
    }

    // Rules of a grammar try such lines in ever more ways: half a minute for this one without a bound.
    [Fact]
    public void CodeOfManyOpenBracketsIsReadInTime()
    {
        var line = "var x = " + string.Concat(Enumerable.Repeat("Raw <igga", 40));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        FuzzTargets.All.Single(t => t.Name == "code").Read(Encoding.UTF8.GetBytes($"```cs\n{line}\n```\n")).ShouldBeNull();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
