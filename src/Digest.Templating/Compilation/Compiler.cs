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
    public static void Compile(SourceText source, ScriptPage page, bool rawIsData)
    {
        var compiler = new Compiler(source, rawIsData);
        compiler.CompileBlock(page.Body);
        if (page.FrontMatter is { } frontMatter)
            compiler.CompileBlock(frontMatter.Statements);
    }

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
                i++;
                if (i + 1 < statements.Count && statements[i + 1] is CodeEnterStatement enter)
                {
                    steps.Add(RawBetweenCode(raw, enter.Indent));
                    i++;
                }
                else
                {
                    steps.Add(RawAfterCode(raw));
                }
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
            case CodeEnterStatement { Indent: var indent }:
                return context =>
                {
                    context.CurrentIndent = indent;
                    return Flow.Next;
                };
            case CodeExitStatement:
                return static context =>
                {
                    context.CurrentIndent = context.BaseIndent;
                    return Flow.Next;
                };
            case ExpressionStatement expression:
                return CompileExpressionStatement(expression);
            case IfStatement branch:
                return Guard(CompileIf(branch));
            case CaseStatement branch:
                return Guard(CompileCase(branch));
            case ForStatement { IsTableRow: true } table:
                return Guard(CompileTableRow(table));
            case ForStatement loop:
                return Guard(CompileFor(loop));
            case WhileStatement loop:
                return Guard(CompileWhile(loop));
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
                return Guard(CompileImport(import));
            case WithStatement with:
                return Guard(CompileWith(with));
            case WrapStatement wrap:
                return Guard(CompileWrap(wrap));
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
                context.CurrentIndent = context.BaseIndent;
                context.Write(raw.Span, text);
                return Flow.Next;
            };
        }

        return context =>
        {
            context.CurrentIndent = context.BaseIndent;
            context.Write(text, 0, text.Length);
            return Flow.Next;
        };
    }

    /// <summary>The end of a code block, text, and the beginning of the next block, in one step.</summary>
    private Step RawBetweenCode(RawStatement raw, string? indent)
    {
        var write = RawAfterCode(raw);
        if (_rawIsData)
        {
            return context =>
            {
                write(context);
                context.CurrentIndent = indent;
                return Flow.Next;
            };
        }

        var text = raw.Text;
        return context =>
        {
            context.CurrentIndent = context.BaseIndent;
            context.Write(text, 0, text.Length);
            context.CurrentIndent = indent;
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
