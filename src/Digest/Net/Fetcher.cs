using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Digest.Net;

/// <summary>What came of fetching an address.</summary>
internal enum FetchState
{
    /// <summary>It was fetched.</summary>
    Found,

    /// <summary>It is as it was when it was fetched last.</summary>
    NotModified,

    /// <summary>Its host says that it is gone for good.</summary>
    Gone,

    /// <summary>It was not asked for: the address, the host's robots.txt or its place forbids it.</summary>
    Refused,

    /// <summary>It could not be fetched.</summary>
    Failed,
}

/// <summary>What is to be fetched.</summary>
/// <param name="Address">An absolute address.</param>
/// <param name="Accept">Media types for the host to choose from.</param>
/// <param name="IsWanted">Whether a media type, in lower case, is one that can be used.</param>
/// <param name="ETag">The validator of the last answer, or null.</param>
/// <param name="LastModified">The date of the last answer as its host wrote it, or null.</param>
internal sealed record FetchRequest(Uri Address, string Accept, Func<string, bool> IsWanted, string? ETag = null,
    string? LastModified = null);

/// <summary>An answer, or why there is none.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Address">The last address that was asked, after redirects.</param>
internal sealed record Fetched(FetchState State, Uri Address)
{
    /// <summary>The body, decompressed; empty where there is none.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Encoding that the host names, or null.</summary>
    public string? Charset { get; init; }

    /// <summary>Media type in lower case; empty where the host names none.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Validator for the next request, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Date for the next request as the host wrote it, or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>Whether every redirect on the way was a permanent one, and there was one.</summary>
    public bool MovedForGood { get; init; }

    /// <summary>What went wrong, in words; empty where nothing did.</summary>
    public string Problem { get; init; } = "";
}

