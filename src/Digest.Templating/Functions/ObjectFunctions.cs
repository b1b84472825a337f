using System.Collections;
using System.Text.Json;

namespace Digest.Templating;

/// <summary>The functions of <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("object")
        .Add("default", "value", "default", static (_, value, fallback) =>
            value is null or "" or Html { Value: "" } or EmptyScriptObject ? fallback : value)
        .Add("eval", "value", static (call, value) => Eval(call, value))
        .Add("eval_template", "value", static (call, value) => EvalTemplate(call, value))
        .Add("format", "value", "format", "culture?", static (call, value, format, culture) =>
            MathFunctions.Format(call, value, call.Text(format), culture, numbersOnly: false))
        .Add("has_key", "value", "key", static (call, value, key) => Boxes.Bool(TryGet(call, value, key, out _)))
        .Add("has_value", "value", "key", static (call, value, key) => Boxes.Bool(TryGet(call, value, key, out var member) && member != null))
        .Add("keys", "value", Keys)
        .Add("size", "value", Size)
        .Add("typeof", "value", static (_, value) => TypeOf(value))
        .Add("kind", "value", static (call, value) => value == null ? null : call.Context.GetTypeName(value))
        .Add("values", "value", Values)
        .Add("from_json", "json", FromJson)
        .Add("to_json", "value?", static (call, value) => JsonValues.Write(call.Context, call.Span, value))
        .Build();

    /// <summary>The members of an object, the entries of a dictionary or the public members of a .NET object.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> MembersOf(TemplateContext context, object value)
    {
        switch (value)
        {
            case IScriptObject script:
                foreach (var name in script.GetMembers())
                {
                    script.TryGetValue(context, default, name, out var member);
                    yield return new(name, member);
                }

                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                    yield return new(context.ObjectToString(entry.Key), entry.Value);
                break;
            case JsonElement json:
                if (JsonValues.ToScript(json) is ScriptObject converted)
                {
                    foreach (var pair in converted)
                        yield return pair;
                }

                break;
            case KeyValueItem pair:
                yield return new("key", pair.Key);
                yield return new("value", pair.Value);
                break;
            default:
                foreach (var (name, accessor) in context.Accessors.Of(context, value.GetType()))
                    yield return new(name, accessor.Get!(value));
                break;
        }
    }

    private static object? Eval(Call call, object? value)
    {
        if (value is IScriptCustomFunction function)
            return Calls.Invoke(call.Context, call.Node, function, []);
        if (value is not (string or Html))
            return value;
        var template = Template.Parse(call.Text(value), "<eval>", null, new LexerOptions { Mode = ScriptMode.ScriptOnly });
        CheckErrors(call, template);
        var context = call.Context;
        context.EnterCall(call.Node);
        var result = template.Evaluate(context);
        context.LeaveCall();
        return result;
    }

    /// <summary>
    /// Renders a text as a template. In a context for HTML the text is data like any other: it is rendered without escaping,
    /// and the result is a plain string, which is escaped when it is written.
    /// </summary>
    private static object? EvalTemplate(Call call, object? value)
    {
        if (value is IScriptCustomFunction function)
            return Calls.Invoke(call.Context, call.Node, function, []);
        if (value is not (string or Html))
            return value;
        var template = Template.ParseData(call.Text(value));
        CheckErrors(call, template);
        var context = call.Context;
        var wasPlain = context.IsPlainText;
        var enableOutput = context.EnableOutput;
        context.EnterCall(call.Node);
        context.IsPlainText = true;
        context.EnableOutput = true;
        try
        {
            return template.Render(context);
        }
        finally
        {
            context.EnableOutput = enableOutput;
            context.IsPlainText = wasPlain;
            context.LeaveCall();
        }
    }

    private static void CheckErrors(Call call, Template template)
    {
        if (template.HasErrors)
            throw new ScriptParserRuntimeException(call.Span, "Error while parsing the text to evaluate:", template.Messages);
    }

    private static bool TryGet(Call call, object? value, object? key, out object? member)
    {
        member = null;
        if (value == null || key == null)
            return false;
        var name = call.Text(key);
        return value switch
        {
            IScriptObject script => script.TryGetValue(call.Context, call.Span, name, out member),
            string or Html => false,
            _ => Members.TryGet(call.Context, call.Span, value, name, out member),
        };
    }

    private static ScriptArray? Keys(Call call, object? value)
    {
        if (value is null or string)
            return value == null ? [] : null;
        var keys = new ScriptArray();
        foreach (var (name, _) in MembersOf(call.Context, value))
            keys.Add(name);
        return keys;
    }

    private static ScriptArray? Values(Call call, object? value)
    {
        if (value is null or string)
            return value == null ? [] : null;
        var values = new ScriptArray();
        foreach (var (_, member) in MembersOf(call.Context, value))
            values.Add(member);
        return values;
    }

    private static object Size(Call call, object? value) => value switch
    {
        null => Boxes.Int(0),
        string or Html => Boxes.Int(call.Text(value).Length),
        ScriptArray array => Boxes.Int(array.Count),
        IScriptObject script => Boxes.Int(script.Count),
        ICollection items => Boxes.Int(items.Count),
        ScriptRange range => Boxes.Integer(range.Count),
        IEnumerable items => Boxes.Int(items.Cast<object?>().Count()),
        _ when TemplateContext.IsNumber(value) || value is bool => Boxes.Int(0),
        _ => Boxes.Int(MembersOf(call.Context, value).Count()),
    };

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        string or Html or char => "string",
        bool => "boolean",
        IScriptCustomFunction => "function",
        IList => "array",
        IScriptObject or IDictionary => "object",
        IEnumerable => "iterator",
        _ when TemplateContext.IsNumber(value) => "number",
        _ => "object",
    };

    private static object? FromJson(Call call, object? json)
    {
        if (json == null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(call.Text(json));
            return JsonValues.ToScript(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ScriptRuntimeException(call.ArgumentSpan(0), $"The text is not JSON: {e.Message}", e);
        }
    }
}
