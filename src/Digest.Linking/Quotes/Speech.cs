using System.Collections.Concurrent;
using System.Collections.Frozen;
using Digest.Linking.Languages;
using Digest.Linking.Text;

namespace Digest.Linking.Quotes;

/// <summary>Words that tell who speaks, in one language.</summary>
internal sealed class Speech
{
    private static readonly ConcurrentDictionary<LanguageWords, Speech> Known = new();

    private readonly FrozenSet<string> _verbs;
    private readonly FrozenSet<string> _nounVerbs;
    private readonly FrozenSet<string> _bodies;
    private readonly FrozenSet<string> _weekdays;
    private readonly FrozenSet<string> _months;
    private readonly FrozenSet<string> _clock;
    private readonly FrozenSet<string> _timesOfDay;
    private readonly FrozenSet<string> _beforeTimes;
    private readonly FrozenSet<string> _auxiliaries;
    private readonly FrozenSet<string> _passives;
    private readonly FrozenSet<string> _prepositions;
    private readonly FrozenSet<string> _subordinates;
    private readonly FrozenSet<string> _according;
    private readonly FrozenSet<string> _determiners;
    private readonly FrozenSet<string> _peopleDeterminers;
    private readonly FrozenSet<string> _ands;
    private readonly FrozenSet<string> _ors;
    private readonly FrozenSet<string> _functionWords;
    private readonly FrozenSet<string> _irregularVerbs;
    private readonly FrozenSet<string> _negations;
    private readonly FrozenSet<string> _pronouns;
    private readonly FrozenSet<string> _he;
    private readonly FrozenSet<string> _she;
    private readonly FrozenSet<string> _plurals;
    private readonly FrozenSet<string> _roleSurnames;
    private readonly FrozenSet<string> _particles;
    private readonly FrozenSet<string> _shortTitles;
    private readonly FrozenSet<string> _offices;
    private readonly FrozenSet<string> _beforePlaces;
    private readonly FrozenSet<string> _beforeTowns;
    private readonly FrozenSet<string> _places;
    private readonly FrozenSet<string> _beforeSpeakers;
    private readonly FrozenSet<string> _menTitles;
    private readonly FrozenSet<string> _womenTitles;
    private readonly FrozenSet<string> _men;
    private readonly FrozenSet<string> _women;
    private readonly FrozenSet<string> _roles;
    private readonly IdentitySet _roleNames;
    private readonly string[] _roleEndings;
    private readonly string[] _numbers;

    private Speech(LanguageWords words)
    {
        _verbs = words.Set("verbs of saying");
        _nounVerbs = words.Set("verbs of saying that are nouns");
        _bodies = words.Folded("words of bodies");
        _weekdays = words.Set("weekdays");
        _months = words.Set("months");
        _clock = words.Set("clock");
        _timesOfDay = words.Set("times of day");
        _beforeTimes = words.Set("before times");
        _auxiliaries = words.Set("auxiliaries");
        _passives = words.Set("passive");
        _prepositions = words.Set("prepositions");
        _subordinates = words.Set("subordinate");
        _according = words.Set("according to");
        _determiners = words.Set("determiners");
        _peopleDeterminers = words.Set("determiners of people");
        _ands = words.Set("and");
        _ors = words.Set("or");
        _functionWords = words.Set("function words");
        _irregularVerbs = words.Set("irregular verbs");
        _negations = words.Folded("negations");
        _pronouns = words.Set("pronouns");
        _he = words.Set("he");
        _she = words.Set("she");
        _plurals = words.Set("plurals");
        _roleSurnames = words.Set("roles that are surnames");
        _particles = words.Set("particles of names");
        _shortTitles = words.Set("short titles");
        _offices = words.Set("offices");
        _beforePlaces = words.Set("before places");
        _beforeTowns = words.Set("before towns");
        _places = words.Folded("words of places");
        _beforeSpeakers = words.Set("before speakers");
        _menTitles = words.Set("titles of men");
        _womenTitles = words.Set("titles of women");
        _men = words.Set("given names of men");
        _women = words.Set("given names of women");
        _roles = words.Folded("roles").Union(words.Folded("further roles")).ToFrozenSet(StringComparer.Ordinal);
        // Before a name the further ones are no part of it either; what makes the terms of linking knows the others alone.
        _roleNames = words.Identities("roles");
        _roleEndings = [.. words.List("endings of roles").Select(Folding.Fold)];
        _numbers = [.. words.List("numbers")];
    }

    /// <summary>The words of a language, by its primary subtag in lower case.</summary>
    public static Speech For(string language) => Of(LanguageWords.For(language));

    /// <summary>The words of all languages together.</summary>
    public static Speech Any => Of(LanguageWords.All);

    private static Speech Of(LanguageWords words) => Known.GetOrAdd(words, static w => new(w));

    /// <summary>A verb of saying.</summary>
    public bool IsVerb(string word) => _verbs.Contains(word);

    /// <summary>A verb of saying that is a noun behind a determiner.</summary>
    public bool IsVerbOrNoun(string word) => _nounVerbs.Contains(word);

