namespace Digest.Templating;

/// <summary>The local variables of a function or a page, their arguments and the block of <c>wrap</c>.</summary>
internal sealed class LocalScope
{
    private string[] _names = [];
    private object?[] _values = [];
    private int _count;

    /// <summary><c>$</c></summary>
    public ScriptArray? Arguments { get; set; }

    /// <summary><c>$$</c></summary>
    public ScriptBlockStatement? Block { get; set; }

    /// <summary>Number of loops that run in this scope.</summary>
    public int Loops { get; set; }

    public bool TryGet(string name, out object? value)
    {
        var names = _names;
        for (var i = 0; i < names.Length && i < _count; i++)
        {
            if (ReferenceEquals(names[i], name))
            {
                value = _values[i];
                return true;
            }
        }

        value = null;
        return false;
    }

    public void Set(string name, object? value)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_names[i], name))
            {
                _values[i] = value;
                return;
            }
        }

        if (_count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(4, _count * 2));
            Array.Resize(ref _values, Math.Max(4, _count * 2));
        }

        _names[_count] = name;
        _values[_count++] = value;
    }

    public void Remove(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (!ReferenceEquals(_names[i], name))
                continue;
            _count--;
            _names[i] = _names[_count];
            _values[i] = _values[_count];
            _values[_count] = null;
            return;
        }
    }

    public void Clear()
    {
        Array.Clear(_values, 0, _count);
        _count = 0;
        Arguments = null;
        Block = null;
        Loops = 0;
    }
}
