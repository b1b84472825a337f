using System.Collections.Frozen;

namespace Digest.Linking.Quotes;

/// <summary>Words that tell who speaks, in the larger European languages.</summary>
internal static class Speech
{
    private static readonly FrozenSet<string> VerbSet = Words(
        "said says say saying told tells tell added adds noted notes wrote writes stated states explained explains argued argues warned warns "
        + "insisted insists claimed claims announced declared declares asked asks replied replies tweeted testified recalled concluded continued "
        + "acknowledged admitted admits confirmed commented remarked observed suggested complained quipped responded stressed emphasized emphasised "
        + "predicted joked reported sagte sagt sagten erklärte erklärten betonte meinte schrieb teilte twitterte kündigte "
        + "dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute estime écrit dijo dijeron afirmó declaró explicó añadió aseguró señaló "
        + "detto dichiarato affermato spiegato aggiunto disse afirmou declarou explicou acrescentou zei zegt sade säger siger sier powiedział "
        + "сказал сказала сказали заявил заявила заявили отметил отметила сообщил сообщила");

    private static readonly FrozenSet<string> RoleSet = Words(
        "president minister secretary senator sen representative rep congressman congresswoman governor gov general gen colonel col lieutenant lt "
        + "captain capt major maj sergeant sgt admiral adm judge justice chief director chairman chairwoman chairperson chair spokesman spokeswoman spokesperson "
        + "professor prof dr doctor mr mrs ms miss sir lord lady king queen prince princess pope bishop archbishop cardinal rev reverend father sister "
        + "mayor sheriff officer detective inspector commissioner attorney lawyer prosecutor ambassador analyst expert economist scientist researcher author "
        + "coach manager ceo cfo cto founder executive editor vice deputy prime foreign former retired then acting premier chancellor leader speaker "
        + "herr frau präsident ministerin kanzler kanzlerin monsieur madame président señor señora presidente ministro ministra retd");

    private static readonly Text.IdentitySet RoleNames = Text.IdentitySet.OfNames(RoleSet);

    private static readonly FrozenSet<string> BodySet = Words(
        "foundation news university party committee department inc corp corporation council times post agency institute association bank group "
        + "ministry court press service college school church union force army navy police company ltd llc network society house senate congress "
        + "parliament bureau office center centre league club team television tv radio journal herald guardian tribune street road avenue river "
        + "city county state states republic kingdom islands region east west north south bridge airport hospital marathon media");

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

    /// <summary>An office, a rank or a courtesy title: no part of a name.</summary>
    public static bool IsRole(string folded) => RoleSet.Contains(folded);

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

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
