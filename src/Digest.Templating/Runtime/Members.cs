using System.Collections;

namespace Digest.Templating;

/// <summary>How templates read and write members and items of any value.</summary>
internal static class Members
{
    /// <summary>Reads a member; false where there is none.</summary>
    public static bool TryGet(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        switch (target)
        {
            case ScriptObject script:
                if (script.TryGetValue(context, span, member, out value))
                    return true;
                break;
            case IScriptObject script:
                if (script.TryGetValue(context, span, member, out value))
                    return true;
                break;
            case LoopState loop:
                return loop.TryGet(member, out value);
            case string or Html:
                value = member == "size" ? Boxes.Int(target.ToString()!.Length) : null;
                if (value != null)
                    return true;
                break;
            case KeyValueItem pair:
                value = member == "key" ? pair.Key : member == "value" ? pair.Value : null;
                if (member is "key" or "value")
                    return true;
                break;
            case DateTime or DateTimeOffset or TimeSpan:
                if (DateFunctions.TryGetMember(target, member, out value))
                    return true;
                break;
            case IDictionary<string, object?> dictionary:
                if (dictionary.TryGetValue(member, out value))
                    return true;
                break;
            case IDictionary dictionary:
                value = dictionary.Contains(member) ? dictionary[member] : null;
                if (value != null || dictionary.Contains(member))
                    return true;
                break;
            case ScriptRange range when member == "size":
                value = Boxes.Integer(range.Count);
                return true;
            case ICollection list when member == "size":
                value = Boxes.Int(list.Count);
                return true;
            case System.Text.Json.JsonElement json:
                return JsonValues.TryGetMember(json, member, out value);
            default:
                if (context.Accessors.TryGet(context, target, member, out value))
                    return true;
                if (member == "size" && target is IEnumerable items)
                {
                    value = Boxes.Int(items.Cast<object?>().Count());
                    return true;
                }

                break;
        }

        value = null;
        if (member == "empty?")
        {
            value = IsEmpty(target) is { } isEmpty ? Boxes.Bool(isEmpty) : null;
            return value != null;
        }

        return false;
    }

    /// <summary>Asks the host for a member that was not found.</summary>
    public static bool TryAsk(TemplateContext context, SourceSpan span, object? target, string member, out object? value)
    {
        value = null;
        return context.TryGetMember != null && context.TryGetMember(context, span, target, member, out value);
    }

    /// <summary>Writes a member; false where that is not possible.</summary>
    public static bool TrySet(TemplateContext context, SourceSpan span, object target, string member, object? value)
    {
        switch (target)
        {
            case IScriptObject script:
                return script.TrySetValue(context, span, member, value, false);
            case IDictionary<string, object?> { IsReadOnly: false } dictionary:
                dictionary[member] = value;
                return true;
            case IDictionary { IsReadOnly: false } dictionary:
                dictionary[member] = value;
                return true;
            case string or LoopState or KeyValueItem or DateTime or DateTimeOffset or TimeSpan:
                return false;
            default:
                return context.Accessors.TrySet(context, span, target, member, value);
        }
    }

    public static bool? IsEmpty(object? value) => value switch
    {
        null => null,
        string text => text.Length == 0,
        Html html => html.Value.Length == 0,
        ScriptArray array => array.Count == 0,
        IScriptObject script => script.Count == 0,
        ICollection items => items.Count == 0,
        ScriptRange range => range.Count == 0,
        IEnumerable items => !items.GetEnumerator().MoveNext(),
        _ => null,
    };

    /// <summary>Reads <c>target[index]</c>.</summary>
    public static object? GetItem(TemplateContext context, IndexExpression node, object target, object? index)
    {
        if (index == null)
        {
            if (context.EnableNullIndexer)
                return null;
            throw new ScriptRuntimeException(node.Index.Span, "Cannot access a target with a null indexer");
        }

        if (target is IList list && IsInteger(index))
        {
            var place = context.ToInt(node.Index.Span, index);
            // Negative places count from the end.
            if (place < 0)
                place += list.Count;
            if ((uint)place < (uint)list.Count)
                return target is ScriptArray array ? array[place] : list[place];
            if (context.EnableRelaxedIndexerAccess)
                return null;
            throw new ScriptRuntimeException(node.Index.Span, $"The index {place} is out of bounds [0, {list.Count}]");
        }

