namespace Digest.Templating;

/// <summary>Expressions that stand as statements, and statements whose errors the host may write into the text.</summary>
internal sealed partial class Compiler
{
    private Step CompileExpressionStatement(ExpressionStatement statement)
    {
        var expression = statement.Expression;
        if (expression is AssignExpression assign)
        {
            var run = CompileAssign(assign);
            return context =>
            {
                if (context.RenderRuntimeException == null)
                    run(context);
                else
                    RunOrRender(context, assign.Span, run);
                if (!context.EnableOutput)
                    context.Result = null;
                return Flow.Next;
            };
        }

        if (expression is CallExpression { Target: ScriptVariable { Name: "include", Scope: ScriptVariableScope.Global } } call)
            return Guard(CompileInclude(call));
        var evaluate = Compile(expression);
        var span = expression.Span;
        return context =>
        {
            var value = context.RenderRuntimeException == null ? evaluate(context) : EvaluateOrRender(context, evaluate);
            if (!context.EnableOutput)
                context.Result = value;
            else if (value != null)
                context.Write(span, value);
            return Flow.Next;
        };
    }

    private static void RunOrRender(TemplateContext context, SourceSpan span, Evaluator run)
    {
        if (EvaluateOrRender(context, c => { run(c); return null; }) is { } text)
            context.Write(span, text);
    }

    /// <summary>The value, or what the host says instead of an error.</summary>
    private static object? EvaluateOrRender(TemplateContext context, Evaluator evaluate)
    {
        var depths = context.Depths;
        try
        {
            return evaluate(context);
        }
        catch (ScriptRuntimeException e) when (e is not ScriptAbortException)
        {
            context.RestoreDepths(depths);
            return context.RenderRuntimeException!(e);
        }
    }

    /// <summary>A statement that writes what the host says where it fails.</summary>
    private static Step Guard(Step step) => context =>
    {
        if (context.RenderRuntimeException == null)
            return step(context);
        var depths = context.Depths;
        try
        {
            return step(context);
        }
        catch (ScriptRuntimeException e) when (e is not ScriptAbortException)
        {
            context.RestoreDepths(depths);
            context.Write(e.Span, context.RenderRuntimeException(e));
            return Flow.Next;
        }
    };

    /// <summary>An include that stands alone writes in place, where nothing has to be indented.</summary>
    private Step CompileInclude(CallExpression call)
    {
        var target = CompileTarget(call.Target);
        var arguments = CompileArguments(call);
        var general = CompileCall(call);
        return context =>
        {
            if (context.CurrentIndent == null && context.EnableOutput && context.WritesRenderedTextAsItIs
                && target(context) is IncludeFunction)
            {
                IncludeFunction.InvokeInPlace(context, call, arguments(context), null);
                return Flow.Next;
            }

            var value = general(context);
            if (!context.EnableOutput)
                context.Result = value;
            else if (value != null)
                context.Write(call.Span, value);
            return Flow.Next;
        };
    }
}
