using System.Collections;

namespace Digest.Templating;

/// <summary>Loops.</summary>
internal sealed partial class Compiler
{
    /// <summary>What a turn of a loop does with an item.</summary>
    private delegate Flow Turn(TemplateContext context, LoopState state, object? item);

    private Step CompileFor(ForStatement statement)
    {
        var body = CompileBlock(statement.Body);
        return CompileLoop(statement, (context, _, _) => body(context), null);
    }

    private Step CompileTableRow(ForStatement statement)
    {
        var body = CompileBlock(statement.Body);
        var columns = statement.Options.Columns == null ? null : Compile(statement.Options.Columns);
        var span = statement.Span;
        Turn turn = (context, state, _) =>
        {
            var count = columns == null ? 1 : Math.Max(1, context.ToInt(span, columns(context)));
            state.Column = state.Index % count;
            if (state.Column == 0)
            {
                if (state.Index > 0)
                    context.Write("</tr>").WriteLine();
                context.Write("<tr class=\"row").Write(span, Boxes.Int((state.Index / count) + 1)).Write("\">");
            }

            context.Write("<td class=\"col").Write(span, Boxes.Int(state.Column + 1)).Write("\">");
            var flow = body(context);
            context.Write("</td>");
            return flow;
        };
        return CompileLoop(statement, turn, context => context.Write("</tr>").WriteLine());
    }

    private Step CompileLoop(ForStatement statement, Turn turn, Action<TemplateContext>? finish)
    {
        var iterator = Compile(statement.Iterator);
        var otherwise = statement.Else == null ? null : CompileBlock(statement.Else);
        var variable = (ScriptVariable)statement.Variable;
        var offset = statement.Options.Offset == null ? null : Compile(statement.Options.Offset);
        var limit = statement.Options.Limit == null ? null : Compile(statement.Options.Limit);
        var loop = new ForLoop(statement, variable, turn, statement.Options.IsReversed);
        return context =>
        {
            var value = iterator(context);
            var first = offset == null ? 0 : Math.Max(0, context.ToInt(statement.Options.Offset!.Span, offset(context)));
            var most = limit == null ? int.MaxValue : context.ToInt(statement.Options.Limit!.Span, limit(context));
            var flow = loop.Run(context, value, first, most, out var turns);
            if (turns > 0)
                finish?.Invoke(context);
            else if (otherwise != null)
                return otherwise(context);
            return flow;
        };
    }

    private Step CompileWhile(WhileStatement statement)
    {
        var condition = CompileCondition(statement.Condition);
        var body = CompileBlock(statement.Body);
        return context =>
        {
            var state = new LoopState(isWhile: true) { Index = -1 };
            var counter = new LoopCounter(context, statement.Span);
            var depth = context.LoopVariableCount;
            context.PushLoopVariable("while", state);
            context.Local.Loops++;
            var flow = Flow.Next;
            state.Index = 0;
            while (condition(context))
            {
                counter.Next();
                flow = body(context);
                if (flow is Flow.Break or Flow.Return)
                    break;
                state.Index++;
            }

            context.Local.Loops--;
            context.PopLoopVariables(depth);
            return flow == Flow.Return ? flow : Flow.Next;
        };
    }

    /// <summary>One loop of a template: how it goes over each kind of list.</summary>
    private sealed class ForLoop(ForStatement statement, ScriptVariable variable, Turn turn, bool isReversed)
    {
        public Flow Run(TemplateContext context, object? value, int first, int most, out int turns)
        {
            turns = 0;
            if (value == null || most <= 0)
                return Flow.Next;
            var list = ToIndexed(context, value);
            var state = new LoopState(isWhile: false);
            var depth = context.LoopVariableCount;
            context.PushLoopVariable("for", state);
            if (statement.IsTableRow)
                context.PushLoopVariable("tablerow", state);
            var isLocal = variable.Scope == ScriptVariableScope.Local;
            object? outer = null;
            var hadOuter = isLocal && context.Local.TryGet(variable.Name, out outer);
            var place = isLocal ? -1 : context.PushLoopVariable(variable.Name, null);
            var scope = context.Local;
            scope.Loops++;
            var flow = list != null
                ? OverList(context, list, state, place, first, most, value is IQueryable, out turns)
                : OverSequence(context, (IEnumerable)value, state, place, first, most, out turns);
            scope.Loops--;
            context.PopLoopVariables(depth);
            if (hadOuter)
                scope.Set(variable.Name, outer);
            else if (isLocal)
                scope.Remove(variable.Name);
            return flow == Flow.Return ? flow : Flow.Next;
        }

