using Digest.Commands;
using Digest.Core.Catalog;
using Digest.Core.Editing;
using Digest.Core.Model;
using Digest.Core.Settings;

namespace Digest.Editing;

/// <summary><c>digest rename</c>: another slug, a redirect from the old address, and every link to it.</summary>
internal static class RenameVerb
{
    /// <summary>Renames an article.</summary>
    /// <param name="session">The site.</param>
    /// <param name="name">The article.</param>
    /// <param name="slug">The new slug, as typed.</param>
    /// <param name="dryRun">Whether to show the change only.</param>
    public static async Task<int> RunAsync(EditSession session, string name, string slug, bool dryRun)
    {
        if (session.Articles([name]) is not [var article]) return ExitStatus.WrongUsage;
        var clean = Slugs.From(slug);
        if (clean.Length == 0) return session.Wrong($"'{slug}' is no slug", "write letters, digits and hyphens: pluto-at-last");
        if (clean == article.Slug) return session.Finish(dryRun, $"its slug is '{clean}' already");
        if (session.Site.Catalog.Index.Find(clean) is { } other && other != article)
        {
            session.Refuse(other.Article.SourcePath, $"this article's slug is '{clean}' already", "choose another slug");
            return session.Finish(dryRun, "");
        }

        // An exact address is kept with its new last segment.
        session.Edit(article, new SetField("slug", new(clean)));
        var moved = await MovedAsync(session, article).ConfigureAwait(false);
        if (!moved.TryGetValue(article.Permalink, out var target) && session.Diagnostics.Count == 0)
        {
            session.Refuse(article.Article.SourcePath, $"the article's exact address is {article.Permalink}, whatever its slug",
                "change 'url' instead, and add the old address to 'redirect_from'");
        }

        if (session.Diagnostics.Count > 0) return session.Finish(dryRun, "");
        foreach (var address in moved.Keys)
        {
            // A draft has not been read by anybody. The address of a story leads to the telling that gave it its name.
            if (!article.Article.Draft) session.Edit(article, new AddItem("redirect_from", address));
        }

        session.Edit(article, new RemoveItem("redirect_from", target!));
        session.Changes.WriteLast(article.Article.SourcePath);
        ChangeNames(session, article, clean);
        ChangeLinks(session, article.Slug, clean, moved);
        if (session.Diagnostics.Count == 0)
        {
            var (_, errors) = await session.WouldBeAsync().ConfigureAwait(false);
            session.Diagnostics.AddRange(errors);
        }

        return session.Finish(dryRun, "nothing changes");
    }

    // Old addresses with the new ones: the article's, and its story's where that has its name from the article.
    private static async Task<SortedDictionary<string, string>> MovedAsync(EditSession session, SiteArticle article)
    {
        var moved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (site, errors) = await session.WouldBeAsync().ConfigureAwait(false);
        session.Diagnostics.AddRange(errors.Where(e => e.Path == article.Article.SourcePath));
        if (site.Catalog.Index.ByInputPath(article.Article.InputPath) is not { } now) return moved;
        if (now.Permalink != article.Permalink) moved[article.Permalink] = now.Permalink;
        var (story, then) = (session.Site.StoryOf(article), site.StoryOf(now));
        if (story.HasPage && then.HasPage && story.Permalink != then.Permalink) moved[story.Permalink] = then.Permalink;
        return moved;
    }

