using System.Diagnostics;
using Digest.Build.Files;
using Digest.Core.Diagnostics;
using Digest.Core.Model;

namespace Digest.Build;

/// <summary>One run of the pipeline: the one place that diagnostics go to, and the time that each step took.</summary>
/// <param name="threads">Most threads, from 1.</param>
/// <param name="cancellation">Stops the run between two things.</param>
/// <param name="kept">What the run before kept, or null.</param>
internal sealed class PipelineRun(int threads, CancellationToken cancellation, KeptResults? kept = null)
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, double> _times = new(StringComparer.Ordinal);

    /// <summary>Everything that the steps reported, in the order of the steps.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Milliseconds of each step, by <c>phase.step</c>.</summary>
    public IReadOnlyDictionary<string, double> Times => _times;

    /// <summary>Most threads, from 1.</summary>
    public int Threads => threads;

    /// <summary>Stops the run.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether pictures that are not made yet are left for a later run.</summary>
    public bool PostponesPictures { get; init; }

    /// <summary>What the run before kept; null where there was none.</summary>
    public KeptResults? Kept => kept;

    /// <summary>Runs a step; its diagnostics are kept.</summary>
    public T Step<T>(string name, Func<Checked<T>> work)
    {
        var (value, diagnostics) = Timed(name, work);
        _diagnostics.AddRange(diagnostics);
        return value!;
    }

    /// <summary>Runs a step that cannot report anything.</summary>
    public T Step<T>(string name, Func<T> work) => Timed(name, work);

    /// <summary>Runs a step for each thing of a list, in parallel; diagnostics are kept in the order of the list.</summary>
    /// <returns>The values, in the order of the list; without those that an error left out.</returns>
    public List<TOut> Each<TIn, TOut>(string name, IReadOnlyList<TIn> things, Func<TIn, Checked<TOut>> work)
        where TOut : class
    {
        var results = Timed(name, () => ParallelMap.Run(things, work, threads, cancellation));
        var values = new List<TOut>(results.Length);
        foreach (var (value, diagnostics) in results)
        {
            if (diagnostics.Count > 0) _diagnostics.AddRange(diagnostics);
            if (value is not null) values.Add(value);
        }

        return values;
    }

    /// <summary>Runs a step for each file of a list, in parallel. What the run before kept is used again where the file's bytes
    /// and what else the step reads are the same.</summary>
    /// <param name="name">Name of the step.</param>
    /// <param name="files">The files.</param>
    /// <param name="others">What the step reads of a file besides its bytes.</param>
    /// <param name="work">The step.</param>
    /// <param name="after">What is done with each result, kept or new.</param>
    public List<TOut> EachFile<TOut>(string name, IReadOnlyList<InputFile> files, Func<InputFile, IReadOnlyList<object>> others,
        Func<InputFile, Checked<SourceFile>, Checked<TOut>> work, Func<Checked<TOut>, Checked<TOut>>? after = null)
        where TOut : class =>
        Each(name, files, file =>
        {
            var result = kept is null
                ? work(file, InputSteps.Read(file))
                : kept.OfFile(name, file, others(file), read => work(file, read));
            return after is null ? result : after(result);
        });

    private T Timed<T>(string name, Func<T> work)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        var result = work();
        _times[name] = _times.GetValueOrDefault(name) + Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return result;
    }
}
