using System.IO.Compression;
using Digest.Build;
using Digest.Preview;
using Microsoft.Playwright;

namespace Digest.Benchmarks;

/// <summary>What a query cost in a browser.</summary>
/// <param name="Query">The query.</param>
/// <param name="Found">What the page says about it.</param>
/// <param name="Requests">Files that were fetched: of the index, and pages whose passages results show.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Compressed">Their bytes as a host would send them with gzip.</param>
/// <param name="Milliseconds">From asking again, with all files fetched, until the results stand; the best of three, since other
/// work on the machine only adds.</param>
internal sealed record SearchCost(string Query, string Found, int Requests, int Bytes, int Compressed, double Milliseconds);

/// <summary>Asks the search page of a built site in Chromium and counts what it fetches.</summary>
internal static class SearchMeasure
{
    private const string AskAgain = """
        () => new Promise(resolve => {
          const list = document.querySelector('.results'), start = performance.now();
          new MutationObserver(changes => {
            if (changes.some(c => c.addedNodes.length)) resolve(performance.now() - start);
          }).observe(list, { childList: true });
          document.querySelector('.search').requestSubmit();
        })
        """;

    /// <summary>Queries for a generated site: common words and rare ones, beginnings, phrases, a narrowed one.</summary>
    /// <remarks>They are taken from its articles, since its words mean nothing.</remarks>
    public static IReadOnlyList<string> Queries(BuildResult built)
    {
        var article = built.Built!.Site.Articles[built.Built.Site.Articles.Count / 3];
        var name = article.People[0].Name;
        var words = article.Body.Text.Split((char[])[' ', '.', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var headline = article.Article.Headline.Split(' ');
        return
        [
            $"q={name.Split(' ')[0]}+", $"q={name.Replace(' ', '+')}+", $"q=\"{name.Replace(' ', '+')}\"",
            $"q={headline[0][..Math.Min(3, headline[0].Length)]}",
            $"q={headline[0]}+{headline[1]}+{headline[2]}", $"q=said+that+{words[0]}+",
            $"q=\"{words[40]}+{words[41]}+{words[42]}\"",
            $"q={string.Join('+', words[10..22])}+",
            $"q={name.Split(' ')[1]}&topics={article.Topics[0].Slug}&sources={article.Source!.Slug}"
                + $"&years={article.Article.Published.Year}",
            "q=co", "q=con", "q=said+",
        ];
    }

    /// <summary>Builds a site and serves it.</summary>
    public static async Task<(BuildResult Built, PreviewServer Server)> ServeAsync(string root)
    {
        var options = new BuildOptions { Root = root, At = "2020-01-01" };
        var (workspace, found) = Workspace.Open(options, TimeProvider.System);
        var built = SitePipeline.Run(workspace!, found, options, publish: false, CancellationToken.None);
        var server = await PreviewServer.StartAsync(0, CancellationToken.None);
        server.Show(built.Built!.Pages, workspace!.Settings.LinkRoot);
        return (built, server);
    }

    /// <summary>Asks one query on a fresh page.</summary>
    public static async Task<SearchCost> AskAsync(IBrowser browser, string address, string query)
    {
        await using var context = await browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        var responses = new List<IResponse>();
        page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "fetch") responses.Add(response);
        };
        await page.GotoAsync($"{address}/search/?{query}");
        await page.WaitForFunctionAsync("document.querySelector('[role=status]').textContent");
        // Passages come after the results.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var (bytes, compressed) = (0, 0);
        foreach (var response in responses)
        {
            var body = await response.BodyAsync();
            bytes += body.Length;
            compressed += Compressed(body);
        }

        var found = await page.InnerTextAsync("[role=status]");
        var milliseconds = 0.0;
        if (await page.Locator(".results li").CountAsync() > 0)
        {
            milliseconds = double.MaxValue;
            for (var run = 0; run < 3; run++) milliseconds = Math.Min(milliseconds, await page.EvaluateAsync<double>(AskAgain));
        }

        return new(query, found, responses.Count, bytes, compressed, milliseconds);
    }

    private static int Compressed(byte[] body)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return (int)stream.Length;
    }
}
