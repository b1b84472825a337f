using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Net;

namespace Digest.Checks.External;

/// <summary>Checks links to other sites.</summary>
internal static class ExternalLinks
{
    private const int LongestShown = 100;

    /// <summary>Asks for every address that the site's files link to, each once.</summary>
    /// <returns>Diagnostics for every file that holds a link with an error; the number of addresses, and of those that were asked
    /// for now.</returns>
    public static async Task<(List<Diagnostic> Diagnostics, int Addresses, int Asked)> CheckAsync(
        Site site, SourceLines sources, RequestOptions options, LinkCache cache, TimeProvider clock,
            CancellationToken cancellation)
    {
        var links = Collect(site);
        var outcomes = new SortedDictionary<string, LinkOutcome>(StringComparer.Ordinal);
        var asked = new List<(string, LinkOutcome)>();
        using var probe = new LinkProbe(options, clock);
        var questions = new List<Task<(string Address, LinkOutcome Outcome)>>();
        foreach (var address in links.Keys)
        {
            if (cache.Find(address) is { } known) outcomes[address] = known;
            else questions.Add(AskAsync(address));
        }

        foreach (var answer in await Task.WhenAll(questions).ConfigureAwait(false))
        {
            outcomes[answer.Address] = answer.Outcome;
            asked.Add(answer);
        }

        cache.Keep(asked);
        var found = new List<Diagnostic>();
        foreach (var (address, outcome) in outcomes)
        {
            foreach (var path in links[address])
            {
                if (Judge(sources.OfText(path, address), address, outcome) is { } finding) found.Add(finding);
            }
        }

        return (found, links.Count, asked.Count);

        async Task<(string, LinkOutcome)> AskAsync(string address) =>
            (address, Uri.TryCreate(address, UriKind.Absolute, out var uri)
                ? await probe.CheckAsync(uri, cancellation).ConfigureAwait(false)
                : new(LinkState.Dead, "the address cannot be read"));
    }

    private static Diagnostic? Judge(Place place, string address, LinkOutcome outcome) => outcome.State switch
    {
        LinkState.Dead =>
            Codes.DeadLink.At(place, $"the link to {Short(address)} fails: {outcome.Detail}",
                "correct the address, or link an archived copy of the page"),
        LinkState.Moved => Codes.MovedLink.At(place, $"{Short(address)} moved for good", $"write {outcome.Detail}"),
        LinkState.Unchecked =>
            Codes.UncheckedLink.At(place, $"the link to {Short(address)} was not checked: {outcome.Detail}",
                "open it yourself now and then"),
        _ => null,
    };

    private static string Short(string address) =>
        address.Length > LongestShown ? address[..(LongestShown - 3)] + "..." : address;

    // Addresses with the files that hold them, both in ordinal order.
    private static SortedDictionary<string, SortedSet<string>> Collect(Site site)
    {
        var links = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var article in site.Articles)
        {
            var path = article.Article.SourcePath;
            foreach (var address in article.Body.ExternalLinks) Add(address, path);
            foreach (var address in article.Article.Discussion) Add(address, path);
            Add(article.Article.Source?.Url, path);
            Add(article.Article.Source?.Archived, path);
            Add(article.Article.Image?.Src, path);
        }

        foreach (var (page, body) in site.Pages)
        {
            foreach (var address in body.ExternalLinks) Add(address, page.Raw.File.SourcePath);
        }

        if (site.Front is { } front)
        {
            foreach (var address in front.Body.ExternalLinks) Add(address, front.Page.Raw.File.SourcePath);
        }

        foreach (var entry in site.Catalog.Vocabulary.Data)
        {
            if (entry.Place.Path is { } path) Add(entry.Link, path);
        }

        return links;

        void Add(string? address, string path)
        {
            if (address is null || Addresses.Scheme(address) is not ("http" or "https")) return;
            if (!links.TryGetValue(address, out var paths)) links[address] = paths = new(StringComparer.Ordinal);
            paths.Add(path);
        }
    }
}
