namespace Digest.Import;

/// <summary>Reads lines such as "By Jane Doe | The Paper | June 30, 2015 10:15 AM EDT" and "Updated on 1 July 2015".</summary>
internal static class VisibleLine
{
    private static readonly string[] UpdatedWords =
        ["updated", "last updated", "modified", "last modified", "aktualisiert", "mis à jour", "modifié", "actualizado",
            "aggiornato", "atualizado", "bijgewerkt", "تحديث", "обновлено", "stand:"];

    private static readonly string[] PublishedWords =
        ["published", "posted", "first published", "date", "publié", "veröffentlicht", "publicado", "pubblicato", "gepubliceerd",
            "created", "issued", "erschienen", "نشر", "опубликовано"];

    /// <summary>Takes what a line says; a line that says neither name nor date is left alone.</summary>
    /// <returns>Whether it said something.</returns>
    public static bool Read(string line, PageFacts facts)
    {
        if (line.Length > 200) return false;
        var said = false;
        foreach (var part in Parts(line)) said |= Part(part, facts);
        if (!said) return false;
        // Beside a byline or a date, a short name is the publisher's.
        foreach (var part in Parts(line))
        {
            if (facts.Publisher is null && DateWords.Find(part) is null && !Bylines.Begins(part) && IsPublisher(part)
                && !facts.Bylines.Contains(part))
            {
                facts.OfferPublisher(part);
            }
        }

        return true;
    }

    private static bool Part(string part, PageFacts facts)
    {
        var lower = part.ToLowerInvariant();
        // A line may say both: "Published June 30, 2015, updated July 1, 2015".
        var updated = UpdatedWords.Select(w => lower.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(-1)
            .Min();
        if (updated > 8 && DateWords.Find(part[..updated]) is { } first)
        {
            facts.OfferPublished(first);
            facts.OfferUpdated(DateWords.Find(part[updated..]));
            return true;
        }

        var byline = Bylines.Begins(part);
        if (byline) facts.OfferBylines(Bylines.Names(WithoutDate(part)));
        if (DateWords.Find(part) is not { } date) return byline && facts.Bylines.Count > 0;
        if (!byline && !PublishedWords.Any(w => lower.StartsWith(w, StringComparison.Ordinal)) && updated < 0
            && !DateWords.IsDateLine(part))
        {
            return false;
        }

        if (updated >= 0) facts.OfferUpdated(date);
        else facts.OfferPublished(date);
        return true;
    }

    private static string WithoutDate(string part)
    {
        if (DateWords.Find(part) is null) return part;
        var digits = part.AsSpan().IndexOfAnyInRange('0', '9');
        var words = part[..digits].TrimEnd().Split(' ');
        // "By Jane Doe June 30, 2015": the month is no name.
        return string.Join(' ', words.Length > 2 && DateWords.Find(words[^1] + " 1 2000") is not null ? words[..^1] : words)
            .TrimEnd(',', ' ', '-', '\u2013', '\u2014');
    }

    private static bool IsPublisher(string part) =>
        part.Length is >= 2 and <= 40 && CleanText.Words(part) <= 5 && char.IsUpper(part[0]) && !part.EndsWith('.')
            && !Boilerplate.IsNoise(part) && !part.Contains(':', StringComparison.Ordinal)
        && !part.Any(char.IsAsciiDigit);

    private static IEnumerable<string> Parts(string line)
    {
        foreach (var mark in (string[])[" - ", " \u2013 ", " \u2014 ", " / "])
            line = line.Replace(mark, "|", StringComparison.Ordinal);
        return line.Split(['|', '\u00b7', '\u2022'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
