using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>What partials gave for the same arguments and variables, so that a story's card or an article's byline is rendered
/// once and not on every page that shows it. One cache serves all pages of one language, on any number of threads.</summary>
internal sealed class FragmentCache
{
    private const int MaxFragments = 200_000;

    private readonly ConcurrentDictionary<FragmentKey, string> _fragments = new();
    private readonly ConcurrentDictionary<ThemeTemplate, Use> _uses = new(ReferenceEqualityComparer.Instance);
    private int _count;

    /// <summary>The key of a call, or null where its text is not to be kept.</summary>
    public FragmentKey? KeyOf(ThemeTemplate partial, ScriptArray arguments, TemplateContext context)
    {
        if (partial.Inputs is not { } inputs) return null;
        // An include has its name and its named arguments; what stands in other places is rare.
        if (arguments.Count != 1) return null;
        var named = arguments.ScriptObject;
        var use = _uses.GetOrAdd(partial, static _ => new Use());
        if (!use.IsKept && !IsSample(named)) return null;
        var values = new object?[(2 * named.Count) + inputs.Read.Count + 1];
        values[0] = partial;
        var at = 1;
        foreach (var (name, value) in named)
        {
            if (!IsConstant(value)) return null;
            values[at++] = name;
            values[at++] = Identity(value);
        }

        foreach (var (variable, member) in inputs.Read)
        {
            var value = Read(context, variable, member);
            if (!IsConstant(value)) return null;
            values[at++] = Identity(value);
        }

        return new(values);
    }

    /// <summary>What a call gave, or null where it was not made before.</summary>
    public string? Find(ThemeTemplate partial, FragmentKey key)
    {
        var isKnown = _fragments.TryGetValue(key, out var text);
        _uses[partial].Count(isKnown);
        return text;
    }

    /// <summary>Keeps what a call gave.</summary>
    public void Add(FragmentKey key, string text)
    {
        if (Interlocked.Increment(ref _count) <= MaxFragments) _fragments.TryAdd(key, text);
    }

    // What a page lists first may come back in later lists only: so a partial that failed its trial is tried on with a sixteenth
    // of the values of its first argument.
    private static bool IsSample(ScriptObject named)
    {
        foreach (var (_, value) in named) return Identity(value) is { } first && (first.GetHashCode() & 15) == 0;
        return false;
    }

    private static object? Read(TemplateContext context, ScriptVariableGlobal variable, string? member)
    {
        var value = context.GetValue(variable);
        if (member is null) return value;
        return value is IScriptObject owner && owner.TryGetValue(context, context.CurrentSpan, member, out var found)
            ? found : null;
    }

    // Whatever may be changed while a page is rendered is no part of a key.
    private static bool IsConstant(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal or DateTime or View or ViewList or Html => true,
        ScriptFunction => false,
        IScriptCustomFunction => value is not ScriptObject,
        _ => false,
    };

    private static object? Identity(object? value) => value is ViewList list ? list.Identity : value;

    /// <summary>How often a partial was asked for again with the same values. Threads may lose a count of each other: it decides
    /// what is kept, and nothing of what is written.</summary>
    private sealed class Use
    {
        // A partial that is never asked for twice with the same values costs a key and a text each time.
        private const int Trial = 400;
        private const int LeastHits = 20;

        private int _hits;
        private int _misses;
        private int _sampleHits;
        private int _sampleMisses;

        public bool IsKept => _misses < Trial || _hits * 8L > _misses;

        public void Count(bool isHit)
        {
            if (IsKept)
            {
                Interlocked.Increment(ref isHit ? ref _hits : ref _misses);
                return;
            }

            Interlocked.Increment(ref isHit ? ref _sampleHits : ref _sampleMisses);
            if (_sampleHits >= LeastHits && _sampleHits * 4L > _sampleMisses)
                (_hits, _misses, _sampleHits, _sampleMisses) = (0, 0, 0, 0);
        }
    }
}

/// <summary>A partial with the values that its text depends on.</summary>
internal sealed class FragmentKey : IEquatable<FragmentKey>
{
    private readonly object?[] _values;
    private readonly int _hash;

    public FragmentKey(object?[] values)
    {
        _values = values;
        var hash = new HashCode();
        foreach (var value in values) hash.Add(value);
        _hash = hash.ToHashCode();
    }

    public bool Equals(FragmentKey? other)
    {
        if (other is null || _hash != other._hash || _values.Length != other._values.Length) return false;
        for (var i = 0; i < _values.Length; i++)
        {
            if (!Equals(_values[i], other._values[i])) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FragmentKey);

    public override int GetHashCode() => _hash;
}
