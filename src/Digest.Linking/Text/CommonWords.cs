namespace Digest.Linking.Text;

/// <summary>
/// How common the commonest words of general writing are: a fixed prior, so that a site of two articles can tell a telling word
/// from a filler. English words are in steps of powers of two of the share of 250-word texts that hold them, the geometric mean
/// over six kinds of writing (docs/linking.md tells how it was computed). Other languages have lists of function words only.
/// </summary>
internal static class CommonWords
{
    /// <summary>The step of a word that no list has: it is expected in one of 2^12 texts.</summary>
    public const int Rare = 12;

    private static readonly string[] English =
    [
        // in about every text
        "a an and as be by for from in is it of on that the this to with",
        // in about one of 2 texts
        "about all also are at but can has have more new not or their they was we which will",
        // in about one of 4 texts
        "after any been could first had how if into its last like make may most now one other our out over people " +
        "said so some than them there through time two up use were what when where while who work would year you",
        // in about one of 8 texts
        "able across another around back based because before being between both building change data day " +
        "development do during each end even future get government group he help high his i including information " +
        "it's just long made making many much need next no number only own part possible process project provide " +
        "public same second see services set several should since state still such support system take team then " +
        "these those three under us used using very way week well without working years your",
        // in about one of 16 texts
        "access according act added additional address against allow allows along already among announced " +
        "approach asked available away become best better build business call called came case changes clear come " +
        "comes community continue control cost create created critical current currently days decision did " +
        "different does don't down earlier early efforts enough ensure every example expected experience far " +
        "federal few find five focus following forward found four full fully further general give given go goal " +
        "going good having her here however important improve include included instead issue issues keep key know " +
        "known large later latest lead least led less level line list local look looking low major makes means " +
        "meeting members might million month months move must national needed needs news off often old once open " +
        "order others outside past place plan plans point policy potential power previous previously private " +
        "problem program projects published put received recent recently related release released report required " +
        "research resources results right risk run say security service share she signed significant similar " +
        "single site small software something source specific start started states step technology term test " +
        "that's things think third though times today together too top until user users want ways we're weeks " +
        "whether why within worked world yet",
        // in about one of 32 texts
        "ability above account action actually add adding addition administration again agencies agency ago " +
        "agreement allowed allowing almost although always american amount analysis application applications " +
        "april area areas associated attention average began begin behind believe below benefits beyond big bit " +
        "block board bring built businesses can't capacity certain challenge challenges city close co coming " +
        "commitment common companies company complete complex concerns conditions conference considered content " +
        "continued contract core costs country course creating customers date deal december decided deliver " +
        "department described design designed despite details determine develop developed developing difficult " +
        "digital direct directly director discussion doing done due easily easy economic economy effective effort " +
        "either email energy entire environment especially ever everyone existing fact fast field final financial " +
        "focused form former free friday funding generation getting giving global goals great groups half hard " +
        "held helping higher highly him hold home hope hours house human i'm identified identify immediately " +
        "impact includes increase increased individual industry infrastructure initial inside interest internet " +
        "involved issued itself january job john join july june keeping late law leading learn left legal life " +
        "limited little longer lot lower main management manager march mark market matter meet member message " +
        "money moving my name near nearly necessary network non note offer office official ongoing online " +
        "operation operations opportunity option organization original overall paid particular particularly " +
        "partner partners parts party path pay per performance period person planned planning play points " +
        "position positive post potentially pre present president prevent prior product production products " +
        "programs progress proposal proposed protection provided provides providing question quickly range rate " +
        "rather re reach reached read ready real really receive receiving record reduce remain reported reports " +
        "request require requirements requires response result return review role rules running saw saying says " +
        "scale search section secure seeking seen send sense sent separate series serve setting seven shared " +
        "short show shows side sign six size solution solutions soon sources space special speed spend staff " +
        "starting status stay steps stop store strategy strong subject supported sure systems taken taking teams " +
        "technical testing th there's they're thing thought thousands throughout told took tool total towards " +
        "track try trying tuesday turn twitter type understand united updated upon value various via wanted we've " +
        "web website went white whole works writing written wrote you're",
    ];

