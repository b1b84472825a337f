using Markdig.Extensions.SmartyPants;

namespace Digest.Core.Markdown;

/// <summary>Characters of smart typography.</summary>
internal static class Typography
{
    public static string Of(SmartyPantType type) => type switch
    {
        SmartyPantType.Quote or SmartyPantType.RightQuote => "\u2019",
        SmartyPantType.LeftQuote => "\u2018",
        SmartyPantType.LeftDoubleQuote => "\u201c",
        SmartyPantType.RightDoubleQuote => "\u201d",
        SmartyPantType.DoubleQuote => "\"",
        SmartyPantType.LeftAngleQuote => "\u00ab",
        SmartyPantType.RightAngleQuote => "\u00bb",
        SmartyPantType.Ellipsis => "\u2026",
        SmartyPantType.Dash2 => "\u2013",
        SmartyPantType.Dash3 => "\u2014",
        _ => "",
    };
}
