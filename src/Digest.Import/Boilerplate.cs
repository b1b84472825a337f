using System.Collections.Frozen;

namespace Digest.Import;

/// <summary>Knows the lines that pages carry around their articles.</summary>
internal static class Boilerplate
{
    private static readonly FrozenDictionary<string, string[]> Phrases = Read();
    private static readonly FrozenSet<string> Whole = Phrases["whole lines"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Openings = Phrases["openings"];
    private static readonly string[] LongOpenings = Phrases["openings of notes"];
    private static readonly string[] ListOpenings = Phrases["openings of lists"];
    private static readonly string[] CommentOpenings = Phrases["openings of comments"];

    /// <summary>Whether a line is none of the article's, wherever it stands.</summary>
    public static bool IsNoise(string line)
    {
        var folded = Folded(line);
        // A number alone is a counter's; one of four digits may be a year.
        if (folded.Length < 3 && !folded.Any(char.IsLetterOrDigit)) return true;
        if (folded.Length < 4 && folded.All(char.IsAsciiDigit)) return true;
        if (folded.Length < 500 && LongOpenings.Any(o => folded.StartsWith(o, StringComparison.Ordinal))) return true;
        if (folded.Length > 220) return false;
        if (Whole.Contains(folded) || Whole.Contains(folded.TrimEnd(':', '.', '!', '>', '\u00bb', '\u2192', '\u203a', ' ')))
            return true;
        if (IsCount(folded)) return true;
        var words = CleanText.Words(folded);
        if (words > 30) return false;
        foreach (var opening in Openings)
        {
            if (folded.StartsWith(opening, StringComparison.Ordinal)
                && (folded.Length == opening.Length || !char.IsLetterOrDigit(folded[opening.Length])
                || !char.IsLetter(opening[^1])))
            {
                return true;
            }
        }

        return (IsPlea(folded) && words <= 25) || IsInvitation(folded);
    }

    /// <summary>Whether a short line opens a list of other articles, behind which nothing of this one follows as a
    /// rule.</summary>
    public static bool OpensTail(string line)
    {
        var folded = Folded(line).TrimEnd(':', ' ');
        // "Read also: Rain without an end" is one teaser, not the beginning of a list.
        if (folded.Contains(':', StringComparison.Ordinal) || CleanText.Words(folded) > 7 || CleanText.EndsSentence(folded))
            return false;
        foreach (var opening in ListOpenings)
        {
            if (folded.StartsWith(opening, StringComparison.Ordinal)) return opening != "related" || folded == "related";
        }

        return false;
    }

    /// <summary>Whether a short line opens the comments.</summary>
    public static bool OpensComments(string line)
    {
        var folded = Folded(line);
        if (CleanText.Words(folded) > 6) return false;
        return CommentOpenings.Any(t => folded.StartsWith(t, StringComparison.Ordinal)
            && (folded.Length == t.Length || !char.IsLetterOrDigit(folded[t.Length]) && !char.IsLetter(folded[^1])
            || folded.Length - t.Length < 6))
            || (char.IsAsciiDigit(folded.Length > 0 ? folded[0] : ' ')
            && folded.TrimEnd().EndsWith(" comments", StringComparison.Ordinal));
    }

    /// <summary>Whether a text asks the reader to pay or to sign in before the rest is shown.</summary>
    public static bool IsPlea(string text)
    {
        var folded = Folded(text);
        return HasAny("account") && HasAny("rest of the text");

        bool HasAny(string list) => Phrases[list].Any(p => folded.Contains(p, StringComparison.Ordinal));
    }

    // "Follow The Post on Facebook and Twitter."
    private static bool IsInvitation(string folded) =>
        Phrases["invitations"].Any(p => folded.StartsWith(p, StringComparison.Ordinal)
            || folded.Contains(". " + p, StringComparison.Ordinal))
        && Phrases["networks"].Any(n => folded.Contains(n, StringComparison.Ordinal));

    // "12 comments", "3 min read", "1.2k shares", "Reading time: 4 minutes", "2 / 14".
    private static bool IsCount(string folded)
    {
        var words = folded.Split(' ');
        if (words.Length > 5 || !folded.Any(char.IsAsciiDigit)) return false;
        if (folded.StartsWith("reading time", StringComparison.Ordinal)
            || folded.StartsWith("lesezeit", StringComparison.Ordinal))
        {
            return true;
        }

        var last = words[^1].Trim('.', ')');
        if (words.Length == 4 && words[0] is "page" or "seite" or "página" or "pagina")
            return words.Length == 4 && char.IsAsciiDigit(words[1][0]) && last.Length > 0 && char.IsAsciiDigit(last[0]);
        if (!char.IsAsciiDigit(words[0][0]) && words[0] is not "(" && words[0] != "comments") return words[0] == "comments";
        return last is "comments" or "comment" or "shares" or "share" or "views" or "likes" or "read" or "kommentare"
            or "commentaires" or "comentarios" && words.Length <= 4
            || (words.Length == 3 && words[1] is "/" or "of" && char.IsAsciiDigit(last.Length > 0 ? last[0] : ' '));
    }

    private static string Folded(string line)
    {
        var text = CleanText.Line(line)?.ToLowerInvariant() ?? "";
        return text.Trim(' ', '|', '\u00b7', '\u2022', '*', '-', '\u2013', '\u2014', '[', ']', '(', '>', '\u00bb', '\u203a',
            '\u25b6', '\u2192', '\u2193', '+').Replace('\u2019', '\'');
    }

    // The phrases stand in a text file, by list: a language more is a line more there.
    private static FrozenDictionary<string, string[]> Read()
    {
        using var reader = new StreamReader(typeof(Boilerplate).Assembly.GetManifestResourceStream("boilerplate.txt")!);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var list = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                lists[line.Trim('[', ']')] = list = [];
            }
            else
            {
                list.AddRange(line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(p => p.Trim('"')));
            }
        }

        return lists.ToFrozenDictionary(l => l.Key, l => l.Value.ToArray(), StringComparer.Ordinal);
    }
}
