using System.Globalization;

namespace Digest.Net;

/// <summary>What a robots.txt lets a program fetch (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>Rules that allow everything.</summary>
    public static readonly RobotsRules AllowAll = new([], null);

    /// <summary>Rules that allow nothing.</summary>
    public static readonly RobotsRules DenyAll = new([(false, "/")], null);

    private const int MaxCharacters = 500 * 1024;

    private readonly List<(bool Allow, string Pattern)> _rules;

    private RobotsRules(List<(bool Allow, string Pattern)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>The pause between requests that the host asks for, or null.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Reads the groups for a program: those that name it, else those for all.</summary>
    /// <param name="text">A robots.txt; what lies beyond 500 KiB is not read.</param>
    /// <param name="program">Product token, compared without case.</param>
    public static RobotsRules Parse(string text, string program)
    {
        var (own, all) = (new List<(bool, string)>(), new List<(bool, string)>());
        TimeSpan? ownDelay = null, allDelay = null;
        var (isOwn, isAll, named, inAgents) = (false, false, false, false);
        foreach (var raw in text[..Math.Min(text.Length, MaxCharacters)].Split('\n'))
        {
            var line = raw.AsSpan();
            if (line.Contains('#')) line = line[..line.IndexOf('#')];
            var colon = line.IndexOf(':');
            if (colon < 0) continue;
            var key = line[..colon].Trim().ToString().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim().ToString();
            if (key == "user-agent")
            {
                if (!inAgents) (isOwn, isAll) = (false, false);
                inAgents = true;
                isOwn |= value.Equals(program, StringComparison.OrdinalIgnoreCase);
                isAll |= value == "*";
                named |= isOwn;
                continue;
            }

            if (key is "allow" or "disallow")
            {
                inAgents = false;
                if (value.Length == 0) continue;
                if (isOwn) own.Add((key == "allow", value));
                if (isAll) all.Add((key == "allow", value));
            }
            else if (key == "crawl-delay")
            {
                inAgents = false;
                if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                    || seconds > 3600)
                {
                    continue;
                }

                if (isOwn) ownDelay = TimeSpan.FromSeconds(seconds);
                if (isAll) allDelay = TimeSpan.FromSeconds(seconds);
            }
        }

        return named ? new(own, ownDelay) : new(all, allDelay);
    }

    /// <summary>Whether a path with its query may be fetched: the longest rule that matches decides, and a tie allows.</summary>
    public bool Allows(string pathAndQuery)
    {
        var (longest, allowed) = (-1, true);
        foreach (var (allow, pattern) in _rules)
        {
            if (pattern.Length < longest || !Matches(pattern, pathAndQuery)) continue;
            allowed = pattern.Length > longest ? allow : allowed || allow;
            longest = pattern.Length;
        }

        return allowed;
    }

    // "*" stands for anything and "$" at the end for the end. Greedy with one point to come back to, so it takes at most the
    // product of both lengths.
    private static bool Matches(string pattern, string path)
    {
        var whole = pattern.EndsWith('$');
        var rule = whole ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < path.Length)
        {
            if (p == rule.Length && !whole) return true;
            if (p < rule.Length && rule[p] == '*') (star, mark, p) = (p, t, p + 1);
            else if (p < rule.Length && rule[p] == path[t]) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, mark, t) = (star + 1, mark + 1, mark + 1);
            else return false;
        }

        while (p < rule.Length && rule[p] == '*') p++;
        return p == rule.Length;
    }
}
