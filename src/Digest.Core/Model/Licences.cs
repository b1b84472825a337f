namespace Digest.Core.Model;

/// <summary>What the names of licences, as other generators' posts carry them, allow a digest to pass on.</summary>
internal static class Licences
{
    private static readonly string[] Free =
        ["MIT", "APACHE", "BSD", "0BSD", "ISC", "GFDL", "GPL", "LGPL", "AGPL", "MPL", "OGL", "ODC-BY", "WTFPL", "ETALAB", "FDL"];

    private static readonly string[] Nobodys =
        ["CC0", "CC-ZERO", "PDM", "CC-PDM", "PUBLIC-DOMAIN", "PUBLICDOMAIN", "PD", "UNLICENSE", "THE-UNLICENSE"];

    private static readonly string[] Closed = ["ALL-RIGHTS-RESERVED", "COPYRIGHT", "COPYRIGHTED", "PROPRIETARY"];

    /// <summary>The rights that a licence gives, by its SPDX identifier, its usual name or its address; null where it is not
    /// known.</summary>
    /// <remarks>Licences that forbid changes or commercial use allow less than a digest may want to do: they count as
    /// excerpts.</remarks>
    public static Rights? RightsOf(string licence)
    {
        var name = Name(licence);
        if (Begins(name, Nobodys)) return Rights.PublicDomain;
        if (Begins(name, Closed)) return Rights.Excerpt;
        if (name == "CC-BY" || name.StartsWith("CC-BY-", StringComparison.Ordinal))
            return name.Split('-').Any(p => p is "NC" or "ND") ? Rights.Excerpt : Rights.Licensed;
        return Begins(name, Free) ? Rights.Licensed : null;
    }

    private static string Name(string licence)
    {
        var name = licence.Trim().ToUpperInvariant();
        foreach (var (begin, instead) in ((string, string)[])[("CREATIVECOMMONS.ORG/LICENSES/", "CC-"),
            ("CREATIVECOMMONS.ORG/PUBLICDOMAIN/ZERO", "CC0"), ("CREATIVECOMMONS.ORG/PUBLICDOMAIN/", "PDM-")])
        {
            var at = name.IndexOf(begin, StringComparison.Ordinal);
            if (at >= 0) name = instead + name[(at + begin.Length)..];
        }

        name = string.Join('-', name.Split([' ', '_', '/', '-'], StringSplitOptions.RemoveEmptyEntries));
        if (name.StartsWith("CREATIVE-COMMONS-", StringComparison.Ordinal)) name = "CC-" + name["CREATIVE-COMMONS-".Length..];
        return name.StartsWith("CCBY", StringComparison.Ordinal) ? "CC-BY" + name["CCBY".Length..] : name;
    }

    private static bool Begins(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (name == word || name.StartsWith(word + "-", StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
