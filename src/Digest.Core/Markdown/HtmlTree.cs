using System.Collections.Frozen;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Digest.Core.Markdown;

/// <summary>Parses HTML that may be hostile: markup that would cost far more time or memory than its length is given
/// up.</summary>
internal static class HtmlTree
{
    /// <summary>Most elements that may be open within each other. The parser's time grows with the square of it.</summary>
    public const int MaxOpen = 2000;

    // HTML opens emphasis that was left open anew in each following block, so that a page may hold far more elements than tags.
    private const int MaxReopened = 2_000_000;
    private const int ReopenedPerToken = 4;

    // Elements without content, and those that the next of their kind closes.
    private static readonly FrozenSet<string> Uncounted = Set(
        "area base br col embed hr img input link meta param source track wbr a nobr p li td th tr dd dt option path circle "
        + "rect use line g polygon");

    private static readonly FrozenSet<string> Reopened = Set("a b big code em font i nobr s small strike strong tt u");

    // What is open outside of them cannot be closed within.
    private static readonly FrozenSet<string> Walls = Set("applet caption marquee object td template th");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parses HTML as a browser without scripts does.</summary>
    /// <returns>The document; null where more than <see cref="MaxOpen"/> elements are open within each other, or emphasis is
    /// left open without end.</returns>
    public static IHtmlDocument? Parse(string html)
    {
        // The parser takes this one, which stands for no character, for the end of the text.
        html = html.Replace('\uFFFF', '\uFFFD');
        var budget = new Budget();
        try
        {
            return new HtmlParser(new HtmlParserOptions
            {
                IsScripting = false,
                OnToken = (token, _) => budget.Take(token)
            }).ParseDocument(html);
        }
        catch (TooTangledException)
        {
            return null;
        }
    }

    /// <summary>Counts what is open from tags alone: never less than the parser holds open, but for what closes itself.</summary>
    private sealed class Budget
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
        private readonly Stack<Dictionary<string, int>> _outside = new();
        private Dictionary<string, int> _emphasis = new(StringComparer.Ordinal);
        private int _depth;
        private int _emphases;
        private long _tokens;
        private long _reopened;

        public void Take(HtmlToken token)
        {
            _tokens++;
            if (token.Type == HtmlTokenType.EndTag)
            {
                Close(token.Name);
                return;
            }

            if (token.Type == HtmlTokenType.StartTag) Open(token.Name);
            _reopened += _emphases;
            if (_depth > MaxOpen || _reopened > MaxReopened + ReopenedPerToken * _tokens) throw new TooTangledException();
        }

        private void Open(string name)
        {
            if (Walls.Contains(name))
            {
                _outside.Push(_emphasis);
                _emphasis = new(StringComparer.Ordinal);
            }

            if (Reopened.Contains(name) && !(name is "a" or "nobr" && _emphasis.GetValueOrDefault(name) > 0)) Count(name, 1);
            if (Uncounted.Contains(name)) return;
            _open[name] = _open.GetValueOrDefault(name) + 1;
            _depth++;
        }

        private void Close(string name)
        {
            if (_emphasis.GetValueOrDefault(name) > 0) Count(name, -1);
            if (Walls.Contains(name) && _outside.Count > 0)
            {
                var within = _emphasis;
                _emphasis = _outside.Pop();
                foreach (var (left, count) in within) _emphasis[left] = _emphasis.GetValueOrDefault(left) + count;
            }

            if (_open.GetValueOrDefault(name) is not (> 0 and var open)) return;
            _open[name] = open - 1;
            _depth--;
        }

        private void Count(string name, int more)
        {
            _emphasis[name] = _emphasis.GetValueOrDefault(name) + more;
            _emphases += more;
        }
    }

    private sealed class TooTangledException : Exception;
}
