namespace Digest.Import;

/// <summary>A note about a correction, as a page has it.</summary>
/// <param name="Date">Its day, or null.</param>
/// <param name="Text">What it says, on one line.</param>
internal sealed record Amendment(FoundDate? Date, string Text);

/// <summary>Finds notes about corrections in a text: they belong into front matter, not among the paragraphs.</summary>
internal static class Amendments
{
    private const int MaxLength = 600;
    private const int MaxLabel = 45;

    // At the beginning, before any mark or date.
    private static readonly string[] Labels =
    [
        "correction", "corrections", "clarification", "editor's note", "editors' note", "amendment", "korrektur", "berichtigung",
        "richtigstellung", "correctif", "rectificatif", "erratum", "corrección", "fe de errores", "rectificación", "correzione",
        "errata corrige", "correção",
    ];

    private static readonly string[] Openings =
    [
        "this article was amended", "this article was corrected", "this article has been amended",
        "this article has been corrected",
        "this article has been updated to correct", "this story was corrected", "this story has been corrected",
        "this story has been updated to correct", "this report was amended", "this piece was amended",
        "an earlier version of this", "a previous version of this", "in einer früheren version", "in einer frühern version",
        "in einer früheren fassung", "dieser artikel wurde korrigiert", "dieser text wurde korrigiert",
        "une version précédente de cet article", "une précédente version de cet article", "cet article a été corrigé",
        "una versión anterior de este", "este artículo ha sido corregido", "una versione precedente di questo",
        "uma versão anterior deste",
    ];

    /// <summary>Takes the notes out of the blocks of a body, in their order.</summary>
    public static List<Amendment> Take(List<Block> body)
    {
        var found = new List<Amendment>();
        for (var i = 0; i < body.Count; i++)
        {
            if (TextOf(body[i]) is not { } text || !Is(text)) continue;
            var date = DateWords.Find(text);
            body.RemoveAt(i);
            // "Correction: March 3, 2016" on a line of its own is about the paragraph below it.
            if (text.Length < MaxLabel && !CleanText.EndsSentence(text) && i < body.Count && TextOf(body[i]) is { } below)
            {
                text = below;
                body.RemoveAt(i);
            }

            found.Add(new(date ?? DateWords.Find(text), text));
            i--;
        }

        return found;
    }

    private static string? TextOf(Block block) =>
        block.Kind == BlockKind.Paragraph && CleanText.Line(block.Text) is { Length: < MaxLength } text ? text : null;

    private static bool Is(string text)
    {
        var folded = text.Replace('\u2019', '\'').TrimStart('*', '_', '(', '[', '•', ' ').ToLowerInvariant();
        if (Openings.Any(o => folded.StartsWith(o, StringComparison.Ordinal))) return true;
        foreach (var label in Labels)
        {
            if (!folded.StartsWith(label, StringComparison.Ordinal)) continue;
            // "Correction, 3 March:", "Correction (3 March):", "Correction:"; a sentence may begin with the word as well.
            var rest = folded[label.Length..];
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            if (colon == 0) return true;
            if (colon is > 0 and < 30 && rest[0] is ',' or ' ' && DateWords.Find(rest[..colon]) is not null) return true;
            if (rest.StartsWith(" (", StringComparison.Ordinal) && DateWords.Find(rest) is not null) return true;
        }

        return false;
    }
}