        switch (target)
        {
            case IReadOnlyList<object?> items when IsInteger(index):
                var at = context.ToInt(node.Index.Span, index);
                at = at < 0 ? at + items.Count : at;
                return (uint)at < (uint)items.Count ? items[at] : null;
            case string or Html when IsInteger(index):
                return Character(context, node, target.ToString()!, context.ToInt(node.Index.Span, index));
            case ScriptRange range when IsInteger(index):
                var position = context.ToLong(node.Index.Span, index);
                position = position < 0 ? position + range.Count : position;
                return position >= 0 && position < range.Count ? range[position] : null;
            case IDictionary dictionary when target is not IScriptObject && index is not string:
                return dictionary.Contains(index) ? dictionary[index] : null;
            case IEnumerable items when IsInteger(index) && target is not (IScriptObject or IDictionary):
                return items.Cast<object?>().ElementAtOrDefault(context.ToInt(node.Index.Span, index));
        }

        var member = context.ObjectToString(index);
        if (TryGet(context, node.Span, target, member, out var value) || TryAsk(context, node.Span, target, member, out value))
            return value;
        if (target is IList)
            throw new ScriptRuntimeException(node.Index.Span, $"Expecting an integer. Unable to use `{member}` as an index of a list");
        return context.EnableRelaxedMemberAccess
            ? null
            : throw new ScriptRuntimeException(node.Index.Span, $"Cannot get member with name {member}.");
    }

    private static string? Character(TemplateContext context, IndexExpression node, string text, int place)
    {
        if (place < 0)
            place += text.Length;
        if ((uint)place < (uint)text.Length)
            return text[place].ToString();
        return context.EnableRelaxedIndexerAccess
            ? null
            : throw new ScriptRuntimeException(node.Index.Span, $"The index {place} is out of bounds [0, {text.Length}]");
    }

    /// <summary>Writes <c>target[index]</c>.</summary>
    public static void SetItem(TemplateContext context, IndexExpression node, object target, object? index, object? value)
    {
        if (index == null)
            throw new ScriptRuntimeException(node.Index.Span, "Cannot access a target with a null indexer");
        if (target is IList list && IsInteger(index))
        {
            SetListItem(context, node, list, context.ToInt(node.Index.Span, index), value);
            return;
        }

        if (target is IDictionary { IsReadOnly: false } dictionary and not IScriptObject && index is not string)
        {
            dictionary[index] = value;
            return;
        }

        var member = context.ObjectToString(index);
        if (!TrySet(context, node.Span, target, member, value))
            throw new ScriptRuntimeException(node.Span, $"Cannot set a value for the readonly member `{member}`");
    }

    private static void SetListItem(TemplateContext context, IndexExpression node, IList list, int place, object? value)
    {
        if (place < 0)
            place += list.Count;
        if (place < 0 || list.IsReadOnly || (place >= list.Count && list is not ScriptArray))
            throw new ScriptRuntimeException(node.Index.Span, $"The index {place} is out of bounds [0, {list.Count}]");
        if (list is not ScriptArray array)
        {
            list[place] = value;
            return;
        }

        if (context.LoopLimit > 0 && place >= array.Count + context.LoopLimit)
        {
            throw new ScriptRuntimeException(
                node.Index.Span, $"The index {place} is more than the limit `{context.LoopLimit}` past the end of the list");
        }

        array[place] = value;
    }

    private static bool IsInteger(object index) => index is int or long or short or byte or uint or ulong or sbyte or ushort
        || (index is double d && Math.Floor(d) == d);

    public static KeyValuePair<string, object?> ToPair(object item) => item switch
    {
        DictionaryEntry entry => new(entry.Key.ToString() ?? "", entry.Value),
        KeyValuePair<string, object?> pair => pair,
        _ when item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            new(type.GetProperty("Key")!.GetValue(item)?.ToString() ?? "", type.GetProperty("Value")!.GetValue(item)),
        _ => new("", item),
    };
}
