namespace Digest.Templating;

/// <summary>
/// Turns the nodes of a template into delegates, once. Closures, not expression trees: a small page is ready in a millisecond
/// and runs about as fast.
/// </summary>
internal sealed partial class Compiler
{
    private readonly SourceText _source;
    private readonly bool _rawIsData;

    private Compiler(SourceText source, bool rawIsData)
    {
        _source = source;
        _rawIsData = rawIsData;
    }

    /// <summary>Compiles a page.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="page">Its nodes, which get their delegates.</param>
    /// <param name="rawIsData">
    /// True for a template that is itself a value: its text is written as values are, so that a function that it defines cannot
    /// bring a string unescaped into a page.
    /// </param>
    public static void Compile(SourceText source, ScriptPage page, bool rawIsData) =>
        new Compiler(source, rawIsData).CompileBlock(page.Body);

    /// <summary>The text of a node, for messages.</summary>
    private string TextOf(ScriptNode node) =>
        _source.Text[node.Span.Start.Offset..Math.Min(_source.Text.Length, node.Span.End.Offset + 1)];

    private Step CompileBlock(ScriptBlockStatement block)
    {
        var steps = new List<Step>();
        var statements = block.Statements;
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is CodeExitStatement && i + 1 < statements.Count && statements[i + 1] is RawStatement raw)
            {
                steps.Add(RawAfterCode(raw));
                i++;
            }
            else if (CompileStatement(statements[i]) is { } step)
            {
                steps.Add(step);
            }
        }

        return block.Run = Sequence([.. steps]);
    }

    private static Step Sequence(Step[] steps)
    {
        switch (steps.Length)
        {
            case 0:
                return static _ => Flow.Next;
            case 1:
                return steps[0];
            case 2:
                var (first, second) = (steps[0], steps[1]);
                return context =>
                {
                    var flow = first(context);
                    return flow != Flow.Next ? flow : second(context);
                };
            default:
                return context =>
                {
                    foreach (var step in steps)
                    {
                        var flow = step(context);
                        if (flow != Flow.Next)
                            return flow;
                    }

                    return Flow.Next;
                };
        }
    }

    /// <summary>Null where there is nothing to do.</summary>
    private Step? CompileStatement(ScriptStatement statement)
    {
        switch (statement)
        {
            case RawStatement raw:
                return RawAfterCode(raw);
            case CodeEnterStatement { Indent: null }:
                return null;
            case CodeEnterStatement enter:
                return context =>
                {
                    context.SetIndent(enter.Indent);
                    return Flow.Next;
                };
            case CodeExitStatement:
                return static context =>
                {
                    if (context.CurrentIndent != null)
                        context.SetIndent(null);
                    return Flow.Next;
                };
            case ExpressionStatement expression:
                return CompileExpressionStatement(expression);
            case IfStatement branch:
                return CompileIf(branch);
            case CaseStatement branch:
                return CompileCase(branch);
            case ForStatement { IsTableRow: true } table:
                return CompileTableRow(table);
            case ForStatement loop:
                return CompileFor(loop);
            case WhileStatement loop:
                return CompileWhile(loop);
            case BreakStatement:
                return LeaveLoop(statement, Flow.Break, "break");
            case ContinueStatement:
                return LeaveLoop(statement, Flow.Continue, "continue");
            case CaptureStatement capture:
                return CompileCapture(capture);
            case ReadOnlyStatement readOnly:
                return context =>
                {
                    context.SetReadOnly(readOnly.Variable);
                    return Flow.Next;
                };
            case ImportStatement import:
                return CompileImport(import);
            case WithStatement with:
                return CompileWith(with);
            case WrapStatement wrap:
                return CompileWrap(wrap);
            case FunctionStatement function:
                return CompileFunctionStatement(function);
            case ReturnStatement ret:
                return CompileReturn(ret);
            default:
                throw new NotSupportedException(statement.GetType().Name);
        }
    }

    private Step RawAfterCode(RawStatement raw)
    {
        var text = raw.Text;
        if (_rawIsData)
        {
            return context =>
            {
                context.SetIndent(null);
                context.Write(raw.Span, text);
                return Flow.Next;
            };
        }

        return context =>
        {
            if (context.CurrentIndent != null)
                context.SetIndent(null);
            context.Write(text, 0, text.Length);
            return Flow.Next;
        };
    }

    private Step CompileExpressionStatement(ExpressionStatement statement)
    {
        var expression = statement.Expression;
        if (expression is AssignExpression assign)
        {
            var run = CompileAssign(assign);
            return context =>
            {
                run(context);
                if (!context.EnableOutput)
                    context.Result = null;
                return Flow.Next;
            };
        }

        if (expression is CallExpression { Target: ScriptVariable { Name: "include", Scope: ScriptVariableScope.Global } } call)
            return CompileInclude(call);
        var evaluate = Compile(expression);
        var span = expression.Span;
        return context =>
        {
            var value = evaluate(context);
            if (!context.EnableOutput)
                context.Result = value;
            else if (value != null)
                context.Write(span, value);
            return Flow.Next;
        };
    }

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

    private static Step LeaveLoop(ScriptStatement statement, Flow flow, string name) => context =>
    {
        if (context.IsInLoop)
            return flow;
        if (context.EnableBreakAndContinueAsReturnOutsideLoop)
            return Flow.Return;
        throw new ScriptRuntimeException(statement.Span, $"The <{name}> statement can only be used inside for/while loops");
    };

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
                        statement.Value.Span, $"Unexpected value `{context.GetTypeName(other)}` for import. Expecting a plain script object");
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
                script = value switch
                {
                    null => throw new ScriptRuntimeException(statement.Target.Span, $"Invalid target property `{TextOf(statement.Target)}` used for [with] statement. Must be a ScriptObject instead of `null`"),
                    System.Collections.IDictionary or not (string or ValueType or System.Collections.IEnumerable) => Import(context, value),
                    _ => throw new ScriptRuntimeException(statement.Target.Span, $"Invalid target property `{TextOf(statement.Target)}` used for [with] statement. Must be a ScriptObject instead of `{context.GetTypeName(value)}`"),
                };
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

    private Step CompileReturn(ReturnStatement statement)
    {
        if (statement.Value == null)
        {
            return static context =>
            {
                context.Result = null;
                return Flow.Return;
            };
        }

        var evaluate = Compile(statement.Value);
        return context =>
        {
            context.Result = evaluate(context);
            return Flow.Return;
        };
    }
}
