using System.Text.RegularExpressions;

namespace Digest.Moving;

/// <summary>Counts shortcodes and template tags of bodies by name, as they are written.</summary>
internal sealed partial class TagCounts
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The counts, the greatest first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> All =>
        [.. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>Counts those of a body; ends of blocks are part of their beginnings.</summary>
    public void Count(string body)
    {
        if (!body.Contains('{', StringComparison.Ordinal)) return;
        foreach (Match match in Tag().Matches(body))
        {
            var name = match.Groups["name"].Value;
            if (name.StartsWith("end", StringComparison.Ordinal)) continue;
            var shown = match.Value switch
            {
                ['{', '%', ..] => "{% " + name + " %}",
                ['{', '{', '<', ..] => "{{< " + name + " >}}",
                ['{', '{', '%', ..] => "{{% " + name + " %}}",
                _ => "{{ " + name + " }}",
            };
            _counts[shown] = _counts.GetValueOrDefault(shown) + 1;
        }
    }

    [GeneratedRegex(@"(\{\{[<%]|\{\{-?|\{%-?)[ \t]*(?<name>[A-Za-z_][\w./-]{0,60})", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
