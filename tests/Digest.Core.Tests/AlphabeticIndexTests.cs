using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;

namespace Digest.Core.Tests;

public sealed class AlphabeticIndexTests
{
    [Fact]
    public void MarksDoNotCountAndEveryScriptHasItsLetters()
    {
        string[] names =
            ["Zoë", "Ärzte", "arms", "Élan", "«Quoted»", "3D", "2014", "Россия", "рубль", "東京", "الأردن", "…", "Zebra"];
        var letters = AlphabeticIndex.Group(names.Select((n, i) => new Term(TermKind.Topic, n, $"s{i:00}", null)).ToList());
        letters.Select(l => $"{l.Name} {l.Id}: {string.Join(", ", l.Terms.Select(t => t.Name))}").ShouldBe(
        [
            "0\u20139 l-digits: 2014, 3D", "A l-a: arms, Ärzte", "E l-e: Élan", "Q l-q: «Quoted»", "Z l-z: Zebra, Zoë",
            "Р l-420: Россия, рубль",
            "ا l-627: الأردن", "東 l-6771: 東京", "# l-other: …",
        ]);
    }
}
