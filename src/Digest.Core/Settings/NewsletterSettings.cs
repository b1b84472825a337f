namespace Digest.Core.Settings;

/// <summary>A service that sends newsletters.</summary>
public enum MailService
{
    /// <summary>Buttondown, buttondown.com.</summary>
    Buttondown,

    /// <summary>Mailchimp, mailchimp.com.</summary>
    Mailchimp,

    /// <summary>listmonk, a program on a server of one's own.</summary>
    Listmonk,
}

/// <summary>The setting <c>Digest.Newsletter</c>. What a service fills in is written as that service asks for it, unless the
/// setting says otherwise.</summary>
public sealed record NewsletterSettings
{
    /// <summary>No service, no slots.</summary>
    public static readonly NewsletterSettings None = new();

    /// <summary>The service that sends the mails; null where none is named.</summary>
    public MailService? Service { get; init; }

    /// <summary>What stands for the postal address, in the setting's own words; null where it says nothing.</summary>
    public string? Address { get; init; }

    /// <summary>What stands for the address that unsubscribes, in the setting's own words; null where it says nothing.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The form with which readers subscribe, or null.</summary>
    public SubscriptionForm? Form { get; init; }

    /// <summary>From whom the mails are, as <c>name &lt;mail&gt;</c> or a mail address alone; null where it says nothing.</summary>
    public string? From { get; init; }

    /// <summary>Whether a mail has anything that a service may fill in.</summary>
    public bool HasSlots => UnsubscribeLink is not null || PostalAddress is not null;

    /// <summary>The postal address in the HTML of a mail, or null: Buttondown and listmonk have no word for it.</summary>
    public string? PostalAddress => Address ?? (Service == MailService.Mailchimp ? "*|HTML:LIST_ADDRESS_HTML|*" : null);

    /// <summary>The postal address in the plain text of a mail, or null.</summary>
    public string? PostalAddressText => Address ?? (Service == MailService.Mailchimp ? "*|LIST:ADDRESS|*" : null);

    /// <summary>Where a reader unsubscribes: an address, or the service's word for it; null where nobody says.</summary>
    public string? UnsubscribeLink => Unsubscribe ?? Service switch
    {
        MailService.Buttondown => "{{ unsubscribe_url }}",
        MailService.Mailchimp => "*|UNSUB|*",
        MailService.Listmonk => "{{ UnsubscribeURL }}",
        _ => null,
    };
}
