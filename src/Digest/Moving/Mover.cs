using System.Text;
using Digest.Build;
using Digest.Core.Diagnostics;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Core.Settings;
using Digest.Core.Yaml;

namespace Digest.Moving;

/// <summary>Copies an old site into the input folder of a new one, builds it without publishing, sets apart what cannot be built,
/// and gives pages the addresses that they had. The old site's files are only read.</summary>
internal sealed class Mover
{
    private const int MaxRounds = 12;
    private const long MaxBytes = 16L << 30;

    private readonly OldSite _old;
    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, Move> _placed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _templates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _notRead = new(StringComparer.Ordinal);
    private readonly TagCounts _tags = new();
    private readonly List<LostFile> _lost = [];
    private bool _hasSources;
    private int _lostPosts;
    private long _bytes;

    private Mover(OldSite old, string root, TimeProvider clock, CancellationToken cancellation) =>
        (_old, _root, _clock, _cancellation) = (old, root, clock, cancellation);

    /// <summary>Moves a site in.</summary>
    /// <param name="files">Files of the old site.</param>
    /// <param name="old">Its configuration.</param>
    /// <param name="root">The new site's folder.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Stops it between files.</param>
    public static MoveReport Run(ArchiveFiles files, OldSite old, string root, TimeProvider clock, CancellationToken cancellation)
    {
        var mover = new Mover(old, root, clock, cancellation);
        foreach (var file in files.All) mover.Take(file);
        if (files.Links > 0) mover._notRead["links to other files"] = files.Links;
        if (files.IsCut)
        {
            old.Diagnostics.Add(Codes.SettingNotTaken.At(default,
                "the folder has more files, or deeper folders, than are looked at", "name the folder of one site"));
        }

        mover.WriteSettings();
        mover.KeepAddresses();
        return mover.Report(mover.Build(isWhole: true));
    }

