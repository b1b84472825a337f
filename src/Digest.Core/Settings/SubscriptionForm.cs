using System.Net;

namespace Digest.Core.Settings;

/// <summary>A form that a reader subscribes with: it goes to the service straight, without a program between.</summary>
/// <param name="Action">Where it is sent; an address of the web.</param>
/// <param name="EmailField">Name of the field for the reader's mail address.</param>
public sealed record SubscriptionForm(string Action, string EmailField)
{
    /// <summary>Name of the field for the reader's name, which may stay empty; null where the service asks for none.</summary>
    public string? NameField { get; init; }

    /// <summary>Fields that are sent as they are, such as the list.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Hidden { get; init; } = [];

    /// <summary>Name of a field that only a robot fills in, or null.</summary>
    public string? TrapField { get; init; }

    /// <summary>Scheme, host and port that it is sent to.</summary>
    public string Origin => new Uri(Action).GetLeftPart(UriPartial.Authority);

    /// <summary>Host that it is sent to, without <c>www.</c></summary>
    public string Host => Model.Addresses.Host(Action) ?? Action;

    /// <summary>The form of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="address">Its address, as the service shows it; for listmonk with the lists in its query or
    /// fragment.</param>
    /// <returns>Null where the address is none of the web, or lacks what the service needs.</returns>
    public static SubscriptionForm? Create(MailService service, string address)
    {
        // Copied out of HTML, where & is &amp;.
        address = WebUtility.HtmlDecode(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        return service switch
        {
            MailService.Mailchimp => Mailchimp(uri),
            MailService.Listmonk => Listmonk(uri),
            _ => Buttondown(uri),
        };
    }

    /// <summary>The service that an address is known to belong to, or null: a newsletter may have a domain of its own.</summary>
    public static MailService? ServiceOf(string address)
    {
        if (!Uri.TryCreate(WebUtility.HtmlDecode(address), UriKind.Absolute, out var uri)) return null;
        if (IsOf(uri, "buttondown.com") || IsOf(uri, "buttondown.email")) return MailService.Buttondown;
        if (IsOf(uri, "list-manage.com") || IsOf(uri, "mailchimp.com")) return MailService.Mailchimp;
        return uri.AbsolutePath == "/subscription/form" ? MailService.Listmonk : null;
    }

    private static bool IsOf(Uri uri, string domain) =>
        uri.Host == domain || uri.Host.EndsWith("." + domain, StringComparison.Ordinal);

    // The address of the newsletter itself means its form. Both may have tags for new readers.
    private static SubscriptionForm? Buttondown(Uri uri)
    {
        const string Folder = "/api/emails/embed-subscribe/";
        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.Length == 0) return null;
        if (path.LastIndexOf('/') == 0) path = Folder + path[1..];
        var tags = Parts(uri.Query).Where(p => p.Key == "tag");
        return new(uri.GetLeftPart(UriPartial.Authority) + path, "email") { Hidden = [new("embed", "1"), .. tags] };
    }

    // The name of the trap is that of Mailchimp's own form: its parameters u and id.
    private static SubscriptionForm? Mailchimp(Uri uri)
    {
        var parts = Parts(uri.Query);
        var (user, list) = (Value(parts, "u"), Value(parts, "id"));
        if (user is null || list is null) return null;
        return new(uri.GetLeftPart(UriPartial.Query), "EMAIL") { TrapField = $"b_{user}_{list}" };
    }

    private static SubscriptionForm? Listmonk(Uri uri)
    {
        // A fragment may be the list alone.
        var lists = Parts(uri.Query).Concat(Parts(uri.Fragment)).Where(p => p.Key is "l" or "")
            .SelectMany(p => p.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (lists.Count == 0) return null;
        var path = uri.AbsolutePath == "/" ? "/subscription/form" : uri.AbsolutePath;
        return new(uri.GetLeftPart(UriPartial.Authority) + path, "email")
        {
            NameField = "name", TrapField = "nonce", Hidden = [.. lists.Select(l => new KeyValuePair<string, string>("l", l))],
        };
    }

    private static List<KeyValuePair<string, string>> Parts(string text) =>
        [.. text.TrimStart('?', '#').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
            part.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
                ? new KeyValuePair<string, string>(part[..at], Uri.UnescapeDataString(part[(at + 1)..]))
                : new KeyValuePair<string, string>("", Uri.UnescapeDataString(part)))];

    private static string? Value(List<KeyValuePair<string, string>> parts, string key) =>
        parts.Find(p => p.Key == key).Value is { Length: > 0 } value && value.All(char.IsAsciiLetterOrDigit) ? value : null;
}
