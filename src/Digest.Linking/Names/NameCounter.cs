using Digest.Linking.Text;

namespace Digest.Linking.Names;

/// <summary>Finds the names of a document: those of its front matter, known ones and runs of capitalised words. Counts them as
/// terms, whole and by their words. Not thread-safe.</summary>
/// <param name="lexicon">The known names.</param>
/// <param name="read">Holds the text that is counted.</param>
/// <param name="table">Takes the terms.</param>
internal sealed class NameCounter(NameLexicon lexicon, TokenizedText read, TermTable table)
{
    private readonly OwnNames _own = new();
    private readonly FoundNames _found = new();
    private LanguageNames _language = LanguageNames.For("en");
    private string _code = "en";

    /// <summary>Takes the names of a document's front matter and its primary language, forgets the document before.</summary>
    public void Take(IReadOnlyList<LinkName> given, string primaryLanguage)
    {
        _own.Take(given);
        _found.Clear();
        _language = LanguageNames.For(primaryLanguage);
        _code = primaryLanguage;
    }

    /// <summary>The names of the front matter and of the lexicon that were found, in the order of their identity.</summary>
    public KnownName[] ToSorted() => _found.ToSorted();

    /// <summary>Counts the names in the text that was read.</summary>
    public void Count(ReadOnlySpan<char> text, bool headline)
    {
        // In a headline of capitalised words, capitals tell nothing.
        var titleCase = headline && IsTitleCase();
        var nounsAreCapital = _language.NounsAreCapital;
        var tokens = read.Tokens;
        var words = read.Words;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (FindKnown(words, i, tokens[i].Capital) is { } known)
            {
                _found.Add(known.Name);
                AddName(known.Name.Key, i, known.Words.Length, headline);
                for (var part = i; known.Words.Length > 1 && part < i + known.Words.Length; part++)
                    AddPart(part, headline);
                i += known.Words.Length - 1;
                continue;
            }
            if (!tokens[i].Capital || titleCase) continue;
            var run = RunFrom(text, i);
            var first = i;
            i += run - 1;
            // At a sentence's start only a run of several words is surely a name, and only without its function word.
            if (tokens[first].SentenceStart && read.Priors[first] <= 5)
            {
                first++;
                run--;
            }
            // "Foreign Minister Ida Moll" is Ida Moll.
            for (var k = first + run - 2; k >= first; k--)
            {
                if (!_language.IsRole(words[k])) continue;
                run -= k + 1 - first;
                first = k + 1;
                break;
            }
            if (run <= 0 || (run == 1 && (nounsAreCapital || tokens[first].SentenceStart))) continue;
            AddRun(first, run, headline);
        }
    }

    private NameForm? FindKnown(ReadOnlySpan<ulong> words, int i, bool capital)
    {
        var form = _own.MayBegin(words[i]) ? _own.Find(words[i..], capital) : null;
        return form ?? (lexicon.MayBegin(words[i]) ? lexicon.Find(words[i..], capital, _code) : null);
    }

    private int RunFrom(ReadOnlySpan<char> text, int i)
    {
        var tokens = read.Tokens;
        var run = 1;
        while (run < 5 && i + run < tokens.Length)
        {
            var token = tokens[i + run];
            if (!token.Adjacent || token.SentenceStart || text[tokens[i + run - 1].End] is '\'' or '\u2019')
                break; // "Heritage Foundation's James Carafano" are two names
            if (token.Capital)
            {
                run++;
            }
            else if (_language.IsConnector(text.Slice(token.Start, token.Length)) && i + run + 1 < tokens.Length
                && tokens[i + run + 1] is { Capital: true, Adjacent: true })
            {
                run += 2;
            }
            else
            {
                break;
            }
        }
        return run;
    }

    private bool IsTitleCase()
    {
        var tokens = read.Tokens;
        var capital = 0;
        var counted = 0;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Length < 4) continue;
            counted++;
            if (tokens[i].Capital) capital++;
        }
        return counted >= 2 && capital * 3 >= counted * 2;
    }

    private void AddRun(int first, int run, bool headline)
    {
        var words = read.Words;
        var key = 0UL;
        for (var i = first; i < first + run; i++) key = TermSpace.Join(key, words[i]);
        AddName(key, first, run, headline);
        for (var i = first; run > 1 && i < first + run; i++) AddPart(i, headline);
    }

    private void AddPart(int i, bool headline)
    {
        var tokens = read.Tokens;
        if (tokens[i].Length > 1 && tokens[i].Capital) AddName(TermSpace.Join(0, read.Words[i]), i, 1, headline);
    }

    private void AddName(ulong key, int first, int run, bool headline)
    {
        var tokens = read.Tokens;
        var start = tokens[first].Start;
        ref var count = ref table.Add(key, start, tokens[first + run - 1].End - start, TermKind.Name, headline,
            !headline && first < TokenizedText.LeadWords);
        if (count.Step == 0)
            count.Step = (run == 1 ? Math.Min(read.Priors[first] + 1, CommonWords.Rare) : CommonWords.Rare) + 1;
    }

    /// <summary>Adds the names of the front matter: they count though the text never says them.</summary>
    public void AddGiven()
    {
        foreach (var name in _own.Names)
        {
            _found.Add(name.Known);
            ref var count = ref table.At(name.Known.Key, out var added);
            if (added)
            {
                count.Kind = TermKind.Name;
                count.Step = CommonWords.Rare + 1;
                count.Offset = -1;
            }
            count.Lead = true;
            count.Body = Math.Max(count.Body, 2);
        }
    }
}
