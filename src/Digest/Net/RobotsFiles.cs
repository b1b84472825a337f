using System.Collections.Concurrent;
using System.Net;

namespace Digest.Net;

/// <summary>The robots.txt of hosts, each read once.</summary>
internal sealed class RobotsFiles(HttpClient client, HostQueue queue, RequestOptions options)
{
    private const string Program = "digest";
    private const int MaxBytes = 500 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<RobotsRules>>> _robots = new(StringComparer.Ordinal);

    /// <summary>The rules of an address's host. The pause that they ask for is kept from then on.</summary>
    public Task<RobotsRules> OfAsync(Uri address, CancellationToken cancellation) =>
        _robots.GetOrAdd(address.GetLeftPart(UriPartial.Authority),
            root => new(() => ReadAsync(new Uri(root + "/robots.txt"), cancellation))).Value;

    // RFC 9309, 2.3.1: without a robots.txt everything is allowed; where the host fails to give it, nothing is.
    private async Task<RobotsRules> ReadAsync(Uri address, CancellationToken cancellation)
    {
        var rules = await queue.RunAsync(address.Authority, async () =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.Timeout);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            if ((int)response.StatusCode is 429 or >= 500) return RobotsRules.DenyAll;
            if (response.StatusCode != HttpStatusCode.OK) return RobotsRules.AllowAll;
            await using var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            var bytes = new byte[MaxBytes];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, limit.Token)
                .ConfigureAwait(false);
            return RobotsRules.Parse(System.Text.Encoding.UTF8.GetString(bytes, 0, length), Program);
        }, cancellation).ConfigureAwait(false);
        if (rules.Delay is { } delay) queue.Ask(address.Authority, delay);
        return rules;
    }
}
