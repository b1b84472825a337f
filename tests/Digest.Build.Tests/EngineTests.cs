using Digest.Build.Engine;

namespace Digest.Build.Tests;

public sealed class EngineTests
{
    public sealed record A(string Text) : IDocument
    {
        public string? SourcePath => null;

        public string? DestinationPath => null;
    }

    public sealed record B(string Text) : IDocument
    {
        public string? SourcePath => null;

        public string? DestinationPath => null;
    }

    public sealed record C(string Text) : IDocument
    {
        public string? SourcePath => null;

        public string? DestinationPath => null;
    }

    private sealed class Pipe<T> : Pipeline<string, T, string>
        where T : IDocument
    {
        public Pipe(Func<IExecutionContext, T> process, Type[]? dependencies = null, bool isolated = false, bool deployment = false, Func<IExecutionContext, string>? post = null)
        {
            Dependencies = dependencies ?? [];
            Isolated = isolated;
            Deployment = deployment;
            ProcessModules = Modules.From<string, T>(c => [process(c)]);
            PostProcessModules = Modules.Of<T>().ThenAll((_, c) => post is null ? (IReadOnlyList<string>)[] : [post(c)]);
        }
    }

    private static PipelineOutcome Run(params Pipeline[] pipelines) => new PipelineEngine(pipelines).RunAsync(2, CancellationToken.None).GetAwaiter().GetResult();

    [Fact]
    public void ProcessWaitsForItsDependencies()
    {
        var outcome = Run(
            new Pipe<B>(c => new(c.Outputs<A>()[0].Text + "b"), [typeof(A)]),
            new Pipe<A>(_ =>
            {
                Thread.Sleep(50);
                return new("a");
            }));
        outcome.Outputs<B>().ShouldBe([new B("ab")]);
    }

    [Fact]
    public void PostProcessWaitsForTheProcessOfEveryPipeline()
    {
        var outcome = Run(
            new Pipe<A>(_ => new("a"), post: c => c.Outputs<B>()[0].Text),
            new Pipe<B>(_ =>
            {
                Thread.Sleep(50);
                return new("b");
            }),
            new Pipe<C>(c => new(string.Join(",", c.Results<string>())), deployment: true));
        outcome.Outputs<C>()[0].Text.ShouldBe("b");
    }

    [Fact]
    public void ADeploymentWaitsForEveryOutput()
    {
        var outcome = Run(
            new Pipe<C>(c => new(string.Join(",", c.Results<string>())), deployment: true),
            new Pipe<A>(_ => new("a"), post: _ =>
            {
                Thread.Sleep(50);
                return "page of a";
            }),
            new Pipe<B>(_ => new("b"), isolated: true, post: _ => "page of b"));
        outcome.Outputs<C>()[0].Text.ShouldBe("page of a,page of b");
    }

    [Fact]
    public void MissingDependenciesFailByName() =>
        Should.Throw<PipelineException>(() => new PipelineEngine([new Pipe<A>(_ => new(""), [typeof(B)])])).Message.ShouldBe("Pipe`1 depends on B, and no pipeline makes it");

    [Fact]
    public void CircularDependenciesFailByName() =>
        Should.Throw<PipelineException>(() => new PipelineEngine([new Pipe<A>(_ => new(""), [typeof(B)]), new Pipe<B>(_ => new(""), [typeof(A)])]))
            .Message.ShouldBe("pipelines depend on each other in a circle: Pipe`1 → Pipe`1 → Pipe`1");

    [Fact]
    public void TwoPipelinesOfOneDocumentTypeFail() =>
        Should.Throw<PipelineException>(() => new PipelineEngine([new Pipe<A>(_ => new("")), new Pipe<A>(_ => new(""))]));

    [Fact]
    public void IsolatedPipelinesDependOnNoneAndNoneDependsOnThem()
    {
        Should.Throw<PipelineException>(() => new PipelineEngine([new Pipe<A>(_ => new("")), new Pipe<B>(_ => new(""), [typeof(A)], isolated: true)]));
        Should.Throw<PipelineException>(() => new PipelineEngine([new Pipe<A>(_ => new(""), isolated: true), new Pipe<B>(_ => new(""), [typeof(A)])]));
    }

    [Fact]
    public void ReadingWhatWasNotDeclaredFailsByName() =>
        Should.Throw<PipelineException>(() => Run(new Pipe<A>(_ => new("")), new Pipe<B>(c => new(c.Outputs<A>()[0].Text))))
            .Message.ShouldBe("Pipe`1 asks for A in its Process phase and does not depend on Pipe`1");

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void EachKeepsTheOrderAndLeavesNullsOut(int threads)
    {
        var module = Modules.Of<string>().ThenEach((text, _) => text.EndsWith('3') ? null : text + "!");
        var context = new Context(threads);
        var inputs = Enumerable.Range(0, 1000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        module.Execute(inputs, context).ShouldBe(inputs.Where(i => !i.EndsWith('3')).Select(i => i + "!"));
    }

    [Fact]
    public void CancellationStopsTheRun()
    {
        using var source = new CancellationTokenSource();
        var engine = new PipelineEngine([new Pipe<A>(_ =>
        {
            source.Cancel();
            return new("");
        }), new Pipe<B>(c => new(c.Outputs<A>()[0].Text), [typeof(A)])]);
        Should.Throw<OperationCanceledException>(() => engine.RunAsync(1, source.Token).GetAwaiter().GetResult());
    }

    private sealed class Context(int threads) : IExecutionContext
    {
        public string PipelineName => "test";

        public int Threads => threads;

        public CancellationToken CancellationToken => CancellationToken.None;

        public IReadOnlyList<TDocument> Outputs<TDocument>()
            where TDocument : IDocument => [];

        public IReadOnlyList<TPage> Results<TPage>() => [];
    }
}
