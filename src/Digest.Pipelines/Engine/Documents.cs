namespace Digest.Pipelines.Engine;

/// <summary>What passes through pipelines.</summary>
public interface IDocument
{
    /// <summary>File that it comes from, relative to the site's root; null where it comes from none.</summary>
    string? SourcePath { get; }

    /// <summary>File that it becomes, relative to the output folder; null where it becomes none.</summary>
    string? DestinationPath { get; }
}

/// <summary>The input of a phase that begins with nothing.</summary>
public readonly record struct Nothing;

/// <summary>What modules may know and ask for while they run.</summary>
public interface IExecutionContext
{
    /// <summary>Name of the pipeline that runs.</summary>
    string PipelineName { get; }

    /// <summary>Most threads that one module may use, from 1.</summary>
    int Threads { get; }

    /// <summary>Asks modules to stop.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Documents that the Process phase of another pipeline gave.</summary>
    /// <typeparam name="TDocument">Document type of that pipeline.</typeparam>
    /// <exception cref="PipelineException">The pipeline did not declare that it depends on it.</exception>
    IReadOnlyList<TDocument> Outputs<TDocument>()
        where TDocument : IDocument;

    /// <summary>What the PostProcess phases of all pipelines gave that is of a type. Only deployments may ask.</summary>
    /// <typeparam name="TPage">Type of the results.</typeparam>
    /// <exception cref="PipelineException">The pipeline is no deployment.</exception>
    IReadOnlyList<TPage> Results<TPage>();
}

/// <summary>One step: a list of documents in, a list of documents out.</summary>
/// <typeparam name="TIn">Type of what goes in.</typeparam>
/// <typeparam name="TOut">Type of what comes out.</typeparam>
public interface IModule<in TIn, TOut>
{
    /// <summary>Runs the step.</summary>
    IReadOnlyList<TOut> Execute(IReadOnlyList<TIn> inputs, IExecutionContext context);
}

/// <summary>A fault in how pipelines are put together; its message names the pipelines.</summary>
public sealed class PipelineException : Exception
{
    /// <summary>A fault.</summary>
    public PipelineException(string message)
        : base(message)
    {
    }

    /// <summary>A fault without words.</summary>
    public PipelineException()
    {
    }

    /// <summary>A fault with its cause.</summary>
    public PipelineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
