using System.Collections.Frozen;

namespace Digest.Linking.Quotes;

/// <summary>Words that tell who speaks, in the larger European languages.</summary>
internal static class Speech
{
    private static readonly FrozenSet<string> VerbSet = Words(
        "said says say saying told tells tell telling added adds adding noted notes noting wrote writes writing stated states stating explained explains "
        + "explaining argued argues arguing warned warns warning insisted insists insisting claimed claims claiming announced announces announcing declared "
        + "declares declaring asked asks ask asking replied replies replying tweeted tweeting testified recalled recalls concluded concludes continued continues "
        + "acknowledged admitted admits confirmed confirms commented comments commenting remarked remarks observed observes suggested suggests complained quipped "
        + "responded responds responding answered answers answering stressed stresses emphasized emphasised predicted predicts joked jokes joking reported posted "
        + "reiterated cautioned cautions contended contends asserted asserts alleged alleges maintained maintains vowed vows pledged pledges promised promises "
        + "urged urges urging exclaimed shouted yelled lamented boasted reads conceded countered recounted revealed reveals thanked "
        + "sagte sagt sagten erklärte erklärten betonte meinte schrieb teilte twitterte kündigte fügte "
        + "dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute estime écrit dijo dijeron afirmó declaró explicó añadió aseguró señaló "
        + "detto dichiarato affermato spiegato aggiunto disse afirmou declarou explicou acrescentou zei zegt sade säger siger sier powiedział "
        + "сказал сказала сказали заявил заявила заявили отметил отметила сообщил сообщила");

    // They are nouns as well: "the report notes", but "two reports", "the claims".
    private static readonly FrozenSet<string> NounVerbSet = Words("claims notes reports states comments asks answers promises vows pledges remarks stresses jokes urges");

    private static readonly FrozenSet<string> RoleSet = Words(
        "president minister secretary senator sen representative rep congressman congresswoman governor gov general gen colonel col lieutenant lt "
        + "captain capt major maj sergeant sgt admiral adm judge justice chief director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson "
        + "professor prof dr doctor mr mrs ms miss sir lord lady king queen prince princess pope bishop archbishop cardinal rev reverend father sister "
        + "mayor sheriff officer detective inspector commissioner attorney lawyer prosecutor ambassador analyst expert economist scientist researcher author "
        + "coach manager ceo cfo cto founder executive editor vice deputy prime foreign former retired then acting premier chancellor leader speaker "
        + "herr frau präsident ministerin kanzler kanzlerin monsieur madame président señor señora presidente ministro ministra retd");

    // Before a name they are no part of it either; what makes the terms of linking knows those of above alone.
    private static readonly FrozenSet<string> MoreRoleSet = Folded(
        "corporal private commander solicitor writer journalist reporter columnist correspondent anchor host comedian actor actress singer producer producers publicist pastor "
        + "rabbi imam councilman councilwoman councillor congressmen senators representatives agent trainer constable const det superintendent supt official aide "
        + "spokesmen spokespeople presidents ministers secretaries governors generals judges directors professors doctors lawyers attorneys experts analysts präsidentin "
        + "bundeskanzler bundeskanzlerin bundespräsident außenminister außenministerin innenminister finanzminister ministerpräsident ministerpräsidentin sprecher sprecherin "
        + "vorsitzender vorsitzende generalsekretär papst könig königin bürgermeister bürgermeisterin ministre présidente directeur directrice maire député sénateur roi reine "
        + "ministra portavoz alcalde alcaldesa diputado senador rey canciller portavoce sindaco porta-voz woordvoerder burgemeester statsminister президент министр премьер "
        + "presidenta minister gm md coo evp svp vp mp mep coaches msgr insp atty cpl pvt cmdr cllr ada da undersheriff undersecretary");

    private static readonly Text.IdentitySet RoleNames = Text.IdentitySet.OfNames(RoleSet);

    private static readonly FrozenSet<string> BodySet = Words(
        "foundation news university party committee department inc corp corporation council times post agency institute association bank group "
        + "ministry court press service college school church union force army navy police company ltd llc network society house senate congress "
        + "parliament bureau office center centre league club team television tv radio journal herald guardian tribune street road avenue river "
        + "city county state states republic kingdom islands region east west north south bridge airport hospital marathon media "
        + "democrat democrats republican republicans conservative conservatives labour administration authority commission industries entertainment pictures "
        + "solutions systems technologies energy power partners holdings resources capital ventures international global services contractors networks oil gas electric "
        + "motors airlines airways insurance foods pharmaceuticals software consulting industry alliance federation union forum program project hub "
        + "studios records magazine weekly daily report reports act bill award awards academy games series cup championship");

