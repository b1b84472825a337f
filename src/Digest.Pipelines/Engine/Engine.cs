using System.Collections.Concurrent;
using System.Diagnostics;

namespace Digest.Pipelines.Engine;

/// <summary>Runs pipelines. It arranges work and holds no logic: the same steps called by hand give the same site.</summary>
public sealed class PipelineEngine
{
    private readonly IReadOnlyList<Pipeline> _pipelines;
    private readonly Dictionary<Type, Pipeline> _byDocument = [];

    /// <summary>Prepares to run.</summary>
    /// <exception cref="PipelineException">Two pipelines have one document type, or a dependency is missing, circular, or not allowed.</exception>
    public PipelineEngine(IReadOnlyList<Pipeline> pipelines)
    {
        _pipelines = pipelines;
        foreach (var pipeline in pipelines)
        {
            if (!_byDocument.TryAdd(pipeline.DocumentType, pipeline))
                throw new PipelineException($"{pipeline.Name} and {_byDocument[pipeline.DocumentType].Name} have one document type, {pipeline.DocumentType.Name}");
        }

        foreach (var pipeline in pipelines) CheckDependencies(pipeline);
        var done = new HashSet<Pipeline>();
        foreach (var pipeline in pipelines) CheckCircle(pipeline, [], done);
    }

    /// <summary>Runs all phases of all pipelines.</summary>
    /// <param name="threads">Most threads at a time, from 1.</param>
    /// <param name="cancellation">Stops between documents.</param>
    /// <returns>The documents of all pipelines, and how long each phase took.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<PipelineOutcome> RunAsync(int threads, CancellationToken cancellation)
    {
        using var gate = new SemaphoreSlim(threads);
        var run = new Run(this, threads, gate, cancellation);
        var work = _pipelines.Where(p => !p.Deployment).ToList();
        foreach (var pipeline in work) run.StartInput(pipeline);
        foreach (var pipeline in Sorted(work)) run.StartProcess(pipeline);
        var barrier = Task.WhenAll(work.Where(p => !p.Isolated).Select(run.Processed));
        foreach (var pipeline in work) run.StartPages(pipeline, barrier);
        await Task.WhenAll(work.Select(run.Finished)).ConfigureAwait(false);
        foreach (var pipeline in Sorted(_pipelines.Where(p => p.Deployment)))
        {
            run.StartInput(pipeline);
            run.StartProcess(pipeline);
            run.StartPages(pipeline, Task.CompletedTask);
            await run.Finished(pipeline).ConfigureAwait(false);
        }

        return new PipelineOutcome(run.Times, type => run.Documents(_byDocument[type]));
    }

    private void CheckDependencies(Pipeline pipeline)
    {
        if (pipeline.Isolated && pipeline.Dependencies.Count > 0) throw new PipelineException($"{pipeline.Name} is isolated and depends on others");
        foreach (var type in pipeline.Dependencies)
        {
            if (!_byDocument.TryGetValue(type, out var other)) throw new PipelineException($"{pipeline.Name} depends on {type.Name}, and no pipeline makes it");
            if (other.Isolated) throw new PipelineException($"{pipeline.Name} depends on {other.Name}, which is isolated");
            if (other.Deployment && !pipeline.Deployment) throw new PipelineException($"{pipeline.Name} depends on {other.Name}, which is a deployment");
        }
    }

    private void CheckCircle(Pipeline pipeline, List<Pipeline> path, HashSet<Pipeline> done)
    {
        if (done.Contains(pipeline)) return;
        if (path.Contains(pipeline))
            throw new PipelineException("pipelines depend on each other in a circle: " + string.Join(" → ", path.SkipWhile(p => p != pipeline).Append(pipeline).Select(p => p.Name)));
        foreach (var type in pipeline.Dependencies) CheckCircle(_byDocument[type], [.. path, pipeline], done);
        done.Add(pipeline);
    }

    // Dependencies first, so that each task that is waited for exists when its waiter starts.
    private List<Pipeline> Sorted(IEnumerable<Pipeline> pipelines)
    {
        var sorted = new List<Pipeline>();
        foreach (var pipeline in pipelines) Visit(pipeline);
        return sorted;

        void Visit(Pipeline pipeline)
        {
            if (sorted.Contains(pipeline)) return;
            foreach (var type in pipeline.Dependencies)
            {
                if (_byDocument[type].Deployment == pipeline.Deployment) Visit(_byDocument[type]);
            }

            sorted.Add(pipeline);
        }
    }