    /// <summary>A participle such as "adding": its subject is the sentence's.</summary>
    public static bool IsParticiple(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>A weekday.</summary>
    public bool IsWeekday(string word) => _weekdays.Contains(word);

    /// <summary>A weekday or a month.</summary>
    public bool IsCalendar(string word) => _weekdays.Contains(word) || _months.Contains(word);

    /// <summary>A time zone or a half of the day.</summary>
    public bool IsClock(string word) => _clock.Contains(word);

    /// <summary>A word that tells when: a weekday, a month, "morning".</summary>
    public bool IsTime(string word) => IsCalendar(word) || _timesOfDay.Contains(word);

    /// <summary>A word that may stand before one that tells when.</summary>
    public bool IsBeforeTime(string word) => _beforeTimes.Contains(word);

    /// <summary>A word that may stand between a subject and its verb.</summary>
    public bool IsAuxiliary(string word) => _auxiliaries.Contains(word) || IsAdverb(word);

    /// <summary>"Was", "been": a verb of saying behind it tells to whom something is said.</summary>
    public bool IsPassive(string word) => _passives.Contains(word);

    /// <summary>A preposition: what stands behind it is no subject.</summary>
    public bool IsPreposition(string word) => _prepositions.Contains(word);

    /// <summary>A word that begins a clause before the main one.</summary>
    public bool IsSubordinate(string word) =>
        _subordinates.Contains(word) || _according.Contains(word) || _prepositions.Contains(word);

    /// <summary>An article, a possessive, a number of things.</summary>
    public bool IsDeterminer(string word) => _determiners.Contains(word);

    /// <summary>"And", "or".</summary>
    public bool IsConjunction(string word) => _ands.Contains(word) || _ors.Contains(word);

    /// <summary>"Or".</summary>
    public bool IsOr(string word) => _ors.Contains(word);

    /// <summary>A preposition whose noun is the speaker: "laut".</summary>
    public bool IsAccording(string word) => _according.Contains(word);

    /// <summary>A determiner before people who were named together: "the", "both".</summary>
    public bool IsPeopleDeterminer(string word) => _peopleDeterminers.Contains(word);

    /// <summary>A word before a place or a body: "in", "at the".</summary>
    public bool IsBeforePlace(string word) => _beforePlaces.Contains(word);

    /// <summary>A word before a town or a country rather than before a body: "in", "near".</summary>
    public bool IsBeforeTown(string word) => _beforeTowns.Contains(word);

    /// <summary>A word in names of places: "river", "county".</summary>
    public bool IsPlace(string folded) => _places.Contains(folded);

    /// <summary>A word before a speaker: "so", "laut".</summary>
    public bool IsBeforeSpeaker(string word) => _beforeSpeakers.Contains(word);

    /// <summary>1 for "she" and its forms, -1 for "he" and its forms, 0 for other words.</summary>
    public int GenderOf(string word) => _she.Contains(word) ? 1 : _he.Contains(word) ? -1 : 0;

    /// <summary>The same of a title.</summary>
    public int GenderOfTitle(string word) => _womenTitles.Contains(word) ? 1 : _menTitles.Contains(word) ? -1 : 0;

    /// <summary>The same of a given name that is hardly ever the other's.</summary>
    public int GenderOfGivenName(string word) => _women.Contains(word) ? 1 : _men.Contains(word) ? -1 : 0;

    /// <summary>A word of grammar: no name and no noun.</summary>
    public bool IsFunctionWord(string word) => _functionWords.Contains(word);

    /// <summary>A word that may stand right behind a name that is a subject: a verb as far as its form tells, an adverb, a
    /// preposition. Not a noun.</summary>
    public bool MayFollowSubject(string word) =>
        IsVerb(word) || IsAuxiliary(word) || IsPreposition(word) || IsConjunction(word) || IsFunctionWord(word) || IsTime(word)
            || _irregularVerbs.Contains(word)
        || word.EndsWith("ed", StringComparison.Ordinal)
        || (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !IsRole(word[..^1]));

    private static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>An office, a rank or a courtesy title: no part of a name.</summary>
    public bool IsRole(string folded) => _roles.Contains(folded);

    /// <summary>An office or a rank that is a surname as well.</summary>
    public bool IsRoleOrSurname(string folded) => _roleSurnames.Contains(folded);

    /// <summary>A compound of an office: "Polizeisprecherin", "Außenminister".</summary>
    public bool EndsWithOffice(string folded)
    {
        var word = folded.EndsWith("in", StringComparison.Ordinal) ? folded[..^2] : folded;
        foreach (var office in _roleEndings)
        {
            if (word.EndsWith(office, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>A small word in the middle of a name: "van", "bin".</summary>
    public bool IsParticle(string word) => _particles.Contains(word);

    /// <summary>A short form of an office before a name, whose dot ends no sentence.</summary>
    public bool IsShortTitle(string word) => _shortTitles.Contains(word);

    /// <summary>What somebody is secretary, minister or director of, named between office and name.</summary>
    public bool IsOffice(string word) => _offices.Contains(word);

    /// <summary>The same for a folded word's identity as a name.</summary>
    public bool IsRole(ulong name) => _roleNames.Contains(name);

    /// <summary>A word in names of bodies and places, not of people.</summary>
    public bool IsBody(string folded) => _bodies.Contains(folded);

    /// <summary>A word that turns a statement round.</summary>
    public bool IsNegation(string folded) => _negations.Contains(folded);

    /// <summary>A pronoun for one person.</summary>
    public bool IsPronoun(string word) => _pronouns.Contains(word);

    /// <summary>A word for several people.</summary>
    public bool IsPlural(string word) => _plurals.Contains(word);

    /// <summary>The digits of a small number word, or the word itself.</summary>
    public string DigitsOf(string word)
    {
        var value = Array.IndexOf(_numbers, word);
        return value < 0 ? word : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A small number word.</summary>
    public bool IsNumberWord(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 3 or > 6) return false;
        foreach (var word in _numbers)
        {
            if (folded.SequenceEqual(word)) return true;
        }
        return false;
    }
}
