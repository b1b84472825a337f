using System.Reflection;

namespace Digest.Templating;

/// <summary>A .NET function as templates call it: arguments are converted to the types of its parameters.</summary>
/// <remarks>
/// A first parameter of type <see cref="TemplateContext"/> gets the context, then one of type <see cref="SourceSpan"/> the
/// place of the call. Optional parameters and a last array of arguments work as in C#.
/// </remarks>
public sealed class DelegateCustomFunction : IScriptCustomFunction
{
    private readonly MethodInvoker _invoker;
    private readonly object? _target;
    private readonly ParameterInfo[] _parameters;
    private readonly Type?[] _types;
    private readonly int _first;
    private readonly bool _wantsSpan;
    private readonly bool _isVariadic;

    /// <summary>The function of a delegate.</summary>
    /// <param name="function">The delegate.</param>
    public DelegateCustomFunction(Delegate function)
        : this(Of(function), IsClosedOverStatic(function) ? function : function.Target, function.Method.Name)
    {
        // The bound first argument is none of the caller's.
        if (IsClosedOverStatic(function))
            _parameters = function.Method.GetParameters()[1..];
    }

    /// <summary>The function of a delegate.</summary>
    /// <param name="function">The delegate.</param>
    public static DelegateCustomFunction Create(Delegate function) => new(function);

    internal DelegateCustomFunction(MethodInfo method, object? target = null)
        : this(method, target, method.Name)
    {
    }

    private DelegateCustomFunction(MethodInfo method, object? target, string name)
    {
        Name = name;
        _target = target;
        _invoker = MethodInvoker.Create(method);
        _parameters = method.GetParameters();
        if (_parameters.Length > 0 && typeof(TemplateContext).IsAssignableFrom(_parameters[0].ParameterType))
        {
            _first = 1;
            if (_parameters.Length > 1 && _parameters[1].ParameterType == typeof(SourceSpan))
            {
                _wantsSpan = true;
                _first = 2;
            }
        }

        if (_parameters.Length > _first)
        {
            var last = _parameters[^1];
            _isVariadic = last.IsDefined(typeof(ParamArrayAttribute)) || last.ParameterType == typeof(object[]);
        }

        _types = Array.ConvertAll(_parameters, p => (Type?)p.ParameterType);
    }

    /// <summary>The .NET name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public object? Invoke(
        TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(callerContext);
        ArgumentNullException.ThrowIfNull(arguments);
        var values = new object?[_parameters.Length];
        if (_first > 0)
            values[0] = context;
        if (_wantsSpan)
            values[1] = callerContext.Span;
        Fill(context, callerContext, arguments, values);
        try
        {
            return _invoker.Invoke(_target, values.AsSpan());
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner is ScriptRuntimeException
                ? inner
                : new ScriptRuntimeException(callerContext.Span, $"Unexpected exception when calling {Name}: {inner.Message}", inner);
        }
    }

    private static MethodInfo Of(Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return IsClosedOverStatic(function) ? function.GetType().GetMethod("Invoke")! : function.Method;
    }

    /// <summary>True for compiled expressions and for static methods whose first argument is bound.</summary>
    private static bool IsClosedOverStatic(Delegate function) => function.Method.IsStatic && function.Target != null;

    private void Fill(TemplateContext context, ScriptNode caller, ScriptArray arguments, object?[] values)
    {
        var plain = _isVariadic ? _parameters.Length - 1 : _parameters.Length;
        if (!_isVariadic && arguments.Count > plain - _first)
            throw WrongCount(caller, arguments.Count);
        for (var i = _first; i < plain; i++)
        {
            var parameter = _parameters[i];
            var place = i - _first;
            if (place < arguments.Count)
                values[i] = context.ToType(ArgumentSpan(caller, place), arguments[place], _types[i]!);
            else if (arguments.TryGetValue(context, default, parameter.Name!, out var named) && parameter.Name != "size")
                values[i] = context.ToType(caller.Span, named, _types[i]!);
            else if (parameter.HasDefaultValue)
                values[i] = parameter.DefaultValue;
            else
                throw WrongCount(caller, arguments.Count);
        }

        if (_isVariadic)
            values[plain] = Rest(context, caller, arguments, plain - _first);
    }

    private Array Rest(TemplateContext context, ScriptNode caller, ScriptArray arguments, int from)
    {
        var type = _types[^1]!.GetElementType() ?? typeof(object);
        var name = _parameters[^1].Name!;
        var rest = new List<object?>();
        for (var i = from; i < arguments.Count; i++)
            rest.Add(context.ToType(ArgumentSpan(caller, i), arguments[i], type));
        if (arguments.TryGetValue(context, default, name, out var named) && name != "size")
        {
            // The name may be given several times; the call site then hands over a list.
            foreach (var item in named is RepeatedArgument repeated ? repeated.Values : [named])
                rest.Add(context.ToType(caller.Span, item, type));
        }

        var result = Array.CreateInstance(type, rest.Count);
        for (var i = 0; i < rest.Count; i++)
            result.SetValue(rest[i], i);
        return result;
    }

    private static SourceSpan ArgumentSpan(ScriptNode caller, int place) =>
        caller is CallExpression call && place < call.Arguments.Count ? call.Arguments[place].Value.Span : caller.Span;

    private ScriptRuntimeException WrongCount(ScriptNode caller, int count)
    {
        var required = 0;
        for (var i = _first; i < _parameters.Length - (_isVariadic ? 1 : 0); i++)
            required += _parameters[i].HasDefaultValue ? 0 : 1;
        return CallErrors.WrongCount(caller, StandardMemberRenamer.Rename(Name), count, required, _parameters.Length - _first);
    }
}

/// <summary>The values of a named argument that a call gives several times.</summary>
internal sealed record RepeatedArgument(List<object?> Values);