/// <summary>Fetches pages and feeds: politely, from public hosts, with bounds on size, time and redirects.</summary>
internal sealed class Fetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly RequestOptions _options;
    private readonly HttpClient _client;
    private readonly HostQueue _queue;
    private readonly RobotsFiles _robots;

    public Fetcher(RequestOptions options, TimeProvider clock)
    {
        (_options, _queue) = (options, new HostQueue(options, clock));
        var handler = AddressGuard.Handler(options);
        handler.AutomaticDecompression = DecompressionMethods.All;
        _client = new HttpClient(new ResilienceHandler(Attempts(options, clock)) { InnerHandler = handler })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Digest/0.1; news digest)");
        _robots = new(_client, _queue, options);
    }

    /// <summary>Fetches an address. Never throws for what a host does.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<Fetched> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var (current, forGood, hop) = (request.Address, true, 0);
        try
        {
            for (; hop <= MaxRedirects; hop++)
            {
                if (Refusal(current) is { } refusal) return Refused(current, hop > 0 ? "it redirects to " + refusal : refusal);
                var rules = await _robots.OfAsync(current, cancellation).ConfigureAwait(false);
                if (!rules.Allows(current.PathAndQuery))
                    return Refused(current, "the host's robots.txt keeps programs from it");
                var (answer, target, permanent) = await AskAsync(request, current, cancellation).ConfigureAwait(false);
                if (answer is not null) return answer with { MovedForGood = hop > 0 && forGood };
                forGood &= permanent;
                if (!Uri.TryCreate(current, target, out var next))
                    return Failed(current, "it redirects to an address that cannot be read");
                current = next;
            }

            return Failed(current, $"it redirects more than {MaxRedirects} times");
        }
        catch (PrivateHostException)
        {
            return Refused(current, "the host is on this machine or in a private network");
        }
        catch (HttpRequestException exception)
        {
            if (exception.InnerException is PrivateHostException)
                return Refused(current, "the host is on this machine or in a private network");
            return Failed(current, RequestErrors.Of(exception));
        }
        catch (IOException)
        {
            return Failed(current, "the connection breaks off");
        }
        catch (Exception exception) when (exception is TimeoutRejectedException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Failed(current, string.Create(CultureInfo.InvariantCulture,
                $"the host does not answer within {_options.AnswerTimeout.TotalSeconds:0.#} seconds"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _queue.Dispose();
    }

    // A busy host is asked again, later each time, and when it says. One that asks for more patience than that is not.
    private static ResiliencePipeline<HttpResponseMessage> Attempts(RequestOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstRetry,
                MaxDelay = options.LongestPause,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = outcome => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(outcome.Outcome)
                    && outcome.Outcome.Exception?.InnerException is not PrivateHostException
                    && !(RetryAfter(outcome.Outcome.Result, clock) > options.LongestPause)),
            })
            .AddTimeout(options.Timeout)
            .Build();

    private static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock) =>
        response?.Headers.RetryAfter is not { } later ? null
            : later.Delta ?? (later.Date is { } date ? date - clock.GetUtcNow() : null);

    private static string? Refusal(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return "something that is not a web address";
        if (address.Host.Length == 0) return "an address without a host";
        return address.UserInfo.Length > 0 ? "an address that holds a name and a password" : null;
    }

    private Task<(Fetched? Answer, string? Target, bool ForGood)> AskAsync(FetchRequest request, Uri address,
        CancellationToken cancellation) => _queue.RunAsync(address.Authority, async () =>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.AnswerTimeout);
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Accept.ParseAdd(request.Accept);
        // As the host wrote them: what it cannot parse any more it does not answer.
        if (request.ETag is { } tag) message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.LastModified is { } date) message.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token)
            .ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } target)
            return ((Fetched?)null, (string?)target.OriginalString, status is 301 or 308);
        return (await AnswerAsync(request, address, response, limit.Token).ConfigureAwait(false), null, false);
    }, cancellation);

    private async Task<Fetched> AnswerAsync(FetchRequest request, Uri address, HttpResponseMessage response,
        CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var validators = new Fetched(FetchState.NotModified, address)
        {
            ETag = Header(response, "ETag") ?? request.ETag,
            LastModified = Last(response) ?? request.LastModified,
        };
        if (status == 304) return validators;
        if (status != 200 && status is not (203 or 206)) return Problem(address, status);
        var type = response.Content.Headers.ContentType;
        var media = (type?.MediaType ?? "").ToLowerInvariant();
        if (media.Length > 0 && !request.IsWanted(media)) return Failed(address, $"the address gives {Shown(media)}");
        if (response.Content.Headers.ContentLength > _options.MaxBytes) return TooLarge(address);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        try
        {
            for (int count; (count = await stream.ReadAsync(part, cancellation).ConfigureAwait(false)) > 0;)
            {
                if (bytes.Length + count > _options.MaxBytes) return TooLarge(address);
                bytes.Write(part, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            return Failed(address, "its compression cannot be read");
        }

        return validators with
        {
            State = FetchState.Found,
            ETag = Header(response, "ETag"),
            LastModified = Last(response),
            Bytes = bytes.ToArray(),
            MediaType = media,
            Charset = type?.CharSet?.Trim('"', '\'', ' '),
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string? Last(HttpResponseMessage response) =>
        response.Content.Headers.TryGetValues("Last-Modified", out var values) ? values.FirstOrDefault() : null;

    private static Fetched Problem(Uri address, int status) => status switch
    {
        410 => new(FetchState.Gone, address) { Problem = "the host says that it is gone for good (410)" },
        404 => Failed(address, "the host says that there is no such page (404)"),
        401 or 403 or 407 or 451 or 999 => Failed(address, $"the host does not let programs in ({Number(status)})"),
        429 => Failed(address, "the host asks to come back later (429)"),
        _ => Failed(address, $"the host answers {Number(status)}"),
    };

    private Fetched TooLarge(Uri address) => Failed(address, $"it has more than {_options.MaxBytes >> 20} MB");

    private static Fetched Failed(Uri address, string problem) => new(FetchState.Failed, address) { Problem = problem };

    private static Fetched Refused(Uri address, string problem) => new(FetchState.Refused, address) { Problem = problem };

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string media) => MediaTypeHeaderValue.TryParse(media, out _) ? media : "something unknown";
}
