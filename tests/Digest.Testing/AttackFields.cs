namespace Digest.Testing;

/// <summary>Texts and addresses that try to become markup where a page writes what is no body: front matter, data, names of files,
/// feeds.</summary>
public static class AttackFields
{
    /// <summary>Texts, for what is shown as text.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "\"><img src=x onerror=alert(1)>",
        "'><script>alert(1)</script>",
        "</title></textarea></style></script><script>alert(1)</script>",
        "<!--><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)\" autofocus onfocus=\"alert(1)",
        "' onmouseover='alert(1)' tabindex='1",
        "&lt;img src=x onerror=alert(1)&gt;",
        "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
        "]]><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
        "{{ '<script>alert(1)</script>' }} {% raw %}<b>",
        "\\\"-alert(1)-\\\"\u2028</script><svg onload=alert(1)>",
        "`<svg onload=alert(1)>` [x](javascript:alert(1))",
        "</main></body></html><script>alert(1)</script>",
        "<base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example/>",
        "<style>@import '//evil.example/x.css'</style><link rel=stylesheet href=//evil.example/>",
        "<form action=//evil.example/><input name=q></form><iframe src=//evil.example/>",
    ];

    /// <summary>Addresses, for what becomes a link, an image or a place.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "/\\evil.example/x",
        "https:javascript:alert(1)",
        "https://a.example/\"onmouseover=\"alert(1)",
        "https://a.example/'><script>alert(1)</script>",
        "/x\"><img src=x onerror=alert(1)>/",
        "/x.png 1x, javascript:alert(1) 2x",
    ];

    /// <summary>Fields of front matter that hold text, each with the place of the text.</summary>
    public static IReadOnlyList<string> TextFields { get; } =
    [
        "title: {0}", "dek: {0}", "note: {0}", "byline: {0}", "byline: [{name: {0}}]", "source: {name: {0}}", "source: {0}",
        "topics: [{0}]", "people: [{0}]", "places: [{0}]", "organizations: [{0}]", "image: {src: /assets/view.png, alt: {0}}",
        "image: {src: /assets/view.png, alt: x, credit: {0}}", "corrections: [{date: 2016-02-03, text: {0}}]",
        "withdrawn: {date: 2016-02-03, reason: {0}}", "id: {0}", "slug: {0}", "lang: {0}", "kind: {0}", "rights: {0}",
        "extra: {{0}: {0}}", "edition: {0}", "updated: {0}", "translationkey: {0}",
    ];

    /// <summary>Fields of front matter that hold an address, each with the place of the address.</summary>
    public static IReadOnlyList<string> AddressFields { get; } =
    [
        "source: {name: The Orbit, url: {0}}", "source: {0}", "source: {name: The Orbit, url: 'https://a.example/', archived: {0}}",
        "image: {src: {0}, alt: x}", "redirect_from: {0}", "discussion: {0}", "url: {0}", "translation_of: {0}", "related: [{0}]",
        "story: {0}",
    ];
}
