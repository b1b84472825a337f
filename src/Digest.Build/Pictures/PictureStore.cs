using System.Collections.Concurrent;
using System.Text.Json;

namespace Digest.Build.Pictures;

/// <summary>Keeps what was made of pictures: in the cache folder, or in memory alone.</summary>
/// <param name="folder">The folder; null to keep nothing on disk.</param>
internal sealed class PictureStore(string? folder)
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>What was made of a picture before, or null.</summary>
    /// <param name="key">The picture and how it was made.</param>
    public MadePicture? Find(string key)
    {
        if (folder is null || !File.Exists(RecordOf(key))) return null;
        try
        {
            var made = JsonSerializer.Deserialize(File.ReadAllBytes(RecordOf(key)), PictureRecords.Default.MadePicture);
            return made is not null && made.Files.All(f => File.Exists(PathOf(f.Name)))
                && (made.Card is null || File.Exists(PathOf(made.Card))) ? made : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // a record that cannot be read is made anew
        }
    }

    /// <summary>Keeps what was made of a picture; where the folder cannot be written, in memory.</summary>
    public MadePicture Keep(string key, (MadePicture Made, IReadOnlyList<(string Name, byte[] Bytes)> Files) drawn)
    {
        try
        {
            if (folder is not null)
            {
                System.IO.Directory.CreateDirectory(folder);
                foreach (var (name, bytes) in drawn.Files) Write(PathOf(name), bytes);
                // The record comes last: whoever finds it finds the files.
                Write(RecordOf(key), JsonSerializer.SerializeToUtf8Bytes(drawn.Made, PictureRecords.Default.MadePicture));
                return drawn.Made;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, not the build.
        }

        foreach (var (name, bytes) in drawn.Files) _files[name] = bytes;
        return drawn.Made;
    }

    /// <summary>A file as one of the site.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sourcePath">The picture, for messages.</param>
    /// <param name="destination">Its path in the output folder.</param>
    public Asset AssetOf(string name, string sourcePath, string destination) => _files.TryGetValue(name, out var bytes)
        ? new(null, sourcePath, destination, bytes) : new(PathOf(name), sourcePath, destination, null);

    // Two builds at once write the same bytes: whichever comes last changes nothing.
    private static void Write(string path, byte[] bytes)
    {
        var beside = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.new";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, path, overwrite: true);
    }

    private string PathOf(string name) => Path.Combine(folder!, name);

    private string RecordOf(string key) => PathOf(key + ".json");
}

/// <summary>How records are written, without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(MadePicture))]
internal sealed partial class PictureRecords : System.Text.Json.Serialization.JsonSerializerContext;
