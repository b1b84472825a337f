using Digest.Core.Model;

namespace Digest.Core.FrontMatter;

/// <summary>Folders that are named after the language of what they hold: <c>en/x.md</c> beside <c>de/x.md</c>. A name alone tells
/// nothing, since <c>it</c> and <c>no</c> are words: files of one name in several languages do.</summary>
public static class LanguageFolders
{
    private const int LeastShared = 2;

    /// <summary>The folders whose articles are in another language than the site's. Beside the folder of the site's language,
    /// with which one of them shares the name of a file, all of them count; else each that shares half of its names, and two at
    /// least, with the folder that it lies in. Takes time linear in the paths.</summary>
    /// <param name="paths">Paths of the articles, with <c>/</c>.</param>
    /// <param name="siteLanguage">The site's language.</param>
    /// <returns>Folders with a slash at their end, in ordinal order, and their languages.</returns>
    public static IReadOnlyList<(string Folder, string Language)> Find(IEnumerable<string> paths, string siteLanguage)
    {
        var all = paths.ToList();
        var groups = new SortedDictionary<string, FolderGroup>(StringComparer.Ordinal);
        foreach (var path in all) Add(path, groups);
        if (groups.Count == 0) return [];
        foreach (var path in all) AddBeside(path, groups);
        var found = new List<(string, string)>();
        foreach (var (parent, group) in groups)
            found.AddRange(group.Languages(siteLanguage).Select(l => ($"{parent}{l.Name}/", l.Language)));
        return found;
    }

    // The outermost folder that may be a language's: "blog/de/news/x.md" is "news/x" of the group "blog/".
    private static void Add(string path, SortedDictionary<string, FolderGroup> groups)
    {
        for (int start = 0, end; (end = path.IndexOf('/', start)) >= 0; start = end + 1)
        {
            if (Languages.OfPathPart(path[start..end]) is null) continue;
            if (NameOf(path, end + 1) is not { } name) return;
            if (!groups.TryGetValue(path[..start], out var group)) groups[path[..start]] = group = new();
            group.Add(path[start..end], name);
            return;
        }
    }

    private static void AddBeside(string path, SortedDictionary<string, FolderGroup> groups)
    {
        for (var start = 0; ; start = path.IndexOf('/', start) + 1)
        {
            if (groups.TryGetValue(path[..start], out var group) && NameOf(path, start) is { } name) group.AddBeside(name);
            if (path.IndexOf('/', start) < 0) return;
        }
    }

    // What two paths of one text have in common; null where the name of the file holds no word.
    private static string? NameOf(string path, int start)
    {
        var (name, _) = Slugs.FromFileName(path[start..]);
        if (!name.Any(char.IsLetter) || name.Equals("index", StringComparison.OrdinalIgnoreCase)) return null;
        return string.Concat(path.AsSpan(start, path.LastIndexOf('/') + 1 - start), name);
    }

    /// <summary>The folders that lie in one folder and may be languages'.</summary>
    private sealed class FolderGroup
    {
        private readonly SortedDictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
        private readonly HashSet<string> _beside = new(StringComparer.Ordinal);

        public void Add(string folder, string name)
        {
            if (!_names.TryGetValue(folder, out var names)) _names[folder] = names = new(StringComparer.Ordinal);
            names.Add(name);
        }

        public void AddBeside(string name) => _beside.Add(name);

        public IEnumerable<(string Name, string Language)> Languages(string siteLanguage)
        {
            var others = _names.Keys.Select(n => (Name: n, Language: Model.Languages.OfPathPart(n)!)).ToList();
            if (HomeOf(others, siteLanguage) is not { } home)
                return others.Where(o => IsBeside(_names[o.Name]));
            others.RemoveAll(o => o.Name == home);
            return others.Exists(o => _names[o.Name].Overlaps(_names[home])) ? others : [];
        }

        private bool IsBeside(HashSet<string> names)
        {
            var shared = names.Count(_beside.Contains);
            return shared >= LeastShared && 2 * shared >= names.Count;
        }

        // "en" or, where it is the only English one, "en-us".
        private static string? HomeOf(List<(string Name, string Language)> folders, string siteLanguage)
        {
            var same = folders.FindAll(f => f.Language.Equals(siteLanguage, StringComparison.OrdinalIgnoreCase));
            if (same.Count == 0)
            {
                var primary = Model.Languages.PrimaryOf(siteLanguage);
                same = folders.FindAll(f => Model.Languages.PrimaryOf(f.Language) == primary);
            }

            return same.Count == 1 ? same[0].Name : null;
        }
    }
}
