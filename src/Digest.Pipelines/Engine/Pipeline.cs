namespace Digest.Pipelines.Engine;

/// <summary>A pipeline, whatever its types. Derive from <see cref="Pipeline{TInput, TDocument, TPage}"/>.</summary>
public abstract class Pipeline
{
    /// <summary>Its name in messages: the name of its class.</summary>
    public string Name => GetType().Name;

    /// <summary>Document types of the pipelines whose Process phase must have ended before this one's begins.</summary>
    public IReadOnlyList<Type> Dependencies { get; protected init; } = [];

    /// <summary>An isolated pipeline depends on none, and no PostProcess phase waits for it.</summary>
    public bool Isolated { get; protected init; }

    /// <summary>A deployment runs when every other pipeline has given its output.</summary>
    public bool Deployment { get; protected init; }

    /// <summary>Type of its documents; no two pipelines share one.</summary>
    public abstract Type DocumentType { get; }

    internal abstract object Input(IExecutionContext context);

    internal abstract object Process(object input, IExecutionContext context);

    internal abstract object PostProcess(object documents, IExecutionContext context);

    internal abstract object Output(object pages, IExecutionContext context);
}

/// <summary>A pipeline in four phases: Input, Process, PostProcess and Output.</summary>
/// <typeparam name="TInput">What Input gives.</typeparam>
/// <typeparam name="TDocument">What Process gives; other pipelines find the pipeline by it.</typeparam>
/// <typeparam name="TPage">What PostProcess and Output give.</typeparam>
public abstract class Pipeline<TInput, TDocument, TPage> : Pipeline
    where TDocument : IDocument
{
    /// <summary>Reads; runs at once.</summary>
    protected Modules<Nothing, TInput> InputModules { get; init; } = Modules.None<Nothing, TInput>();

    /// <summary>Makes documents; waits for the Process phases of the dependencies.</summary>
    protected Modules<TInput, TDocument> ProcessModules { get; init; } = Modules.None<TInput, TDocument>();

    /// <summary>Makes pages; waits for the Process phase of every pipeline that is not isolated.</summary>
    protected Modules<TDocument, TPage> PostProcessModules { get; init; } = Modules.None<TDocument, TPage>();

    /// <summary>Works on the pages; waits for this pipeline's own PostProcess phase.</summary>
    protected Modules<TPage, TPage> OutputModules { get; init; } = Modules.Of<TPage>();

    /// <inheritdoc/>
    public sealed override Type DocumentType => typeof(TDocument);

    internal sealed override object Input(IExecutionContext context) => InputModules.Execute([], context);

    internal sealed override object Process(object input, IExecutionContext context) => ProcessModules.Execute((IReadOnlyList<TInput>)input, context);

    internal sealed override object PostProcess(object documents, IExecutionContext context) => PostProcessModules.Execute((IReadOnlyList<TDocument>)documents, context);

    internal sealed override object Output(object pages, IExecutionContext context) => OutputModules.Execute((IReadOnlyList<TPage>)pages, context);
}
