using System.Globalization;
using Digest.Net;

namespace Digest.Checks.External;

/// <summary>Asks hosts whether addresses lead anywhere: robots.txt first, then HEAD, then GET where HEAD is refused.</summary>
internal sealed class LinkProbe : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly RequestOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly HostQueue _queue;
    private readonly RobotsFiles _robots;

    public LinkProbe(RequestOptions options, TimeProvider clock)
    {
        (_options, _clock, _queue) = (options, clock, new HostQueue(options, clock));
        // Redirects one by one: each hop is judged as the first address was.
        _client = new HttpClient(AddressGuard.Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Digest/0.1; link check)");
        _client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        _robots = new(_client, _queue, options);
    }

    /// <summary>Checks an address, and where it leads.</summary>
    /// <param name="address">An absolute address with the scheme http or https; any other is refused.</param>
    /// <param name="cancellation">Stops the check.</param>
    public async Task<LinkOutcome> CheckAsync(Uri address, CancellationToken cancellation)
    {
        var (current, forGood) = (address, true);
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            if (!IsWeb(current))
            {
                return hop == 0
                    ? new(LinkState.Unchecked, "it is not a valid web address")
                    : new(LinkState.Dead, "it redirects to something that is not a web page");
            }

            var answer = await AskAsync(current, cancellation).ConfigureAwait(false);
            if (answer.Outcome is { } outcome) return outcome;
            if (answer.Target is null)
                return hop > 0 && forGood ? new(LinkState.Moved, WithFragment(current, address)) : new(LinkState.Alive);
            forGood &= answer.ForGood;
            if (!Uri.TryCreate(current, answer.Target, out current!))
                return new(LinkState.Dead, "it redirects to an address that cannot be read");
        }

        return new(LinkState.Dead, $"it redirects more than {MaxRedirects} times");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _queue.Dispose();
    }

    private static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0;

    private static string WithFragment(Uri found, Uri asked) =>
        found.Fragment.Length > 0 ? found.AbsoluteUri : found.AbsoluteUri + asked.Fragment;

    private async Task<Answer> AskAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            var rules = await _robots.OfAsync(address, cancellation).ConfigureAwait(false);
            if (!rules.Allows(address.PathAndQuery))
                return new(new(LinkState.Unchecked, "the host's robots.txt keeps programs from it"));
            for (var attempt = 1; ; attempt++)
            {
                var response = await StatusAsync(HttpMethod.Head, address, cancellation).ConfigureAwait(false);
                // Many hosts answer HEAD with an error of their own.
                if (response.Status >= 400 && !IsBusy(response.Status))
                    response = await StatusAsync(HttpMethod.Get, address, cancellation).ConfigureAwait(false);
                if (!IsBusy(response.Status)) return Judge(response);
                var wait = response.RetryAfter ?? _options.FirstRetry * Math.Pow(2, attempt - 1);
                if (attempt >= _options.Attempts || wait > _options.LongestPause) return Busy(response.Status);
                await Task.Delay(wait, _clock, cancellation).ConfigureAwait(false);
            }
        }
        catch (PrivateHostException)
        {
            return new(new(LinkState.Unchecked, "the host is on this machine or in a private network"));
        }
        catch (HttpRequestException exception)
        {
            return new(exception.InnerException is PrivateHostException
                ? new(LinkState.Unchecked, "the host is on this machine or in a private network")
                : new(LinkState.Dead, RequestErrors.Of(exception)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(new(LinkState.Dead,
                string.Create(CultureInfo.InvariantCulture,
                $"the host does not answer within {_options.Timeout.TotalSeconds:0.#} seconds")));
        }
    }

    private static bool IsBusy(int status) => status is 429 or 500 or 502 or 503 or 504;

    private static Answer Busy(int status) => status == 429
        ? new(new(LinkState.Unchecked, "the host asks to come back later (429)"))
        : new(new(LinkState.Dead, $"the host answers {Number(status)}"));

    private static Answer Judge(Response response) => response switch
    {
        { Status: 301 or 302 or 303 or 307 or 308, Location: { } target } => new(null, target, response.Status is 301 or 308),
        { Status: < 400 } => new(null),
        { Status: 401 or 403 or 407 or 451 or 999 } =>
            new(new(LinkState.Unchecked, $"the host does not let programs in ({Number(response.Status)})")),
        { Status: 404 } => new(new(LinkState.Dead, "the host says that there is no such page (404)")),
        { Status: 410 } => new(new(LinkState.Dead, "the host says that the page is gone (410)")),
        _ => new(new(LinkState.Dead, $"the host answers {Number(response.Status)}")),
    };

    private Task<Response> StatusAsync(HttpMethod method, Uri address, CancellationToken cancellation) =>
        _queue.RunAsync(address.Authority, async () =>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        using var request = new HttpRequestMessage(method, address);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
            .ConfigureAwait(false);
        var later = response.Headers.RetryAfter;
        var wait = later?.Delta ?? (later?.Date is { } date ? date - _clock.GetUtcNow() : null);
        return new Response((int)response.StatusCode, response.Headers.Location?.OriginalString,
            wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }, cancellation);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    private sealed record Response(int Status, string? Location, TimeSpan? RetryAfter);

    // An outcome, or a redirect, or neither: then the address is alive.
    private sealed record Answer(LinkOutcome? Outcome, string? Target = null, bool ForGood = false);
}
