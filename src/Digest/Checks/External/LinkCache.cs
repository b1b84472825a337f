using System.Globalization;
using System.Text.Json;

namespace Digest.Checks.External;

/// <summary>Outcomes of the last checks in a file of the cache folder, so that a link is asked for once in a while and not at
/// each check.</summary>
internal sealed class LinkCache
{
    private static readonly TimeSpan GoodAge = TimeSpan.FromDays(7);
    private static readonly TimeSpan BadAge = TimeSpan.FromHours(1);

    private readonly string? _file;
    private readonly DateTimeOffset _now;
    private readonly SortedDictionary<string, (LinkOutcome Outcome, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>Reads what is fresh: links that are alive for a week, others for an hour.</summary>
    /// <param name="folder">The cache folder; null to remember nothing.</param>
    /// <param name="now">The instant of the check.</param>
    public LinkCache(string? folder, DateTimeOffset now)
    {
        (_file, _now) = (folder is null ? null : Path.Combine(folder, "external-links.json"), now);
        if (_file is null || !File.Exists(_file)) return;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(_file));
            foreach (var link in json.RootElement.GetProperty("links").EnumerateObject()) Add(link);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException)
        {
            _known.Clear(); // a cache that cannot be read is an empty one
        }
    }

    /// <summary>The outcome of the last check, or null where there is none that is fresh.</summary>
    public LinkOutcome? Find(string address) => _known.TryGetValue(address, out var known) ? known.Outcome : null;

    /// <summary>Remembers outcomes of this check, and writes what is fresh. Where that fails nothing is remembered, and no link
    /// is the worse for it.</summary>
    public void Keep(IEnumerable<(string Address, LinkOutcome Outcome)> outcomes)
    {
        if (_file is null) return;
        foreach (var (address, outcome) in outcomes) _known[address] = (outcome, _now);
        var part = _file + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            using (var stream = File.Create(part)) Write(stream);
            File.Move(part, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next check asks again.
        }
    }

    private void Add(JsonProperty link)
    {
        var at = link.Value.GetProperty("at").GetDateTimeOffset();
        if (!Enum.TryParse<LinkState>(link.Value.GetProperty("state").GetString(), out var state) || !Enum.IsDefined(state))
            return;
        var age = _now - at;
        if (age >= TimeSpan.Zero && age <= (state is LinkState.Alive or LinkState.Moved ? GoodAge : BadAge))
            _known[link.Name] = (new(state, link.Value.GetProperty("detail").GetString() ?? ""), at);
    }

    private void Write(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Output.Report.Json);
        json.WriteStartObject();
        json.WriteStartObject("links");
        foreach (var (address, (outcome, at)) in _known)
        {
            json.WriteStartObject(address);
            json.WriteString("state", outcome.State.ToString());
            json.WriteString("detail", outcome.Detail);
            json.WriteString("at", at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