    private static readonly Dictionary<string, string> FunctionWords = new(StringComparer.Ordinal)
    {
        ["de"] = "der die das und in zu den von mit ist im für auf ein eine nicht sich dem des als auch es an werden aus er hat " +
            "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr " +
            "durch man sein wurde sei kann gegen vom schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei diese " +
            "dieser wieder keine seiner worden will zwischen immer was sagte jedoch ihr sowie wurden seit ihm ihn uns mich",
        ["fr"] = "de la le les et des en un une du que est pour dans qui a au par sur il pas plus ne se ce son avec sont cette " +
            "ont mais aux ou comme ses elle sa nous on été leur être deux fait ces même aussi tout après bien entre sans peut " +
            "dont était faire encore avait selon depuis y ils leurs contre très si alors avant moins vous je lui",
        ["es"] = "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre " +
            "este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han " +
            "yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e otro según contra",
        ["it"] = "di e il la che in a per un è del non le con della si i una da dei al più come anche sono alla gli ha nel ma lo " +
            "delle dal se su questo o ci degli dalla nella essere suo sua tra stato due anni ed hanno loro fa dopo era ancora " +
            "quello fatto cui molto solo quando prima contro secondo ai sul",
        ["pt"] = "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando " +
            "muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você foi " +
            "ser são tem está pode anos segundo contra sobre",
        ["nl"] = "de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door over naar " +
            "worden werd wordt heeft hebben had kan meer geen hij ze zij was dit tot al wel zo of deze want moet na twee jaar",
        ["sv"] = "och i att det som en på är av för med till den har de inte om ett men var sig så från vi kan nu han hon där " +
            "efter eller ska skulle när mot vid under över bara också hade år man två alla",
        ["pl"] = "i w na z się nie do to że o jest jak po co za od przez tym dla przy tak ale już który ma są był oraz jego było " +
            "może być lub ich tego czy tylko także które która roku jej lat pod gdy",
        ["tr"] = "bir ve bu da de için ile çok ne daha gibi olarak olan o en kadar ama var sonra ki ise göre ya olduğu değil yeni " +
            "iki her diye",
        ["ru"] = "и в не на что он с как а то это по к но из у за о от же был так для мы все его бы до или если при уже во она они " +
            "также было года со их этот мог после которые который которая быть чтобы только",
        ["uk"] = "і в не на що з як у та до це за по від але про для він її його бо був так при або вже вони також після які",
        ["ar"] = "في من على إلى أن عن مع هذا التي الذي هذه كما ما لا بعد كان قد بين أو ذلك لم قبل كانت هو هي كل حول خلال",
        ["vi"] = "và của là có trong cho được không các với một người những đã này khi để ở ra tại về từ đến cũng như còn",
        ["id"] = "yang dan di dengan untuk ini dari itu pada tidak dalam akan ke juga ada adalah oleh karena bisa saat telah",
    };

    private static readonly Dictionary<ulong, byte> Steps = Build();

    /// <summary>The prior's step for a term: it is expected in one of 2^step texts, at most <see cref="Rare"/>.</summary>
    public static int StepOf(ulong term) => Steps.TryGetValue(term, out var step) ? step : Rare;

    private static Dictionary<ulong, byte> Build()
    {
        var steps = new Dictionary<ulong, byte>(1600);
        for (var step = 0; step < English.Length; step++)
            Add(steps, "en", English[step], (byte)step);
        foreach (var (language, words) in FunctionWords)
            Add(steps, language, words, 1);
        return steps;
    }

    private static void Add(Dictionary<ulong, byte> steps, string language, string words, byte step)
    {
        var space = new TermSpace(language);
        foreach (var range in words.AsSpan().Split(' '))
        {
            var term = space.Word(words.AsSpan()[range]);
            if (!steps.TryGetValue(term, out var known) || known > step)
                steps[term] = step;
        }
    }
}
