using System.Collections.Frozen;

namespace Digest.Import;

/// <summary>Knows the lines that pages carry around their articles.</summary>
internal static class Boilerplate
{
    private static readonly FrozenSet<string> Whole = Set(
        "updated on|published on|posted on|last updated|leave a comment|leave a reply|leave comment|post a comment|add a comment|comment|comments|no comments|view comments|show comments|hide comments|join the discussion|join the conversation|" +
        "share|share this|share this article|share this story|share this post|share article|share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share via email|tweet|tweet this|pin it|like this|email|e-mail|print|print this|save|copy link|link copied|bookmark|" +
        "facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|instagram|youtube|flipboard|messenger|more|menu|home|search|close|back|next|previous|prev|log in|login|sign in|sign up|register|subscribe|subscribe now|my account|" +
        "advertisement|advertising|advert|ad|sponsored|sponsored content|promoted|promoted content|paid content|story continues below|story continues below advertisement|article continues below|article continues after advertisement|" +
        "article continues below advertisement|continue reading|continue reading below|keep reading|read more|read the full story|read full story|read full article|read on|view more|see more|show more|load more|learn more|find out more|more stories|more news|more info|click to expand|" +
        "skip to content|skip to main content|skip advertisement|skip to navigation|loading|loading...|loading…|please wait|image caption|media caption|image source|image copyright|image credit|photo credit|getty images|listen|listen to this article|listen to article|listen now|" +
        "follow us|follow|follow us on facebook|follow us on twitter|follow us on google news|newsletter|newsletters|sign up for our newsletter|get the app|download our app|enable notifications|allow notifications|turn on notifications|back to top|scroll to top|top|" +
        "view gallery|view all|view image|open image in gallery|enlarge|expand|watch|watch now|play|play video|video|latest|breaking news|trending|editor's picks|editors' picks|for you|tags|topics|categories|filed under|accept|accept all|accept cookies|reject all|manage cookies|cookie settings|privacy policy|terms of use|terms of service|contact us|about us|advertise|" +
        "anzeige|werbung|teilen|drucken|kommentare|kommentar schreiben|mehr zum thema|lesen sie auch|startseite|weiterlesen|zur startseite|artikel teilen|merken|publicité|partager|imprimer|commentaires|lire aussi|lire la suite|à lire aussi|s'abonner|publicidad|compartir|imprimir|comentarios|leer más|lea también|" +
        "pubblicità|condividi|commenti|leggi anche|publicidade|compartilhar|leia também|advertentie|delen|reacties|lees ook|إعلان|شارك|مشاركة|اقرأ أيضا|اقرأ أيضاً|التعليقات|اطبع|реклама|поделиться|читайте также|комментарии");

    private static readonly string[] Openings =
    [
        "read more:", "read more about", "read also:", "also read:", "read next:", "read:", "see also:", "related:", "related story:", "related article:", "related stories:", "related articles:", "related coverage:", "more:", "more on this:", "watch:", "watch |", "listen:", "in pictures:", "recommended:", "don't miss:", "must read:", "must-read:", "from our archive:", "what to read next:",
        "sign up for", "sign up to", "subscribe to", "subscribe for", "get our newsletter", "get the latest", "get breaking news", "join our", "follow us on", "like us on", "find us on", "download the", "click here to", "click here for", "tap here to", "enter your email", "your email address", "by signing up", "by subscribing", "by clicking",
        "copyright ©", "copyright (c)", "© 20", "© 19", "(c) 20", "©20", "all rights reserved", "all content copyright", "this site uses cookies", "we use cookies", "this website uses cookies", "filed under", "tags:", "topics:", "posted in", "categories:", "category:", "share this", "share on", "share via", "print this",
        "leave a comment", "leave a reply", "comments are closed", "view comments", "show comments", "photo credit:", "support our journalism", "support independent", "already a subscriber", "already a member", "to continue reading", "subscribe to continue", "subscribe now", "log in to", "this article is for subscribers", "this story is for subscribers", "create a free account", "become a member", "become a subscriber", "start your free trial", "unlock this article",
        "lesen sie auch:", "lesen sie auch", "mehr zum thema:", "lire aussi :", "lire aussi:", "à lire aussi :", "à lire aussi:", "lea también:", "leggi anche:", "leia também:", "lees ook:", "اقرأ أيضا:", "اقرأ أيضاً:", "читайте также:", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos",
    ];

    private static readonly string[] TailOpenings =
    [
        "related article", "related stor", "related post", "related news", "related content", "related coverage", "related topic", "related link", "related reading", "related", "more from", "more on this story", "more on this topic", "more stories", "more news", "more in ", "more to read", "most read", "most popular", "most viewed", "most commented", "popular stories", "popular now", "popular posts",
        "recommended", "you may also", "you might also", "you may like", "you might like", "readers also", "around the web", "from around the web", "from the web", "trending", "latest news", "latest stories", "latest articles", "latest posts", "top stories", "read next", "up next", "what to read next", "also in the news", "also on ", "don't miss", "editor's picks", "editors' picks",
        "elsewhere on", "next article", "previous article", "next post", "previous post", "about the author", "sponsored stories", "sponsored content", "promoted stories", "in this section", "mehr zum thema", "das könnte sie", "meistgelesen", "lesen sie auch", "verwandte artikel", "sur le même sujet", "à lire aussi", "les plus lus", "articles liés", "noticias relacionadas", "más leídas", "te puede interesar", "articoli correlati", "artigos relacionados", "gerelateerd", "اقرأ أيضا", "مواضيع ذات صلة", "أخبار ذات صلة", "читайте также", "по теме",
    ];

