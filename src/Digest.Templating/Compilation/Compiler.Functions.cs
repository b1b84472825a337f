namespace Digest.Templating;

/// <summary>Functions, and the blocks that <c>wrap</c> hands to them.</summary>
internal sealed partial class Compiler
{
    /// <summary>A function has no state of its own, so that one object serves every rendering.</summary>
    private ScriptFunction CompileFunction(FunctionNode node)
    {
        var parameters = node.Parameters?
            .Select(p => new Parameter(p.Name, p.Default == null ? null : Compile(p.Default), p.IsVariadic))
            .ToArray();
        var body = node.Body == null ? null : CompileBlock(node.Body);
        var value = node.Value == null ? null : Compile(node.Value);
        return new ScriptFunction(node, parameters, body, value);
    }

    private Step CompileFunctionStatement(FunctionStatement statement)
    {
        var function = CompileFunction(statement.Function);
        var name = statement.Function.Name!;
        var variable = name[0] == '$'
            ? new ScriptVariable(name[1..], ScriptVariableScope.Local) { Span = statement.Span }
            : new ScriptVariable(name, ScriptVariableScope.Global) { Span = statement.Span };
        return context =>
        {
            context.SetValue(variable, function);
            return Flow.Next;
        };
    }

    private Step CompileWrap(WrapStatement statement)
    {
        CompileBlock(statement.Body);
        var (targetNode, arguments) = statement.Call is CallExpression call
            ? (call.Target, CompileArguments(call))
            : (statement.Call, static _ => []);
        var target = CompileTarget(targetNode);
        return context =>
        {
            var value = target(context);
            if (value is not IScriptCustomFunction function)
            {
                throw new ScriptRuntimeException(targetNode.Span, value == null
                    ? $"The function `{TextOf(targetNode)}` was not found"
                    : $"Expecting a function and not a value of type `{context.GetTypeName(value)}` for `{TextOf(targetNode)}` in [wrap] statement");
            }

            var result = function.Invoke(context, statement.Call, arguments(context), statement.Body);
            if (!context.EnableOutput)
                context.Result = result;
            else if (result != null)
                context.Write(statement.Call.Span, result);
            return Flow.Next;
        };
    }
}
