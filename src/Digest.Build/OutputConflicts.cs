using System.Buffers;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.Feeds;
using Digest.Core.Model;
using Digest.Core.Pages;
using Digest.Core.Search;
using Digest.Core.Settings;

namespace Digest.Build;

/// <summary>What will be in the output folder.</summary>
/// <param name="Plans">Pages, without the redirects whose place is taken.</param>
/// <param name="Assets">Files that are copied, without those whose place is taken.</param>
/// <param name="Generated">Files that the site generates beside its pages.</param>
internal sealed record OutputPlan(IReadOnlyList<PagePlan> Plans, IReadOnlyList<Asset> Assets,
    IReadOnlyList<GeneratedFile> Generated)
{
    /// <summary>Mails, each made of two of the pages.</summary>
    public IReadOnlyList<MailPlan> Mails { get; init; } = [];

    /// <summary>All site paths that will exist, but those of the search index.</summary>
    public HashSet<string> Addresses()
    {
        var addresses = new HashSet<string>(Plans.Count + Assets.Count + Generated.Count, StringComparer.Ordinal);
        foreach (var plan in Plans) addresses.Add(plan.Permalink);
        foreach (var asset in Assets) addresses.Add("/" + asset.DestinationPath);
        foreach (var file in Generated) addresses.Add(file.Permalink);
        foreach (var mail in Mails) addresses.Add(mail.Permalink);
        return addresses;
    }
}

/// <summary>Resolves the conflicts of all files of a site before anything is rendered. An address that an editor gives exactly
/// and that meets another file is an error there; a copied file that meets a page stays behind, and so does a redirect that meets
/// anything.</summary>
internal sealed class OutputConflicts
{
    private static readonly SearchValues<char> LowerAscii =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_./");

    private const string InIndex = "a file of the search index";

    private readonly Dictionary<string, object> _files;
    private readonly Dictionary<string, object> _folders;
    private readonly Dictionary<string, object>.AlternateLookup<ReadOnlySpan<char>> _filesByName;
    private readonly Dictionary<string, object>.AlternateLookup<ReadOnlySpan<char>> _foldersByName;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Site _site;
    private readonly string _search;

    private OutputConflicts(Site site, int count)
    {
        _site = site;
        _files = new(count, StringComparer.Ordinal);
        _folders = new(count, StringComparer.Ordinal);
        _filesByName = _files.GetAlternateLookup<ReadOnlySpan<char>>();
        _foldersByName = _folders.GetAlternateLookup<ReadOnlySpan<char>>();
        _search = SearchIndex.Folder[1..];
    }

    /// <summary>Resolves the conflicts of a site's files.</summary>
    /// <param name="site">The site.</param>
    /// <param name="plans">All pages that are planned, redirects among them.</param>
    /// <param name="generated">Files that the site generates beside its pages.</param>
    /// <param name="mails">Mails that are made of pages.</param>
    /// <param name="copied">All files that are to be copied.</param>
    public static Checked<OutputPlan> Resolve(Site site, IReadOnlyList<PagePlan> plans, IReadOnlyList<GeneratedFile> generated,
        IReadOnlyList<MailPlan> mails, IReadOnlyList<Asset> copied)
    {
        var conflicts = new OutputConflicts(site, plans.Count + copied.Count + generated.Count);
        conflicts.TakeGenerated(plans, generated);
        foreach (var mail in mails) conflicts._files.TryAdd(mail.Permalink[1..], "an edition as a mail");
        foreach (var plan in plans)
        {
            if (plan.View is ArticleView) conflicts.Claim(plan);
        }

        foreach (var plan in plans)
        {
            if (plan.View is ContentView) conflicts.Claim(plan);
        }

        var kept = copied.Where(conflicts.Copies).ToList();
        var redirected = conflicts.Redirected(plans);
        conflicts.TellLikePaths();
        return new(new(redirected, kept, generated) { Mails = mails }, conflicts._diagnostics);
    }

