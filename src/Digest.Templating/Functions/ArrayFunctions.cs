using System.Collections;
using System.Text;

namespace Digest.Templating;

/// <summary>The functions of <c>array</c>. None changes the list that it gets.</summary>
internal static class ArrayFunctions
{
    public static readonly BuiltinModule Module = new BuiltinModule.Builder("array")
        .Add("add", "list", "value?", static (call, list, value) =>
        {
            var result = Copy(call, list);
            result.Add(value);
            return result;
        })
        .Add("add_range", "list1", "list2", static (call, list, more) => Concatenate(call, list, more))
        .Add("compact", "list", static (call, list) => list == null ? null : Where(call, list, static item => item != null))
        .Add("concat", "list1", "list2", static (call, list, more) => Concatenate(call, list, more))
        .Add("cycle", "list", "group?", Cycle)
        .Add("any", ["list", "function", "args..."], static (call, list, function, args, _, _) => Any(call, list, function, args))
        .Add("each", ["list", "function", "args..."], static (call, list, function, args, _, _) => Each(call, list, function, args))
        .Add("filter", ["list", "function", "args..."], static (call, list, function, args, _, _) => Filter(call, list, function, args))
        .Add("first", "list", First)
        .Add("insert_at", "list", "index", "value?", InsertAt)
        .Add("join", "list", "delimiter", "function?", Join)
        .Add("last", "list", Last)
        .Add("limit", "list", "count", static (call, list, count) => list == null ? null : Part(call, list, 0, call.Int(count, 1)))
        .Add("map", "list", "member", Map)
        .Add("offset", "list", "index", static (call, list, index) => list == null ? null : Part(call, list, call.Int(index, 1), int.MaxValue))
        .Add("remove_at", "list", "index", RemoveAt)
        .Add("reverse", "list", Reverse)
        .Add("size", "list", Size)
        .Add("sort", "list", "member?", Sort)
        .Add("uniq", "list", static (call, list) => list == null ? null : Lists.Distinct(Items(call, list)))
        .Add("contains", "list", "item?", static (call, list, item) => Boxes.Bool(list != null && Contains(call, list, item)))
        .Build();

    private static IEnumerable Items(Call call, object list) => call.Context.ToEnumerable(call.ArgumentSpan(0), list)!;

    private static ScriptArray Copy(Call call, object? list) => Lists.Copy(call.Context, call.ArgumentSpan(0), list);

    private static ScriptArray Concatenate(Call call, object? list, object? more)
    {
        var result = Copy(call, list);
        result.AddRange(Lists.Copy(call.Context, call.ArgumentSpan(1), more));
        return result;
    }

    private static ScriptArray Where(Call call, object list, Func<object?, bool> keep)
    {
        var result = new ScriptArray();
        foreach (var item in Items(call, list))
        {
            if (keep(item))
                result.Add(item);
        }

        return result;
    }

    private static object? Cycle(Call call, object? list, object? group)
    {
        var items = call.Context.ToList(call.ArgumentSpan(0), list);
        if (items == null || items.Count == 0)
            return null;
        var key = group == null ? "list:" + call.Context.ObjectToString(items) : "group:" + call.Context.ObjectToString(group, true);
        var cycles = call.Context.Cycles;
        var place = cycles.GetValueOrDefault(key) % items.Count;
        cycles[key] = place + 1;
        return items[place];
    }

    private static object? CallFunction(Call call, object? function, object? item, object? arguments)
    {
        if (function is not IScriptCustomFunction custom)
        {
            throw new ScriptRuntimeException(
                call.ArgumentSpan(1), $"The parameter must be a function instead of `{call.Context.GetTypeName(function)}`. Maybe prefix an @?");
        }

        var more = (ScriptArray?)arguments;
        if (custom is BuiltinFunction builtin && (more == null || more.Count == 0))
            return builtin.Invoke(call.Context, call.Node, 1, item, null, null, null, null);
        var all = new ScriptArray(4) { item };
        if (more != null)
            all.AddRange(more);
        return custom.Invoke(call.Context, call.Node, all, null);
    }

    private static object Any(Call call, object? list, object? function, object? arguments)
    {
        if (list == null)
            return Boxes.False;
        foreach (var item in Items(call, list))
        {
            if (call.Bool(CallFunction(call, function, item, arguments)))
                return Boxes.True;
        }

        return Boxes.False;
    }