    // Names of the article in other files' front matter: its slug and its address.
    private static void ChangeNames(EditSession session, SiteArticle article, string slug)
    {
        foreach (var other in session.Site.Catalog.All)
        {
            foreach (var (key, names) in ((string, IReadOnlyList<Placed>)[])
                [("related", other.Article.Related), ("unrelated", other.Article.Unrelated)])
            {
                foreach (var given in names)
                {
                    if (Names(given.Value, other.Article.InputPath))
                        session.Edit(other, new ReplaceItem(key, given.Value, slug));
                }
            }

            if (other != article && other.Article.TranslationOf is { } text && Names(text.Value, other.Article.InputPath))
                session.Edit(other, new SetField("translation_of", new(slug)));

            // A pin to another article's slug, which no story file stands for.
            if (other.Article.StoryPin is { } pin && pin.Value == article.Slug && other != article
                && session.Site.Stories.All(s => s.File?.Slug != pin.Value)
                && session.Site.Catalog.All.Count(a => a.Article.StoryPin?.Value == pin.Value) == 1)
            {
                session.Edit(other, new SetField("story", new(slug)));
            }
        }

        foreach (var file in session.Site.Stories.Select(s => s.File))
        {
            if (file?.Lead is { } lead && Names(lead.Value, file.Raw.File.InputPath))
                session.Edit(file.Raw.File, new SetField("lead", new(slug)));
        }

        foreach (var file in session.Site.Editions.Select(e => e.File))
        {
            foreach (var given in file?.Order ?? [])
            {
                if (Names(given.Value, file!.Raw.File.InputPath))
                    session.Edit(file.Raw.File, new ReplaceItem("order", given.Value, slug));
            }
        }

        // The path of its file stays what it was.
        bool Names(string text, string from) => session.Site.Catalog.Index.Find(text, from) == article
            && !text.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            && !text.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
    }

    private static void ChangeLinks(EditSession session, string old, string slug, SortedDictionary<string, string> moved)
    {
        var site = session.Site;
        var pages = site.Catalog.All.Select(a => (a.Article.SourcePath, a.Article.InputPath, a.Permalink))
            .Concat(site.Stories.Where(s => s.File is not null).Select(s => Of(s.File!.Raw.File, s.Permalink)))
            .Concat(site.Editions.Where(e => e.File is not null).Select(e => Of(e.File!.Raw.File, e.Permalink)))
            .Concat(site.Pages.Select(p => Of(p.Page.Raw.File, p.Page.Permalink)));
        if (site.Front is { } front) pages = pages.Append(Of(front.Page.Raw.File, "/"));
        foreach (var (sourcePath, inputPath, permalink) in pages.DistinctBy(p => p.SourcePath))
        {
            // Most files do not hold the slug at all.
            if (session.Read(sourcePath, inputPath) is not { } disk) continue;
            var file = session.Changes.Of(disk);
            if (file.Text().Value is not { } text || !MayName(text, old)) continue;
            var (edited, diagnostics) = BodyLinkEdits.Apply(file,
                (written, isName) => isName ? (written.Trim() == old ? slug : null) : Changed(written, permalink));
            session.Diagnostics.AddRange(diagnostics);
            if (edited is not null) session.Changes.Replace(file, edited);
        }

        static (string SourcePath, string InputPath, string Permalink) Of(SourceFile file, string permalink) =>
            (file.SourcePath, file.InputPath, permalink);

        static bool MayName(string text, string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase)
            || text.Contains('%', StringComparison.Ordinal);

        // Addresses of the site: from its root, from the page's own address, or with its host.
        string? Changed(string written, string from)
        {
            var cut = written.AsSpan().IndexOfAny('#', '?');
            var (path, rest) = cut < 0 ? (written, "") : (written[..cut], written[cut..]);
            if (path.Length == 0) return null;
            var before = "";
            if (Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                if (!address.Authority.Equals(site.Settings.Host, StringComparison.OrdinalIgnoreCase)) return null;
                before = path[..(path.Length - address.AbsolutePath.Length)];
                path = address.AbsolutePath;
                if (site.Settings.LinkRoot.Length > 0 && path.StartsWith(site.Settings.LinkRoot + "/", StringComparison.Ordinal))
                    (before, path) = (before + site.Settings.LinkRoot, path[site.Settings.LinkRoot.Length..]);
            }

            if (!Uri.TryCreate(new Uri("http://site" + from), path, out var full)) return null;
            var file = full.AbsolutePath.EndsWith("/index.html", StringComparison.Ordinal) ? "index.html" : "";
            var bare = Uri.UnescapeDataString(full.AbsolutePath[..(full.AbsolutePath.Length - file.Length)]);
            return Permalinks.Normalize(bare) is { } known && moved.TryGetValue(known, out var target)
                ? before + target + file + rest : null;
        }
    }
}
