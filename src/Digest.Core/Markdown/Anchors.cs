using System.Globalization;
using Digest.Core.Model;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Digest.Core.Markdown;

/// <summary>Gives items their anchors.</summary>
/// <param name="walk">The walk, whose ids are taken; takes up further ones.</param>
internal sealed class Anchors(TreeWalk walk)
{
    private const int Longest = 60;

    private readonly HashSet<string> _ids = walk.Ids.ToHashSet(StringComparer.Ordinal);
    private readonly FreeNumbers _numbers = new();

    /// <summary>The anchor of an item. It stays while the lead does, whatever stands before the item. An editor's own id is
    /// kept.</summary>
    /// <param name="block">What holds the item, and gets the anchor as its id.</param>
    /// <param name="headline">Its headline.</param>
    public string Of(Block block, string headline)
    {
        if (block.TryGetAttributes()?.Id is { Length: > 0 } given) return given;
        var slug = Slugs.From(headline);
        if (slug.Length > Longest) slug = Cut(slug);
        if (slug.Length == 0) slug = "item";
        var anchor = _ids.Add(slug) ? slug
            : _numbers.First(slug, n => string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}"), _ids.Add);
        block.GetAttributes().Id = anchor;
        walk.Ids.Add(anchor);
        return anchor;
    }

    private static string Cut(string slug)
    {
        var end = slug.LastIndexOf('-', Longest);
        if (end > Longest / 2) return slug[..end];
        return slug[..(char.IsHighSurrogate(slug[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
