using Digest.Core.Catalog;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Markdown;
using Digest.Core.Model;

namespace Digest.Import;

/// <summary>Makes a Markdown article of a saved page or a pasted text.</summary>
public static class Importer
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = 32 << 20;

    private const int ShortStub = 200;

    /// <summary>Whether a folder of this name is one that a browser puts beside a saved page.</summary>
    public static bool IsFolderOfPage(string name) => WebAddress.IsSavedCopy(name + "/");

    /// <summary>Imports a file. The article is a draft of unknown rights; nothing of the page can run in it.</summary>
    /// <returns>The article, null where the file is none; errors, and warnings about what an editor has to look at. Any input
    /// ends here, none throws.</returns>
    public static Checked<ImportedArticle> Read(ImportRequest request)
    {
        if (request.Bytes.Length > MaxBytes)
        {
            return new(null,
                [Codes.ImportNoText.At(new(request.Path), $"the file has more than {MaxBytes >> 20} MB",
                "save the page without its images and scripts")]);
        }

        var (text, errors) = FileText.Read(request.Bytes, request.Path, request.Charset);
        if (text is null) return new(null, errors);
        if (FeedKind.Of(text) is { } kind)
        {
            return new(null, [Codes.ImportNoText.At(new(request.Path), $"this is {kind}, not a page or a text",
                kind == FeedKind.Opml ? "'digest feeds import FILE' takes its feeds over"
                : "write its address into _data/feeds.yml; 'digest inbox' shows its items")]);
        }

        if (!IsHtml(text))
        {
            var (facts, blocks) = PastedText.Read(text, request.Path);
            facts.Url ??= WebAddress.Article(request.Address);
            return Finish(facts, blocks, request, []);
        }

        if (PageTree.Parse(text) is not { } page)
        {
            return new(null,
                [Codes.ImportNoText.At(new(request.Path), "the page has thousands of elements open within each other",
                "copy the text of the page into a file and import that")]);
        }

        var (found, body, copies) = HtmlPage.Read(page, request.Address);
        var notes = new List<Diagnostic>();
        if (copies > 0)
        {
            notes.Add(Codes.ImportImages.At(new(request.Path),
                copies == 1 ? "one image is left out: only a copy beside the saved page is known"
                : $"{copies} images are left out: only copies beside the saved page are known",
                "copy the ones you may use into assets/ and link them"));
        }

        return Finish(found, body, request, notes);
    }

    /// <summary>Whether a text is a page: it has markup that pages have and that texts hardly ever begin with.</summary>
    private static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty) return false;
        if (start[0] == '<' && start.Length > 2 && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?')) return true;
        var head = start[..Math.Min(start.Length, 20_000)];
        foreach (var tag in (string[])["<html", "<body", "<head>", "</p>", "</div>", "<article"])
        {
            if (head.Contains(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static Checked<ImportedArticle> Finish(PageFacts facts, IReadOnlyList<Block> read, ImportRequest request,
        List<Diagnostic> notes)
    {
        var body = new List<Block>(read);
        var place = new Place(request.Path);
        Complete(facts, body, request);
        var headline = facts.Headline ?? Headline(body, request.Path);
        if (facts.Headline is null)
        {
            notes.Add(Codes.ImportLacks.At(place, $"no headline was found; the article is called '{Fields.Short(headline)}'",
                "write the headline into 'title'"));
        }

        if (facts.Published is null)
        {
            notes.Add(Codes.ImportLacks.At(place, "no date was found; 'published' is the time of the import",
                "write the day of the original into 'published'"));
        }

        if (facts.Publisher is null && facts.Url is null)
            notes.Add(Codes.ImportLacks.At(place, "no source was found", "write 'source: {name: …, url: …}'"));
        var words = body.Sum(b => CleanText.Words(b.Text));
        if (words == 0)
        {
            notes.Add(Codes.ImportLacks.At(place,
                "no text was found: the page lists other pages, or a script draws its text",
                "copy the text from the browser into the article, or save the page of the article itself"));
        }

        if (facts.Paywall)
        {
            notes.Add(Codes.ImportPaywall.At(place,
                words < ShortStub
                ? $"the page stops at its paywall: only {words} words of the text are here" : "the original is behind a paywall",
                "check that the text is whole, and that you may quote it"));
        }

        if (facts.Image is { } picture && Addresses.Host(picture.Address) is { } host)
        {
            notes.Add(Codes.ImportPicture.At(place, $"the picture would be loaded from {host}",
                "copy it into assets/ and write its path into 'image' if you may use it; else take 'image' out"));
        }

        var day = facts.Published?.Local ?? TimeZoneInfo.ConvertTime(request.Now, request.Zone).DateTime;
        var slug = Slugs.From(headline);
        var name = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "-"
            + (slug.Length > 0 ? slug : "untitled") + ".md";
        return new(new ImportedArticle(name, headline, ArticleWriter.Write(facts, headline, body, request)), notes);
    }

    private static void Complete(PageFacts facts, List<Block> body, ImportRequest request)
    {
        // A page whose only name is its headline does not say who published it.
        if (facts.Publisher is { } own && CleanText.Key(own) == CleanText.Key(facts.Headline ?? "")) facts.Publisher = null;
        KnownSource(facts, request.Known);
        facts.Published ??= DayInAddress(facts.Url) ?? DayInName(request.Path);
        facts.Bylines = facts.Bylines.Where(b => b != facts.Publisher).ToList();
        // A dek that the text begins with, cut off or not, is no dek.
        var text = CleanText.Key(string.Concat(body.Where(b => b.Kind == BlockKind.Paragraph).Take(3).Select(b => b.Text)));
        if (facts.Dek is { } dek
            && (text.StartsWith(CleanText.Key(dek), StringComparison.Ordinal)
            || CleanText.Key(dek).StartsWith(CleanText.Key(facts.Headline ?? "?"), StringComparison.Ordinal)
            && dek.Length < (facts.Headline?.Length ?? 0) + 10))
        {
            facts.Dek = null;
        }

        Image(facts, body);
    }

    // The picture above the text is the article's image; one that stands in the text anyway need not be named twice.
    private static void Image(PageFacts facts, List<Block> body)
    {
        var address = facts.Image is { } named ? new WebAddress(facts.Url).Resolve(named.Address, isImage: true) : null;
        facts.Image = address is null ? null : facts.Image! with { Address = address };
        if (body.Count > 1 && body[0].Kind == BlockKind.Image && body.Count(b => b.Kind == BlockKind.Image) < 4)
        {
            var caption = body[1] is { Kept: true, Kind: BlockKind.Paragraph } line ? line.Text : null;
            var same = facts.Image is { } image && SameFile(image.Address, body[0].Address!);
            facts.Image = new(body[0].Address!,
                body[0].Text.Length > 0 ? body[0].Text : (same ? facts.Image!.Alt : null) ?? caption,
                caption ?? (same ? facts.Image!.Credit : null));
            body.RemoveRange(0, caption is null ? 1 : 2);
        }
        else if (facts.Image is { } image && FileName(image.Address) is { Length: > 6 } name
            && body.Exists(b => b.Address is { } own && FileName(own) == name))
        {
            facts.Image = null;
        }
    }

    // Publishers serve one picture in many sizes: the same name is the same picture.
    private static bool SameFile(string a, string b) => FileName(a) is { Length: > 6 } name && name == FileName(b);

    private static string FileName(string address)
    {
        var path = address.Split('?', '#')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    // A source that the digest knows goes by the name it has there.
    private static void KnownSource(PageFacts facts, IReadOnlyList<KnownTerm> known)
    {
        var host = facts.Url is { } url ? Addresses.Host(url) : null;
        KnownTerm? byHost = null;
        KnownTerm? byName = null;
        foreach (var term in known)
        {
            if (term.Kind != TermKind.Source) continue;
            if (host is not null && term.Host is { } own && (host == own || host.EndsWith("." + own, StringComparison.Ordinal)))
                byHost ??= term;
            if (facts.Publisher is { } name && term.Aliases.Append(term.Name).Any(n => CleanText.Key(n) == CleanText.Key(name)))
                byName ??= term;
        }

        facts.Publisher = (byName ?? byHost)?.Name ?? facts.Publisher ?? Bylines.HostName(facts.Url);
    }

    // …/2015/06/30/headline
    private static FoundDate? DayInAddress(string? url)
    {
        var parts = url?.Split('/') ?? [];
        for (var i = 3; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && parts[i + 1].Length is 1 or 2 && parts[i + 2].Length is 1 or 2
                && DateWords.Machine($"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}") is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static FoundDate? DayInName(string path) =>
        Slugs.FromFileName(path.Replace('\\', '/')).Date is { } day ? new(day.ToDateTime(TimeOnly.MinValue), false, null) : null;

    private static string Headline(List<Block> body, string path)
    {
        var name = Slugs.FromFileName(path.Replace('\\', '/')).Name.Replace('-', ' ').Replace('_', ' ').Trim();
        if (CleanText.Words(name) > 2 && name.Any(char.IsLetter)) return char.ToUpperInvariant(name[0]) + name[1..];
        var first = body.Find(b => b.Kind is BlockKind.Heading or BlockKind.Paragraph)?.Text;
        if (string.IsNullOrWhiteSpace(first)) return name.Length > 0 ? name : "Untitled";
        first = PastedText.WithoutDateline(first);
        var end = first.AsSpan().IndexOfAny(".!?\n");
        var sentence = end > 20 ? first[..end] : first;
        return sentence.Length <= 100 ? sentence : Excerpts.Cut(sentence, 98);
    }
}
