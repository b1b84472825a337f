using System.Collections.Concurrent;
using Digest.Build.Files;

namespace Digest.Build.Pictures;

/// <summary>What was made of pictures in the builds before, for a process that builds one site again and again: a file that did not
/// change is not read.</summary>
internal sealed class KeptPictures
{
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, MadePicture Made)> _made = new(StringComparer.Ordinal);
    private (string Wishes, string? Folder)? _from;
    private PictureStore? _store;

    /// <summary>The store of the build before; a new one where the theme wants other pictures or the folder is another.</summary>
    public PictureStore StoreFor(PictureSettings settings, string? folder)
    {
        if (_store is null || _from != (settings.Wishes, folder))
        {
            _made.Clear();
            (_store, _from) = (new(folder), (settings.Wishes, folder));
        }

        return _store;
    }

    /// <summary>What was made of a file, or is made of it now; null where it is left for later.</summary>
    public MadePicture? Of(string path, Func<MadePicture?> make)
    {
        var (stamp, now) = (FileStamp.Of(path), DateTime.UtcNow);
        if (stamp is not null && _made.TryGetValue(path, out var kept) && kept.Stamp == stamp) return kept.Made;
        var made = make();
        // As in KeptResults: a file that was written a moment ago may be written again within the same tick.
        if (made is not null && stamp is { } sure && sure.IsSureAt(now)) _made[path] = (sure, made);
        return made;
    }
}
