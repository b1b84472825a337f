using System.Globalization;
using System.Text.Json;
using Digest.Moving;

namespace Digest.Tests;

/// <summary>Whole archives of other generators, moved in by <c>digest init --from</c>: every post is built at the very next build,
/// at the address that it had.</summary>
public sealed class InitFromTests : IDisposable
{
    private const int Posts = 30;

    private static readonly string[] Things =
        ["mill", "weir", "choir", "bridge", "ferry", "market", "library", "theatre", "orchard", "harbour"];

    private static readonly string[] Events = ["is rebuilt", "wins a prize", "closes for winter"];

    private readonly string _folder = Directory.CreateTempSubdirectory("digest-from-").FullName;

    private string Old => Path.Combine(_folder, "old");

    private string New => Path.Combine(_folder, "new");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A post of its own for each number, none after the day of the clock.
    private static (string Title, string Slug, DateTime Day, string Topic, string Text) Post(int n)
    {
        var (thing, happens) = (Things[n % Things.Length], Events[n / Things.Length]);
        return ($"The {thing} {happens}: part {n}", $"{thing}-{n}", new DateTime(2014, 1, 3).AddDays(17 * n),
            n % 2 == 0 ? "Town" : "River",
            $"On day {n} the {thing} of the valley {happens}, as {100 + n} people saw.\n\nNobody minded the rain.\n");
    }

    private static string Day(DateTime day, string format = "yyyy-MM-dd") => day.ToString(format, CultureInfo.InvariantCulture);

