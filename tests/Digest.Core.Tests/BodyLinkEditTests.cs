using System.Text;
using Digest.Core.Editing;

namespace Digest.Core.Tests;

/// <summary>Links are changed where they are written; code and the like are not.</summary>
public sealed class BodyLinkEditTests
{
    [Theory]
    [InlineData("See [it](/old/) and [it](/old/#part \"Old: /old/\").", "See [it](/new/) and [it](/new/#part \"Old: /old/\").")]
    [InlineData("[a](</old/>) ![p](/old/p.png) [b](/older/)", "[a](</new/>) ![p](/old/p.png) [b](/older/)")]
    [InlineData("[one] and [two][one]\n\n[one]: /old/ 'Title'\n", "[one] and [two][one]\n\n[one]: /new/ 'Title'\n")]
    [InlineData("`[a](/old/)`\n\n    [a](/old/)\n\n```\n[a](/old/)\n```\n", "`[a](/old/)`\n\n    [a](/old/)\n\n```\n[a](/old/)\n```\n")]
    [InlineData("<a class=\"x\" href=\"/old/\">a</a> <div>\n<a href = '/old/'>b</a></div>", "<a class=\"x\" href=\"/new/\">a</a> <div>\n<a href = '/new/'>b</a></div>")]
    [InlineData("> - [a](/old/)\r\n> - **[b](/old/)**\r\n", "> - [a](/new/)\r\n> - **[b](/new/)**\r\n")]
    [InlineData("[[old]] [[old|text]] [[old#part]] [[older]]", "[[new]] [[new|text]] [[new#part]] [[older]]")]
    [InlineData("| a |\n|---|\n| [x](/old/) |\n\nA note[^1].\n\n[^1]: See [x](/old/).\n", "| a |\n|---|\n| [x](/new/) |\n\nA note[^1].\n\n[^1]: See [x](/new/).\n")]
    [InlineData("Words \\[a](/old/) stay, 😀 [a](/old/).", "Words \\[a](/old/) stay, 😀 [a](/new/).")]
    public void OnlyTargetsChange(string before, string after)
    {
        foreach (var head in (string[])["", "---\ntitle: \"[x](/old/)\"\n---\n", "\uFEFF---\r\ntitle: x\r\n---\r\n"])
        {
            var file = new Model.SourceFile("a.md", "a.md", Encoding.UTF8.GetBytes(head + before));
            var (edited, diagnostics) = BodyLinkEdits.Apply(file, (target, isName) =>
                isName ? target == "old" ? "new" : null
                : target.Split('#')[0] == "/old/" ? "/new/" + target[5..] : null);
            diagnostics.ShouldBeEmpty();
            Encoding.UTF8.GetString(edited!.Bytes.Span).ShouldBe(head + after);
        }
    }
}
