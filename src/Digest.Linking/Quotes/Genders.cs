using System.Collections.Frozen;

namespace Digest.Linking.Quotes;

/// <summary>
/// Learns from a telling which of its people are "he" and which are "she": from titles, given names, and the pronouns behind sentences
/// that name one person alone.
/// </summary>
internal sealed class Genders(TellingText telling)
{
    private const int Title = 8;
    private const int Given = 4;

    // Common given names that are hardly ever the other's.
    private static readonly FrozenSet<string> Men = Set(
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian "
        + "george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick "
        + "raymond jack dennis peter henry nathan douglas zachary walter kyle harold carl arthur roger lawrence joe juan carlos luis jose miguel jorge pedro pablo diego antonio "
        + "giovanni marco luca paolo hans karl wolfgang klaus jürgen stefan pierre jacques michel françois philippe laurent ivan sergei vladimir dmitri boris alexei mikhail igor "
        + "mohammed muhammad ahmed ali hassan hussein omar ibrahim mahmoud abdullah raj rahul amit sanjay hugh ralph bruce philip tony mike bob bill jim tom tim steve greg "
        + "jeff dan ben matt nick rick ron ken doug fred harry barack billy jerry louis jimmy johnny danny bobby tommy eddie charlie sam max leo hugo victor vincent phil ray roy "
        + "russell stanley leonard albert alfred ernest howard gene glenn craig neil alan allen ian colin simon martin keith barry gerald theo tyler dylan ethan noah liam logan "
        + "lucas aaron adam sean shane travis trevor derek brad chad todd troy wayne");

    private static readonly FrozenSet<string> Women = Set(
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy "
        + "melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel "
        + "carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea hannah jacqueline martha "
        + "gloria teresa ann anne sara madison frances kathryn janice jean alice abigail julia judy sophia grace denise amber marilyn danielle beverly isabella theresa diana "
        + "natalie brittany charlotte marie kayla ellen hillary kamala nina elena olga natalia svetlana tatiana irina ingrid ursula sabine monika claudia francesca giulia chiara "
        + "carmen lucia ana isabel sofia fatima aisha leila yasmin priya bettie tara sally peggy wendy tammy tina jill jenny kate katie kathy cathy connie bonnie vicki becky "
        + "molly lucy lily rose ruby ivy hazel audrey vanessa veronica yvonne zoe chloe ella mia ava eva erin loretta marcia marsha maureen norma paula rita rosa roberta sonia "
        + "stella sue suzanne sylvia tanya valerie");

    private Dictionary<string, int>? votes;

    /// <summary>1 for "she" and its forms, -1 for "he" and its forms, 0 for other words.</summary>
    public static int Of(string word) => word switch
    {
        "she" or "her" or "hers" or "herself" or "elle" or "ella" or "lei" or "ela" or "hon" or "она" => 1,
        "he" or "his" or "him" or "himself" or "er" or "il" or "él" or "lui" or "ele" or "hij" or "han" or "он" => -1,
        _ => 0,
    };

    /// <summary>False where the telling speaks of a person by the other pronoun, or by none where it must be known.</summary>
    public bool May(string name, int gender, bool known)
    {
        votes ??= Count();
        return gender == 0 || votes.GetValueOrDefault(name) * gender >= (known ? 1 : 0);
    }

    private Dictionary<string, int> Count()
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        string? alone = null; // the one person of the sentence, or of the one before
        var (next, carried) = (0, false);
        for (var i = 0; i < telling.Words.Count; i++)
        {
            if (telling.BeginsSentence(i))
            {
                if (carried)
                    alone = null;
                carried = true;
            }
            while (next < telling.Names.Count && telling.Names[next].Last < i)
                next++;
            if (next < telling.Names.Count && telling.Names[next].First == i && telling.KindOf(telling.Names[next]) == SpeakerKind.Person)
            {
                var name = telling.LongestForm(telling.Names[next]).Name;
                Add(result, name, TitleOf(telling.Names[next]));
                if (!result.ContainsKey(name))
                    Add(result, name, GivenOf(telling.Names[next]));
                alone = carried || alone is null || alone == name ? name : "";
                carried = false;
            }
            if (!telling.Words.TokenAt(i).Capital || telling.Words.TokenAt(i).SentenceStart)
            {
                if (alone is { Length: > 0 } && Of(telling.Words[i].Lower) is not 0 and var gender)
                    Add(result, alone, gender);
            }
        }
        return result;
    }

    private int TitleOf(NameInText name)
    {
        if (name.First == 0)
            return 0;
        return telling.Words[name.First - 1].Lower switch
        {
            "mr" or "sir" or "lord" or "king" or "prince" or "herr" or "monsieur" or "señor" or "congressman" or "councilman" or "spokesman" or "chairman" or "actor" => -Title,
            "mrs" or "ms" or "miss" or "lady" or "queen" or "princess" or "frau" or "madame" or "señora" or "congresswoman" or "councilwoman" or "spokeswoman"
                or "chairwoman" or "actress" => Title,
            _ => 0,
        };
    }

    private int GivenOf(NameInText name)
    {
        var first = telling.Words[name.First].Lower;
        return name.Length == 1 ? 0 : Men.Contains(first) ? -Given : Women.Contains(first) ? Given : 0;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static void Add(Dictionary<string, int> votes, string name, int gender)
    {
        if (gender != 0)
            votes[name] = votes.GetValueOrDefault(name) + gender;
    }
}