    // Disks of Windows and macOS ignore case, and some the form of an accent. Redirects are left out: old addresses often differ
    // by case alone, and lead to one page.
    private void TellLikePaths()
    {
        var folded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, owner) in _files.Where(f => f.Key.AsSpan().ContainsAnyExcept(LowerAscii)
            && f.Value is not PagePlan { View: RedirectView }).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var plain = Slugs.Composed(file).ToLowerInvariant();
            var isLower = !plain.AsSpan().ContainsAnyExcept(LowerAscii);
            var other = isLower && _files.ContainsKey(plain) ? plain : folded.GetValueOrDefault(plain);
            folded.TryAdd(plain, file);
            if (other is null || _files[other] is PagePlan { View: RedirectView }) continue;
            var place = owner switch
            {
                PagePlan plan => PlaceOf(plan),
                Asset asset => new Place(asset.SourcePath),
                _ => default,
            };
            _diagnostics.Add(Codes.LikePaths.At(place,
                $"a disk that ignores case or the form of accents takes {file} for {other} of {Describe(_files[other])}",
                "give one of them another name"));
        }
    }

    // What the site makes by itself comes first: its places are fixed.
    private void TakeGenerated(IReadOnlyList<PagePlan> plans, IReadOnlyList<GeneratedFile> generated)
    {
        foreach (var name in OutputRecord.Names) Take(name, "a record of Digest's own");
        foreach (var plan in plans)
        {
            if (plan.View is not (ArticleView or ContentView or RedirectView)) Claim(plan);
        }

        foreach (var file in generated) _files.TryAdd(file.Permalink[1..], file.Description);
    }

    private void Claim(PagePlan plan)
    {
        var file = Permalinks.ToFile(plan.Permalink);
        if (Against(file) is { } other)
        {
            _diagnostics.Add(Codes.SameAddress.At(PlaceOf(plan), $"the address {plan.Permalink} {Clash(file, other)}",
                "change 'slug' or 'url'"));
        }
        else
        {
            Take(file, plan);
        }
    }

    private bool Copies(Asset file)
    {
        var path = file.DestinationPath;
        if (Against(path) is not { } other)
        {
            Take(path, file);
            return true;
        }

        if (other is PagePlan plan && ExplicitPlace(plan) is { } place)
        {
            _diagnostics.Add(Codes.SameAddress.At(place, $"the address {plan.Permalink} {Clash(path, other, file)}",
                "change 'slug' or 'url'"));
        }
        else
        {
            _diagnostics.Add(Codes.FileNotCopied.At(new(file.SourcePath),
                $"the file is not copied to /{path}: that {Clash(path, other)}", "rename the file, or what stands in its place"));
        }

        return false;
    }

    private List<PagePlan> Redirected(IReadOnlyList<PagePlan> plans)
    {
        var kept = new List<PagePlan>(plans.Count);
        foreach (var plan in plans)
        {
            if (plan.View is not RedirectView redirect)
            {
                kept.Add(plan);
                continue;
            }

            var file = Permalinks.ToFile(plan.Permalink);
            if (Against(file) is not { } other)
            {
                Take(file, plan);
                kept.Add(plan);
            }
            else if (redirect.Place.Path is null)
            {
                // A page of the site takes the place on purpose; an article may not know of it.
                if (other is PagePlan { View: ArticleView } article && IsSame(file))
                {
                    _diagnostics.Add(Codes.RedirectTaken.At(PlaceOf(article),
                        $"no redirect is made from {plan.Permalink} to {redirect.To}: it is the address of this article",
                        "change 'slug' or 'url'"));
                }
            }
            else
            {
                var reason = IsSame(file) ? $"it is the address of {Describe(other)}" : $"it {Clash(file, other)}";
                _diagnostics.Add(Codes.RedirectTaken.At(redirect.Place, $"no redirect is made from {plan.Permalink}: {reason}",
                    "remove it from 'redirect_from'"));
            }
        }

        return kept;
    }

    private object? Against(string file)
    {
        if (_files.TryGetValue(file, out var other) || _folders.TryGetValue(file, out other)) return other;
        for (var slash = file.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = file.IndexOf('/', slash + 1))
        {
            if (_filesByName.TryGetValue(file.AsSpan(0, slash), out other)) return other;
        }

        // The names of the index's files follow from words that nobody has counted yet.
        return _site.Articles.Count > 0 && file.StartsWith(_search, StringComparison.Ordinal)
            && file.EndsWith(".json", StringComparison.Ordinal) ? InIndex : null;
    }

    private bool IsSame(string file) => _files.ContainsKey(file);

    private void Take(string file, object owner)
    {
        _files[file] = owner;
        for (var slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1))
        {
            if (!_foldersByName.TryAdd(file.AsSpan(0, slash), owner)) return;
        }
    }

    private string Clash(string file, object other, Asset? copied = null) => IsSame(file) || ReferenceEquals(other, InIndex)
        ? $"is taken by {copied?.SourcePath ?? Describe(other)}"
        : $"would have to be a file and a folder at once, beside {copied?.SourcePath ?? Describe(other)}";

    private static Place? ExplicitPlace(PagePlan plan) => plan.View switch
    {
        ArticleView view => view.Article.Article.ExplicitPermalink?.Place,
        ContentView view => (view.Page.Raw.Fields["url"] ?? view.Page.Raw.Fields["permalink"])?.Place,
        _ => null,
    };

    private static Place PlaceOf(PagePlan plan) => ExplicitPlace(plan) ?? plan.View switch
    {
        ArticleView view => view.Article.Article.Place,
        ContentView view => new(view.Page.Raw.File.SourcePath, 1, 1),
        _ => default,
    };

    private static string Describe(object owner) => owner switch
    {
        PagePlan { View: ArticleView view } => view.Article.Article.SourcePath,
        PagePlan { View: ContentView view } => view.Page.Raw.File.SourcePath,
        PagePlan { View: RedirectView } => "a redirect",
        PagePlan plan => $"a page of the site ({plan.Layout})",
        Asset file => file.SourcePath,
        _ => (string)owner,
    };
}
