using System.Collections.Frozen;

namespace Digest.Templating;

/// <summary>A call of a function of the language: where values are converted, errors know the place.</summary>
internal readonly record struct Call(TemplateContext Context, ScriptNode Node)
{
    public SourceSpan Span => Node.Span;

    public string Text(object? value) => value as string ?? Context.ObjectToString(value);

    /// <summary>Null stays null.</summary>
    public string? TextOrNull(object? value) => value == null ? null : Text(value);

    public int Int(object? value, int place, int fallback = 0) =>
        value == null ? fallback : Context.ToInt(ArgumentSpan(place), value);

    public double Double(object? value, int place) => Context.ToDouble(ArgumentSpan(place), value);

    public bool Bool(object? value) => Context.ToBool(Span, value);

    public SourceSpan ArgumentSpan(int place) =>
        Node is CallExpression call && place < call.Arguments.Count ? call.Arguments[place].Value.Span : Span;

    public ScriptRuntimeException Error(string message) => new(Span, message);

    /// <summary>Text that a function made for HTML.</summary>
    public object Html(string text) => Context.MakesHtml ? new Html(text) : text;

    public void CheckLength(long length)
    {
        if (Context.LimitToString > 0 && length > Context.LimitToString)
            throw Error($"The function would make a string longer than the limit `{Context.LimitToString}`");
    }
}

/// <summary>
/// A function of the language. Arguments come one by one, so that a call allocates nothing for them; those that the call left
/// out are null. The names of the parameters end in <c>?</c> where they may be left out and in <c>...</c> where they take the
/// rest of the arguments as a list.
/// </summary>
internal sealed class BuiltinFunction : IScriptCustomFunction
{
    public const int MaxParameters = 5;

    private readonly string _name;
    private readonly string[] _parameters;
    private readonly int _required;
    private readonly bool _isVariadic;
    private readonly Body _body;

    public BuiltinFunction(string name, string[] parameters, Body body)
    {
        _name = name;
        _isVariadic = parameters.Length > 0 && parameters[^1].EndsWith("...", StringComparison.Ordinal);
        _required = parameters.Count(p => p[^1] is not ('?' or '.'));
        _parameters = Array.ConvertAll(parameters, p => p.TrimEnd('?', '.'));
        _body = body;
    }

    public delegate object? Body(Call call, object? a, object? b, object? c, object? d, object? e);

    public int ParameterCount => _parameters.Length;

    /// <summary>Calls with up to five plain arguments.</summary>
    public object? Invoke(TemplateContext context, ScriptNode node, int count, object? a, object? b, object? c, object? d, object? e)
    {
        if (count < _required || (count > _parameters.Length && !_isVariadic))
            throw CallErrors.WrongCount(node, _name, count, _required, _parameters.Length);
        if (_isVariadic)
        {
            ReadOnlySpan<object?> all = [a, b, c, d, e];
            return Invoke(context, node, new ScriptArray(all[..count].ToArray(), count), null);
        }

        return Run(context, node, a, b, c, d, e);
    }

    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var most = _isVariadic ? _parameters.Length - 1 : _parameters.Length;
        if (arguments.Count > _parameters.Length && !_isVariadic)
            throw CallErrors.WrongCount(callerContext, _name, arguments.Count, _required, _parameters.Length);
        var values = new object?[MaxParameters];
        for (var i = 0; i < most; i++)
        {
            if (i < arguments.Count)
                values[i] = arguments[i];
            else if (!arguments.TryGetValue(context, default, _parameters[i], out values[i]) && i < _required)
                throw CallErrors.WrongCount(callerContext, _name, arguments.Count, _required, _parameters.Length);
        }

        if (_isVariadic)
        {
            var rest = new ScriptArray();
            for (var i = most; i < arguments.Count; i++)
                rest.Add(arguments[i]);
            values[most] = rest;
        }

        return Run(context, callerContext, values[0], values[1], values[2], values[3], values[4]);
    }

    private object? Run(TemplateContext context, ScriptNode node, object? a, object? b, object? c, object? d, object? e)
    {
        try
        {
            return _body(new Call(context, node), a, b, c, d, e);
        }
        catch (Exception exception) when (exception is not (ScriptRuntimeException or OutOfMemoryException))
        {
            throw new ScriptRuntimeException(node.Span, exception.Message, exception);
        }
    }
}

/// <summary>The functions of one name, such as <c>string</c>, shared by all contexts.</summary>
internal sealed class BuiltinModule
{
    private readonly FrozenDictionary<string, object?> _members;

    private readonly IScriptCustomFunction? _asFunction;

    private BuiltinModule(FrozenDictionary<string, object?> members, IScriptCustomFunction? asFunction) =>
        (_members, _asFunction) = (members, asFunction);

    public ScriptObject Create() => new(_members) { AsFunction = _asFunction };

    /// <summary>Collects the functions of a module.</summary>
    public sealed class Builder(string module)
    {
        private readonly Dictionary<string, object?> _members = new(StringComparer.Ordinal);

        public Builder Value(string name, object value)
        {
            _members.Add(name, value);
            return this;
        }

        public Builder Add(string name, string[] parameters, BuiltinFunction.Body body)
        {
            _members.Add(name, new BuiltinFunction($"{module}.{name}", parameters, body));
            return this;
        }

        public Builder Add(string name, Func<Call, object?> body) => Add(name, [], (call, _, _, _, _, _) => body(call));

        public Builder Add(string name, string a, Func<Call, object?, object?> body) =>
            Add(name, [a], (call, x, _, _, _, _) => body(call, x));

        public Builder Add(string name, string a, string b, Func<Call, object?, object?, object?> body) =>
            Add(name, [a, b], (call, x, y, _, _, _) => body(call, x, y));

        public Builder Add(string name, string a, string b, string c, Func<Call, object?, object?, object?, object?> body) =>
            Add(name, [a, b, c], (call, x, y, z, _, _) => body(call, x, y, z));

        /// <param name="asFunction">What a call of the module itself does.</param>
        public BuiltinModule Build(IScriptCustomFunction? asFunction = null) =>
            new(_members.ToFrozenDictionary(StringComparer.Ordinal), asFunction);
    }
}