    private static readonly string[] CommentTails = ["comments", "leave a comment", "leave a reply", "join the conversation", "join the discussion", "reader comments", "add a comment", "post a comment", "what do you think", "kommentare", "commentaires", "comentarios", "commenti", "reacties", "التعليقات", "комментарии"];

    private static FrozenSet<string> Set(string lines) => lines.Split('|').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a line is none of the article's, wherever it stands.</summary>
    public static bool IsNoise(string line)
    {
        var folded = Folded(line);
        if (folded.Length == 0) return true;
        if (folded.Length > 220) return false;
        if (Whole.Contains(folded) || Whole.Contains(folded.TrimEnd(':', '.', '!', '>', '\u00bb', '\u2192', '\u203a', ' '))) return true;
        if (IsCount(folded)) return true;
        var words = CleanText.Words(folded);
        if (words > 30) return false;
        foreach (var opening in Openings)
        {
            if (folded.StartsWith(opening, StringComparison.Ordinal) && (folded.Length == opening.Length || !char.IsLetterOrDigit(folded[opening.Length]) || !char.IsLetter(opening[^1]))) return true;
        }

        return IsPlea(folded) && words <= 25;
    }

    /// <summary>Whether a short line opens a list of other articles, behind which nothing of this one follows as a rule.</summary>
    public static bool OpensTail(string line)
    {
        var folded = Folded(line).TrimEnd(':', ' ');
        // "Read also: Rain without an end" is one teaser, not the beginning of a list.
        if (folded.Contains(':', StringComparison.Ordinal) || CleanText.Words(folded) > 7 || CleanText.EndsSentence(folded)) return false;
        foreach (var opening in TailOpenings)
        {
            if (folded.StartsWith(opening, StringComparison.Ordinal)) return opening != "related" || folded == "related";
        }

        return false;
    }

    /// <summary>Whether a short line opens the comments.</summary>
    public static bool OpensComments(string line)
    {
        var folded = Folded(line);
        if (CleanText.Words(folded) > 6) return false;
        return CommentTails.Any(t => folded.StartsWith(t, StringComparison.Ordinal) && (folded.Length == t.Length || !char.IsLetterOrDigit(folded[t.Length]) && !char.IsLetter(folded[^1]) || folded.Length - t.Length < 6))
            || (char.IsAsciiDigit(folded.Length > 0 ? folded[0] : ' ') && folded.TrimEnd().EndsWith(" comments", StringComparison.Ordinal));
    }

    /// <summary>Whether a text asks the reader to pay or to sign in before the rest is shown.</summary>
    public static bool IsPlea(string text)
    {
        var folded = Folded(text);
        return (folded.Contains("subscribe", StringComparison.Ordinal) || folded.Contains("subscriber", StringComparison.Ordinal) || folded.Contains("sign in", StringComparison.Ordinal) || folded.Contains("log in", StringComparison.Ordinal) || folded.Contains("abonnent", StringComparison.Ordinal) || folded.Contains("abonné", StringComparison.Ordinal) || folded.Contains("free trial", StringComparison.Ordinal))
            && (folded.Contains("continue", StringComparison.Ordinal) || folded.Contains("to read", StringComparison.Ordinal) || folded.Contains("full access", StringComparison.Ordinal) || folded.Contains("unlimited", StringComparison.Ordinal) || folded.Contains("rest of", StringComparison.Ordinal) || folded.Contains("weiterlesen", StringComparison.Ordinal) || folded.Contains("réservé", StringComparison.Ordinal) || folded.Contains("only for subscribers", StringComparison.Ordinal) || folded.Contains("already a subscriber", StringComparison.Ordinal));
    }

    // "12 comments", "3 min read", "1.2k shares", "Reading time: 4 minutes", "2 / 14".
    private static bool IsCount(string folded)
    {
        var words = folded.Split(' ');
        if (words.Length > 5 || !folded.Any(char.IsAsciiDigit)) return false;
        if (folded.StartsWith("reading time", StringComparison.Ordinal) || folded.StartsWith("lesezeit", StringComparison.Ordinal)) return true;
        var last = words[^1].Trim('.', ')');
        if (!char.IsAsciiDigit(words[0][0]) && words[0] is not "(" && words[0] != "comments") return words[0] == "comments";
        return last is "comments" or "comment" or "shares" or "share" or "views" or "likes" or "read" or "kommentare" or "commentaires" or "comentarios" && words.Length <= 4 || (words.Length == 3 && words[1] is "/" or "of" && char.IsAsciiDigit(last.Length > 0 ? last[0] : ' '));
    }

    private static string Folded(string line)
    {
        var text = CleanText.Line(line)?.ToLowerInvariant() ?? "";
        return text.Trim(' ', '|', '\u00b7', '\u2022', '*', '-', '\u2013', '\u2014', '[', ']', '(', '>', '\u00bb', '\u203a', '\u25b6', '\u2192', '\u2193', '+').Replace('\u2019', '\'');
    }
}
