using System.Globalization;
using Digest.Linking.Languages;
using Digest.Linking.Names;
using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>A telling cut into words, with the names in it. Offsets are those of the text.</summary>
/// <param name="text">The text.</param>
/// <param name="known">Kinds of names that are known, by <see cref="NameLexicon.KeyOf"/>.</param>
/// <param name="language">BCP 47.</param>
internal sealed class TellingText(string text, IReadOnlyDictionary<ulong, NameKind>? known = null, string language = "en")
{
    private const int FarthestName = 60;
    private const int LongestRun = 12;
    private const int LongestName = 4;
    private const int MaxForms = 200;

    private static readonly Comparer<NameInText> ByPlace =
        Comparer<NameInText>.Create(static (a, b) => a.First.CompareTo(b.First));


    private readonly bool _english = Folding.PrimaryLanguage(language) == "en";
    private readonly TermSpace _space = new(Folding.PrimaryLanguage(language));
    private List<NameInText>? _names;
    private readonly HashSet<string> _sure = new(StringComparer.Ordinal);
    private readonly Dictionary<NameInText, NameInText> _longest = [];

    // Names of several words by their last word, and by their first.
    private readonly Dictionary<string, List<NameInText>> _forms = new(StringComparer.Ordinal);
    private Dictionary<string, SpeakerKind>? _kinds;

    public string Text { get; } = text;

    /// <summary>True where every noun has a capital, so that a capital makes no name.</summary>
    public bool NounsAreCapital { get; } = LanguageWords.For(Folding.PrimaryLanguage(language)).NounsAreCapital;

    /// <summary>The words of its language that tell who speaks.</summary>
    public Speech Speech { get; } = Speech.For(Folding.PrimaryLanguage(language));

    public TextWords Words { get; } = new(text, Speech.For(Folding.PrimaryLanguage(language)));

    /// <summary>Runs of capitalised words, titles apart, in their order.</summary>
    public List<NameInText> Names => _names ??= NamesIn();

    /// <summary>The name as written.</summary>
    public string Surface(NameInText name) => Between(name.First, name.Last);

    /// <summary>The text from one word to another, both included, on one line.</summary>
    public string Between(int first, int last) => Text[Words.TokenAt(first).Start..Words.TokenAt(last).End].Replace('\n', ' ');

    /// <summary>The text between a word and the next one.</summary>
    public ReadOnlySpan<char> Gap(int word) =>
        Text.AsSpan()[Words.TokenAt(word).End..(word + 1 < Words.Count ? Words.TokenAt(word + 1).Start : Text.Length)];

    /// <summary>True where nothing but a space, a hyphen or the dot of an abbreviation stands between a word and the
    /// next.</summary>
    public bool IsJoined(int word) =>
        word >= 0 && word + 1 < Words.Count && !BeginsSentence(word + 1) && Gap(word).TrimStart('.').Trim(" -\u00A0").IsEmpty;

    /// <summary>The index of the first word at or after an offset.</summary>
    public int WordAt(int offset)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Words.TokenAt(middle).Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>True where a word begins a sentence: quotation marks alone make no sentence.</summary>
    public bool BeginsSentence(int word)
    {
        if (word == 0 || word >= Words.Count) return word == 0;
        if (!Words.TokenAt(word).SentenceStart) return false;
        var gap = Gap(word - 1);
        if (gap.ContainsAny("!?\n\u3002")) return true;
        // "R-Tenn., told", "Feb. 21", "U.S. troops": dots of abbreviations.
        var dot = gap.LastIndexOf('.');
        return dot >= 0 && !(dot + 1 < gap.Length && gap[dot + 1] == ',') && !char.IsLower(Text[Words.TokenAt(word).Start])
            && !(dot == 0 && Speech.IsShortTitle(Words[word - 1].Lower));
    }

    /// <summary>What a name stands for.</summary>
    public SpeakerKind KindOf(NameInText name)
    {
        _kinds ??= KindsOfNames();
        return _kinds.GetValueOrDefault(KeyOf(name));
    }

    /// <summary>True for a person of whom the telling speaks as of one: by a title, an age, the surname alone, what they
    /// say.</summary>
    public bool IsSurelyPerson(NameInText name) => KindOf(name) == SpeakerKind.Person && _sure.Contains(KeyOf(Longest(name)));

