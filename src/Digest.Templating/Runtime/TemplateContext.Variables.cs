namespace Digest.Templating;

/// <summary>The stack of global objects, the scopes of functions, the variables of loops.</summary>
public partial class TemplateContext
{
    private IScriptObject[] _globals = new IScriptObject[4];
    private int _globalCount;
    private LocalScope[] _locals = new LocalScope[4];
    private int _localDepth;
    private LocalScope _local;

    // Variables of the running loops, the innermost last. Names are interned, so that references tell them apart.
    private LoopVariable[] _loopVariables = [];
    private int _loopVariableCount;

    private HashSet<string>? _readOnlyLocals;

    private struct LoopVariable
    {
        public string Name;
        public object? Value;

        // Number of globals when the loop began: an object pushed later hides the loop's variable.
        public int Depth;
    }

    /// <summary>The object that assignments write to.</summary>
    public IScriptObject CurrentGlobal => _globals[_globalCount - 1];

    /// <summary>Number of objects on the stack, the functions included.</summary>
    public int GlobalCount => _globalCount;

    internal LocalScope Local => _local;

    internal bool IsInLoop => _local.Loops > 0;

    /// <summary>Makes the members of an object variables, and assignments write to it.</summary>
    /// <param name="scriptObject">The object.</param>
    public void PushGlobal(IScriptObject scriptObject)
    {
        ArgumentNullException.ThrowIfNull(scriptObject);
        if (_globalCount == _globals.Length)
            Array.Resize(ref _globals, _globalCount * 2);
        _globals[_globalCount++] = scriptObject;
    }

    /// <summary>Takes the last pushed object away.</summary>
    /// <returns>The object.</returns>
    public IScriptObject PopGlobal()
    {
        if (_globalCount <= 1)
            throw new InvalidOperationException("Unexpected PopGlobal() not matching a PushGlobal");
        var last = _globals[--_globalCount];
        _globals[_globalCount] = null!;
        return last;
    }

    /// <summary>Opens a scope for local variables.</summary>
    public void PushLocal()
    {
        _localDepth++;
        if (_localDepth == _locals.Length)
            Array.Resize(ref _locals, _localDepth * 2);
        _local = _locals[_localDepth] ??= new LocalScope();
    }

    /// <summary>Closes the scope that was opened last.</summary>
    public void PopLocal()
    {
        if (_localDepth == 0)
            throw new InvalidOperationException("Unexpected PopLocal() not matching a PushLocal");
        _local.Clear();
        _local = _locals[--_localDepth];
    }

