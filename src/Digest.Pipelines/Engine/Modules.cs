namespace Digest.Pipelines.Engine;

/// <summary>The modules of one phase, checked by the compiler: each takes what the one before it gives.</summary>
/// <typeparam name="TIn">What goes into the first.</typeparam>
/// <typeparam name="TOut">What comes out of the last.</typeparam>
public sealed class Modules<TIn, TOut> : IModule<TIn, TOut>
{
    private readonly Func<IReadOnlyList<TIn>, IExecutionContext, IReadOnlyList<TOut>> _run;

    internal Modules(Func<IReadOnlyList<TIn>, IExecutionContext, IReadOnlyList<TOut>> run) => _run = run;

    /// <summary>Adds a step for one document at a time. Documents run in parallel; the order of the list stays; null leaves a document out.</summary>
    public Modules<TIn, TNext> ThenEach<TNext>(Func<TOut, IExecutionContext, TNext?> step)
        where TNext : class => Then(new EachModule<TOut, TNext>(step));

    /// <summary>Adds a step over the whole list.</summary>
    public Modules<TIn, TNext> ThenAll<TNext>(Func<IReadOnlyList<TOut>, IExecutionContext, IReadOnlyList<TNext>> step) =>
        new((inputs, context) => step(_run(inputs, context), context));

    /// <summary>Adds a module.</summary>
    public Modules<TIn, TNext> Then<TNext>(IModule<TOut, TNext> module) =>
        new((inputs, context) => module.Execute(_run(inputs, context), context));

    /// <inheritdoc/>
    public IReadOnlyList<TOut> Execute(IReadOnlyList<TIn> inputs, IExecutionContext context) => _run(inputs, context);
}

/// <summary>Begins phases.</summary>
public static class Modules
{
    /// <summary>A phase that hands on what it gets.</summary>
    public static Modules<T, T> Of<T>() => new((inputs, _) => inputs);

    /// <summary>A phase that gives nothing.</summary>
    public static Modules<TIn, TOut> None<TIn, TOut>() => new((_, _) => []);

    /// <summary>A phase that begins with what a function gives.</summary>
    public static Modules<TIn, TOut> From<TIn, TOut>(Func<IExecutionContext, IReadOnlyList<TOut>> read) => new((_, context) => read(context));
}

internal sealed class EachModule<TIn, TOut>(Func<TIn, IExecutionContext, TOut?> step) : IModule<TIn, TOut>
    where TOut : class
{
    private const int Chunk = 16;

    public IReadOnlyList<TOut> Execute(IReadOnlyList<TIn> inputs, IExecutionContext context)
    {
        var results = new TOut?[inputs.Count];
        if (context.Threads == 1 || inputs.Count <= Chunk) Run(0, inputs.Count);
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.CancellationToken };
            var chunks = (inputs.Count + Chunk - 1) / Chunk;
            Parallel.For(0, chunks, options, chunk => Run(chunk * Chunk, Math.Min(inputs.Count, (chunk + 1) * Chunk)));
        }

        var kept = new List<TOut>(results.Length);
        foreach (var result in results)
        {
            if (result is not null) kept.Add(result);
        }

        return kept;

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                results[i] = step(inputs[i], context);
            }
        }
    }
}
