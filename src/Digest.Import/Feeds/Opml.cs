using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Import.Feeds;

/// <summary>Reads lists of feeds as readers of feeds give them away.</summary>
public static class Opml
{
    /// <summary>The feeds of a list, in its order, whatever folders they lie in.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Path for diagnostics.</param>
    public static Checked<IReadOnlyList<FollowedFeed>> Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var (text, errors) = FileText.Read(bytes, path);
        if (text is null) return new(null, errors);
        if (FeedKind.Of(text) != FeedKind.Opml || FeedXml.Read(text, ["outline"], out _) is not var (_, outlines))
        {
            return new(null, [Codes.FeedUnreadable.At(new(path), "this is no OPML list of feeds",
                "export the list from your feed reader as OPML")]);
        }

        var feeds = new List<FollowedFeed>();
        var wrong = 0;
        foreach (var outline in outlines)
        {
            if (Attribute("xmlUrl") is not { } address) continue;
            if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                wrong++;
                continue;
            }

            var name = FeedText.Title(Attribute("title") ?? Attribute("text"));
            if (feeds.TrueForAll(f => f.Address != uri.AbsoluteUri))
                feeds.Add(new(name.Length > 0 ? name : Addresses.Host(uri.AbsoluteUri) ?? uri.Host, uri.AbsoluteUri, new(path)));

            // The case of its names is not what it should be everywhere.
            string? Attribute(string wanted) => outline.Attributes()
                .FirstOrDefault(a => a.Name.LocalName.Equals(wanted, StringComparison.OrdinalIgnoreCase))?.Value;
        }

        var diagnostics = new List<Diagnostic>();
        if (wrong > 0)
        {
            var told = wrong == 1 ? "one feed has no web address" : $"{wrong} feeds have no web address";
            diagnostics.Add(Codes.FeedUnreadable.At(new(path), told) with { Severity = Severity.Warning });
        }

        if (feeds.Count == 0) diagnostics.Add(Codes.NoFeed.At(new(path), "there is no feed in this list"));
        return new(feeds, diagnostics);
    }
}
