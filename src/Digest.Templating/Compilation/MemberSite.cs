namespace Digest.Templating;

/// <summary>
/// One place in a template that reads a member: it remembers how the last .NET type gave it. Threads that render at once may
/// overwrite each other's memory, which costs a search and is never wrong, since what is remembered is one immutable object.
/// </summary>
internal sealed class MemberSite(string member)
{
    private Memory? _memory;
    private SharedMemory? _shared;

    /// <summary>Reads a member of a plain object; a module's function is found once for all contexts.</summary>
    public bool TryGetPlain(ScriptObject target, out object? value)
    {
        var members = target.OnlyShared;
        if (members == null)
            return target.TryGetPlain(member, out value);
        var memory = _shared;
        if (memory != null && ReferenceEquals(memory.Members, members))
        {
            value = memory.Value;
            return true;
        }

        if (!target.TryGetPlain(member, out value))
            return false;
        // A module that was made on the way is of one context alone.
        if (target.OnlyShared != null)
            _shared = new SharedMemory(members, value);
        return true;
    }

    public bool TryGet(TemplateContext context, object target, out object? value)
    {
        var memory = _memory;
        if (memory == null || memory.Type != target.GetType()
            || !ReferenceEquals(memory.Renamer, context.MemberRenamer) || !ReferenceEquals(memory.Filter, context.MemberFilter))
        {
            var get = TypeAccessors.Find(context, target, member)?.Get;
            memory = _memory = new Memory(target.GetType(), context.MemberRenamer, context.MemberFilter, get);
        }

        if (memory.Get == null)
        {
            value = null;
            return false;
        }

        value = memory.Get(target);
        return true;
    }

    private sealed record SharedMemory(object Members, object? Value);

    private sealed record Memory(Type Type, MemberRenamerDelegate? Renamer, MemberFilterDelegate? Filter, Func<object, object?>? Get);
}
