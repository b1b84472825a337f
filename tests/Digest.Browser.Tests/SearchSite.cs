using Digest.Build;
using Microsoft.Playwright;

namespace Digest.Browser.Tests;

/// <summary>A small site to search, under a link root, served to a headless Chromium.</summary>
public sealed class SearchSite : IAsyncLifetime
{
    private readonly TestSite _site = TestSite.Empty();
    private ServedSite? _served;

    internal const string Hostile = "<img src=x onerror=window.hit=1> \"'& Hostile <b>headline</b>";

    public IBrowser? Browser => _served?.Browser;

    /// <summary>Address of the search page.</summary>
    public string Search => _served?.Address + "/search/";

    public async ValueTask InitializeAsync()
    {
        if (HeadlessChromium.Program is null) return;
        Write();
        _served = await ServedSite.StartAsync(new BuildOptions { Root = _site.Root, At = "2016-01-01" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null) await _served.DisposeAsync();
        _site.Dispose();
    }

    private void Write()
    {
        _site.With("statiq.json", """{ "SiteTitle": "Test", "Host": "test.example", "LinkRoot": "/digest" }""");
        Article("2014-02-01-passes.md", "Mountain passes of the Caucasus", "The Daryal gorge is the way north.", "Geography",
            "Atlas", "The passes are closed in winter. Guides know the white house at the pass.", "story: none\n");
        Article("2015-07-17-isis.md", "ISIS recruits in the Caucasus", "A wave of popularity, an official says.", "War",
            "ValueWalk", "The group has a wave of popularity in the region.", "organizations: [Islamic State]\n");
        _site.With("input/_data/organizations.yml", "- {name: Islamic State, aliases: [ISIL, Daesh], names: {de: Islamischer Staat}}\n");
        Article("2015-07-18-wave.md", "Popularity of swimming", "It comes with each wave.", "Sport", "Atlas",
            "A wave came, and of popularity there was no end. The house was painted white.");
        Article("2015-08-01-hostile.md", Hostile.Replace("\"", "\\\"", StringComparison.Ordinal),
            "Hostile <script>window.hit=2</script> dek", "War", "Atlas", "Nothing.");
        Article("2015-08-02-arabic.md", "استقالة فاروفاكيس من وزارة المالية", "قال الوزير إنه سيترك منصبه.", "Economy", "Atlas",
            "النص.", "lang: ar\n");
        Article("2015-08-03-japan.md", "東京で首相が会見", "首相は記者会見を開いた。", "Politics", "Atlas", "本文。", "lang: ja\n");
        Article("2015-08-04-bridge.md", "The old bridge", "It is closed.", "Cities", "Atlas",
            string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Pillar {i} was looked at."))
            + " Then the Zollernitz creek rose over its banks. "
            + string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Beam {i} was looked at.")));
        Article("2012-05-01-mill-a.md", "Mill burns in Oberdorf", "Nobody is hurt at the mill.", "Fires", "Atlas",
            "The old timbers burned all night.", "story: mill\nnote: Quillworth foundry made the timbers.\n");
        Article("2012-05-02-mill-b.md", "Fire in Oberdorf", "The mill is gone.", "Fires", "Almanac",
            "It was a long night, and night came twice.", "story: mill\n");
        _site.With("input/stories/mill.md", "---\ntitle: The great conflagration\n---\nWhat the catastrophe left.\n");
        _site.With("input/articles/2012-06-01-own.md",
            "---\ntitle: A walk to the reservoir\noriginal: true\n---\nA night there is long. Then came a long night.\n");
        for (var i = 1; i <= 25; i++)
        {
            Article($"2013-03-{i:00}-many.md", $"Bulletin {i} about harvests", $"Harvest number {i}.", "Fields", "Almanac",
                "The harvest was good.", "story: none\n");
        }
    }

    private void Article(string file, string headline, string dek, string topic, string source, string body, string more = "") =>
        _site.With("input/articles/" + file,
            $"---\ntitle: \"{headline}\"\ndek: \"{dek}\"\ntopics: [{topic}]\nsource: {{name: {source}, url: "
            + $"\"https://{source.ToLowerInvariant()}.example/1\"}}\n{more}---\n{body}\n");
}
