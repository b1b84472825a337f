namespace Digest.Linking.Text;

/// <summary>
/// How common the commonest words of general writing are: a fixed prior, so that a site of two articles can tell a telling word
/// from a filler. English words are in steps of powers of two of the share of 250-word texts that hold them, a mean over several
/// kinds of writing (docs/linking.md tells how it was computed). Other languages have lists of function words only.
/// </summary>
internal static class CommonWords
{
    /// <summary>The step of a word that no list has: it is expected in one of 2^12 texts.</summary>
    public const int Rare = 12;

    private static readonly string[] English =
    [
        // in about every text
        "a an and as at be by for from in is of on said that the to was with",
        // in about one of 2 texts
        "about after also are been but can first had has have he his it more not one or out over their this two were which who " +
        "will would year",
        // in about one of 4 texts
        "according against all any back before being could day down during former her him how if into its just last like made " +
        "make new no other our people police she since so some than them there they three through time told up use we week what " +
        "when while work",
        // in about one of 8 texts
        "able across administration announced another around attack based because between both building called came case change " +
        "country court data death decision development did died do each early end even expected federal five found four future " +
        "get go going government group health help high hit home including information it's killed law least led left long many " +
        "may million month morning most much need next night now number off office officials old only own part possible " +
        "president process project provide public released reported right same say second see set several shot should state " +
        "statement still such support system take team th then these those took top under used using very way well where " +
        "without you your",
        // in about one of 16 texts
        "access accused action added additional address afternoon again agency ago allow almost along already among " +
        "announcement anti approach area arrested asked authorities available away became become began behind best better big " +
        "bill billion broke build business call campaign care caused charged charges chief children city clear come comes " +
        "coming community company conference confirmed continue control cost countries create critical current currently dead " +
        "deal decades defense didn't different director does don't done due earlier economy effort eight election enough ensure " +
        "every example executive face fact family far few fight find fire following forward full fully further gas gave general " +
        "give goal good got gun half head held here himself history host hours immediately important improve include " +
        "investigation issue job judge keep key know known large late later latest lead leaders less level life likely line " +
        "list little local look lot low major man means media meeting member might move murder must my nation's national near " +
        "nearly never officer official often once open order outside party pass past percent person place plan point policy " +
        "political potential power press previous prison private problem program protect put received recent recently record " +
        "related release remain report reporters required results return riot risk role rules run running school security seen " +
        "sent service seven share shooting show signed significant single site six small social software soon source specific " +
        "spending start step story taken term test think third though today together too trying until us user violence vote " +
        "want weekend went whether why within women workers world wrote yet",
        // in about one of 32 texts
        "ability above account act actually add addition affected age agencies agreed ahead air alleged allegedly although " +
        "always am amid amount analysis anyone appear application approved armed arms arrest assault attempt attention attorney " +
        "average bad begin believe below benefits biggest bit block board body border break bring brought built can't capacity " +
        "capital car carried cause center central certain challenge chance charge choice claimed claims climate close co " +
        "comments commitment committed committee common companies complete complex concerns conditions conservative considered " +
        "conspiracy content contract controversial count couple course crime criminal crisis critics customers cut damage " +
        "dangerous date deadly debate decided declined degree deliver denied department deputy described designed despite " +
        "details determine develop difficult direct directly discussion disease district doesn't doing dollars door dozen drive " +
        "dropped easily easy economic effect effective either email emergency enforcement entered entire era especially " +
        "estimated ever everyone evidence existing experience experts facility failed failure fall families fell felt field " +
        "fifth figure filed final finally financial floor focus force foreign form free front funding game getting given global " +
        "governor great ground growing guilty happened hard he's hear heard heart herself higher highest highly hold hour " +
        "however hundreds idea identified identify impact increase independent industry infrastructure initial initially " +
        "injured inside instead intended interest international interview investigate involved itself joined jury justice " +
        "killing largest launched lawmakers leader learn leave legal legislation let letter limited live longer loss lost lower " +
        "main majority mark market massive matter me measure medical meet men message miles military minutes mob moment money " +
        "mother multiple name nation necessary negotiations network nine non nothing occurred offer oil ongoing online " +
        "operation opportunity opposition organization overall package paid particular particularly partners path pay per " +
        "performance period personal picture planned planning play position positive post potentially practice present " +
        "presidential prevent previously prior probably product production progress proposal proposed prosecutors protests " +
        "published pulled quarter question quickly race range rare rate rather reach ready real really reason receive reduce " +
        "refused relationship reportedly reporter request require requirements research resources responded response rest " +
        "result revealed review rise rose round rule saw scale scene scheduled search season secretary secure seeking seemed " +
        "send senior sense sentence separate series serious serve setting short shut side sign similar sites situation size " +
        "solution someone something southern space speak special spend spent spoke spokesman spread staff stage stand status " +
        "stay stop stopped straight strategy streets strong struck students suffered summer sure targeted tax technical " +
        "technology thing thought thousands threat throughout total toward town track trial tried try turn type understand " +
        "updated value various vehicle via vice victims victory video visit walking war wasn't we're weapons wearing website " +
        "whole whose wife win woman won worst writing written wrong yesterday young",
        // in about one of 64 texts
        "accepted achieve active actively activities activity admitted adult advance advantage advisory affect agents " +
        "aggressive agreement aid aide aimed aiming allegations alone alongside alternative anniversary announce annual " +
        "anticipated anything apartment appearance apply appropriate approval argued arrived article ask assets assistant " +
        "associated athletes authorization authorized avoid aware background ball ballots ban banned base basis basketball " +
        "battle beginning behalf behavior beyond bid black blaze blog blood bodies bombs book born brief broad broader brother " +
        "budget burned buy candidate career carry cast caught celebration cell century ceremony certainly chain chair channel " +
        "check child choose church circumstances cited cities citizens civil claim class closer cloud club code collapsed " +
        "colleagues college com combination comfortable commander comment commercial commission communication compared " +
        "completely computer concern condition conducted congressional connect connection consecutive consequences consider " +
        "construction contact contain controlled conversation convicted core couldn't county coverage creation crews criticism " +
        "criticized cross crowd crucial culture custody daily daughter de debt decade decide declared dedicated deep defeated " +
        "demand democracy demonstrations design destroyed detail developer digital direction disappointing discovered discuss " +
        "dismissed distributed documents double draft drop drug easier education elect eligible else emerged emissions employee " +
        "enable encourage endangered energy entirely environment environmental equipment escaped establish evaluate event " +
        "eventually everything exactly expanded expect expectations expert explain expressed extended extra extreme extremely " +
        "failing faith fallen familiar famous fans fast father favor feature feedback feel fellow film finished firm fit fix " +
        "flag fleeing follow food foot football formally fought fourth freedom friend fuel fund gain gang gathered generally " +
        "generate generation giant girl goes grand greater grew grow growth guidance guidelines hackers hand handle happen " +
        "happy harm heavily heavy historic hitting holiday honor hope hospital huge human husband identity illegal illness " +
        "immigrants implement implementation improvement incident income increasingly individual influence injuries insisted " +
        "insurance intelligence intense interim internet introduced investigators involving island isn't jail join joint jump " +
        "kept kids kind knee knowledge lab labor lack laid land language largely larger leadership leak legacy light limit " +
        "linked longtime lose lying machine mail maintain maintenance manage management manager material mean meant memory " +
        "mentioned met method mid middle minimum minister minute missed missing mission model modern monitor monthly mostly " +
        "movie nationwide natural nature nearby neighborhood newly newspaper nominated nominee normal north note obtained " +
        "officially operating opinion opponents opportunities opposed option original originally outage outlets output overcome " +
        "overnight overturn pace page pair panel parents participate parties partner patients payments penalty perhaps " +
        "personnel phase phone physical pick plants platform player pleaded pm policies politics popular population posed poses " +
        "possibility powerful pre presidency pressure price primary priority pro probe produced profile promised prompting " +
        "protection protest protesters prove providers publicly pull purpose push putting quality quite raise ran ranked " +
        "rapidly re read recommend recovered red reform region regular regulations rejected relatively relevant relief " +
        "religious remarks remote remove replace represent requirement rescue researchers residents resignation respect respond " +
        "responsibility responsible restore resume reverse revised rich rifles rival road rocket room roughly rushed safe " +
        "safety science scientific scientists screen seat secret section sector seek seems seized selected self seriously " +
        "session severe sex sexual shift ship shortly shown significantly simple sixth slightly slow smaller smart society son " +
        "sought sparked specifically speech speed spokesperson sports spot squad standard star stock stood store stretch strike " +
        "structure struggled struggling student study style subject submit substantial success successful suggested supply " +
        "surge surrounded suspected suspended sustained talk target techniques technologies tell tens testimony themselves " +
        "they're threatened threatening threw tool tough trade traditional traffic tragedy training transition treatment trip " +
        "true trust truth twice typically ultimately unanimous unclear unemployment unique unit unless unlikely unprecedented " +
        "unveiled update upon urged urging useful usually vaccine variety version victim view violent vital voters walked wall " +
        "warned warning watch wave we've weapon wear weather web west white whom wide widely winning witness won't word " +
        "worldwide worse worth wouldn't wounded yard you're zero",
        // in about one of 128 texts
        "abortion abroad abruptly absence absolutely abuse accept accident accomplish accusations acknowledged activists actor " +
        "actress actual adjusted adopted adoption advice advised affairs afraid aftermath aged agenda agree aim airport alarm " +
        "alert alive allies altered ambitious analyst anger animal anonymity answer anywhere apart apologized apparent " +
        "apparently appeal applied appointed appointees approve approximately aren't argue argument arm arraigned arrival " +
        "arrive aside aspects assist assistance associate asylum athletic attackers attend attributed audience author authority " +
        "automatic automatically balance ballot bank barred bars basic basket beat beaten begun benefit bigger biological birth " +
        "blame blasted bomb bondage boost bottom boxes boy branch brazen breakthrough briefly broken bullet burden burning busy " +
        "cache camera campus cancer cannot capabilities capture card carries cash catch celebrate centre chairman challenger " +
        "chamber chest chips chose circulating citing civilians clashed clashes clean clearly client clock closely collapse " +
        "collect collection column combat combined command commissioner communicate communities comparison compete competitive " +
        "compiled complained complaint completion complexity component comprehensive compromised concept concluded conclusion " +
        "condemned conduct confidence confident confirm conflict confrontation confronted consensus consideration consistent " +
        "consultation consumer contest context contribute controversy convictions convince cooperate cooperation corporate " +
        "correct corruption counsel counties courthouse cover craft crazy credit crew critically cult curb custom customer " +
        "cyber cycle deadline decline deeply defeat defend defendant defensive deficit defined definitely delay delivery " +
        "demonstrate demonstrators deny departure deployed deputies describes describing desire desk destruction detected " +
        "detectives determination devastating device die difference digit disappointed disaster dispute disrupted disruption " +
        "distribution divided doctor document dog dollar domestic dominant dominated dose doubt download drama dramatic draw " +
        "drawn drew driven dropping dubbed duties duty dying earthquake ease east economists effectively efficient elaborate " +
        "eliminate emerging emotional employers enemies engage engineering engines enjoyed enter entertainment entry equipped " +
        "erupted essential essentially estate estimate evacuate eve ex exceeded exceptions exchange exclusive executed exercise " +
        "exist expand expensive explore explosion exposed extend extensive extent extortion extraordinary facilities factor " +
        "fairly false fan faster fastest fatal fatally fate fault fear felony female fewer fighter file fill finalized firearms " +
        "firefighters fiscal fled flights flow flying formal format forth foundation founder fresh fringe frustrated fun " +
        "function garage gauge gone gotten grant greatly greenhouse grown gunfire gunman guy hadn't hailed halt handful hanging " +
        "harder harsh hasn't hate haven't headquarters heat helicopter hikes hire historical homicide hospitalized hot hotel " +
        "house hundred hurt ill immediate immigrant immigration implications importance imposed imprisoned indicate indicted " +
        "indictment inform initiatives injuring inmate innocent inquiry inspector install instance institutions integrity " +
        "intent intention intercepted internal intervention introduce investigative investment involvement journalism " +
        "journalist kick kill killer km knew knock laboratory lady landmark launch lawsuit lawyer legislative legislature " +
        "legitimate length liberal lifted link loaded located location lowest magazine mainly male mandatory manslaughter map " +
        "march margin marriage married masked masks mass maximum mayor meaningful memo mental mere merely midnight mile " +
        "milestone ministry minor miss missile mistake mix motion motive movement multi myself mysterious mystery narrow " +
        "nationally native neck negative negotiate nervous net nice nomination none nor northeast notice notified novel " +
        "numerous objected observed obstruction obtain occur offense offensive offline older op operate operational opponent " +
        "ordinary organized origins otherwise overhaul overseas oversight overwhelmingly owner ownership paper parking " +
        "partially participants participation passage patient pattern peace peaceful peacefully percentage perfect perform " +
        "permanent permit personally perspective photographed pieces pipeline plant pledged plus politically politicians poll " +
        "poor port portion pose possibly poverty predecessor predicted preliminary prepare presence pretty prevention prime " +
        "privately probation produce profit prohibit prominent promise promote prompted proof proper property prosecution " +
        "prosecutor proud proven provider publication purchase pursuit quick quoted racial radical rail rally ranking ranks " +
        "rape rarely raw rd reaction reality realize rebounding rebounds rebuild recall recession recognize recovery referred " +
        "referring refusing regarding regardless regional registered regularly relations reliable relieved remarkable remember " +
        "reminder removal renewed repeated replacement representative reputation researcher resident resign resolution resolve " +
        "responsibilities restrictions revelation revenue revoked rid rioters rolling rubble rural safely sales save scheme " +
        "scope score screaming scrutiny seem select selling senator sergeant setback seventh shape sharply shell shock shook " +
        "shooter shops shortage shoulder shouldn't signature simply sister sit sitting skills slipped sold soldiers solid solve " +
        "somebody sometimes sorry sort sound south spate specify speculation spirit split sponsored spotlight spotted spring " +
        "square stable stakeholders stations steady stepped stolen stopping storage stories storm strain strengthens stressed " +
        "string stronger strongly struggle stuck studio stuff sub submarine submitted subpoena subsequent succeed successfully " +
        "sued suffering sufficient suggest suicide suit summit sunk supplies supporters supposed surely surface surprising " +
        "surrendered surrounding surveillance survey suspects suspension sweeping tag task tear tech technician teen teenagers " +
        "telephone televised television temperatures temporarily temporary ten tense tension tenure territory terrorism " +
        "testified testify text thank theory therefore they've thrilled throwing thrown throws thus tied ties tight tip toll " +
        "tomorrow tone tonight topic touch tradition transfer transferred transform transparency travel treated tremendous " +
        "trend triggered troops trouble truck truly tumultuous turnout tweet typical ultimate unable unanimously undermine " +
        "underway underwent unidentified union universities university unknown unnecessary unrest unusual upper upset urgency " +
        "vacant van variants vast verdict veteran violation virtual virus vision visitors voice volatile voter vowed vs " +
        "vulnerable wait wake walk warming warrants water we'll weaken weekly weight welcome weren't who've wider widespread " +
        "wind window winner worried write you've younger zone",
    ];

