using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Digest.Preview;

/// <summary>What the pages share that the preview has for editors: they change files, so only they themselves may ask for
/// it.</summary>
internal static class ToolPages
{
    /// <summary>Name of the field and, with <c>X-</c> before it, of the header that hold the token.</summary>
    public const string TokenName = "Digest-Token";

    /// <summary>A word that only pages of this process know.</summary>
    public static string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Sets what every such page says of itself: nothing from elsewhere, in no frame, not kept.</summary>
    public static void Protect(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Whether a request to change something comes from a page of this server: its origin where the browser tells it,
    /// and the token.</summary>
    /// <param name="http">The request.</param>
    /// <param name="form">Its form; null where it has none.</param>
    public static bool IsOwn(HttpContext http, IFormCollection? form)
    {
        var request = http.Request;
        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin is [{ } origin, ..] && origin != own) return false;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site != "same-origin") return false;
        var token = request.Headers["X-" + TokenName].FirstOrDefault() ?? form?[TokenName].FirstOrDefault() ?? "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Token));
    }

    /// <summary>Refuses a request.</summary>
    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("Only a page of this preview may ask for that. Load it again, and try once more.\n");
    }

    /// <summary>Text as HTML shows it, in attributes too.</summary>
    public static string Html(string? text) => WebUtility.HtmlEncode(text ?? "");
}
