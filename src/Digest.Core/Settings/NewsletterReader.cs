using Digest.Core.Diagnostics;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Settings;

/// <summary>Reads the setting <c>Digest.Newsletter</c>.</summary>
internal static class NewsletterReader
{
    private const string Example = "write \"Newsletter\": { \"Service\": \"buttondown\", \"Subscribe\": \"https://…\" }";

    private static readonly string[] Services = [.. Enum.GetNames<MailService>().Select(n => n.ToLowerInvariant())];

    /// <summary>Reads it. What is wrong is told and left out.</summary>
    public static Checked<NewsletterSettings> Read(YamlEntry entry)
    {
        var diagnostics = new List<Diagnostic>();
        if (entry.Value is YamlScalar { IsNull: true } or YamlScalar { AsBoolean: false })
            return new(NewsletterSettings.None, []);
        if (entry.Value is not YamlMap map)
        {
            var names = string.Join(", ", SettingsKeys.Newsletter.Select(k => k.Name));
            Wrong(entry, $"an object of {names}", Example);
            return new(NewsletterSettings.None, diagnostics);
        }

        var settings = NewsletterSettings.None;
        YamlEntry? form = null;
        foreach (var part in map.Entries)
        {
            switch (part.Key.ToLowerInvariant())
            {
                case "service": settings = settings with { Service = Service(part) }; break;
                case "address": settings = settings with { Address = Text(part) }; break;
                case "unsubscribe": settings = settings with { Unsubscribe = Link(part) }; break;
                case "subscribe": form = part; break;
                case "from": settings = settings with { From = From(part) }; break;
                default:
                    diagnostics.Add(Codes.UnknownDigestSetting.At(part.KeyPlace,
                        $"the setting 'Digest.Newsletter.{part.Key}' is unknown",
                        Suggestion.Hint(part.Key, SettingsKeys.Newsletter.Select(k => k.Name),
                        "its parts are " + string.Join(", ", SettingsKeys.Newsletter.Select(k => k.Name)))));
                    break;
            }
        }

        if (form is not null && Text(form) is { } address) settings = settings with { Form = Form(form, address, map, settings) };
        return new(settings, diagnostics);

        string? Text(YamlEntry part)
        {
            if (part.Value is YamlScalar { IsNull: true }) return null;
            if (part.Value is YamlScalar { Quoted: true } scalar && !scalar.Text.Any(char.IsControl))
                return scalar.Text.Trim() is { Length: > 0 } text ? text : null;
            Wrong(part, "a text of one line", $"write \"{part.Key}\": \"…\"");
            return null;
        }

        // A service's own word for it is no address, and has no scheme.
        string? Link(YamlEntry part)
        {
            if (Text(part) is not { } text) return null;
            if (Addresses.IsSafeLink(text)) return text;
            Wrong(part, "an address of the web, a mail address, or your service's word for one",
                "write \"Unsubscribe\": \"https://…\"");
            return null;
        }

        MailService? Service(YamlEntry part)
        {
            if (part.Value is YamlScalar { IsNull: true }) return null;
            var word = part.Value is YamlScalar scalar ? scalar.Text.Trim() : "";
            if (Array.FindIndex(Services, s => s.Equals(word, StringComparison.OrdinalIgnoreCase)) is var at and >= 0)
                return (MailService)at;
            Wrong(part, "one of " + string.Join(", ", Services),
                Suggestion.Hint(word, Services, "without one, write what your service fills in as Address and Unsubscribe"));
            return null;
        }

        string? From(YamlEntry part)
        {
            if (Text(part) is not { } text) return null;
            if (MailAddresses.Split(text) is not null) return text;
            Wrong(part, "a mail address, with or without a name", "write \"From\": \"The Digest <letters@news.example.org>\"");
            return null;
        }

        SubscriptionForm? Form(YamlEntry part, string text, YamlMap parts, NewsletterSettings read)
        {
            if (read.Service is not { } service)
            {
                // A service that cannot be read is told already.
                if (parts.Entries.All(e => !e.Key.Equals("Service", StringComparison.OrdinalIgnoreCase)))
                    Wrong(part, "beside Service", "write \"Service\": \"buttondown\", \"mailchimp\" or \"listmonk\" with it");
                return null;
            }

            var shown = SubscriptionForm.ServiceOf(text);
            if ((shown is null || shown == service) && SubscriptionForm.Create(service, text) is { } created) return created;
            var (expected, example) = service switch
            {
                MailService.Mailchimp => ("the address of a form of Mailchimp, with u and id",
                    "write \"https://NAME.us1.list-manage.com/subscribe/post?u=…&id=…\", the action of the embedded form"),
                MailService.Listmonk => ("the address of a form of listmonk, with a list",
                    "write \"https://lists.example.org/subscription/form#LIST\", where LIST is the list's UUID"),
                _ => ("the address of a newsletter of Buttondown", "write \"https://buttondown.com/NAME\""),
            };
            Wrong(part, expected + (shown is { } other && other != service ? $"; this is one of {NameOf(other)}" : ""), example);
            return null;
        }

        static string NameOf(MailService service) => service == MailService.Listmonk ? "listmonk" : service.ToString();

        void Wrong(YamlEntry part, string expected, string? hint) =>
            diagnostics.Add(Codes.WrongSetting.At(part.Value.Place, $"the setting '{part.Key}' must be {expected}", hint));
    }
}