    private static readonly Dictionary<string, string> FunctionWords = new(StringComparer.Ordinal)
    {
        ["de"] = "der die das und in zu den von mit ist im für auf ein eine nicht sich dem des als auch es an werden aus er hat " +
            "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr " +
            "durch man sein wurde sei kann gegen vom schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei diese " +
            "dieser wieder keine seiner worden will zwischen immer was sagte jedoch ihr sowie wurden seit ihm ihn uns mich " +
            "montag dienstag mittwoch donnerstag freitag samstag sonntag sagten erklärte teilte mit gestern heute neue neuen ersten",
        ["fr"] = "de la le les et des en un une du que est pour dans qui a au par sur il pas plus ne se ce son avec sont cette " +
            "ont mais aux ou comme ses elle sa nous on été leur être deux fait ces même aussi tout après bien entre sans peut " +
            "dont était faire encore avait selon depuis y ils leurs contre très si alors avant moins vous je lui " +
            "lundi mardi mercredi jeudi vendredi samedi dimanche hier dit déclaré annoncé nouveau nouvelle premier première",
        ["es"] = "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre " +
            "este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han " +
            "yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e otro según contra " +
            "lunes martes miércoles jueves viernes sábado domingo ayer dijo dice señaló nuevo nueva primer primera",
        ["it"] = "di e il la che in a per un è del non le con della si i una da dei al più come anche sono alla gli ha nel ma lo " +
            "delle dal se su questo o ci degli dalla nella essere suo sua tra stato due anni ed hanno loro fa dopo era ancora " +
            "quello fatto cui molto solo quando prima contro secondo ai sul " +
            "lunedì martedì mercoledì giovedì venerdì sabato domenica ieri detto ha nuovo nuova primo prima",
        ["pt"] = "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando " +
            "muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você foi " +
            "ser são tem está pode anos segundo contra sobre " +
            "segunda terça quarta quinta sexta sábado domingo feira ontem disse afirmou novo nova primeiro primeira",
        ["nl"] = "de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door over naar " +
            "worden werd wordt heeft hebben had kan meer geen hij ze zij was dit tot al wel zo of deze want moet na twee jaar " +
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren zei zegt nieuwe eerste",
        ["sv"] = "och i att det som en på är av för med till den har de inte om ett men var sig så från vi kan nu han hon där " +
            "efter eller ska skulle när mot vid under över bara också hade år man två alla",
        ["pl"] = "i w na z się nie do to że o jest jak po co za od przez tym dla przy tak ale już który ma są był oraz jego było " +
            "może być lub ich tego czy tylko także które która roku jej lat pod gdy",
        ["tr"] = "bir ve bu da de için ile çok ne daha gibi olarak olan o en kadar ama var sonra ki ise göre ya olduğu değil yeni " +
            "iki her diye",
        ["ru"] = "и в не на что он с как а то это по к но из у за о от же был так для мы все его бы до или если при уже во она они " +
            "также было года со их этот мог после которые который которая быть чтобы только " +
            "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня сказал сообщил заявил новый",
        ["uk"] = "і в не на що з як у та до це за по від але про для він її його бо був так при або вже вони також після які",
        ["ar"] = "في من على إلى أن عن مع هذا التي الذي هذه كما ما لا بعد كان قد بين أو ذلك لم قبل كانت هو هي كل حول خلال",
        ["vi"] = "và của là có trong cho được không các với một người những đã này khi để ở ra tại về từ đến cũng như còn",
        ["id"] = "yang dan di dengan untuk ini dari itu pada tidak dalam akan ke juga ada adalah oleh karena bisa saat telah",
    };

