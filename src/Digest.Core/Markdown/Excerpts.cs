using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Markdown;

/// <summary>What stands for an article without a dek: the first real sentences of its body.</summary>
public static partial class Excerpts
{
    /// <summary>Characters of an excerpt at most.</summary>
    public const int Longest = 200;

    // An excerpt that is shorter is worth half a sentence more.
    private const int Short = 40;
    private const int LongLine = 120;
    private const int Enough = 2 * Longest;
    private const int MaximumOthers = 20;

    // Between lines that are no sentences.
    private const string Between = " \u00b7 ";

    // Stands where an address was.
    private const char Address = '\ue010';

    private static readonly SearchValues<string> AddressSigns = SearchValues.Create(["://", "www.", "mailto:"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Contents = """
        toc [toc] [[toc]] [_toc_] [[_toc_]] @[toc] ${toc} {toc} contents
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append("table of contents")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first sentences of a body, at most 200 characters: no headings, code, notes, addresses, images, captions,
    /// bylines, contents, lists of links, or tags of templates. Items of lists are read where there are no paragraphs. A
    /// sentence that alone is longer is cut at a word.</summary>
    /// <param name="body">A body after its parse. Only as much of it is read as the excerpt needs.</param>
    /// <returns>One line, or null where the body has no sentence.</returns>
    public static string? Of(Body body)
    {
        if (body.Html.Length == 0) return null;
        var (sentences, others, length) = (new List<string>(), new List<string>(), 0);
        var blocks = new ExcerptBlocks(body.Html);
        while (length < Enough && blocks.Next() is { } block)
        {
            if (block.Kind == ExcerptBlockKind.Aside && (others.Count >= MaximumOthers || IsOfLinks(block, ""))) continue;
            if (Clean(block) is not { } text) continue;
            var isReal = block.Kind == ExcerptBlockKind.Paragraph && IsOfSentences(text);
            if (!isReal && others.Count >= MaximumOthers) continue;
            if (isReal) length += text.Length;
            (isReal ? sentences : others).Add(text);
        }

        return Join(sentences, false) ?? Join(others, false) ?? Join(sentences, true) ?? Join(others, true);
    }

    // "Part two", "Thanks to Jane Doe for the pictures": a line without a stop is none, more often than not.
    private static bool IsOfSentences(string text) => Sentences.IsEnded(text) || text.Length >= LongLine
        || (text.Length >= Short && LeadsOn(text)) || Sentences.End(text, 0) < text.Length;

    /// <summary>The beginning of a line, at most 200 characters, cut at a word.</summary>
    /// <param name="line">Text in one line.</param>
    public static string Cut(string line) => Cut(line, Longest);

    /// <summary>The beginning of a line, cut at a word where it has some, and never within a character.</summary>
    /// <param name="line">Text in one line.</param>
    /// <param name="longest">Most characters of it, 2 or more.</param>
    public static string Cut(string line, int longest)
    {
        if (line.Length <= longest) return line;
        var cut = line.LastIndexOf(' ', longest - 1);
        if (cut < longest / 2) cut = longest - 1;
        while (cut > 1 && line[cut] != ' ' && (char.IsLowSurrogate(line[cut]) || IsMark(line[cut]))) cut--;
        return line[..cut].TrimEnd(',', ';', ':', '.', ' ', '\u2013', '\u2014', '-', '\u3001', '\u060c') + "\u2026";
    }

    // Null where nothing of the block belongs into an excerpt.
    private static string? Clean(ExcerptBlock block)
    {
        if (block.IsCaption) return null;
        var text = block.Text;
        if (Contents.Contains(text.TrimEnd(':'))) return null;
        if (text.AsSpan().IndexOfAny("{[<%") >= 0) text = Residue().Replace(text, Residual);
        if (text.AsSpan().ContainsAny(AddressSigns)) text = BareAddresses().Replace(text, Address.ToString());
        if (text.Contains('@')) text = MailAddresses().Replace(text, Address.ToString());
        if (text.Contains(Address)) text = Parenthesis().Replace(text, "");
        if (text.Contains('&')) text = System.Net.WebUtility.HtmlDecode(text);
        if (text.Contains("**", StringComparison.Ordinal) || text.Contains("](", StringComparison.Ordinal))
            text = string.Join('\n', text.Split('\n').Select(InlineMarkup.Without));
        if (text.Contains('\n'))
            text = string.Join(' ', text.Split('\n').SkipWhile(l => l.Trim() is { } line && (line.Length == 0 || IsJunk(line))));
        text = ExcerptBlocks.Restore(Tidy(text));
        if (!text.Any(char.IsLetterOrDigit) || IsJunk(text) || Contents.Contains(text.TrimEnd(':'))) return null;
        return IsOfLinks(block, text) ? null : text;
    }

    private static bool IsJunk(string line) =>
        DateWords.IsByline(line) || (line.Length < 160 && Credits().IsMatch(line));

    // A list of links, buttons, a line that leads on.
    private static bool IsOfLinks(ExcerptBlock block, string text) =>
        block.HasLink && block.LettersOutsideLinks <= 12
        && (block.Kind == ExcerptBlockKind.Aside || !Sentences.IsEnded(text) || text.Count(c => c == ' ') < 4);

    // What stays: a word in angle brackets that no tag is made of, the text of a link whose reference is missing.
    private static string Residual(Match match)
    {
        if (match.Groups["label"] is { Success: true } label) return label.Value;
        if (match.Value[0] != '<') return " ";
        return HtmlSanitizer.IsElement(match.Value) || match.Value.AsSpan().IndexOfAny("/=-") >= 0 ? " " : match.Value;
    }

    private static string Tidy(string text)
    {
        text = Fields.OneLine(text);
        return text.Contains(" .", StringComparison.Ordinal) || text.Contains(" ,", StringComparison.Ordinal)
            ? text.Replace(" . ", ". ", StringComparison.Ordinal).Replace(" , ", ", ", StringComparison.Ordinal) : text;
    }

    private static string? Join(List<string> texts, bool withAddresses)
    {
        var excerpt = "";
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length;)
            {
                var end = Sentences.End(text, at);
                var sentence = text[at..end].Trim();
                at = end;
                if (LeadsOn(sentence) && excerpt.Length >= Short) return Ended(excerpt);
                if (Sentence(sentence, withAddresses) is not { } next) continue;
                if (excerpt.Length == 0 && DateWords.IsByline(next)) continue;
                if (excerpt.Length > 0 && LeadsOn(excerpt)) return Ended(excerpt);
                var gap = excerpt.Length == 0 || IsWide(excerpt[^1]) ? "" : Sentences.IsEnded(excerpt) ? " " : Between;
                if (excerpt.Length + gap.Length + next.Length <= Longest) excerpt += gap + next;
                else if (excerpt.Length < Short) return Cut(excerpt + gap + next, Longest);
                else return Ended(excerpt);
            }
        }

        return excerpt.Length < 2 ? null : Ended(excerpt);
    }

    // A sentence without its address often says nothing: "See also .".
    private static string? Sentence(string sentence, bool withAddresses)
    {
        if (sentence.Contains(Address))
        {
            if (!withAddresses) return null;
            sentence = Tidy(sentence.Replace(Address, ' ')).TrimEnd(':', ',', ' ');
            if (sentence.Count(c => c == ' ') < 4) return null;
        }

        return sentence.Any(char.IsLetterOrDigit) ? sentence : null;
    }

    private static string Ended(string excerpt) => LeadsOn(excerpt) ? excerpt[..^1] + "\u2026" : excerpt;

    // What follows is a list, or code, which no excerpt shows.
    private static bool LeadsOn(string text) => text[^1] is ':' or ';' or ',' or '\uff1a';

    // The marks of Chinese and Japanese hold their space already.
    private static bool IsWide(char c) => c is (>= '\u3000' and <= '\u303f') or (>= '\uff00' and <= '\uff65');

    private static bool IsMark(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    [GeneratedRegex("""\{\{[^{}\n]*\}\}|\{%[^{}]*?%\}|\{[:#.][^{}\n]*\}|%%[^%\n]*%%"""
        + """|\[(?<label>[^\[\]\n]+)\]\[[^\[\]\n]*\]|!\[[^\]\n]*\](?:\([^()\n]*\))?|\[\^[^\]\s]*\]:?"""
        + """|\[caption[^\]]*\].*?\[/caption\]|\[embed[^\]]*\].*?\[/embed\]"""
        + """|\[/?(?:toc|gallery|caption|embed|video|audio|playlist)\b[^\]]*\]"""
        + """|\[/[a-z][\w-]*\]|\[[a-z][\w-]* [\w-]+=[^\]]*\]|</?[A-Za-z][^<>]*>""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Residue();

    [GeneratedRegex("""<?(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\.|mailto:)[^\s<>"\u3000-\u9fff\uff00-\uffef]*"""
        + """[^\s<>".,;:!?)\]'\u3000-\u9fff\uff00-\uffef]>?""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BareAddresses();

    [GeneratedRegex("""\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}\b""", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddresses();

    [GeneratedRegex("""\s?[(\[（][\s\ue010]*[)\]）]""", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    [GeneratedRegex("""^(?:(?:photo|image|picture|illustration|video|foto|bild|cr[ée]dit)s?\b(?: credit| by| courtesy)?\s*[:/©]"""
        + """|photo(?:graph)? by |image (?:by|from|courtesy) |©|share (?:this|on)\b"""
        + """|tags?:|filed under|categor(?:y|ies):|estimated reading time"""
        + """|reading time:|\d+ min(?:ute)?s? read\b.?$|import .+ from ["'“‘]|(?:#[\w-]+\s*)+$)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Credits();
}