    private static ScriptArray? Each(Call call, object? list, object? function, object? arguments)
    {
        if (list == null)
            return null;
        var result = new ScriptArray();
        foreach (var item in Items(call, list))
            result.Add(CallFunction(call, function, item, arguments));
        return result;
    }

    private static ScriptArray? Filter(Call call, object? list, object? function, object? arguments) => list == null
        ? null
        : Where(call, list, item => call.Bool(CallFunction(call, function, item, arguments)));

    private static object? First(Call call, object? list)
    {
        if (list == null)
            return null;
        if (list is IList items)
            return items.Count > 0 ? items[0] : null;
        foreach (var item in Items(call, list))
            return item;
        return null;
    }

    private static object? Last(Call call, object? list)
    {
        if (list == null)
            return null;
        if (list is IList items)
            return items.Count > 0 ? items[^1] : null;
        object? last = null;
        foreach (var item in Items(call, list))
            last = item;
        return last;
    }

    private static ScriptArray InsertAt(Call call, object? list, object? index, object? value)
    {
        var result = Copy(call, list);
        var place = Math.Max(0, call.Int(index, 1));
        if (call.Context.LoopLimit > 0 && place > result.Count + call.Context.LoopLimit)
            throw call.Error($"The index {place} is more than the limit `{call.Context.LoopLimit}` past the end of the list");
        result.Insert(place, value);
        return result;
    }

    private static string? Join(Call call, object? list, object? delimiter, object? function)
    {
        if (list == null)
            return "";
        var between = call.Text(delimiter);
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var item in Items(call, list))
        {
            if (!isFirst)
                text.Append(between);
            isFirst = false;
            var part = call.Text(item);
            text.Append(function == null ? part : call.Text(CallFunction(call, function, part, null)));
            call.CheckLength(text.Length);
        }

        return text.ToString();
    }

    private static ScriptArray Part(Call call, object list, int from, int count)
    {
        var result = new ScriptArray();
        var place = 0;
        foreach (var item in Items(call, list))
        {
            if (result.Count >= count)
                break;
            if (place++ >= from)
                result.Add(item);
        }

        return result;
    }

    private static ScriptArray? Map(Call call, object? list, object? member)
    {
        if (list == null || member == null)
            return null;
        var name = call.Text(member);
        var result = new ScriptArray();
        foreach (var item in Items(call, list))
            result.Add(Member(call, item, name));
        return result;
    }

    private static object? Member(Call call, object? item, string name)
    {
        if (item == null || !Members.TryGet(call.Context, call.Span, item, name, out var value))
            return null;
        return value is IScriptCustomFunction ? Calls.Value(call.Context, call.Node, value) : value;
    }

    private static ScriptArray? RemoveAt(Call call, object? list, object? index)
    {
        if (list == null)
            return null;
        var result = Copy(call, list);
        var place = call.Int(index, 1);
        if (place < 0)
            place += result.Count;
        result.RemoveAt(place);
        return result;
    }

    private static ScriptArray? Reverse(Call call, object? list)
    {
        if (list == null)
            return null;
        var items = Copy(call, list);
        var result = new ScriptArray(items.Count);
        for (var i = items.Count - 1; i >= 0; i--)
            result.Add(items[i]);
        return result;
    }

    private static object Size(Call call, object? list)
    {
        switch (list)
        {
            case null:
                return Boxes.Int(0);
            case ICollection known:
                return Boxes.Int(known.Count);
            case ScriptRange range:
                return Boxes.Integer(range.Count);
        }

        var count = 0;
        foreach (var item in Items(call, list))
            count++;
        return Boxes.Int(count);
    }

    private static ScriptArray? Sort(Call call, object? list, object? member)
    {
        if (list == null)
            return null;
        var items = Copy(call, list);
        var context = call.Context;
        var name = call.TextOrNull(member);
        var keyed = new List<(object? Key, object? Item)>(items.Count);
        foreach (var item in items)
            keyed.Add((string.IsNullOrEmpty(name) ? item : Member(call, item, name), item));
        // OrderBy is stable, List.Sort is not.
        var order = Comparer<object?>.Create((x, y) => Arithmetic.Order(context, x, y));
        var result = new ScriptArray(items.Count);
        foreach (var (_, item) in keyed.OrderBy(static pair => pair.Key, order))
            result.Add(item);
        return result;
    }

    private static bool Contains(Call call, object list, object? wanted)
    {
        foreach (var item in Items(call, list))
        {
            if (Arithmetic.AreEqual(item, wanted) || (item is Enum && wanted is string name && item.ToString() == name))
                return true;
        }

        return false;
    }
}