    private static readonly FrozenSet<string> WeekdaySet = Words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
        + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
        + "domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag "
        + "понедельник вторник среду четверг пятницу субботу воскресенье");

    private static readonly FrozenSet<string> MonthSet = Words(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
        + "januar februar märz mai juni juli oktober dezember");

    private static readonly FrozenSet<string> ClockSet = Words("am pm a.m p.m et edt est pt pdt pst ct cdt cst mt mdt mst gmt utc bst cet cest ist");

    // Between a subject and its verb they tell when.
    private static readonly FrozenSet<string> TimeSet = Words("night morning afternoon evening today yesterday tonight week month year noon midnight");

    private static readonly FrozenSet<string> BeforeTimeSet = Words("on in at late last early earlier this next since by");

    private static readonly FrozenSet<string> AuxiliarySet = Words(
        "has have had also later then recently once never again even still just already first only further repeatedly previously himself herself itself themselves "
        + "was is were are as quoted will would could can may might did does do to be been being who which that and but not n't hat haben habe a ont");

    private static readonly FrozenSet<string> PassiveSet = Words("was were is are been being be wurde wurden");

    private static readonly FrozenSet<string> PrepositionSet = Words(
        "of at in for with from to by on near against about under like between among including after before during over into via per than despite around across "
        + "without within behind outside inside alongside off through toward towards upon until since throughout regarding concerning amid "
        + "von bei für mit aus zu über nach vor gegen durch an auf am im zum zur beim vom ab seit bis unter de du des à au aux en pour avec chez sur par dans sous vers depuis "
        + "del al con para por sobre desde hasta ante di da dal nel su per em no na do op van voor met uit på om в на из по с к о об от до");

    private static readonly FrozenSet<string> SubordinateSet = Words(
        "when while although though because if as once whereas where speaking asked responding growing citing noting referring writing appearing addressing following "
        + "selon laut según segundo secondo volgens enligt ifølge według according calling describing having being given since until unless whether but and yet so meanwhile however");

    private static readonly FrozenSet<string> DeterminerSet = Words(
        "the a an his her their its our my your this that these those another one two three four five six seven eight nine ten several some many few other both all no "
        + "each every any most der die das ein eine le la les un une el los las una il lo gli i");

    private static readonly FrozenSet<string> ConjunctionSet = Words("and or und et y e o en och og и oder ou");

    private static readonly FrozenSet<string> FunctionWordSet = Words(
        "the a an and or but if in on at by for from with of to as it its we you i i'm i've i'd i'll they he she his her their our my your this that these those there here what who "
        + "when where why how not no yes so then than now well okay oh is are was were be been has have had do does did will would can could may should just also after "
        + "before because while although though since until even only one another many most some all both each every any more less other such very still yet "
        + "it's that's there's we're they're you're don't let's");

    private static readonly FrozenSet<string> IrregularSet = Words(
        "took gave made spoke laid set put got drew came went found kept led left met sent won lost became began ran saw held felt knew thought stood sat rose fell broke "
        + "brought bought built caught chose dealt drove fought flew grew heard hit hurt let meant paid read rode sold shook shot shut slammed spent struck swore taught threw "
        + "understood woke wore won't wouldn't didn't doesn't hasn't isn't wasn't can't couldn't");

    private static readonly FrozenSet<string> NegationSet = Words(
        "not no never none nor nothing nobody neither without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt "
        + "hasnt havent hadnt mustnt neednt aint nicht kein keine keinen keiner nie niemals ohne pas jamais aucun aucune sans ni nunca ningún ninguna sin "
        + "non mai nessun nessuna senza não nunca nenhum nenhuma sem niet geen nooit zonder inte ingen aldrig ikke nie bez не нет никогда без");

    private static readonly FrozenSet<string> PronounSet = Words("he she er sie il elle él ella lui lei ele ela hij zij han hon он она");

    private static readonly FrozenSet<string> PluralSet = Words("both they two pair duo couple trio three all");

    private static readonly string[] Digits =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A verb of saying.</summary>
    public static bool IsVerb(string word) => VerbSet.Contains(word);

    /// <summary>A verb of saying that is a noun behind a determiner.</summary>
    public static bool IsVerbOrNoun(string word) => NounVerbSet.Contains(word);

    /// <summary>A participle such as "adding": its subject is the sentence's.</summary>
    public static bool IsParticiple(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>A weekday.</summary>
    public static bool IsWeekday(string word) => WeekdaySet.Contains(word);

    /// <summary>A weekday or a month.</summary>
    public static bool IsCalendar(string word) => WeekdaySet.Contains(word) || MonthSet.Contains(word);

    /// <summary>A time zone or a half of the day.</summary>
    public static bool IsClock(string word) => ClockSet.Contains(word);

    /// <summary>A word that tells when: a weekday, a month, "morning".</summary>
    public static bool IsTime(string word) => IsCalendar(word) || TimeSet.Contains(word);

    /// <summary>A word that may stand before one that tells when.</summary>
    public static bool IsBeforeTime(string word) => BeforeTimeSet.Contains(word);

    /// <summary>A word that may stand between a subject and its verb.</summary>
    public static bool IsAuxiliary(string word) => AuxiliarySet.Contains(word) || IsAdverb(word);

    /// <summary>"Was", "been": a verb of saying behind it tells to whom something is said.</summary>
    public static bool IsPassive(string word) => PassiveSet.Contains(word);

    /// <summary>A preposition: what stands behind it is no subject.</summary>
    public static bool IsPreposition(string word) => PrepositionSet.Contains(word);

    /// <summary>A word that begins a clause before the main one.</summary>
    public static bool IsSubordinate(string word) => SubordinateSet.Contains(word) || PrepositionSet.Contains(word);

    /// <summary>An article, a possessive, a number of things.</summary>
    public static bool IsDeterminer(string word) => DeterminerSet.Contains(word);

    /// <summary>"And", "or".</summary>
    public static bool IsConjunction(string word) => ConjunctionSet.Contains(word);

    /// <summary>A word of grammar: no name and no noun.</summary>
    public static bool IsFunctionWord(string word) => FunctionWordSet.Contains(word);

    /// <summary>A word that may stand right behind a name that is a subject: a verb as far as its form tells, an adverb, a preposition. Not a noun.</summary>
    public static bool MayFollowSubject(string word) =>
        IsVerb(word) || IsAuxiliary(word) || IsPreposition(word) || IsConjunction(word) || IsFunctionWord(word) || IsTime(word) || IrregularSet.Contains(word)
        || word.EndsWith("ed", StringComparison.Ordinal) || (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !IsRole(word[..^1]));

    private static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>An office, a rank or a courtesy title: no part of a name.</summary>
    public static bool IsRole(string folded) => RoleSet.Contains(folded) || MoreRoleSet.Contains(folded);

    /// <summary>An office or a rank that is a surname as well.</summary>
    public static bool IsRoleOrSurname(string folded) => folded is "king" or "prince" or "bishop" or "pope" or "judge" or "major" or "justice" or "lord";

    /// <summary>A compound of an office: "Polizeisprecherin", "Außenminister".</summary>
    public static bool EndsWithOffice(string folded)
    {
        var word = folded.EndsWith("in", StringComparison.Ordinal) ? folded[..^2] : folded;
        foreach (var office in (ReadOnlySpan<string>)["sprecher", "minister", "prasident", "kanzler", "meister", "leiter", "direktor", "chef", "anwalt", "vorstand"])
        {
            if (word.EndsWith(office, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>A small word in the middle of a name: "van", "bin".</summary>
    public static bool IsParticle(string word) => word is "de" or "da" or "van" or "von" or "der" or "bin" or "al" or "la" or "del";

    /// <summary>A short form of an office before a name, whose dot ends no sentence.</summary>
    public static bool IsShortTitle(string word) => word is "const" or "msgr" or "supt" or "insp" or "det" or "atty" or "cpl" or "pvt" or "cmdr" or "sr" or "fr" or "hon" or "asst" or "dep" or "cllr";

    /// <summary>What somebody is secretary, minister or director of, named between office and name.</summary>
    public static bool IsOffice(string word) => word is "state" or "commerce" or "defense" or "defence" or "education" or "energy" or "labor" or "labour" or "health"
        or "transportation" or "transport" or "finance" or "interior" or "treasury" or "agriculture" or "justice" or "communications" or "operations" or "staff" or "police";

    /// <summary>The same for a folded word's identity as a name.</summary>
    public static bool IsRole(ulong name) => RoleNames.Contains(name);

    /// <summary>A word in names of bodies and places, not of people.</summary>
    public static bool IsBody(string folded) => BodySet.Contains(folded);

    /// <summary>A word that turns a statement round.</summary>
    public static bool IsNegation(string folded) => NegationSet.Contains(folded);

    /// <summary>A pronoun for one person.</summary>
    public static bool IsPronoun(string word) => PronounSet.Contains(word);

    /// <summary>A word for several people.</summary>
    public static bool IsPlural(string word) => PluralSet.Contains(word);

    /// <summary>The digits of a small English number word, or the word itself.</summary>
    public static string DigitsOf(string word)
    {
        var value = Array.IndexOf(Digits, word);
        return value < 0 ? word : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A small English number word.</summary>
    public static bool IsNumberWord(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 3 or > 6)
            return false;
        foreach (var word in Digits)
        {
            if (folded.SequenceEqual(word))
                return true;
        }
        return false;
    }

    // As written, and as folded words are.
    private static FrozenSet<string> Folded(string list)
    {
        var words = new HashSet<string>(list.Split(' '), StringComparer.Ordinal);
        foreach (var word in list.Split(' '))
            words.Add(Text.Folding.Fold(word));
        return words.ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
