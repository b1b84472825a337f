using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Digest.Fuzzing;

/// <summary>Gives one reader inputs that are made of those which found something new.</summary>
internal sealed class FuzzLoop
{
    // Of an input of 4 kB; a hang is one that does not end.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly FuzzTarget _target;
    private readonly string _folder;
    private readonly Random _random;
    private readonly Coverage _coverage;
    private readonly List<byte[]> _corpus;
    private readonly HashSet<string> _faults = new(StringComparer.Ordinal);
    private byte[] _input = [];
    private long _begun;

    /// <param name="target">The reader.</param>
    /// <param name="seed">Of the changes.</param>
    /// <param name="folder">Where inputs that find a fault are written.</param>
    /// <param name="coverage">The branches that are taken.</param>
    public FuzzLoop(FuzzTarget target, int seed, string folder, Coverage coverage)
    {
        (_target, _folder, _random, _coverage) = (target, folder, new Random(seed), coverage);
        _corpus = [.. target.Seeds.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Gives it inputs for a time.</summary>
    /// <returns>Inputs, those that found something new, branches that were seen, and faults.</returns>
    public (long Inputs, int Corpus, int Branches, int Faults) Run(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        using var watch = new Timer(_ => Watch(), null, 1000, 1000);
        var mutator = new Mutator(_random, _target.Words);
        foreach (var seed in _corpus) Try(seed);
        long inputs = _corpus.Count;
        for (; clock.Elapsed < time; inputs++)
        {
            // Newer ones are tried more often.
            var at = Math.Max(_random.Next(_corpus.Count), _random.Next(_corpus.Count));
            var input = mutator.Change(_corpus[at], _corpus[_random.Next(_corpus.Count)]);
            if (Try(input)) _corpus.Add(input);
        }

        return (inputs, _corpus.Count, _coverage.Seen, _faults.Count);
    }

    private bool Try(byte[] input)
    {
        _coverage.Begin();
        _input = input;
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref _begun, start);
        try
        {
            if (_target.Read(input) is { } fault) Keep(fault);
        }
        catch (Exception exception)
        {
            // One of a place is enough.
            var place = exception.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Digest.", StringComparison.Ordinal));
            Keep($"{exception.GetType().Name} {place?.Trim()}: {exception.Message}");
        }

        Volatile.Write(ref _begun, 0);
        var isNew = _coverage.IsNew();
        // The first to take a branch has its code compiled: only what is slow again is.
        if (Stopwatch.GetElapsedTime(start) > Slow && Again(input) is var again && again > Slow)
            Keep(string.Create(CultureInfo.InvariantCulture, $"slow, {again.TotalSeconds:0} s"));
        return isNew;
    }

    private TimeSpan Again(byte[] input)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            _target.Read(input);
        }
        catch (Exception)
        {
            // Known from the first time.
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private void Keep(string fault)
    {
        // Faults of one kind differ in what they quote.
        var kind = fault.Split(':')[0];
        if (!_faults.Add(kind) || _faults.Count > 50) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"{_target.Name.Replace(' ', '-')}-{_faults.Count}");
        File.WriteAllBytes(Path.Combine(_folder, name), _input);
        Console.WriteLine($"{_target.Name}: {fault} ({name})");
    }

    private void Watch()
    {
        if (Volatile.Read(ref _begun) is var begun and not 0 && Stopwatch.GetElapsedTime(begun) > Hang)
        {
            var name = $"{_target.Name.Replace(' ', '-')}-hang";
            File.WriteAllBytes(Path.Combine(_folder, name), _input);
            Console.WriteLine($"{_target.Name}: does not end ({name})");
            Environment.Exit(3);
        }
    }
}
