namespace Digest.Testing;

/// <summary>Starts the real program on a site over an older published state, disturbs it, and says what it left wrong.</summary>
public sealed class KillTrials : IDisposable
{
    private readonly TwoStates _site;
    private readonly Random _random;

    /// <summary>Writes the site in two states, publishes the older one, and builds the newer one cleanly.</summary>
    /// <param name="program">The program's assembly, beside its runtime configuration.</param>
    /// <param name="articles">Articles of the site.</param>
    /// <param name="seed">Of the moments.</param>
    public KillTrials(string program, int articles, int seed) =>
        (_site, _random) = (new TwoStates(program, articles), new Random(seed));

    /// <summary>Whether disks can be made here that are full, read-only, or a volume of their own.</summary>
    public static bool CanMakeDisks => SmallDisk.IsPossible;

    /// <summary>Kills that fell while files were being published.</summary>
    public int WhilePublishing { get; private set; }

    /// <summary>Builds that a full disk stopped.</summary>
    public int WithoutSpace { get; private set; }

    /// <summary>Kills a build at a random moment, three times of four after publishing has begun.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Kill()
    {
        _site.Publish();
        using var build = _site.Start("new");
        if (_random.Next(4) > 0)
        {
            while (!build.HasExited && !_site.IsPublishing) Thread.Sleep(1);
            Thread.Sleep(_random.Next(60));
        }
        else
        {
            build.WaitForExit(AnyMoment());
        }

        build.Kill();
        build.WaitForExit();
        if (_site.IsPublishing) WhilePublishing++;
        return _site.Torn() ?? _site.Repaired();
    }

    /// <summary>Interrupts a build twice, as Ctrl+C does.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Interrupt()
    {
        _site.Publish();
        using var build = _site.Start("new");
        build.WaitForExit(AnyMoment());
        for (var i = 0; i < 2 && !build.HasExited; i++)
        {
            Shell.Run("kill", "-INT", build.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            build.WaitForExit(_random.Next(30));
        }

        build.WaitForExit();
        // 130 by the program itself or by the system's own end of it.
        return build.ExitCode is 0 or 130 ? _site.Torn() ?? _site.Repaired() : $"an interrupted build ended with {build.ExitCode}";
    }

    /// <summary>Starts two builds into one output.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? TwoAtOnce()
    {
        _site.Publish();
        using var first = _site.Start("new");
        Thread.Sleep(_random.Next(100));
        using var second = _site.Start("old");
        first.WaitForExit();
        second.WaitForExit();
        if (first.ExitCode is not (0 or 1) || second.ExitCode is not (0 or 1))
            return $"two builds ended with {first.ExitCode} and {second.ExitCode}";
        return _site.Torn() ?? _site.Repaired();
    }

    /// <summary>Takes the output away from under a build.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Vanish()
    {
        _site.Publish();
        using var build = _site.Start("new");
        build.WaitForExit(AnyMoment());
        try
        {
            Directory.Delete(_site.Output, recursive: true);
        }
        catch (IOException)
        {
            // A file came while it was deleted: it is gone in part.
        }

        build.WaitForExit();
        return build.ExitCode is 0 or 1 ? _site.Repaired() : $"a build without output ended with {build.ExitCode}";
    }

    /// <summary>Builds onto a disk that has too little space, then with enough of it.</summary>
    /// <param name="isOutput">Whether the disk is the output folder itself, else its parent.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? FullDisk(bool isOutput)
    {
        using var disk = new SmallDisk(_site.Folder("disk"));
        var output = _site.Output;
        try
        {
            _site.Output = isOutput ? disk.Folder : Path.Combine(disk.Folder, "output");
            _site.Publish();
            // From nothing to nearly all that waiting files take.
            disk.Leave(_random.Next(Blocks(_site.Clean.Values)));
            using var build = _site.Start("new");
            build.WaitForExit();
            if (build.ExitCode is not (0 or 1)) return $"a build on a full disk ended with {build.ExitCode}";
            if (build.ExitCode == 1) WithoutSpace++;
            if (build.ExitCode == 1 && !_site.IsPublishing && Changed() is { } changed)
                return $"a build that failed on a full disk changed {changed}";
            var torn = _site.Torn();
            disk.Leave(1 << 20);
            return torn ?? _site.Repaired();
        }
        finally
        {
            _site.Output = output;
        }
    }

    /// <summary>Builds into an output that cannot be written, then can.</summary>
    /// <param name="isOutput">Whether only the output folder is so, else its parent too.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? ReadOnly(bool isOutput)
    {
        using var disk = new SmallDisk(_site.Folder("disk"));
        var output = _site.Output;
        try
        {
            _site.Output = isOutput ? disk.Folder : Path.Combine(disk.Folder, "output");
            _site.Publish();
            disk.IsReadOnly(true);
            using var build = _site.Start("new");
            build.WaitForExit();
            if (build.ExitCode != 1) return $"a build into a read-only output ended with {build.ExitCode}";
            if (Changed() is { } changed) return $"a build into a read-only output changed {changed}";
            disk.IsReadOnly(false);
            return _site.Repaired();
        }
        finally
        {
            _site.Output = output;
        }
    }

    /// <summary>Kills builds into an output that is a disk of its own.</summary>
    /// <param name="count">Kills.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? KillOnOwnDisk(int count)
    {
        using var disk = new SmallDisk(_site.Folder("disk"));
        var output = _site.Output;
        try
        {
            _site.Output = disk.Folder;
            for (var i = 0; i < count; i++)
            {
                if (Kill() is { } fault) return fault;
            }

            return null;
        }
        finally
        {
            _site.Output = output;
        }
    }

    /// <summary>Deletes the site.</summary>
    public void Dispose() => _site.Dispose();

    private int AnyMoment() => _random.Next(Math.Max(1, (int)_site.Whole.TotalMilliseconds));

    private string? Changed()
    {
        var now = FolderFiles.Of(_site.Output).Where(f => !f.Key.StartsWith(".digest-staging", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value);
        return now.Keys.Union(_site.Published.Keys)
            .FirstOrDefault(p => now.GetValueOrDefault(p) != _site.Published.GetValueOrDefault(p));
    }

    private static int Blocks(IEnumerable<string> files) => files.Sum(f => f.Length / 4096 + 1);
}
