using Digest.Core.Pages;

namespace Digest.Core.Tests;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("We have never seen this", "We have never seen this", "We have never seen this")]
    [InlineData("we have Never seen, this!", "We have never seen this", "we have Never seen, this!")]
    [InlineData("We have seen this", "We have never seen this", "We have <del>never</del> seen this")]
    [InlineData("We have never ever seen this", "We have never seen this", "We have never <ins>ever</ins> seen this")]
    [InlineData("never seen", "We have never seen this", "never seen")]
    [InlineData("They [the rebels] are <here>", "They are here", "They <ins>[the rebels]</ins> are &lt;here&gt;")]
    [InlineData("We saw two ships", "We saw three big ships", "We saw <del>three big</del> <ins>two</ins> ships")]
    [InlineData("riding a wave … wherever", "riding a wave wherever", "riding a wave … wherever")]
    [InlineData("for Cubans to shape", "Cuba’s future is for Cubans to decide",
        "for Cubans to <del>decide</del> <ins>shape</ins>")]
    [InlineData("Havana’s future is for Cubans to shape", "Cuba’s future is for Cubans to decide by themselves",
        "<del>Cuba’s</del> <ins>Havana’s</ins> future is for Cubans to <del>decide</del> <ins>shape</ins>")]
    [InlineData("a", "b", "<ins>a</ins>")]
    public void WhatDiffersIsMarked(string wording, string fullest, string html) =>
    WordDifference.Html(wording, fullest).ShouldBe(html);

    [Theory]
    [InlineData("The ferry stopped on Monday.", "The ferry stopped on Monday near Holm.",
        "The ferry stopped on Monday. <del>near Holm.</del>")]
    [InlineData("The ferry stopped.", "On Monday the ferry stopped.", "<del>On Monday</del> The ferry stopped.")]
    [InlineData("a", "b", "<del>b</del> <ins>a</ins>")]
    public void OfWholeSentencesWhatIsMissingAtTheEndsIsMarkedToo(string sentence, string other, string html) =>
        WordDifference.OfSentences(sentence, other).ShouldBe(html);
}
