namespace Digest.Templating;

/// <summary>What kind of text the parser is given.</summary>
public enum ScriptMode
{
    /// <summary>Text with code between <c>{{</c> and <c>}}</c>.</summary>
    Default,

    /// <summary>A script between two marker lines; what follows is ignored.</summary>
    FrontMatterOnly,

    /// <summary>A script between two marker lines, then text with code.</summary>
    FrontMatterAndContent,

    /// <summary>Code alone, without <c>{{</c> and <c>}}</c>.</summary>
    ScriptOnly,
}

/// <summary>The languages that Scriban's parser knows.</summary>
public enum ScriptLang
{
    /// <summary>Scriban's own.</summary>
    Default,

    /// <summary>Liquid, which this library does not read.</summary>
    Liquid,

    /// <summary>The scientific variant, which this library does not read.</summary>
    Scientific,
}

/// <summary>How the text is cut into tokens.</summary>
public record struct LexerOptions
{
    /// <summary>Text with code.</summary>
    public static readonly LexerOptions Default;

    /// <summary>The marker of front matter where none is given.</summary>
    public const string DefaultFrontMatterMarker = "+++";

    /// <summary>Text with code, by default.</summary>
    public ScriptMode Mode { get; set; }

    /// <summary>The language; only <see cref="ScriptLang.Default"/> can be parsed.</summary>
    public ScriptLang Lang { get; set; }

    /// <summary>The line that opens and closes front matter; null means <see cref="DefaultFrontMatterMarker"/>.</summary>
    public string? FrontMatterMarker { get; set; }
}

/// <summary>Bounds of the parser.</summary>
public record struct ParserOptions
{
    /// <summary>How deep expressions and blocks may nest before the parser reports an error; null means 250.</summary>
    public int? ExpressionDepthLimit { get; set; }

    /// <summary>Numbers with a fraction are decimals, not doubles, where a decimal can hold them.</summary>
    public bool ParseFloatAsDecimal { get; set; }
}