    private void Write(string path, string text)
    {
        var full = Path.Combine(Old, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string Settings() => File.ReadAllText(Path.Combine(New, "statiq.json"));

    private bool Has(string path) => File.Exists(Path.Combine(New, path));

    private string Read(string path) => File.ReadAllText(Path.Combine(New, path));

    private JsonElement Move(int status = 0)
    {
        var before = TestSite.FilesOf(Old);
        var (moved, output, error) = Cli.Run("init", New, "--from", Old, "--json");
        moved.ShouldBe(status, error);
        TestSite.FilesOf(Old).ShouldBe(before);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }

    // All posts built, and each where it was.
    private void IsWhole(JsonElement report, Func<int, string> addressOf, int kept = Posts)
    {
        var posts = report.GetProperty("posts");
        posts.GetProperty("lost").EnumerateArray().ShouldBeEmpty(report.ToString());
        posts.GetProperty("built").GetInt32().ShouldBe(Posts);
        var addresses = report.GetProperty("addresses");
        addresses.GetProperty("lost").EnumerateArray().ShouldBeEmpty(report.ToString());
        addresses.GetProperty("kept").GetInt32().ShouldBe(kept);
        var (status, output, error) = Cli.Run("build", "--root", New);
        status.ShouldBe(0, error);
        output.ShouldStartWith($"{Posts} articles, ");
        var list = Path.Combine(_folder, "addresses.txt");
        File.WriteAllLines(list, Enumerable.Range(0, Posts).Select(addressOf));
        (status, output, error) = Cli.Run("check", "--root", New, "--against", list);
        status.ShouldBe(0, error);
        output.ShouldStartWith($"{Posts} old addresses: {Posts} kept, 0 redirected, 0 lost\n");
        for (var n = 0; n < Posts; n++)
        {
            var address = addressOf(n);
            var file = "output" + (address.EndsWith('/') ? address + "index.html" : address);
            Has(file).ShouldBeTrue(address + "\n" + error);
            Read(file).ShouldContain("<p>Nobody minded the rain.</p>");
        }
    }

    [Theory]
    [InlineData("pretty", "/{0}/{1:yyyy}/{1:MM}/{1:dd}/{2}/", "/about/")]
    [InlineData("/:categories/:year/:month/:day/:title.html", "/{0}/{1:yyyy}/{1:MM}/{1:dd}/{2}.html", "/about.html")]
    [InlineData(null, "/{0}/{1:yyyy}/{1:MM}/{1:dd}/{2}.html", "/about.html")]
    public void Jekyll(string? permalink, string pattern, string about)
    {
        Write("_config.yml", "title: The Valley\nurl: https://valley.example\nbaseurl: /paper\ndescription: \"News: of the valley\"\n"
            + "timezone: Europe/Berlin\nlang: en-GB\npaginate: 7\n" + (permalink is null ? "" : $"permalink: {permalink}\n")
            + "collections:\n  recipes:\n    output: true\n  people:\n    output: false\nexclude: [secret]\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, text) = Post(n);
            var folder = n % 3 == 0 ? "river/_posts/" : "_posts/";
            var fields = $"---\nlayout: post\ntitle:  \"{title}\"\n{(n % 3 == 0 ? "" : $"category: {topic}\n")}---\n";
            Write($"{folder}{Day(day)}-{slug}.md", fields + "{% include rain.html %}\n\n" + text);
        }

        Write("_drafts/soon.md", "---\nlayout: post\n---\nSoon.\n");
        Write("_recipes/soup.md", "---\ntitle: Soup\n---\nWater.\n");
        Write("_people/ann.md", "---\ntitle: Ann\n---\nAnn.\n");
        Write("_layouts/post.html", "{{ content }}");
        Write("_data/authors.yml", "- name: Ann\n");
        Write("about.md", "---\ntitle: About\n---\nAbout us.\n");
        Write("index.html", "---\nlayout: default\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n");
        Write("images/rain.jpg", "x");
        Write("Gemfile", "gem 'jekyll'\n");
        Write("requirements.txt", "x\n");
        Write("secret/key.pdf", "x");
        Write(".env", "KEY=1\n");
        var report = Move();
        report.GetProperty("generator").GetString().ShouldBe("Jekyll");
        report.GetProperty("posts").GetProperty("drafts").GetInt32().ShouldBe(1);
        report.GetProperty("pages").GetInt32().ShouldBe(2);
        report.GetProperty("tags").GetProperty("{% include %}").GetInt32().ShouldBe(Posts);
        IsWhole(report, n => string.Format(CultureInfo.InvariantCulture, pattern,
            n % 3 == 0 ? "river" : Post(n).Topic.ToLowerInvariant(), Post(n).Day, Post(n).Slug), Posts + 2);
        Has("output" + about + (about.EndsWith('/') ? "index.html" : "")).ShouldBeTrue();
        Has("output/recipes/soup" + (permalink == "pretty" ? "/index.html" : ".html")).ShouldBeTrue();
        Has("output/images/rain.jpg").ShouldBeTrue();
        foreach (var left in (string[])["Gemfile", "requirements.txt", "secret/key.pdf", ".env", "people/ann.md", "index.html"])
            Has("input/" + left).ShouldBeFalse(left);
        Settings().ReplaceLineEndings("\n").ShouldBe("""
            {
              "$schema": "./schemas/settings.json",
              "SiteTitle": "The Valley",
              "Host": "valley.example",
              "LinksUseHttps": true,
              "LinkRoot": "/paper",
              "InputPaths": [
                "input"
              ],
              "Digest": {
                "TimeZone": "Europe/Berlin",
                "Language": "en-GB",
                "PageSize": 7
              }
            }

            """);
        Read("output/index.html").ShouldContain("News: of the valley");
    }

    [Fact]
    public void HugoWithBundlesSectionsAndPermalinks()
    {
        Write("hugo.toml", "title = 'The Valley'\nbaseURL = 'https://valley.example/'\nlanguageCode = 'en-us'\n"
            + "timeZone = 'Europe/Berlin'\n[params]\ndescription = 'News of the valley'\n[permalinks]\n"
            + "news = '/:year/:month/:title/'\n[pagination]\npagerSize = 9\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, text) = Post(n);
            var fields = $"+++\ntitle = \"{title}\"\ndate = {Day(day)}T09:30:00+01:00\ntags = [\"{topic}\"]\n+++\n";
            var path = (n % 3) switch { 0 => $"news/{slug}/index.md", 1 => $"stories/{slug}.md", _ => $"notes/short/{slug}.md" };
            Write("content/" + path, fields + (n % 3 == 0 ? "![Rain](rain.jpg)\n\n{{< figure src=\"rain.jpg\" >}}\n\n" : "") + text);
            if (n % 3 == 0) Write($"content/news/{slug}/rain.jpg", "x");
        }

        Write("content/about.md", "+++\ntitle = 'About'\n+++\nUs.\n");
        Write("content/news/_index.md", "+++\ntitle = 'News'\n+++\n");
        Write("static/images/x.png", "x");
        Write("static/CNAME", "valley.example\n");
        Write("layouts/index.html", "{{ .Title }}");
        Write("themes/own/layouts/index.html", "{{ .Title }}");
        var report = Move();
        report.GetProperty("generator").GetString().ShouldBe("Hugo");
        report.GetProperty("templates").GetProperty("themes").GetInt32().ShouldBe(1);
        IsWhole(report, n => (n % 3) switch
        {
            0 => $"/{Day(Post(n).Day, "yyyy/MM")}/{Post(n).Title.ToLowerInvariant().Replace(":", "", StringComparison.Ordinal).Replace(' ', '-')}/",
            1 => $"/stories/{Post(n).Slug}/",
            _ => $"/notes/short/{Post(n).Slug}/",
        }, Posts + 1);
        Has("output/about/index.html").ShouldBeTrue();
        Has("output/images/x.png").ShouldBeTrue();
        Has("output/CNAME").ShouldBeTrue();
        Settings().ShouldContain("\"Language\": \"en-US\"");
        Settings().ShouldContain("\"PageSize\": 9");
    }

    [Fact]
    public void HugoWithAFolderOfConfigurations()
    {
        Write("config/_default/hugo.yaml", "title: The Valley\nbaseURL: http://localhost:1313/\n");
        Write("config/_default/permalinks.yaml", "page:\n  posts: /p/:slug/\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, text) = Post(n);
            Write($"content/posts/{slug}.md", $"{{\n  \"title\": \"{title}\",\n  \"slug\": \"s{n}\",\n  \"date\": \"{Day(day)}\",\n"
                + $"  \"tags\": [\"{topic}\"],\n  \"aliases\": [\"/old/{n}/\"]\n}}\n\n{text}");
        }

        var report = Move();
        IsWhole(report, n => $"/p/s{n}/");
        report.GetProperty("addresses").GetProperty("redirected").GetInt32().ShouldBe(Posts);
        Settings().ShouldNotContain("Host");
    }

    [Fact]
    public void Pelican()
    {
        Write("pelicanconf.py", "import os\nSITENAME = 'The Valley'\nSITEURL = os.environ['URL']\nTIMEZONE = \"Europe/Paris\"\n"
            + "DEFAULT_LANG = 'en'\nPATH = 'content'\nARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'\n"
            + "ARTICLE_SAVE_AS = '{date:%Y}/{date:%m}/{slug}/index.html'\nPAGE_URL = '{slug}.html'\nPAGE_SAVE_AS = '{slug}.html'\n"
            + "DEFAULT_PAGINATION = 10  # a page\nos.system('touch executed')\n");
        Write("publishconf.py", "SITEURL = 'https://valley.example'\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, text) = Post(n);
            Write($"content/{topic}/{n}.md", $"Title: {title}\nDate: {Day(day, "yyyy-MM-dd HH:mm")}\nTags: valley; rain, heavy\n"
                + (n % 2 == 0 ? $"Slug: {slug}\n" : "") + "Authors: Ann Ash, Bo Birch\n\n" + text);
        }

        Write("content/pages/About_us.md", "Title: About us\n\nUs.\n");
        Write("content/images/x.png", "x");
        Write("content/other.rst", "Other\n=====\n");
        var report = Move();
        report.GetProperty("generator").GetString().ShouldBe("Pelican");
        report.GetProperty("notRead").GetProperty("reStructuredText").GetInt32().ShouldBe(1);
        IsWhole(report, n => $"/{Day(Post(n).Day, "yyyy/MM")}/" + (n % 2 == 0 ? Post(n).Slug
            : Post(n).Title.ToLowerInvariant().Replace(":", "", StringComparison.Ordinal).Replace(' ', '-')) + "/", Posts + 1);
        Has("output/about-us.html").ShouldBeTrue();
        Has("output/topics/river/index.html").ShouldBeTrue();
        Settings().ShouldContain("\"Host\": \"valley.example\"");
        File.Exists(Path.Combine(Old, "executed")).ShouldBeFalse();
    }

    [Fact]
    public void PelicanWithItsDefaultsKeepsAddressesThatPatternsDoNotGive()
    {
        Write("pelicanconf.py", "SITENAME = 'The Valley'\nSITEURL = ''\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, _, day, _, text) = Post(n);
            Write($"content/{n}.md", $"Title: {title} (v1.{n})\nDate: {Day(day)}\n\n{text}");
        }

        IsWhole(Move(), n => "/" + Post(n).Title.ToLowerInvariant().Replace(":", "", StringComparison.Ordinal).Replace(' ', '-')
            + $"-v1{n}.html");
    }

    [Fact]
    public void Zola()
    {
        Write("config.toml", "base_url = \"https://valley.example\"\ntitle = \"The Valley\"\ndefault_language = \"de\"\n"
            + "[extra]\nx = 1\n");
        for (var n = 0; n < Posts; n++)
        {
            var (title, slug, day, topic, text) = Post(n);
            var path = n % 2 == 0 ? $"blog/{Day(day)}-{slug}.md" : $"blog/{slug}/index.md";
            Write("content/" + path, $"+++\ntitle = '{title}'\n" + (n % 2 == 0 ? "" : $"date = {Day(day)}\n")
                + (n == 4 ? "path = \"another/place\"\n" : "") + $"[taxonomies]\ntags = [\"{topic}\"]\n+++\n{text}");
        }

        Write("content/_index.md", "+++\ntitle = 'Front'\n+++\n");
        Write("content/about.md", "+++\ntitle = 'About'\n+++\nUs.\n");
        Write("static/x.png", "x");
        Write("templates/index.html", "{{ section }}");
        var report = Move();
        report.GetProperty("generator").GetString().ShouldBe("Zola");
        IsWhole(report, n => n == 4 ? "/another/place/" : $"/blog/{Post(n).Slug}/", Posts + 1);
        Settings().ShouldContain("\"Language\": \"de\"");
    }

    [Fact]
    public void EleventyIsSeenAndNotExecuted()
    {
        Write("eleventy.config.js", "require('fs').writeFileSync('executed', '');\n");
        Write("src/posts/2015-01-02-mill.md", "---\ntitle: Mill\n---\nText.\n");
        Write("src/about.md", "---\ntitle: About\n---\nUs.\n");
        Write("src/_includes/base.njk", "{{ content }}");
        Write("package.json", "{}");
        var (status, output, error) = Cli.Run("init", New, "--from", Old);
        status.ShouldBe(0, error);
        output.ShouldBe($"""
            moved in from Eleventy, as eleventy.config.js says
            1 post: 1 built, 0 lost
            1 page; 0 other files copied
            0 known old addresses: 0 kept, 0 redirected, 0 lost; 2 not known
            not taken: the folder '_includes' (1)
            not read: other files (1)
            next: digest preview --root {New}

            """);
        error.ShouldContain("eleventy.config.js: warning DG7010: the configuration is a program and is not executed");
        Cli.Run("build", "--root", New).Status.ShouldBe(0);
        Has("output/posts/mill/index.html").ShouldBeTrue();
    }

    [Fact]
    public void WhatCannotBeBuiltIsSetApartAndTold()
    {
        Write("_config.yml", "title: T\nurl: https://valley.example\n");
        Write("_posts/2015-01-02-good.md", "---\ntitle: Good\n---\nText.\n");
        Write("_posts/2015-01-03-no-title.md", "---\nlayout: post\n---\nText.\n");
        Write("_posts/2015-01-04-broken.md", "---\ntitle: \"Broken\nlayout: [\n---\nText.\n");
        Write("_posts/2015-01-05-never.md", "---\ntitle: Never\ndate: 2015-99-99\n---\nText.\n");
        Write("_posts/2015-01-06-later.md", "---\ntitle: Later\ndate: 2999-01-01\n---\nText.\n");
        var (status, output, error) = Cli.Run("init", New, "--from", Old);
        status.ShouldBe(0, error);
        output.ShouldContain("5 posts: 2 built, 1 not due yet, 2 lost\n");
        error.ShouldContain("input/_lost/_posts/2015-01-04-broken.md:");
        error.ShouldContain("warning DG7011: not built: ");
        error.ShouldContain("then move it to input/_posts/2015-01-05-never.md");
        Cli.Run("build", "--root", New).Status.ShouldBe(0);
        Read("output/2015/01/03/no-title.html").ShouldContain("<h1>No Title</h1>");
    }

    [Fact]
    public void HostileArchivesWriteNothingOutsideAndReadNothingOutside()
    {
        File.WriteAllText(Path.Combine(_folder, "secret.md"), "---\ntitle: Secret\ndate: 2015-01-01\n---\n");
        Write("hugo.toml", "title = \"x\\\", \\\"Host\\\": \\\"evil.example\"\nbaseURL = 'javascript:alert(1)'\ncontentDir = '../'\n"
            + "staticDir = '/etc'\ntimeZone = '../../etc/passwd'\n[permalinks]\n'../../x' = '/:title/'\nposts = '/../../:title/'\n");
        Write("content/posts/a.md", "+++\ntitle = 'A'\ndate = 2015-01-02\nurl = '/../../../x.html'\n+++\nText.\n");
        Write("content/posts/b.md", "+++\ntitle = 'B'\ndate = 2015-01-02\n+++\nText.\n");
        Write("content/_directory.yml", "draft: true\n");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(Old, "content/link.md"), Path.Combine(_folder, "secret.md"));
            Directory.CreateSymbolicLink(Path.Combine(Old, "content/up"), _folder);
        }

        var (moved, report, _) = Cli.Run("init", New, "--from", Old, "--json");
        moved.ShouldBe(0);
        report.ShouldContain("is outside the old site and is not read");
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["new", "old", "secret.md"]);
        Settings().ShouldNotContain("\"Host\"");
        Settings().ShouldNotContain("TimeZone");
        Directory.EnumerateFiles(New, "*", SearchOption.AllDirectories).ShouldNotContain(f => f.Contains("link.md", StringComparison.Ordinal)
            || f.Contains("secret", StringComparison.Ordinal));
        Cli.Run("build", "--root", New).Status.ShouldBe(0);
    }

    [Fact]
    public void JekyllsOddPlacesKeepTheirAddresses()
    {
        Write("_config.yml", "title: T\nurl: https://valley.example\ncollections:\n  editions:\n    output: true\n"
            + "    permalink: /issues/:path/\ndefaults:\n  - scope: {path: \"\", type: posts}\n"
            + "    values: {layout: post, author: Ann}\n  - scope: {path: \"**/x\"}\n    values: {author: Bo}\n");
        Write("_posts/2015-1-2-one.md", "---\ntitle: One\n---\nText.\n");
        Write("stories/_posts/2015-01-03-two.md", "---\ntitle: Two\n---\nText.\n");
        Write("_editions/spring/three.md", "---\ntitle: Three\ndate: 2015-01-04\n---\nText.\n");
        Write("_posts/2015-01-05-Four_and.md", "---\ntitle: Four\n---\nText.\n");
        var report = Move();
        report.GetProperty("addresses").GetProperty("kept").GetInt32().ShouldBe(4, report.ToString());
        report.ToString().ShouldContain("the defaults of '**/x' are not taken");
        Cli.Run("build", "--root", New).Status.ShouldBe(0);
        foreach (var file in (string[])["2015/01/02/one.html", "stories/2015/01/03/two.html", "issues/spring/three/index.html",
            "2015/01/05/Four_and.html", "authors/ann/index.html"])
        {
            Has("output/" + file).ShouldBeTrue(file);
        }
    }

    [Fact]
    public void HugoWithItsLanguageInAddresses()
    {
        Write("config.json", "{\"title\": \"T\", \"baseURL\": \"https://valley.example/\", \"defaultContentLanguage\": \"de\", "
            + "\"defaultContentLanguageInSubdir\": true, \"uglyURLs\": true}");
        Write("content/posts/A b.md", "---\ntitle: A\ndate: 2015-01-02\n---\nText.\n");
        Write("content/about.md", "---\ntitle: About\n---\nUs.\n");
        Move().GetProperty("addresses").GetProperty("kept").GetInt32().ShouldBe(2);
        Cli.Run("build", "--root", New).Status.ShouldBe(0);
        Has("output/de/posts/a-b.html").ShouldBeTrue();
        Has("output/de/about.html").ShouldBeTrue();
    }

    [Fact]
    public void APipeIsNotWaitedFor()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("_config.yml", "title: T\n");
        Write("_posts/2015-01-02-good.md", "---\ntitle: Good\n---\nText.\n");
        using (var process = System.Diagnostics.Process.Start("mkfifo",
            [Path.Combine(Old, "_posts/2015-01-03-pipe.md"), Path.Combine(Old, "pipe.png")]))
        {
            process.WaitForExit();
        }

        var (status, output, error) = Cli.Run("init", New, "--from", Old);
        status.ShouldBe(0, error);
        output.ShouldContain("2 posts: 1 built, 1 lost\n");
    }

    [Theory]
    [InlineData("X = 'a'", "a")]
    [InlineData("X = \"it's\"  # why\n", "it's")]
    [InlineData("X = u'a\\'b'", "a'b")]
    [InlineData("X = 12", "12")]
    [InlineData("X = True", "True")]
    [InlineData("X = None", null)]
    [InlineData("X = ['a', # one\n  \"b\",\n]", "a|b")]
    [InlineData("X = ('a',)", "a")]
    [InlineData("X = 'a' + b", null)]
    [InlineData("X = f('a')", null)]
    [InlineData("X = f'{a}'", null)]
    [InlineData("X = 'a' if b else 'c'", null)]
    [InlineData("X == 'a'", null)]
    [InlineData("  X = 'a'", null)]
    [InlineData("X = ['a'", null)]
    [InlineData("X = 'a", null)]
    [InlineData("X =", null)]
    public void OfPythonOnlyLiteralsAreRead(string text, string? value)
    {
        var settings = new PythonLiterals();
        settings.Read(text);
        (settings.List("X") is { } list && list.Any(i => i.Length > 0) ? string.Join('|', list) : null).ShouldBe(value);
    }

    [Fact]
    public void NothingOfTheEditorIsOverwritten()
    {
        Write("_config.yml", "title: T\n");
        Write("_posts/2015-01-02-good.md", "---\ntitle: Good\n---\nText.\n");
        Directory.CreateDirectory(New);
        File.WriteAllText(Path.Combine(New, ".gitignore"), "mine\n");
        Cli.Run("init", New, "--from", Old).Status.ShouldBe(0);
        Read(".gitignore").ShouldBe("mine\n");
        var before = TestSite.FilesOf(New);
        var (status, _, error) = Cli.Run("init", New, "--from", Old);
        (status, error).ShouldBe((1, "statiq.json: error DG7008: the folder holds a site already, and nothing was written\n  hint: "
            + "give an empty or a new folder: digest init my-site\n"));
        TestSite.FilesOf(New).ShouldBe(before);
    }

    [Fact]
    public void TheNewSiteCannotLieWithinTheOldOne()
    {
        Write("_config.yml", "title: T\n");
        foreach (var folder in (string[])[Old, Path.Combine(Old, "new")])
        {
            var (status, _, error) = Cli.Run("init", folder, "--from", Old);
            status.ShouldBe(2);
            error.ShouldContain("DG7009: the new site cannot lie within the old one");
        }

        Directory.EnumerateFileSystemEntries(Old).Count().ShouldBe(1);
    }
}
