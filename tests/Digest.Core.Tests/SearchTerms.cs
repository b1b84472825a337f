namespace Digest.Core.Tests;

/// <summary>Texts with the terms that they are cut into. The build and the page's script are both held to this one
/// table.</summary>
public static class SearchTerms
{
    public static IEnumerable<(string Text, string[] Terms)> Cases { get; } =
    [
        ("The Caucasus, again.", ["the", "caucasus", "again"]),
        ("ÉCOLE Straße naïve", ["ecole", "strasse", "naive"]),
        ("e\u0301cole", ["ecole"]),
        ("æther œuvre Łódź ðør Þing đ", ["aether", "oeuvre", "lodz", "dor", "thing", "d"]),
        ("İSTANBUL Iğdır ısı", ["istanbul", "igdir", "isi"]),
        ("Αθήνας ΟΔΟΣ", ["αθηνασ", "οδοσ"]),
        ("Ёлка Йод", ["елка", "иод"]),
        ("Greece's debt, O’Neill’s 'story'", ["greece", "debt", "o", "neill", "story"]),
        ("it's isn't 's 'so", ["it", "isn", "t", "so"]),
        ("U.S. 12,500 al-Qaeda C3PO", ["u", "s", "12", "500", "al", "qaeda", "c3po"]),
        ("التَّقْرِيرُ إيران أحمد آخر", ["التقرير", "ايران", "احمد", "اخر"]),
        ("مدرسة على فارسی کتاب محمـــد", ["مدرسه", "علي", "فارسي", "كتاب", "محمد"]),
        ("٢٠١٥ ۲۰۱۵ ２０１５", ["2015", "2015", "2015"]),
        ("שָׁלוֹם", ["שלום"]),
        ("東京タワー", ["東京", "京タ", "タワ", "ワー"]),
        ("ﾊﾝｶｸ 人々 漢", ["ハン", "ンカ", "カク", "人々", "漢"]),
        ("NHKは放送", ["nhk", "は放", "放送"]),
        ("ภาษาไทย", ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย"]),
        ("한국 뉴스", ["한국", "뉴스"]),
        ("हिन्दी", ["हिन्दी"]),
        ("ǅ ﬁn ½ Ⅷ 𝐁old 𐐀", ["dz", "fin", "1⁄2", "viii", "bold", "𐐨"]),
        ("😀 <b>&amp;\"x\"</b> — …", ["b", "amp", "x", "b"]),
        ("constructor __proto__ hasOwnProperty", ["constructor", "proto", "hasownproperty"]),
        (new string('a', 59) + " " + new string('b', 60) + " " + new string('c', 200), [new string('a', 59)]),
        ("", []),
    ];
}