    /// <summary>The longest form of a name in the telling, with its kind. Of several people with one surname the one named last
    /// before counts.</summary>
    public Speaker LongestForm(NameInText name)
    {
        var best = Longest(name);
        return new Speaker(Surface(best), KindOf(best));
    }

    private NameInText Longest(NameInText name)
    {
        if (name.Length > 1 && KindOf(name) == SpeakerKind.Body) return name;
        if (_longest.TryGetValue(name, out var known)) return known;
        var best = name;
        if (_forms.TryGetValue(Words[name.Last].Folded, out var longer) && Anchor(name, longer) is { } anchor)
        {
            best = anchor;
            for (var i = 0; i < Math.Min(longer.Count, MaxForms); i++)
            {
                if (longer[i].Length > best.Length && KindOf(longer[i]) == SpeakerKind.Person && IsFormOf(anchor, longer[i]))
                    best = longer[i];
            }
        }
        return _longest[name] = best;
    }

    // The one named last before, if that is near; else the one that the telling names most.
    private NameInText? Anchor(NameInText name, List<NameInText> longer)
    {
        var before = longer.BinarySearch(name, ByPlace);
        for (var i = (before < 0 ? ~before : before) - 1; i >= 0 && name.First - longer[i].Last <= FarthestName; i--)
        {
            if (IsLongerForm(name, longer[i])) return longer[i];
        }
        NameInText? best = null;
        var most = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(longer.Count, MaxForms); i++)
        {
            if (!IsLongerForm(name, longer[i])) continue;
            var key = KeyOf(longer[i]);
            var count = counts[key] = counts.GetValueOrDefault(key) + 1;
            if (count > most) (best, most) = (longer[i], count);
        }
        return best;
    }

    private bool IsLongerForm(NameInText name, NameInText other) =>
        other.Length > name.Length && KindOf(other) == SpeakerKind.Person && IsFormOf(name, other);

    // "Leighton" or "C. Leighton" of "Cedric Leighton"; "Ellen" of "Ellen DeGeneres".
    private bool IsFormOf(NameInText name, NameInText longer)
    {
        if (Words[longer.Last].Folded != Words[name.Last].Folded)
            return name.Length == 1 && Words[longer.First].Folded == Words[name.First].Folded;
        if (name.Length == 1) return true;
        var (a, b) = (Words[longer.First].Folded, Words[name.First].Folded);
        return a == b || (a[0] == b[0] && (a.Length == 1 || b.Length == 1));
    }

    private string KeyOf(NameInText name)
    {
        if (name.Length == 1) return Words[name.First].Folded;
        var words = new string[name.Length];
        for (var i = 0; i < words.Length; i++) words[i] = Words[name.First + i].Folded;
        return string.Join(' ', words);
    }

    private List<NameInText> NamesIn()
    {
        var found = new List<NameInText>();
        for (var i = 0; i < Words.Count; i++)
        {
            if (!Words.TokenAt(i).Capital || IsNoName(i)) continue;
            var last = i;
            while (last + 1 < Words.Count && last - i < LongestRun && Follows(i, last)
                && !(Words.TokenAt(last + 1).Capital && IsNoName(last + 1)))
            {
                last++;
            }

            while (last > i && (!Words.TokenAt(last).Capital || Speech.IsCalendar(Words[last].Lower))) last--;
            var run = i;
            i = last;
            if (BeginsSentence(run) && IsCommon(run)) run++;
            var first = AfterTitles(run, last);
            // "Secretary of the Interior Ken Salazar"
            if (first == run && last - run >= 2 && run > 2 && Words[run - 1].Lower == "the" && Words[run - 2].Lower == "of"
                && Speech.IsRole(Words[run - 3].Lower))
            {
                first++;
            }

            if (first <= last && !(first == last && Speech.IsCalendar(Words[first].Lower)))
                found.Add(new NameInText(run, first, last));
        }
        var inside = new HashSet<string>(StringComparer.Ordinal); // last words of names that stand within sentences
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in found)
        {
            if (name.Length > 1) surnames.Add(Words[name.Last].Folded);
            if (!BeginsSentence(name.First)) inside.Add(Words[name.Last].Folded);
        }
        found.RemoveAll(name => name.Length == 1 && Speech.IsRoleOrSurname(Words[name.Last].Folded)
            && !surnames.Contains(Words[name.Last].Folded));
        if (NounsAreCapital)
            found.RemoveAll(name => name.Length == 1 && name.Run == name.First && !IsNameAmongNouns(name, surnames));
        found.RemoveAll(name => name.Run == name.Last && BeginsSentence(name.First) && !inside.Contains(Words[name.Last].Folded)
            && !surnames.Contains(Words[name.Last].Folded) && !Speaks(name));
        foreach (var name in found)
        {
            if (name.Length is 1 or > LongestName) continue;
            Add(Words[name.Last].Folded, name);
            if (Words[name.First].Folded != Words[name.Last].Folded) Add(Words[name.First].Folded, name);
        }
        return found;
    }

    // A noun is a name where the telling has it behind another one, where it is known, or where it speaks.
    private bool IsNameAmongNouns(NameInText name, HashSet<string> surnames) =>
        surnames.Contains(Words[name.Last].Folded)
        || (known is not null && known.ContainsKey(NameLexicon.KeyOf(Surface(name))))
        || (name.First > 0 && IsJoined(name.First - 1)
        && (Speech.IsVerb(Words[name.First - 1].Lower) || Speech.IsBeforeSpeaker(Words[name.First - 1].Lower)))
        || (name.Last + 1 < Words.Count && IsJoined(name.Last) && Speech.IsVerb(Words[name.Last + 1].Lower)
        && !(name.First > 0 && IsJoined(name.First - 1) && Speech.IsDeterminer(Words[name.First - 1].Lower)));

    // At a sentence's start any word is capital: a single one is a name where the rest of the telling, or a verb of saying behind
    // it, tells so.
    private bool Speaks(NameInText name) =>
        !Words[name.First].Folded.EndsWith("ing", StringComparison.Ordinal) && name.Last + 1 < Words.Count && IsJoined(name.Last)
            && Speech.IsVerb(Words[name.Last + 1].Lower);

    private void Add(string word, NameInText name)
    {
        if (!_forms.TryGetValue(word, out var list)) _forms[word] = list = [];
        list.Add(name);
    }

    // Weekdays, hours, the parties of politicians, pronouns: capital, and no names.
    private bool IsNoName(int word)
    {
        ref readonly var token = ref Words.TokenAt(word);
        if (token.Length == 1) return Text[token.Start] == 'I' || token.End >= Text.Length || Text[token.End] != '.';
        var lower = Words[word].Lower;
        return Speech.IsWeekday(lower) || Speech.IsClock(lower) || Speech.IsFunctionWord(lower) || Speech.IsPronoun(lower)
            || Speech.IsPlural(lower)
            || (BeginsSentence(word) && (!Speech.IsParticle(lower) || Speech.IsDeterminer(lower))
            && (Speech.IsSubordinate(lower) || Speech.IsDeterminer(lower)));
    }

    private bool IsCommon(int word) => CommonWords.StepOf(_space.Word(Words[word].Lower)) <= 5;

    // "Shelley Moore Capito of West Virginia", and "Bank of America".
    private bool MayHaveOf(int run, int word)
    {
        var own = 0;
        for (var i = word; i >= run; i--)
        {
            if (Speech.IsBody(Words[i].Folded)) return true;
            if (Speech.IsRole(Words[i].Folded)) break;
            own++;
        }
        return own < 2;
    }

    private bool Follows(int run, int last)
    {
        var (word, next) = (Words.TokenAt(last), Words.TokenAt(last + 1));
        if (!next.Adjacent || next.SentenceStart || next.Start - word.End > 2 || Text[word.End] is '\'' or '\u2019' or '\n')
            return false;
        if (Words[last + 1].Lower == "of" && !MayHaveOf(run, last)) return false;
        // "sagte Petra Hofmann der Agentur": there "der" is an article.
        if (NounsAreCapital && Speech.IsDeterminer(Words[last + 1].Lower)) return false;
        return next.Capital || ((Speech.IsParticle(Words[last + 1].Lower) || Words[last + 1].Lower == "of")
            && last + 2 < Words.Count && Words.TokenAt(last + 2) is { Capital: true, Adjacent: true });
    }

    private int AfterTitles(int first, int last)
    {
        // "Larry King", "King" where the telling has a Larry King
        var end = Speech.IsRoleOrSurname(Words[last].Folded) ? last - 1 : last;
        for (var i = end; i >= first; i--)
        {
            if (!Speech.IsRole(Words[i].Folded) && !(NounsAreCapital && i < last && Speech.EndsWithOffice(Words[i].Folded)))
                continue;
            // "Secretary of State Brad Raffensperger"
            if (i + 3 > last || Words[i + 1].Lower != "of") return i + 1;
            return Speech.IsOffice(Words[i + 2].Lower) ? i + 3 : i + 2;
        }
        return first;
    }

    private Dictionary<string, SpeakerKind> KindsOfNames()
    {
        var evidence = new Dictionary<string, (int Person, int Body)>(StringComparer.Ordinal);
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var key = KeyOf(name);
            var (person, body) = evidence.GetValueOrDefault(key);
            var before = name.Run - 1;
            var joined = IsJoined(before);
            if (name.First > name.Run || (joined && Speech.IsRole(Words[before].Lower)) || IsAgeNext(name)) person++;
            else if (name.Last + 1 < Words.Count && IsJoined(name.Last) && Speech.IsVerb(Words[name.Last + 1].Lower) && !joined)
                _sure.Add(key);
            else if (joined && Speech.IsBeforePlace(Words[before].Lower) && !IsModifier(name)) body++;
            evidence[key] = (person, body);
            if (name.Length == 1) surnames.Add(key);
        }
        var result = new Dictionary<string, SpeakerKind>(StringComparer.Ordinal);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var key = KeyOf(name);
            if (!result.TryAdd(key, KindFrom(name, evidence[key], surnames)) || result[key] != SpeakerKind.Person
                || name.Length == 1)
            {
                continue;
            }

            people.Add(Words[name.Last].Folded);
        }
        foreach (var (key, (person, _)) in evidence)
        {
            if (person > 0
                || (key.Contains(' ', StringComparison.Ordinal) && surnames.Contains(key[(key.LastIndexOf(' ') + 1)..])))
            {
                _sure.Add(key);
            }
        }
        foreach (var surname in people)
        {
            if (result.GetValueOrDefault(surname, SpeakerKind.Person) == SpeakerKind.Unknown)
                result[surname] = SpeakerKind.Person;
        }
        return result;
    }

    private SpeakerKind KindFrom(NameInText name, (int Person, int Body) evidence, HashSet<string> surnames)
    {
        if (known is not null && known.TryGetValue(NameLexicon.KeyOf(Surface(name)), out var kind) && kind != NameKind.Topic)
            return kind == NameKind.Person ? SpeakerKind.Person : SpeakerKind.Body;
        for (var i = name.First; i <= name.Last; i++)
        {
            if (Speech.IsBody(Words[i].Folded) || Words[i].Lower == "of") return SpeakerKind.Body;
        }
        if (evidence.Person > 0) return SpeakerKind.Person;
        if (name.Length == 1)
            return evidence.Body > 0 || IsAcronym(name.First) ? SpeakerKind.Body : SpeakerKind.Unknown;
        if (surnames.Contains(Words[name.Last].Folded) && evidence.Body == 0) return SpeakerKind.Person;
        return evidence.Body > 0 || name.Length > 3 ? SpeakerKind.Body : SpeakerKind.Person;
    }

    private bool IsAcronym(int word)
    {
        var token = Words.TokenAt(word);
        if (token.Length is < 2 or > 6) return false;
        foreach (var c in Text.AsSpan(token.Start, token.Length))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter) return false;
        }
        return true;
    }

    // ", 45,"
    private bool IsAgeNext(NameInText name) =>
        name.Last + 1 < Words.Count && Words.TokenAt(name.Last + 1).Kind == TokenKind.Number
            && Words.TokenAt(name.Last + 1).Length <= 2
        && Gap(name.Last).Trim() is "," && Gap(name.Last + 1).StartsWith(",");

    /// <summary>True where a name describes the noun behind it: "CNN reporter", "the Obama administration".</summary>
    public bool IsModifier(NameInText name)
    {
        var next = name.Last + 1;
        if (!_english || next >= Words.Count || !IsJoined(name.Last) || Words.TokenAt(next).Capital) return false;
        return !Speech.MayFollowSubject(Words[next].Lower);
    }
}
