using System.Reflection;

namespace Digest.Templating;

/// <summary>Gives the name under which templates see a .NET member.</summary>
/// <param name="member">The member.</param>
/// <returns>The name for templates.</returns>
public delegate string MemberRenamerDelegate(MemberInfo member);

/// <summary>Says whether templates see a .NET member.</summary>
/// <param name="member">The member.</param>
/// <returns>True to expose it.</returns>
public delegate bool MemberFilterDelegate(MemberInfo member);

/// <summary>Gives a variable that no object has.</summary>
/// <param name="context">The context.</param>
/// <param name="span">The place that reads.</param>
/// <param name="variable">The variable.</param>
/// <param name="value">Its value.</param>
/// <returns>False when there is no such variable either.</returns>
public delegate bool TryGetVariableDelegate(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value);

/// <summary>Gives a member that its object does not have.</summary>
/// <param name="context">The context.</param>
/// <param name="span">The place that reads.</param>
/// <param name="target">The object.</param>
/// <param name="member">The name of the member.</param>
/// <param name="value">Its value.</param>
/// <returns>False when there is no such member either.</returns>
public delegate bool TryGetMemberDelegate(TemplateContext context, SourceSpan span, object? target, string member, out object? value);

/// <summary>Gives the text for a statement that failed.</summary>
/// <param name="exception">What went wrong.</param>
/// <returns>The text.</returns>
public delegate string? RenderRuntimeExceptionDelegate(ScriptRuntimeException exception);

/// <summary>Finds the templates that <c>include</c> names.</summary>
public interface ITemplateLoader
{
    /// <summary>Turns a name into the key under which the template is loaded and cached.</summary>
    /// <param name="context">The context of the caller.</param>
    /// <param name="callerSpan">The call.</param>
    /// <param name="templateName">The name as the template gave it.</param>
    /// <returns>A path or another unique key; null or empty when there is no such template.</returns>
    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName);

    /// <summary>Loads a template's text.</summary>
    /// <param name="context">The context of the caller.</param>
    /// <param name="callerSpan">The call.</param>
    /// <param name="templatePath">What <see cref="GetPath"/> gave.</param>
    /// <returns>The text, or null when it cannot be loaded.</returns>
    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath);

    /// <summary>The asynchronous form of <see cref="Load"/>; rendering here is synchronous and never calls it.</summary>
    /// <param name="context">The context of the caller.</param>
    /// <param name="callerSpan">The call.</param>
    /// <param name="templatePath">What <see cref="GetPath"/> gave.</param>
    /// <returns>The text, or null when it cannot be loaded.</returns>
    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Load(context, callerSpan, templatePath));
}

/// <summary>A function written in .NET.</summary>
public interface IScriptCustomFunction
{
    /// <summary>Calls the function.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="callerContext">The node that calls.</param>
    /// <param name="arguments">The values of the arguments; named ones are members of the array.</param>
    /// <param name="blockStatement">The block of <c>wrap</c>, else null.</param>
    /// <returns>The function's value.</returns>
    public object? Invoke(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);
}

/// <summary>Where text is written to.</summary>
public interface IScriptOutput
{
    /// <summary>Writes a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">First character.</param>
    /// <param name="count">Number of characters.</param>
    public void Write(string text, int offset, int count);
}

/// <summary>An object whose members templates can see, by name.</summary>
public interface IScriptObject
{
    /// <summary>Number of members.</summary>
    public int Count { get; }

    /// <summary>True when no member can be changed.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The names of the members, in a stable order.</summary>
    public IEnumerable<string> GetMembers();

    /// <summary>True when there is such a member.</summary>
    public bool Contains(string member);

    /// <summary>Reads a member.</summary>
    /// <param name="context">The context, or null outside of rendering.</param>
    /// <param name="span">The place that reads.</param>
    /// <param name="member">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when there is no such member.</returns>
    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value);

    /// <summary>True when the member may be written.</summary>
    public bool CanWrite(string member);

    /// <summary>Writes a member.</summary>
    /// <param name="context">The context, or null outside of rendering.</param>
    /// <param name="span">The place that writes.</param>
    /// <param name="member">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="readOnly">True to forbid later writes.</param>
    /// <returns>False when the member cannot be written.</returns>
    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly);

    /// <summary>Removes a member; false when there was none.</summary>
    public bool Remove(string member);

    /// <summary>Forbids or allows writes to a member.</summary>
    public void SetReadOnly(string member, bool readOnly);

    /// <summary>A copy; with <paramref name="deep"/> of the objects below too.</summary>
    public IScriptObject Clone(bool deep);
}

/// <summary>Hides a member from templates.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ScriptMemberIgnoreAttribute : Attribute;

/// <summary>
/// A read-only object whose members are an allow-list: derive from it, switch on the name, and no reflection is needed.
/// </summary>
public abstract class ScriptView : IScriptObject
{
    /// <inheritdoc/>
    public virtual int Count => GetMembers().Count();

    /// <inheritdoc/>
    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    /// <inheritdoc/>
    public abstract IEnumerable<string> GetMembers();

    /// <summary>Reads a member.</summary>
    /// <param name="member">The name.</param>
    /// <param name="value">The value: a string, a number, a bool, a date, <see cref="Html"/>, a list or another object.</param>
    /// <returns>False when there is no such member.</returns>
    public abstract bool TryGetValue(string member, out object? value);

    /// <inheritdoc/>
    public virtual bool Contains(string member) => TryGetValue(member, out _);

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) =>
        TryGetValue(member, out value);

    /// <inheritdoc/>
    public bool CanWrite(string member) => false;

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    /// <inheritdoc/>
    public bool Remove(string member) => false;

    /// <inheritdoc/>
    public void SetReadOnly(string member, bool readOnly)
    {
    }

    /// <inheritdoc/>
    public IScriptObject Clone(bool deep) => this;
}