    // An open-addressing table: terms are spread evenly, so their lowest bits are their places. 0 is no term.
    private const int Places = 1 << 13;
    private static readonly ulong[] Terms = new ulong[Places];
    private static readonly byte[] Steps = Build();

    /// <summary>The prior's step for a term: it is expected in one of 2^step texts, at most <see cref="Rare"/>.</summary>
    public static int StepOf(ulong term)
    {
        var place = PlaceOf(term);
        return Terms[place] == term ? Steps[place] : Rare;
    }

    private static int PlaceOf(ulong term)
    {
        var place = (int)term & (Places - 1);
        while (Terms[place] != 0 && Terms[place] != term)
            place = (place + 1) & (Places - 1);
        return place;
    }

    private static byte[] Build()
    {
        var steps = new byte[Places];
        for (var step = 0; step < English.Length; step++)
            Add(steps, "en", English[step], (byte)step);
        foreach (var (language, words) in FunctionWords)
            Add(steps, language, words, 1);
        return steps;
    }

    private static void Add(byte[] steps, string language, string words, byte step)
    {
        var space = new TermSpace(language);
        var rest = words.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf(' ');
            var term = space.Word(end < 0 ? rest : rest[..end]);
            var place = PlaceOf(term);
            if (Terms[place] == 0 || steps[place] > step)
                (Terms[place], steps[place]) = (term, step);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }
}
