namespace Digest.Core.Model;

/// <summary>How whole bodies may be passed on. Only the first three put whole bodies into feeds and newsletters.</summary>
public enum Rights
{
    /// <summary>The digest's own work.</summary>
    Own,

    /// <summary>Licensed for republication.</summary>
    Licensed,

    /// <summary>In the public domain.</summary>
    PublicDomain,

    /// <summary>An excerpt: feeds carry dek and link.</summary>
    Excerpt,

    /// <summary>Not yet known.</summary>
    Unknown,
}

/// <summary>How rights are written in front matter and settings.</summary>
internal static class RightsNames
{
    /// <summary>Every name with its value.</summary>
    public static readonly IReadOnlyList<(string Name, Rights Value)> All =
    [
        ("own", Rights.Own), ("licensed", Rights.Licensed), ("public-domain", Rights.PublicDomain),
        ("excerpt", Rights.Excerpt), ("unknown", Rights.Unknown),
    ];
}
