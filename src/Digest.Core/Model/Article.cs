using Digest.Core.Diagnostics;

namespace Digest.Core.Model;

/// <summary>What sort of text an article is.</summary>
public enum ArticleKind
{
    /// <summary>A report, the default.</summary>
    Report,

    /// <summary>Somebody's opinion.</summary>
    Opinion,

    /// <summary>An analysis.</summary>
    Analysis,

    /// <summary>A press release.</summary>
    PressRelease,

    /// <summary>A link with little text.</summary>
    Link,

    /// <summary>A round-up: it tells many events in short.</summary>
    Roundup,
}

/// <summary>Where a telling comes from, as front matter gives it.</summary>
/// <param name="Name">Publisher's name, or null where only an address is given.</param>
/// <param name="Url">Address of the original report, or null.</param>
/// <param name="Archived">Address of an archived copy, or null.</param>
public sealed record SourceReference(string? Name, string? Url, string? Archived);

/// <summary>The image of an article.</summary>
/// <param name="Src">Site path or address.</param>
/// <param name="Alt">Alternative text; empty where none is given.</param>
/// <param name="Credit">Who made it, or null.</param>
public sealed record ArticleImage(string Src, string Alt, string? Credit);

/// <summary>Size of an image in pixels, each from 1.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct ImageSize(int Width, int Height);

/// <summary>A file that an image is shown from.</summary>
/// <param name="Path">Its site path.</param>
/// <param name="Width">Its width in pixels.</param>
public sealed record ImageFile(string Path, int Width);

/// <summary>How pages show an image of the site.</summary>
/// <param name="Size">Its size as shown at most; null where its file does not say.</param>
/// <param name="Files">The files that a browser may choose from, the smallest first; none where the image itself is
/// shown.</param>
public sealed record ShownImage(ImageSize? Size, IReadOnlyList<ImageFile> Files);

/// <summary>A dated correction.</summary>
/// <param name="Date">Day of the correction, or null.</param>
/// <param name="Text">What was corrected.</param>
public sealed record Correction(DateTimeOffset? Date, string Text);

/// <summary>Why an article was withdrawn.</summary>
/// <param name="Date">Day of the withdrawal, or null.</param>
/// <param name="Reason">Reason in words, or null.</param>
public sealed record Withdrawal(DateTimeOffset? Date, string? Reason);

/// <summary>An edition that an article asks for: by number or by a day in it.</summary>
/// <param name="Number">Number of the edition, or null.</param>
/// <param name="Day">A day within the edition, or null.</param>
public sealed record EditionChoice(int? Number, DateOnly? Day);

/// <summary>A value with its place in a file.</summary>
/// <param name="Value">The text.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct Placed(string Value, Place Place);

/// <summary>One input file: one telling of one event by one source. Typed and validated; its body is still Markdown.</summary>
public sealed record Article
{
    /// <summary>Path relative to the site's root, with <c>/</c>.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Path relative to the input folder, with <c>/</c>.</summary>
    public required string InputPath { get; init; }

    /// <summary>Headline as plain text on one line.</summary>
    public required string Headline { get; init; }

    /// <summary>When it was published, in its own offset.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>One or two sentences, plain text, or null.</summary>
    public string? Dek { get; init; }

    /// <summary>The editor's "why it matters", or null.</summary>
    public string? Note { get; init; }

    /// <summary>Names of the authors.</summary>
    public IReadOnlyList<string> Bylines { get; init; } = [];

    /// <summary>Where it comes from, or null.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>Whether it is the digest's own work.</summary>
    public bool Original { get; init; }

    /// <summary>How the whole body may be passed on.</summary>
    public Rights Rights { get; init; } = Rights.Excerpt;

    /// <summary>Sort of text.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>Whether front matter gives the sort of text.</summary>
    public bool KindIsExplicit { get; init; }

    /// <summary>The article (slug or path), or a key that others have too, that this is a translation of; or null.</summary>
    public Placed? TranslationOf { get; init; }

    /// <summary>Whether it is written under the name of another generator, as a key that articles share.</summary>
    public bool TranslationIsKey { get; init; }

    /// <summary>Topics as written.</summary>
    public IReadOnlyList<Placed> Topics { get; init; } = [];

    /// <summary>People as written.</summary>
    public IReadOnlyList<Placed> People { get; init; } = [];

    /// <summary>Places as written.</summary>
    public IReadOnlyList<Placed> Places { get; init; } = [];

