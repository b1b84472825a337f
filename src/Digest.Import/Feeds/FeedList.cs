using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Import.Feeds;

/// <summary>A feed that a digest follows.</summary>
/// <param name="Name">Its name; the host's where none is given.</param>
/// <param name="Address">Its address.</param>
/// <param name="Place">Where it is named.</param>
public sealed record FollowedFeed(string Name, string Address, Place Place = default);

/// <summary>Reads and extends <c>_data/feeds.yml</c>: a list of <c>{name, url}</c>, or of addresses.</summary>
public static class FeedList
{
    private static readonly string[] Keys = Schemas.FeedFields.Select(f => f.Name).ToArray();

    /// <summary>Reads the list. Entries with errors are left out and reported.</summary>
    public static Checked<IReadOnlyList<FollowedFeed>> Read(SourceFile file)
    {
        var (text, errors) = file.Text();
        if (text is null) return new([], errors);
        var (root, syntax) = YamlReader.Read(text, file.SourcePath);
        var diagnostics = new List<Diagnostic>(syntax);
        var feeds = new List<FollowedFeed>();
        if (root is YamlList list)
        {
            foreach (var item in list.Items)
            {
                if (Entry(item, diagnostics) is { } feed && !feeds.Exists(f => f.Address == feed.Address)) feeds.Add(feed);
            }
        }
        else if (root is not null and not YamlScalar { IsNull: true })
        {
            diagnostics.Add(Codes.WrongData.At(root.Place, "the file is not a list", "write '- url: …' for each feed"));
        }

        return new(feeds, diagnostics);
    }

    /// <summary>The list with feeds behind those that it has; what is there stays as it is.</summary>
    /// <param name="file">The file; null where there is none yet.</param>
    /// <param name="path">Its path relative to the site's root.</param>
    /// <param name="feeds">What to add; feeds that are in the list are passed over.</param>
    /// <returns>The file and how many were added; null, and an error, where the list is not one with an entry a line.</returns>
    public static Checked<(SourceFile File, int Added)?> With(SourceFile? file, string path, IReadOnlyList<FollowedFeed> feeds)
    {
        file ??= new(path, "_data/feeds.yml", ReadOnlyMemory<byte>.Empty);
        var (known, diagnostics) = Read(file);
        if (diagnostics.Any(d => d.Severity == Severity.Error)) return new(null, diagnostics);
        var added = feeds.DistinctBy(f => f.Address).Where(f => known!.All(k => k.Address != f.Address)).ToList();
        var before = Encoding.UTF8.GetString(file.Bytes.Span);
        var lineEnd = before.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var text = new StringBuilder(before);
        if (before.Length > 0 && !before.EndsWith('\n')) text.Append(lineEnd);
        foreach (var feed in added)
        {
            text.Append("- name: ").Append(YamlText.Quoted(feed.Name)).Append(lineEnd).Append("  url: ")
                .Append(YamlText.Quoted(feed.Address)).Append(lineEnd);
        }

        var after = file with { Bytes = Encoding.UTF8.GetBytes(text.ToString()) };
        var (read, wrong) = Read(after);
        return wrong.Count == diagnostics.Count && read!.Count == known!.Count + added.Count
            ? new((after, added.Count), [])
            : new(null, [Codes.NotEditable.At(new(path), "feeds cannot be added to the list as it is written",
                "write each entry on lines of its own: '- name: …' and '  url: …'")]);
    }

    private static FollowedFeed? Entry(YamlValue item, List<Diagnostic> diagnostics)
    {
        var url = item is YamlMap map ? map["url"] ?? map["link"] ?? map["feed"] : item;
        if (url is not YamlScalar { IsNull: false } scalar
            || !Uri.TryCreate(scalar.Text.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            diagnostics.Add(Codes.WrongData.At(item.Place, "the entry has no address of a feed",
                "write '- url: https://paper.example/feed.xml'"));
            return null;
        }

        foreach (var entry in (item as YamlMap)?.Entries ?? [])
        {
            if (entry.Key.ToLowerInvariant() is "name" or "url" or "link" or "feed") continue;
            diagnostics.Add(Codes.UnknownKey.At(entry.KeyPlace, $"the key '{entry.Key}' is unknown in the list of feeds",
                Suggestion.Hint(entry.Key, Keys, "the keys are name, url")));
        }

        var name = (item as YamlMap)?["name"] is YamlScalar { IsNull: false } given ? CleanText.Line(given.Text) : null;
        return new(name ?? Addresses.Host(address.AbsoluteUri) ?? address.Host, address.AbsoluteUri, item.Place);
    }
}
