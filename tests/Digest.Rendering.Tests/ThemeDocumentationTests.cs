using System.Globalization;
using System.Text;

namespace Digest.Rendering.Tests;

/// <summary>docs/theme.md lists every view with its members, as the code has them. <c>UPDATE_GOLDEN=1</c> writes the lists
/// anew.</summary>
public sealed class ThemeDocumentationTests
{
    private const string Begin = "<!-- views -->\n";
    private const string End = "<!-- end of views -->\n";

    [Fact]
    public void EveryViewIsDocumented()
    {
        var path = Path.Combine(RepositoryFolder.Root, "docs", "theme.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var expected = Views();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, text = text[..start] + expected + text[end..]);
        end = text.IndexOf(End, StringComparison.Ordinal);
        text[start..end].ShouldBe(expected);
    }

    private static string Views()
    {
        var text = new StringBuilder();
        text.Append("\n### Variables of each layout\n\nEvery layout sees `site`, `page` and the function `t`, and besides:\n\n| "
            + "layout | variables |\n|---|---|\n");
        foreach (var (layout, variables) in PageVariables.Layouts)
        {
            text.Append(CultureInfo.InvariantCulture,
            $"| `{layout}` | {variables} |\n");
        }

        text.Append("""

            - On the front page `edition` may be null; `top` are its stories, `latest` the stories of the newest articles that are not above,
              and `list` (*list*) the newest articles.
            - `introduction` is HTML or null. A newsletter's HTML is for mails, with absolute addresses and styles in the elements.
            - `preheader` is what a list of mails shows beside the subject. `postal_address` and `unsubscribe` (a link) are null, or what
              the setting `Digest.Newsletter` says: a mail service may have to fill them in. Where there is one of them,
              nothing that a template writes from an article looks like a word that the service would fill in.
            - `years` and `months` begin with the newest.

            """);
        Table(text, SiteViews.SiteTable);
        Table(text, PageModel.Table);
        Table(text, ArticleViews.ArticleTable);
        Table(text, StoryViews.StoryTable);
        Table(text, StoryViews.RelatedTable);
        Table(text, StoryViews.ReasonTable);
        Table(text, StoryViews.QuoteTable);
        Table(text, StoryViews.QuoteTellingTable);
        Table(text, StoryViews.PairTable);
        Table(text, StoryViews.PassageTable);
        Table(text, StoryViews.NamePairsTable);
        Table(text, StoryViews.MentionTable);
        Table(text, StoryViews.ItemTable);
        Table(text, StoryViews.FigureTable);
        Table(text, StoryViews.FigureTellingTable);
        Table(text, ListViews.EditionTable);
        Table(text, ListViews.EditionStoryTable);
        Table(text, ListViews.NewsletterTable);
        Table(text, SiteViews.FormTable);
        Table(text, SiteViews.LanguageTable);
        Table(text, ListViews.SectionTable);
        Table(text, ListViews.TermTable);
        Table(text, ListViews.LetterTable);
        Table(text, ListViews.ListTable);
        Table(text, ListViews.MonthTable);
        Table(text, SiteViews.Moment);
        Table(text, ArticleViews.ImageTable);
        Table(text, SiteViews.CardTable);
        Table(text, ArticleViews.LinkTable);
        Table(text, ArticleViews.HeadingTable);
        Table(text, ArticleViews.CorrectionTable);
        return text.Append('\n').ToString();
    }

    private static void Table<T>(StringBuilder text, ViewTable<T> table) =>
        Table(text, table.Name, table.Members.Select(m => (m.Name, m.Meaning)));

    private static void Table(StringBuilder text, string name, IEnumerable<(string Name, string Meaning)> members)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n| member | is |\n|---|---|\n");
        foreach (var (member, meaning) in members) text.Append(CultureInfo.InvariantCulture, $"| `{member}` | {meaning} |\n");
    }
}