    private sealed class Run(PipelineEngine engine, int threads, SemaphoreSlim gate, CancellationToken cancellation)
    {
        private readonly ConcurrentDictionary<Pipeline, Task<object>> _inputs = new();
        private readonly ConcurrentDictionary<Pipeline, Task<object>> _documents = new();
        private readonly ConcurrentDictionary<Pipeline, Task<object>> _pages = new();

        public ConcurrentDictionary<string, double> Times { get; } = new(StringComparer.Ordinal);

        public Task Processed(Pipeline pipeline) => _documents[pipeline];

        public object Documents(Pipeline pipeline) => _documents[pipeline].Result;

        public Task Finished(Pipeline pipeline) => _pages[pipeline];

        public void StartInput(Pipeline pipeline) => _inputs[pipeline] = Phase(pipeline, "Input", [], c => pipeline.Input(c));

        public void StartProcess(Pipeline pipeline)
        {
            var waits = pipeline.Dependencies.Select(t => (Task)_documents[engine._byDocument[t]]).Append(_inputs[pipeline]);
            _documents[pipeline] = Phase(pipeline, "Process", waits, c => pipeline.Process(_inputs[pipeline].Result, c));
        }

        public void StartPages(Pipeline pipeline, Task barrier)
        {
            var post = Phase(pipeline, "PostProcess", [barrier, _documents[pipeline]], c => pipeline.PostProcess(_documents[pipeline].Result, c));
            _pages[pipeline] = Phase(pipeline, "Output", [post], c => pipeline.Output(post.Result, c));
        }

        private async Task<object> Phase(Pipeline pipeline, string name, IEnumerable<Task> waits, Func<IExecutionContext, object> run)
        {
            await Task.WhenAll(waits).ConfigureAwait(false);
            await gate.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await Task.Run(() =>
                {
                    var start = Stopwatch.GetTimestamp();
                    var result = run(new Context(this, pipeline, name));
                    Times[$"{pipeline.Name}.{name}"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    return result;
                }, cancellation).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }
        }

        private sealed class Context(Run run, Pipeline pipeline, string phase) : IExecutionContext
        {
            public string PipelineName => pipeline.Name;

            public int Threads => run.Threads;

            public CancellationToken CancellationToken => run.Cancellation;

            public IReadOnlyList<TDocument> Outputs<TDocument>()
                where TDocument : IDocument
            {
                var other = run.Engine._byDocument.GetValueOrDefault(typeof(TDocument))
                    ?? throw new PipelineException($"{pipeline.Name} asks for {typeof(TDocument).Name}, and no pipeline makes it");
                var afterAll = pipeline.Deployment || (!pipeline.Isolated && phase is "PostProcess" or "Output");
                var allowed = other == pipeline ? phase is "PostProcess" or "Output" : afterAll && !other.Isolated || (phase == "Process" && pipeline.Dependencies.Contains(typeof(TDocument)));
                if (!allowed) throw new PipelineException($"{pipeline.Name} asks for {typeof(TDocument).Name} in its {phase} phase and does not depend on {other.Name}");
                return (IReadOnlyList<TDocument>)run._documents[other].Result;
            }

            public IReadOnlyList<TPage> Results<TPage>()
            {
                if (!pipeline.Deployment) throw new PipelineException($"{pipeline.Name} asks for all results and is no deployment");
                var results = new List<TPage>();
                foreach (var other in run.Engine._pipelines)
                {
                    if (!other.Deployment && run._pages[other].Result is IReadOnlyList<TPage> pages) results.AddRange(pages);
                }

                return results;
            }
        }

        private int Threads => threads;

        private CancellationToken Cancellation => cancellation;

        private PipelineEngine Engine => engine;
    }
}

/// <summary>What a run of pipelines gave.</summary>
public sealed class PipelineOutcome
{
    private readonly Func<Type, object> _documents;

    internal PipelineOutcome(IReadOnlyDictionary<string, double> phases, Func<Type, object> documents) => (Phases, _documents) = (phases, documents);

    /// <summary>Milliseconds that each phase of each pipeline took, by <c>Pipeline.Phase</c>.</summary>
    public IReadOnlyDictionary<string, double> Phases { get; }

    /// <summary>Documents of the pipeline that makes a type.</summary>
    public IReadOnlyList<TDocument> Outputs<TDocument>()
        where TDocument : IDocument => (IReadOnlyList<TDocument>)_documents(typeof(TDocument));
}
