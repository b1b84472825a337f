using Digest.Core.Editions;

namespace Digest.Core.Pages;

/// <summary>One page of a list of stories.</summary>
/// <param name="Entries">Its stories, newest first, each with the telling that stands for it here.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Number">Number of a page of the past, from 1 for the oldest; null for the first page, which shows the
/// newest.</param>
/// <param name="Newer">Address of the page with newer articles, or null.</param>
/// <param name="Older">Address of the page with older articles, or null.</param>
public sealed record ListPage(IReadOnlyList<EditionStory> Entries, string Permalink, int? Number, string? Newer, string? Older);

/// <summary>Cuts lists into pages whose addresses and contents stay when something new is added.</summary>
/// <remarks>Pages are numbered from the oldest. Page n holds the entries (n-1)·size to n·size counted from the oldest, so it is
/// complete once and for all. The first page holds the newest: the incomplete page and the last complete one.</remarks>
internal static class Paging
{
    /// <summary>Cuts a list.</summary>
    /// <param name="entries">Entries, newest first.</param>
    /// <param name="size">Entries a page, from 1.</param>
    /// <param name="permalink">Address of the first page, with a slash at its end.</param>
    public static IReadOnlyList<ListPage> Cut(IReadOnlyList<EditionStory> entries, int size, string permalink)
    {
        var complete = entries.Count / size;
        var past = Math.Max(0, complete - 1);
        var pages = new List<ListPage>(past + 1)
        {
            new(Slice(entries, 0, entries.Count - (past * size)), permalink, null, null,
            past > 0 ? Address(permalink, past) : null),
        };
        for (var n = past; n >= 1; n--)
        {
            pages.Add(new(Slice(entries, entries.Count - (n * size), size), Address(permalink, n), n,
                n == past ? permalink : Address(permalink, n + 1), n > 1 ? Address(permalink, n - 1) : null));
        }

        return pages;
    }

    private static string Address(string permalink, int number) => $"{permalink}page/{number}/";

    private static EditionStory[] Slice(IReadOnlyList<EditionStory> entries, int from, int count)
    {
        var slice = new EditionStory[count];
        for (var i = 0; i < count; i++) slice[i] = entries[from + i];
        return slice;
    }
}
