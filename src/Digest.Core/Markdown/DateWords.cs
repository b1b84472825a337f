using System.Collections.Frozen;

namespace Digest.Core.Markdown;

/// <summary>Words of lines that only say who wrote a text and when.</summary>
internal static class DateWords
{
    private static readonly FrozenSet<string> Months = Set("""
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember okt dez janvier février
        mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio
        agosto septiembre setiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro
        outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari
        februari maart mei augustus января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        """);

    private static readonly FrozenSet<string> Days = Set("""
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch
        donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
        miércoles jueves viernes sábado domingo
        """);

    // What may stand between names and dates.
    private static readonly FrozenSet<string> Between = Set("""
        by on at in and of the for to with under from am pm a.m p.m est edt pst pdt utc gmt cet cest uhr um und von
        vom der im den le la par à et du de des el en por y a em e di da il del della van door op and/or st nd rd th o
        contributor staff writer editor reporter correspondent posted published updated
        """);

    private static readonly FrozenSet<string> Verbs = Set("""
        posted published written submitted reported updated veröffentlicht geschrieben publié écrit publicado escrito
        pubblicato scritto geplaatst geschreven опубликовано
        """);

    private static readonly FrozenSet<string> By = Set("""
        by von par por di door author authors autor autorin auteur autore автор
        """);

    // With a colon after them, or "by".
    private static readonly FrozenSet<string> Labels = Set("""
        date datum fecha data words text story photos source
        """);

    private static readonly string[] OtherScripts =
    [
        "作者", "著者", "文\uff1a", "文\u30fb", "发布于", "發佈於", "公開日",
        "投稿者", "投稿日", "記者", "记者", "بقلم", "كتبه",
        "نشر في", "लेखक",
    ];

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word names a month, in some languages of Europe.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => Months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a line says nothing but who wrote the text, when or where ("By Jane Doe", "Posted on 3 May 2015").</summary>
    public static bool IsByline(string line)
    {
        if (line.Length > 160) return false;
        if (OtherScripts.Any(s => line.StartsWith(s, StringComparison.Ordinal)))
            return line.Length < 40 && !Sentences.IsEnded(line);
        var words = line.Split([' ', ',', '|', '\u00b7', '\u2022', '/', '(', ')', '\u00a0', ':', '\n'],
            StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 16) return false;
        var first = words[0].Trim(Edges);
        var begins = Verbs.Contains(first) || By.Contains(first)
            || (Labels.Contains(first) && words.Length > 1 && (line[words[0].Length] == ':' || By.Contains(words[1])));
        var (numbers, dates) = (0, 0);
        for (var i = begins ? 1 : 0; i < words.Length; i++)
        {
            var word = words[i].Trim(Edges);
            if (word.Length == 0) continue;
            if (char.IsAsciiDigit(word[0]) || IsDateOfCjk(word)) numbers++;
            else if (Months.Contains(word) || Days.Contains(word)) dates++;
            else if (!Between.Contains(word) && !char.IsUpper(word[0]) && word[0] != '@') return false;
        }

        if (begins) return words.Length > 1;
        return numbers > 0 && (dates > 0 || words.All(w => !char.IsLetter(w[0]) || IsDateOfCjk(w))) && words.Length <= 9;
    }

    private static bool IsDateOfCjk(string word) => word.Length > 1 && char.IsAsciiDigit(word[0])
        && word.Any(c => c is '年' or '月' or '日' or '년');

    private static readonly char[] Edges = ['.', ',', ';', '\u2013', '\u2014', '-', '*', '_', '"', '\u201c', '\u201d', '[', ']'];
}