    private void Take(ArchiveFile file)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_old.Place(file) is not { } move) return;
        if (move.Kind is MoveKind.Template or MoveKind.NotRead)
        {
            Count(move.Kind == MoveKind.Template ? _templates : _notRead, move.To);
        }
        else if (move.To.EndsWith("/_directory.yml", StringComparison.Ordinal) || move.To == "_directory.yml")
        {
            Count(_notRead, "other files");
        }
        else if (move.Kind != MoveKind.Asset && file.Length > ArchiveFiles.MaxText)
        {
            Count(_notRead, "texts larger than 8 MB");
        }
        else if (_bytes + file.Length > MaxBytes)
        {
            Count(_notRead, "files beyond 16 GB");
        }
        else if (!_placed.ContainsKey("input/" + move.To) && Copy(file, move))
        {
            _placed.Add("input/" + move.To, move);
        }
        else
        {
            Count(_notRead, "files whose place is taken or that cannot be copied");
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string what) =>
        counts[what] = counts.GetValueOrDefault(what) + 1;

    private bool Copy(ArchiveFile file, Move move)
    {
        _bytes += file.Length;
        var path = Path.Combine(_root, "input", move.To);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // What has no length is not opened: it may be a pipe that never ends.
            using var source = file.Length == 0 ? Stream.Null
                : new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            source.CopyTo(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        if (move.Kind == MoveKind.Asset || ArchiveFiles.Article(file) is not { } raw) return true;
        _tags.Count(raw.Body);
        _hasSources |= raw.Fields["source"] is not null || raw.Fields["source_url"] is not null;
        if (move.Title is { Length: > 0 } title && raw.Fields["title"] is null && raw.Fields.Entries.Count > 0)
            Insert(path, raw.Form, "title", title);
        return true;
    }

    private void WriteSettings()
    {
        WriteNew("statiq.json", NewSiteFiles.Settings(_old, _old.Diagnostics));
        var used = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var (path, move) in _placed)
        {
            if (move.Kind != MoveKind.Post) continue;
            for (var end = path.LastIndexOf('/'); end > "input/".Length && used.Add(path["input/".Length..end]);)
                end = path.LastIndexOf('/', end - 1);
        }

        foreach (var (folder, defaults) in _old.Defaults)
        {
            if (!used.Contains(folder)) continue;
            WriteNew(folder.Length == 0 ? "input/_directory.yml" : $"input/{folder}/_directory.yml",
                NewSiteFiles.Defaults(defaults, folder.Length == 0 && !_hasSources));
        }

        if (_old.Description is { } description && !_placed.ContainsKey("input/_index.md"))
            WriteNew("input/_index.md", NewSiteFiles.Front(_old.Title, description));
        Directory.CreateDirectory(Path.Combine(_root, "input"));
    }

    private void WriteNew(string path, byte[] bytes)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
    }

    // What has an error is set apart in a folder that nothing reads, until the rest can be built.
    private BuildResult Build(bool isWhole = false)
    {
        for (var round = 1; ; round++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var options = new BuildOptions { Root = _root, Extent = isWhole ? BuildExtent.Files : BuildExtent.Links };
            var (workspace, found) = Workspace.Open(options, _clock);
            var result = workspace is null ? new BuildResult { Diagnostics = found, Failed = true }
                : SitePipeline.Run(workspace, found, options, publish: false, _cancellation);
            var wrong = result.Diagnostics.Where(d => d.Severity == Severity.Error && d.Path is not null
                && _placed.TryGetValue(d.Path, out var move) && move.Kind != MoveKind.Asset).ToList();
            if (wrong.Count == 0 || round == MaxRounds) return result;
            foreach (var error in wrong) SetApart(error);
        }
    }

    private void SetApart(Diagnostic error)
    {
        if (!_placed.Remove(error.Path!, out var move)) return;
        if (move.Kind == MoveKind.Post) _lostPosts++;
        var to = "input/_lost/" + error.Path!["input/".Length..];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, to))!);
        File.Move(Path.Combine(_root, error.Path), Path.Combine(_root, to));
        _lost.Add(new(to, error.Line, error.Message));
        _old.Diagnostics.Add(Codes.PostLost.At(new(to, error.Line, error.Column), $"not built: {error.Message}",
            (error.Hint is null ? "" : error.Hint + "; ") + $"then move it to {error.Path}"));
    }

    /// <summary>A post or page of the new site, with the address that it has and the one that it had.</summary>
    private sealed record Address(string Path, string Now, string? Old, RawArticle Raw);

    private IEnumerable<Address> Addresses(Site site)
    {
        foreach (var article in site.Articles)
        {
            var path = article.Article.SourcePath;
            if (_placed.ContainsKey(path) && Read(path) is { } raw)
                yield return new(path, article.Permalink, Normal(_old.AddressOf(article.Article, raw)), raw);
        }

        foreach (var (page, _) in site.Pages)
        {
            if (!_placed.TryGetValue(page.Raw.File.SourcePath, out var move)) continue;
            var given = move.OldAddress ?? (GivesAddress(page.Raw) ? page.Permalink : null);
            yield return new(page.Raw.File.SourcePath, page.Permalink, Normal(given), page.Raw);
        }

        string? Normal(string? address) => _old.KnowsAddresses && address is not null ? Permalinks.Normalize(address) : null;
    }

    private RawArticle? Read(string path)
    {
        var full = Path.Combine(_root, path);
        return ArchiveFiles.Article(new(full, path, new FileInfo(full).Length));
    }

    private static bool GivesAddress(RawArticle raw) => raw.Fields["url"] is not null || raw.Fields["permalink"] is not null;

    // A copy of a post or page that lost its address gets it as a field, if nothing else has taken it.
    private void KeepAddresses()
    {
        if (Build().Built?.Site is not { } site) return;
        var all = Addresses(site).ToList();
        var taken = all.Select(a => a.Now).Concat(site.Redirects.Select(r => r.From)).ToHashSet(StringComparer.Ordinal);
        foreach (var address in all)
        {
            if (address.Old is not { } old || old == address.Now || old == "/") continue;
            if (GivesAddress(address.Raw) || !taken.Add(old)) continue;
            Insert(Path.Combine(_root, address.Path), address.Raw.Form, "url", old);
        }
    }

    // After the first line of the front matter, so that the rest stays as it was.
    private static void Insert(string path, FrontMatterForm form, string key, string value)
    {
        if (value.AsSpan().ContainsAny('"', '\\', '\n') && form != FrontMatterForm.Yaml) return;
        var text = File.ReadAllText(path);
        var at = text.Length - text.AsSpan().TrimStart("\uFEFF\r\n \t").Length;
        var field = form.Field(key, form == FrontMatterForm.Lines ? value : YamlText.Quoted(value));
        if (form == FrontMatterForm.Json)
        {
            at = text.IndexOf('{', at) + 1;
            field = "\n  " + field + ",";
        }
        else
        {
            if (form != FrontMatterForm.Lines) at = text.IndexOf('\n', at) + 1;
            field += "\n";
        }

        if (at > 0 || form == FrontMatterForm.Lines) File.WriteAllText(path, text.Insert(at, field), new UTF8Encoding(false));
    }

    private MoveReport Report(BuildResult result)
    {
        var site = result.Built?.Site;
        var (kept, redirected, unknown, lost) = (0, 0, 0, new List<LostAddress>());
        var leads = site?.Redirects.Select(r => r.From).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var address in site is null ? [] : Addresses(site))
        {
            if (address.Old is not { } old) unknown++;
            else if (old == address.Now) kept++;
            else if (leads.Contains(old)) redirected++;
            else lost.Add(new(address.Path, old, address.Now));
        }

        // Addresses from which posts led to themselves are the old site's, too.
        foreach (var (path, now, from) in site is null ? [] : Asked(site))
        {
            if (leads.Contains(from)) redirected++;
            else if (from == now) kept++;
            else lost.Add(new(path, from, now));
        }

        _old.Diagnostics.AddRange(lost.Select(l => Codes.OldAddressLost.At(new(l.Path, 1, 1),
            $"the old address {l.Old} is lost: the page is at {l.Now}",
            "another page has the address; give one of the two a 'url'")));
        // What no file of the old site is to blame for would keep the next build from succeeding.
        _old.Diagnostics.AddRange(result.Diagnostics.Where(d => d.Severity == Severity.Error));
        var leftOut = site?.Catalog.Selection.LeftOut ?? [];
        return new()
        {
            Generator = _old.Generator,
            Configurations = _old.Configurations,
            Posts = _placed.Count(p => p.Value.Kind == MoveKind.Post) + _lostPosts,
            LostPosts = _lostPosts,
            Built = site?.Articles.Count ?? 0,
            LeftOut = (leftOut.Count(a => a.Draft), leftOut.Count(a => !a.Draft && !(a.Expires <= site!.At)),
                leftOut.Count(a => !a.Draft && a.Expires <= site!.At)),
            Pages = site?.Pages.Count ?? 0,
            Assets = _placed.Count(p => p.Value.Kind == MoveKind.Asset),
            Lost = _lost,
            Kept = kept,
            Redirected = redirected,
            LostAddresses = lost,
            UnknownAddresses = unknown,
            Tags = _tags.All,
            Templates = ByCount(_templates),
            NotRead = ByCount(_notRead),
            Diagnostics = _old.Diagnostics,
        };
    }

    private static IEnumerable<(string Path, string Now, string From)> Asked(Site site) =>
        site.Articles.SelectMany(a => a.Article.RedirectFrom.Select(r => (a.Article.SourcePath, a.Permalink, r.Value)))
            .Concat(site.Pages.Select(p => p.Page)
                .SelectMany(p => p.RedirectFrom.Select(r => (p.Raw.File.SourcePath, p.Permalink, r.Value))));

    private static List<KeyValuePair<string, int>> ByCount(SortedDictionary<string, int> counts) =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
}
