namespace Digest.Templating;

/// <summary>Conditions, and statements that change where variables are read and written.</summary>
internal sealed partial class Compiler
{
    private Step CompileIf(IfStatement statement)
    {
        var conditions = new List<Condition>();
        var bodies = new List<Step>();
        Step? otherwise = null;
        foreach (var (condition, body) in statement.Branches)
        {
            var step = CompileBlock(body);
            if (condition == null)
            {
                otherwise = step;
                continue;
            }

            conditions.Add(CompileCondition(condition));
            bodies.Add(step);
        }

        if (conditions.Count == 1)
            return If(conditions[0], bodies[0], otherwise);
        var (all, steps) = (conditions.ToArray(), bodies.ToArray());
        return context =>
        {
            for (var i = 0; i < all.Length; i++)
            {
                if (all[i](context))
                    return steps[i](context);
            }

            return otherwise == null ? Flow.Next : otherwise(context);
        };
    }

    private static Step If(Condition condition, Step body, Step? otherwise)
    {
        if (otherwise == null)
            return context => condition(context) ? body(context) : Flow.Next;
        return context => condition(context) ? body(context) : otherwise(context);
    }

    private Step CompileCase(CaseStatement statement)
    {
        var value = Compile(statement.Value);
        var prologue = CompileBlock(statement.Prologue);
        var branches = statement.Branches
            .Select(b => (Values: b.Values?.Select(v => (Evaluate: Compile(v), v.Span)).ToArray(), Body: CompileBlock(b.Body)))
            .ToArray();
        return context =>
        {
            var wanted = value(context);
            var flow = prologue(context);
            if (flow != Flow.Next)
                return flow;
            foreach (var (values, body) in branches)
            {
                if (values == null)
                    return body(context);
                foreach (var (evaluate, span) in values)
                {
                    var equal = Arithmetic.Apply(context, BinaryOperator.Equal, span, span, wanted, span, evaluate(context));
                    if (equal is true)
                        return body(context);
                }
            }

            return Flow.Next;
        };
    }

    private Step CompileCapture(CaptureStatement statement)
    {
        var set = CompileSetter(statement.Target);
        var body = CompileBlock(statement.Body);
        return context =>
        {
            context.PushOutput();
            var flow = body(context);
            var text = context.PopRendered();
            set(context, text);
            return flow;
        };
    }

    private Step CompileImport(ImportStatement statement)
    {
        var evaluate = Compile(statement.Value);
        return context =>
        {
            switch (evaluate(context))
            {
                case null:
                    break;
                case IScriptObject source and not ScriptArray:
                    foreach (var name in source.GetMembers())
                    {
                        if (source.TryGetValue(context, statement.Span, name, out var value))
                            context.CurrentGlobal.TrySetValue(context, statement.Span, name, value, false);
                    }

                    break;
                case var other:
                    throw new ScriptRuntimeException(
                        statement.Value.Span,
                        $"Unexpected value `{context.GetTypeName(other)}` for import. Expecting a plain script object");
            }

            return Flow.Next;
        };
    }

    private Step CompileWith(WithStatement statement)
    {
        var target = Compile(statement.Target);
        var body = CompileBlock(statement.Body);
        return context =>
        {
            var value = target(context);
            if (value is not IScriptObject script)
            {
                if (value is null or string or ValueType || value is System.Collections.IEnumerable and not System.Collections.IDictionary)
                {
                    throw new ScriptRuntimeException(
                        statement.Target.Span,
                        $"Invalid target property `{TextOf(statement.Target)}` used for [with] statement. "
                        + $"Must be a ScriptObject instead of `{context.GetTypeName(value)}`");
                }

                script = Import(context, value);
            }

            context.PushGlobal(script);
            var flow = body(context);
            context.PopGlobal();
            return flow;
        };
    }

    private static ScriptObject Import(TemplateContext context, object value)
    {
        var result = new ScriptObject();
        ScriptObjectExtensions.Import(result, value, context.MemberFilter, context.MemberRenamer, context.Accessors);
        return result;
    }
}