    /// <summary>Reads a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <returns>Its value, null where there is none (an error with <see cref="StrictVariables"/>).</returns>
    public object? GetValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable.Scope == ScriptVariableScope.Local ? GetLocal(variable) : GetGlobal(variable);
    }

    /// <summary>Writes a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="asReadOnly">True to forbid later writes.</param>
    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Scope == ScriptVariableScope.Local)
        {
            SetLocal(variable, value);
            if (asReadOnly)
                (_readOnlyLocals ??= []).Add(variable.Name);
            return;
        }

        var global = CurrentGlobal;
        if (!asReadOnly && global is ScriptObject plain && plain.TrySetPlain(variable.Name, value))
            return;
        if (!global.TrySetValue(this, variable.Span, variable.Name, value, asReadOnly))
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the readonly variable `{variable.Name}`");
    }

    /// <summary>Forbids writes to a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="isReadOnly">False to allow them again.</param>
    public void SetReadOnly(ScriptVariable variable, bool isReadOnly = true)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Scope == ScriptVariableScope.Global)
            CurrentGlobal.SetReadOnly(variable.Name, isReadOnly);
        else if (isReadOnly)
            (_readOnlyLocals ??= []).Add(variable.Name);
        else
            _readOnlyLocals?.Remove(variable.Name);
    }

    internal object? GetGlobal(ScriptVariable variable)
    {
        var name = variable.Name;
        var loop = _loopVariableCount - 1;
        for (var i = _globalCount - 1; i >= 0; i--)
        {
            for (; loop >= 0 && _loopVariables[loop].Depth > i; loop--)
            {
                if (ReferenceEquals(_loopVariables[loop].Name, name))
                    return _loopVariables[loop].Value;
            }

            var global = _globals[i];
            if (global is ScriptObject { IsPlain: true } plain)
            {
                if (plain.TryGetPlain(name, out var found))
                    return found;
            }
            else if (global.TryGetValue(this, variable.Span, name, out var value))
            {
                return value;
            }
        }

        return Missing(variable);
    }

    internal object? GetLocal(ScriptVariable variable)
    {
        if (_local.TryGet(variable.Name, out var value))
            return value;
        return variable.Name switch
        {
            "" => _local.Arguments ??= [],
            "$" => _local.Block,
            _ => Missing(variable),
        };
    }

    internal void SetLocal(ScriptVariable variable, object? value)
    {
        if (_readOnlyLocals != null && _readOnlyLocals.Contains(variable.Name))
            throw new ScriptRuntimeException(variable.Span, $"Cannot set value on the readonly variable `${variable.Name}`");
        _local.Set(variable.Name, value);
    }

    /// <summary>Makes a variable of a loop; its place is for <see cref="SetLoopVariable"/>.</summary>
    internal int PushLoopVariable(string name, object? value)
    {
        if (_loopVariableCount == _loopVariables.Length)
            Array.Resize(ref _loopVariables, Math.Max(4, _loopVariableCount * 2));
        _loopVariables[_loopVariableCount] = new LoopVariable { Name = name, Value = value, Depth = _globalCount };
        return _loopVariableCount++;
    }

    internal void SetLoopVariable(int place, object? value) => _loopVariables[place].Value = value;

    internal int LoopVariableCount => _loopVariableCount;

    internal void PopLoopVariables(int count)
    {
        Array.Clear(_loopVariables, count, _loopVariableCount - count);
        _loopVariableCount = count;
    }

    private object? Missing(ScriptVariable variable)
    {
        if (TryGetVariable != null && TryGetVariable(this, variable.Span, variable, out var value))
            return value;
        if (!StrictVariables)
            return null;
        var prefix = variable.Scope == ScriptVariableScope.Local ? "$" : "";
        throw new ScriptRuntimeException(variable.Span, $"The variable or function `{prefix}{variable.Name}` was not found");
    }

    /// <summary>The depths of all stacks, to come back to when a rendering fails.</summary>
    internal StackDepths Depths => new(_globalCount, _localDepth, _loopVariableCount, _local.Loops, _outputs.Count, _callDepth, BaseIndent, CurrentIndent, CurrentSourceFile);

    internal void RestoreDepths(StackDepths depths)
    {
        while (_globalCount > depths.Globals)
            PopGlobal();
        while (_localDepth > depths.Locals)
            PopLocal();
        PopLoopVariables(Math.Min(_loopVariableCount, depths.LoopVariables));
        _local.Loops = depths.Loops;
        while (_outputs.Count > depths.Outputs)
            PopOutput();
        _callDepth = depths.Calls;
        _printDepth = 0;
        BaseIndent = depths.BaseIndent;
        CurrentIndent = depths.Indent;
        CurrentSourceFile = depths.SourceFile;
    }

    private void ResetVariables()
    {
        while (_globalCount > 1)
            PopGlobal();
        while (_localDepth > 0)
            PopLocal();
        _local.Clear();
        PopLoopVariables(0);
        _readOnlyLocals = null;
    }
}

/// <summary>How deep the stacks of a context are.</summary>
internal readonly record struct StackDepths(
    int Globals, int Locals, int LoopVariables, int Loops, int Outputs, int Calls, string? BaseIndent, string? Indent, string? SourceFile);
