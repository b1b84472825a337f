using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Digest.Preview;

/// <summary>Reads what a form sends, within bounds, and only from a page of this server.</summary>
internal static class EditRequest
{
    /// <summary>Most bytes of a request, and of a file that is edited in the browser.</summary>
    public const int MaxBytes = 5 << 20;

    private static readonly FormOptions Bounds = new()
    {
        KeyLengthLimit = 1 << 10, ValueLengthLimit = MaxBytes, ValueCountLimit = 256, MultipartBodyLengthLimit = MaxBytes,
        BufferBodyLengthLimit = MaxBytes,
    };

    /// <summary>Reads the form.</summary>
    /// <returns>Texts by the names of inputs; null with the status of the answer where there is no such form, where it is too
    /// large, or where it does not come from here.</returns>
    public static async Task<(int Status, Dictionary<string, string>? Form)> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes) return (StatusCodes.Status413PayloadTooLarge, null);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBytes;
        try
        {
            var form = http.Request.HasFormContentType
                ? await http.Request.ReadFormAsync(Bounds, http.RequestAborted).ConfigureAwait(false) : null;
            if (!ToolPages.IsOwn(http, form)) return (StatusCodes.Status403Forbidden, null);
            return form is null ? (StatusCodes.Status400BadRequest, null) : (StatusCodes.Status200OK,
                form.ToDictionary(f => f.Key, f => f.Value.FirstOrDefault() ?? "", StringComparer.Ordinal));
        }
        catch (BadHttpRequestException exception)
        {
            return (exception.StatusCode, null);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return (StatusCodes.Status400BadRequest, null);
        }
    }
}