    /// <summary>Organizations as written.</summary>
    public IReadOnlyList<Placed> Organizations { get; init; } = [];

    /// <summary>Image, or null.</summary>
    public ArticleImage? Image { get; init; }

    /// <summary>Where the image's address stands.</summary>
    public Place ImagePlace { get; init; }

    /// <summary>Slug of the story that the editor pins it into, or null.</summary>
    public Placed? StoryPin { get; init; }

    /// <summary>Whether the editor keeps it alone (<c>story: none</c>).</summary>
    public bool Alone { get; init; }

    /// <summary>Slugs or paths that the editor relates.</summary>
    public IReadOnlyList<Placed> Related { get; init; } = [];

    /// <summary>Slugs or paths that the editor keeps apart.</summary>
    public IReadOnlyList<Placed> Unrelated { get; init; } = [];

    /// <summary>Edition that the editor asks for, or null.</summary>
    public EditionChoice? Edition { get; init; }

    /// <summary>Where the edition is asked for.</summary>
    public Place EditionPlace { get; init; }

    /// <summary>Weight on the front page; more is nearer to the top.</summary>
    public double Lead { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool Draft { get; init; }

    /// <summary>Not built after this instant, or null.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Withdrawal, or null.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>Slug, derived or explicit.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether front matter gives the slug.</summary>
    public bool SlugIsExplicit { get; init; }

    /// <summary>Identifier in feeds that outlives moves, or null.</summary>
    public string? FeedId { get; init; }

    /// <summary>The address that front matter gives, or null.</summary>
    public Placed? ExplicitPermalink { get; init; }

    /// <summary>Whether that address was filled from a pattern, which other articles may have too.</summary>
    public bool PermalinkIsPattern { get; init; }

    /// <summary>Addresses that redirect here.</summary>
    public IReadOnlyList<Placed> RedirectFrom { get; init; } = [];

    /// <summary>Language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Corrections in the order of the file.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Links to discussions.</summary>
    public IReadOnlyList<string> Discussion { get; init; } = [];

    /// <summary>Overrides the site's comments; null keeps them.</summary>
    public bool? Comments { get; init; }

    /// <summary>Whether search engines are asked not to index it.</summary>
    public bool NoIndex { get; init; }

    /// <summary>Whether the original is behind a paywall.</summary>
    public bool Paywall { get; init; }

    /// <summary>Anything, for the theme: strings, numbers, booleans, lists and maps; null where absent.</summary>
    public object? Extra { get; init; }

    /// <summary>Where front matter begins, for findings about the whole article.</summary>
    public Place Place => new(SourcePath, 1, 1);
}

/// <summary>A heading of a body.</summary>
/// <param name="Level">2 to 6.</param>
/// <param name="Id">Fragment.</param>
/// <param name="Text">Plain text.</param>
public sealed record Heading(int Level, string Id, string Text);

/// <summary>A link or an image in a body that has to be resolved when all addresses are known.</summary>
/// <param name="Target">Target as written.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsImage">Whether it is an image.</param>
public sealed record BodyLink(string Target, Place Place, bool IsImage)
{
    /// <summary>Whether the target is a name in double brackets, not a path.</summary>
    public bool IsName { get; init; }
}

/// <summary>A body after its one parse and one walk.</summary>
public sealed record Body
{
    /// <summary>A body without any text.</summary>
    public static readonly Body Empty = new() { Html = "", Text = "" };

    /// <summary>Safe HTML in which the targets of <see cref="Links"/> are still marked.</summary>
    public required string Html { get; init; }

    /// <summary>Plain text, paragraphs separated by blank lines.</summary>
    public required string Text { get; init; }

    /// <summary>Words in <see cref="Text"/>; each character of Chinese or Japanese counts as half a word.</summary>
    public int Words { get; init; }

    /// <summary>Headings in order.</summary>
    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <summary>Fragments that the body defines.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Internal links in the order of their marks.</summary>
    public IReadOnlyList<BodyLink> Links { get; init; } = [];

    /// <summary>Absolute addresses that the body links to.</summary>
    public IReadOnlyList<string> ExternalLinks { get; init; } = [];

    /// <summary>Texts of block quotes.</summary>
    public IReadOnlyList<string> Quotations { get; init; } = [];

    /// <summary>Whether it is a round-up.</summary>
    public RoundupShape Roundup { get; init; }

    /// <summary>What would be the items of a round-up, in its order; none where the body is none.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];
}
