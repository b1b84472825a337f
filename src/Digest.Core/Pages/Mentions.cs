using System.Buffers;
using System.Text;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Settings;

namespace Digest.Core.Pages;

/// <summary>Links the first mention of each known person, place, organization and topic in a body to its page (the setting
/// <c>LinkMentions</c>).</summary>
public sealed class Mentions
{
    // Where a link would be wrong, or a quotation would no longer be what was said.
    private static readonly HashSet<string> Closed = new(StringComparer.Ordinal) { "a", "code", "pre", "kbd", "samp", "q",
        "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" };

    private readonly Dictionary<string, Term> _byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> _byFirst = [];
    private readonly SearchValues<string> _forms;
    private readonly SiteSettings _settings;

    /// <param name="site">The site whose terms are linked to.</param>
    public Mentions(Site site)
    {
        _settings = site.Settings;
        foreach (var kind in (TermKind[])[TermKind.Person, TermKind.Place, TermKind.Organization, TermKind.Topic])
        {
            foreach (var term in site.Terms[kind])
            {
                Add(term.Name, term);
                foreach (var alias in term.Entry?.Aliases ?? []) Add(alias, term);
            }
        }

        foreach (var form in _byForm.Keys)
        {
            if (!_byFirst.TryGetValue(form[0], out var forms)) _byFirst[form[0]] = forms = [];
            forms.Add(form);
        }

        foreach (var forms in _byFirst.Values)
            forms.Sort(static (a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b));
        _forms = SearchValues.Create([.. _byForm.Keys], StringComparison.Ordinal);
    }

    /// <summary>A resolved body with its first mentions linked.</summary>
    /// <param name="html">Safe HTML, in which <c>&lt;</c> and <c>&gt;</c> are nowhere but around tags.</param>
    public string Link(string html)
    {
        if (_byForm.Count == 0) return html;
        var linked = new StringBuilder(html.Length + 512);
        var done = new HashSet<Term>();
        var closed = 0;
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            var end = open < 0 ? html.Length : open;
            if (closed > 0) linked.Append(html, at, end - at);
            else Text(html, at, end, done, linked);
            if (open < 0) break;
            var close = html.IndexOf('>', open);
            if (close < 0) close = html.Length - 1;
            closed += Closes(html.AsSpan(open, close + 1 - open));
            linked.Append(html, open, close + 1 - open);
            at = close + 1;
        }

        return linked.ToString();
    }

    private void Add(string name, Term term)
    {
        // One or two letters tell nothing, unless they are capitals: "EU".
        if (name.Length == 0 || (name.Length < 3 && !name.All(c => char.IsUpper(c) || IsUnspaced(c)))) return;
        _byForm.TryAdd(HtmlText.Escape(name), term);
        // Smart typography turns apostrophes.
        if (name.Contains('\'', StringComparison.Ordinal)) _byForm.TryAdd(HtmlText.Escape(name.Replace('\'', '\u2019')), term);
        // A topic is a common noun, and stands in the middle of a sentence too.
        if (term.Kind == TermKind.Topic && name.Length > 3 && !name.Skip(1).Any(char.IsUpper))
            _byForm.TryAdd(HtmlText.Escape(char.ToLowerInvariant(name[0]) + name[1..]), term);
    }

    // 1 where an element begins in which nothing is linked, -1 where one ends.
    private static int Closes(ReadOnlySpan<char> tag)
    {
        var end = tag[1] == '/';
        var name = tag[(end ? 2 : 1)..];
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length])) length++;
        return Closed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]) ? (end ? -1 : 1) : 0;
    }

    private void Text(string html, int start, int end, HashSet<Term> done, StringBuilder linked)
    {
        var at = start;
        while (at < end)
        {
            var found = html.AsSpan(at, end - at).IndexOfAny(_forms);
            if (found < 0) break;
            found += at;
            var form = FormAt(html, found, start, end);
            var length = form?.Length ?? 1;
            if (form is null || !done.Add(_byForm[form]))
            {
                linked.Append(html, at, found + length - at);
                at = found + length;
                continue;
            }

            var term = _byForm[form];
            linked.Append(html, at, found - at).Append("<a class=\"mention\" href=\"")
                .Append(HtmlText.Escape(Permalinks.Href(term.Permalink, _settings))).Append("\">").Append(form).Append("</a>");
            at = found + form.Length;
        }

        linked.Append(html, at, end - at);
    }

    // The longest form that stands here as a whole word: "New York" is no mention of "York", whether or not it is linked again.
    private string? FormAt(string html, int at, int start, int end)
    {
        if (at > start && html[at - 1] == '&') return null; // the name of a character
        foreach (var form in _byFirst[html[at]])
        {
            if (form.Length > end - at || string.CompareOrdinal(html, at, form, 0, form.Length) != 0) continue;
            var before = at == start || !Joins(html[at - 1], form[0]);
            var after = at + form.Length == end || !Joins(html[at + form.Length], form[^1]);
            if (before && after) return form;
        }

        return null;
    }

    // Scripts without spaces have no word boundaries to look at.
    private static bool Joins(char outer, char inner) => char.IsLetterOrDigit(outer) && !(IsUnspaced(outer) && IsUnspaced(inner));

    private static bool IsUnspaced(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900'
            and <= '\uFAFF';
}
