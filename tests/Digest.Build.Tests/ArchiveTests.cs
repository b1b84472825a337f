using System.Globalization;
using Digest.Core.Diagnostics;

namespace Digest.Build.Tests;

/// <summary>Whole archives as each generator's users keep them, moved in as docs/moving.md says: no post is lost, and nothing is
/// told but what belongs to other generators.</summary>
public sealed class ArchiveTests
{
    private const int Posts = 30;

    private static readonly string[] Things =
        ["mill", "weir", "choir", "bridge", "ferry", "market", "library", "theatre", "orchard", "harbour"];

    private static readonly string[] Events = ["is rebuilt", "wins a prize", "closes for winter"];

    // A post of its own for each number: title, slug, day, topic, text.
    private static (string Title, string Slug, DateTime Day, string Topic, string Text) Post(int n)
    {
        var thing = Things[n % Things.Length];
        var happens = Events[n / Things.Length];
        return ($"The {thing} {happens}: part {n}", $"{thing}-{n}", new DateTime(2014, 1, 3).AddDays(17 * n), n % 2 == 0 ? "Town" : "River",
            $"On day {n} the {thing} of the valley {happens}, as {100 + n} people saw.\n\nNobody minded the rain.\n");
    }

    private static string Day(DateTime day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static TestSite Archive(Action<TestSite, int> write)
    {
        var site = TestSite.Empty().With("input/_directory.yml", "original: true\n");
        for (var n = 0; n < Posts; n++) write(site, n);
        return site;
    }

    private static void IsWhole(TestSite site, params string[] expected)
    {
        site.Build(new BuildOptions { At = "2016-01-01" });
        site.Last.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        site.Last.Diagnostics.Select(d => d.Code).Except(["DG4006", "DG4005", .. expected]).ShouldBeEmpty(
            string.Join("\n", site.Last.Diagnostics));
        var articles = site.Last.Built!.Site.Articles.ToDictionary(a => a.Article.Headline, StringComparer.Ordinal);
        articles.Count.ShouldBe(Posts);
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, _) = Post(n);
            var article = articles[title];
            article.Article.Published.Date.ShouldBe(day, title);
            article.Article.Topics.Select(t => t.Value).ShouldContain(topic, title);
            article.Permalink.ShouldEndWith($"/{slug}/");
            site.Read(article.Permalink[1..] + "index.html").ShouldContain("<p>Nobody minded the rain.</p>");
        }
    }

    [Fact]
    public void HugoWithTomlBundlesAndSections()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            var fields = $"+++\ntitle = \"{title}\"\ndate = {Day(day, "yyyy-MM-dd")}T09:30:00+01:00\ndraft = false\n"
                + $"{(n % 4 == 0 ? "tags" : "categories")} = [\"{topic}\"]\n[params]\nauthor = \"Ann Ash\"\n  [params.skin]\n  dark = true\n"
                + "[[resources]]\nsrc = \"rain.jpg\"\n+++\n";
            site.With($"input/articles/{(n % 3) switch { 0 => $"news/{slug}/index", 1 => "news/" + slug, _ => "notes/short/" + slug }}.md",
                fields + (n % 3 == 0 ? "![Rain](rain.jpg)\n\n" : "") + text);
            site.With($"input/articles/news/{slug}/rain.jpg", "x").With("input/articles/news/_index.md", "+++\ntitle = 'News'\n+++\n");
        });
        IsWhole(site, "DG2011");
        site.Has("authors/ann-ash/index.html").ShouldBeTrue();
    }

    [Fact]
    public void HugoWithJson()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{slug}.md", $"{{\n   \"title\": \"{title}\",\n   \"date\": \"{Day(day, "yyyy-MM-dd")}T09:30:00Z\",\n"
                + $"   \"tags\": [\"{topic}\"],\n   \"menu\": {{\"main\": {{\"weight\": 1}}}}\n}}\n\n{text}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void ZolaWithTaxonomies()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{Day(day, "yyyy-MM-dd")}-{slug}.md", $"+++\ntitle = '{title}'\n"
                + (n % 2 == 0 ? "" : $"date = {Day(day, "yyyy-MM-dd")}\n")
                + $"in_search_index = true\n[taxonomies]\ntags = [\"{topic}\"]\n[extra]\ntoc = true\n+++\n{text}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void JekyllWithCollectionsDraftsAndHtml()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            var fields = $"---\nlayout: post\ntitle:  \"{title}\"\ncategory: {topic}\ndate: {Day(day, "yyyy-MM-dd")} 09:30:00 +0100\n---\n";
            var name = Day(day, "yyyy-MM-dd") + "-" + slug;
            if (n % 3 == 0) site.With($"input/_posts/{name}.markdown", fields + "{% include rain.html %}\n\n" + text);
            else if (n % 3 == 1) site.With($"input/river/_posts/{name}.html", fields + "<p>" + text.Trim().Replace("\n\n", "</p>\n<p>", StringComparison.Ordinal) + "</p>\n");
            else site.With($"input/recipes/{slug}.md", fields + text);
            site.With($"input/_drafts/{slug}.md", "---\ntitle: Draft\n---\n").With("input/_layouts/post.html", "---\nlayout: default\n---\n{{ content }}")
                .With("input/_data/authors.yml", "- name: Ann\n");
        });
        IsWhole(site, "DG2011", "DG2018");
    }

    [Fact]
    public void PelicanWithLines()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{topic}/{n}.md", $"Title: {title}\nDate: {Day(day, "yyyy-MM-dd HH:mm")}\nModified: {Day(day.AddDays(1), "yyyy-MM-dd HH:mm")}\n"
                + $"Category: {topic}\nTags: valley; rain, heavy\nSlug: {slug}\nAuthors: Ann Ash, Bo Birch\nStatus: published\n"
                + "Summary: All that happened,\n    and who saw it.\n\n" + text);
        });
        IsWhole(site);
        site.Has("topics/rain-heavy/index.html").ShouldBeTrue();
        site.Has("authors/bo-birch/index.html").ShouldBeTrue();
    }

    [Fact]
    public void MultiMarkdownWithLines()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{slug}.md", $"Title:    {title}\nAuthor:   Ann Ash  \nDate:     {Day(day, "MMMM d, yyyy")}\nTags:     {topic}\n"
                + $"Layout:   wide\n\n{text}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void EleventyWithJsonAndDataFiles()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            var named = n % 2 == 0;
            site.With($"input/posts/{(named ? Day(day, "yyyy-MM-dd") + "-" : "")}{slug}.md", "---json\n{\n  \"title\": \"" + title + "\",\n"
                + (named ? "" : $"  \"date\": \"{Day(day, "yyyy-MM-dd")}\",\n") + $"  \"tags\": [\"{topic}\"],\n  \"layout\": \"post.njk\"\n}}\n---\n{text}")
                .With("input/posts/posts.json", "{\"layout\": \"post.njk\", \"tags\": \"posts\"}")
                .With($"input/posts/{slug}.11tydata.json", "{\"eleventyExcludeFromCollections\": true}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void GhostAsMarkdown()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{slug}.md", $"---\ntitle: '{title}'\nslug: {slug}\ndate_published: {Day(day, "yyyy-MM-dd")}T09:30:00.000Z\n"
                + $"date_updated:   {Day(day.AddDays(2), "yyyy-MM-dd")}T09:30:00.000Z\ntags: {topic}, valley\nfeature_image: /content/images/x.jpg\n"
                + $"status: published\nvisibility: public\nexcerpt: \"All that happened\"\n---\n\n{text}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void WordPressAsMarkdown()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/_posts/{Day(day, "yyyy-MM-dd")}-{slug}.md", $"---\nid: {n + 100}\ntitle: '{title}'\ndate: '{Day(day, "yyyy-MM-dd")}T09:30:00+00:00'\n"
                + $"author: admin\nlayout: post\nguid: 'https://valley.example/?p={n + 100}'\npermalink: '/?p={n + 100}'\nstatus: publish\n"
                + $"coverImage: rain.jpg\nwordpress_id: {n + 100}\ncomments: true\ncategories:\n    - {topic}\n---\n{text}");
        });
        IsWhole(site, "DG2011");
    }

    [Fact]
    public void NewslettersAsHtml()
    {
        using var site = Archive((site, n) =>
        {
            var (title, slug, day, topic, text) = Post(n);
            site.With($"input/articles/{slug}.html", $"---\ntitle: \"{title}\"\ndate: \"{Day(day, "ddd, dd MMM yyyy HH:mm:ss")} GMT\"\ntags: {topic}\nsubtitle: S\n---\n"
                + "<div class=\"captioned-image-container\"><figure><img src=\"https://images.example/x.jpg\" alt=\"Rain\"></figure></div>"
                + "<p>" + text.Trim().Replace("\n\n", "</p><p>", StringComparison.Ordinal) + "</p>"
                + "<div class=\"subscription-widget-wrap\"><form action=\"/subscribe\"><input type=\"email\"></form></div>");
        });
        IsWhole(site, "DG2011", "DG2019");
    }

    [Fact]
    public void APatternOfAFolderKeepsEveryAddressAndEveryPost()
    {
        using var site = TestSite.Empty().With("input/_directory.yml", "original: true\npermalink: /blog/:title.html\n")
            .With("input/_posts/2014-01-03-My_Post.md", "---\ntitle: One\nredirect_from: ../old.html\n---\nOne.\n")
            .With("input/_posts/2015-01-03-My_Post.md", "---\ntitle: Two\n---\nTwo, and [one](2014-01-03-My_Post.md).\n")
            .With("input/_posts/2015-01-04-my_post.md", "---\ntitle: Three\npermalink: /blog/:year/:author/\n---\nThree.\n")
            .With("input/_posts/2015-01-05-four.md", "---\ntitle: Four\nurl: /blog/My_Post-03.html\n---\nFour.\n")
            .Build(new() { At = "2016-01-01" }).Succeeds();
        site.Last.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => $"{d.Path}: {d.Code} {d.Message}").ShouldBe(
        [
            "input/_posts/2015-01-03-My_Post.md: DG3002 the address /blog/My_Post.html is taken by "
                + "input/_posts/2014-01-03-My_Post.md; this article is at /blog/My_Post-2.html",
            "input/_posts/2015-01-04-my_post.md: DG2025 nothing fills ':author' in the pattern '/blog/:year/:author/'; "
                + "articles keep the address of their date",
        ]);
        site.Read("blog/My_Post.html").ShouldContain("One.");
        site.Read("old.html").ShouldContain("/blog/My_Post.html");
        site.Read("blog/My_Post-2.html").ShouldContain("<a href=\"/blog/My_Post.html\">one</a>");
        site.Has("2015/01/my-post/index.html").ShouldBeTrue();
        site.Read("sitemap.xml").ShouldContain("<loc>https://test.example/blog/My_Post.html</loc>");
    }
}
