namespace Digest.Templating;

/// <summary>Counts the turns of one loop against the limit of the context.</summary>
internal struct LoopCounter(TemplateContext context, SourceSpan span, bool isQueryable = false)
{
    private readonly int _limit = isQueryable ? context.LoopLimitQueryable ?? context.LoopLimit : context.LoopLimit;
    private int _turns;

    public void Next()
    {
        _turns++;
        if (_limit > 0 && _turns > _limit)
            throw new ScriptRuntimeException(span, $"Exceeding number of iteration limit `{_limit}` for loop statement.");
        if ((_turns & 63) == 0 && context.CancellationToken.IsCancellationRequested)
            throw new ScriptAbortException(span, context.CancellationToken);
    }
}