        /// <summary>A list with known length, or null for a sequence that is read once.</summary>
        private IReadOnlyList<object?>? ToIndexed(TemplateContext context, object value)
        {
            switch (value)
            {
                case IReadOnlyList<object?> list:
                    return list;
                case ScriptRange range:
                    return new RangeList(range);
                case IDictionary or IScriptObject:
                    return Pairs(context, value);
                case IList list:
                    return new ListAdapter(list);
                case string text:
                    return text.Select(c => (object?)c.ToString()).ToList();
                case IEnumerable items:
                    if (!isReversed)
                        return null;
                    return Lists.Copy(context, statement.Iterator.Span, items);
                default:
                    throw new ScriptRuntimeException(
                        statement.Iterator.Span, $"Unexpected type `{context.GetTypeName(value)}` for iterator");
            }
        }

        private static List<object?> Pairs(TemplateContext context, object value)
        {
            var pairs = new List<object?>();
            foreach (var (name, member) in ObjectFunctions.MembersOf(context, value))
                pairs.Add(new KeyValueItem(name, member));
            return pairs;
        }

        private void Assign(TemplateContext context, int place, object? item)
        {
            if (place >= 0)
                context.SetLoopVariable(place, item);
            else
                context.Local.Set(variable.Name, item);
        }

        private Flow OverList(
            TemplateContext context, IReadOnlyList<object?> list, LoopState state, int place, int first, int most, bool isQueryable, out int turns)
        {
            var counter = new LoopCounter(context, statement.Span, isQueryable);
            var count = Math.Max(0, (int)Math.Min((long)list.Count - first, most));
            state.Length = count;
            for (turns = 0; turns < count; turns++)
            {
                counter.Next();
                var index = isReversed ? first + count - 1 - turns : first + turns;
                // The body may shorten the list.
                var item = index < list.Count ? list[index] : null;
                state.Index = turns;
                state.IsLast = turns == count - 1;
                state.Before = state.Current;
                state.Current = item;
                Assign(context, place, item);
                var flow = turn(context, state, item);
                if (flow is Flow.Break or Flow.Return)
                {
                    turns++;
                    return flow;
                }
            }

            return Flow.Next;
        }

        private Flow OverSequence(TemplateContext context, IEnumerable items, LoopState state, int place, int first, int most, out int turns)
        {
            var counter = new LoopCounter(context, statement.Span, items is IQueryable);
            state.CountLater(items);
            turns = 0;
            var enumerator = items.GetEnumerator();
            using var disposable = enumerator as IDisposable;
            var hasItem = enumerator.MoveNext();
            for (; first > 0 && hasItem; first--)
                hasItem = enumerator.MoveNext();
            while (hasItem && turns < most)
            {
                counter.Next();
                var item = enumerator.Current;
                hasItem = enumerator.MoveNext();
                state.Index = turns;
                state.IsLast = !hasItem || turns == most - 1;
                state.Before = state.Current;
                state.Current = item;
                Assign(context, place, item);
                turns++;
                var flow = turn(context, state, item);
                if (flow is Flow.Break or Flow.Return)
                    return flow;
            }

            return Flow.Next;
        }
    }

    private sealed class RangeList(ScriptRange range) : IReadOnlyList<object?>
    {
        public int Count => (int)Math.Min(int.MaxValue, range.Count);

        public object? this[int index] => range[index];

        public IEnumerator<object?> GetEnumerator() => range.Cast<object?>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ListAdapter(IList list) : IReadOnlyList<object?>
    {
        public int Count => list.Count;

        public object? this[int index] => list[index];

        public IEnumerator<object?> GetEnumerator() => list.Cast<object?>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();
    }
}
