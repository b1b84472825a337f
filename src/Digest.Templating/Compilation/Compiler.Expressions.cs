namespace Digest.Templating;

/// <summary>Expressions.</summary>
internal sealed partial class Compiler
{
    /// <summary>Compiles to a value; a path that leads to a function calls it without arguments.</summary>
    private Evaluator Compile(ScriptExpression expression)
    {
        switch (expression)
        {
            case Literal { Value: var value }:
                return _ => value;
            case ScriptVariable or MemberExpression or IndexExpression:
                return CompilePathValue(expression);
            case ThisExpression:
                return static context => context.CurrentGlobal;
            case NestedExpression nested:
                return Compile(nested.Inner);
            case InterpolatedString text:
                return CompileInterpolated(text);
            case UnaryExpression unary:
                return CompileUnary(unary);
            case BinaryExpression binary:
                return CompileBinary(binary);
            case ConditionalExpression conditional:
                var (condition, then, otherwise) =
                    (CompileCondition(conditional.Condition), Compile(conditional.Then), Compile(conditional.Else));
                return context => condition(context) ? then(context) : otherwise(context);
            case CallExpression call:
                return CompileCall(call);
            case ArrayExpression array:
                return CompileArray(array);
            case ObjectExpression members:
                return CompileObject(members);
            case FunctionExpression { Function: var function }:
                var compiled = CompileFunction(function);
                return _ => compiled;
            case AssignExpression assign:
                return CompileAssign(assign);
            case StepExpression step:
                return CompileStep(step);
            default:
                throw new NotSupportedException(expression.GetType().Name);
        }
    }

    private Condition CompileCondition(ScriptExpression expression)
    {
        switch (expression)
        {
            case NestedExpression nested:
                return CompileCondition(nested.Inner);
            case BinaryExpression { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison:
                return CompileComparison(comparison);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                var inner = CompileCondition(not.Operand);
                return context => !inner(context);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                var (a, b) = (CompileCondition(and.Left), CompileCondition(and.Right));
                return context => a(context) && b(context);
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                var (c, d) = (CompileCondition(or.Left), CompileCondition(or.Right));
                return context => c(context) || d(context);
        }

        var evaluate = Compile(expression);
        var span = expression.Span;
        return context =>
        {
            var value = evaluate(context);
            return value is bool truth ? truth : value != null && context.ToBool(span, value);
        };
    }

    /// <summary>Comparisons of integers, the common ones, make no values.</summary>
    private Condition CompileComparison(BinaryExpression node)
    {
        var (left, right) = (Compile(node.Left), Compile(node.Right));
        if (node.Right is Literal { Value: var constant })
            return context => Compare(context, node, left(context), constant);
        return context => Compare(context, node, left(context), right(context));
    }

    private static bool Compare(TemplateContext context, BinaryExpression node, object? left, object? right)
    {
        if (left is not int a || right is not int b)
            return Arithmetic.Apply(context, node, left, right) is true;
        return node.Operator switch
        {
            BinaryOperator.Equal => a == b,
            BinaryOperator.NotEqual => a != b,
            BinaryOperator.Less => a < b,
            BinaryOperator.LessOrEqual => a <= b,
            BinaryOperator.Greater => a > b,
            _ => a >= b,
        };
    }

    private Evaluator CompileInterpolated(InterpolatedString node)
    {
        var parts = node.Parts.ConvertAll(Compile).ToArray();
        return context =>
        {
            var texts = new string[parts.Length];
            long length = 0;
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = context.ObjectToString(parts[i](context));
                length += texts[i].Length;
            }

            if (context.LimitToString > 0 && length > context.LimitToString)
                throw new ScriptRuntimeException(node.Span, $"The string would be longer than the limit `{context.LimitToString}`");
            return string.Concat(texts);
        };
    }

    private Evaluator CompileUnary(UnaryExpression node)
    {
        switch (node.Operator)
        {
            case UnaryOperator.Not:
                var condition = CompileCondition(node.Operand);
                return context => Boxes.Bool(!condition(context));
            case UnaryOperator.Alias:
                return CompileTarget(node.Operand);
            case UnaryOperator.Expand:
                // Calls and lists expand their arguments themselves; elsewhere the operator changes nothing.
                return Compile(node.Operand);
        }

        var evaluate = Compile(node.Operand);
        var isNegation = node.Operator == UnaryOperator.Negate;
        if (isNegation && node.Operand is Literal { Value: { } number } && TemplateContext.IsNumber(number))
        {
            var negative = Numbers.Negate(number);
            return _ => negative;
        }

        return context =>
        {
            var value = evaluate(context);
            if (TemplateContext.IsNumber(value))
                return isNegation ? Numbers.Negate(value!) : value;
            if (value == null)
                return null;
            throw new ScriptRuntimeException(
                node.Span,
                $"Unexpected value `{context.ObjectToString(value)} / Type: {context.GetTypeName(value)}`. Cannot negate(-)/positive(+) a non-numeric value");
        };
    }

    private Evaluator CompileBinary(BinaryExpression node)
    {
        var left = Compile(node.Left);
        var right = Compile(node.Right);
        switch (node.Operator)
        {
            case BinaryOperator.Coalesce:
                return context => left(context) ?? right(context);
            case BinaryOperator.NotNullThen:
                return context => left(context) == null ? null : right(context);
            case BinaryOperator.And or BinaryOperator.Or:
                var condition = CompileCondition(node);
                return context => Boxes.Bool(condition(context));
            default:
                if (node.Right is Literal { Value: var constant })
                    return context => Arithmetic.Apply(context, node, left(context), constant);
                return context => Arithmetic.Apply(context, node, left(context), right(context));
        }
    }

    private Evaluator CompileArray(ArrayExpression node)
    {
        var items = node.Items.ConvertAll(item =>
            (Evaluate: Compile(item), IsExpanded: item is UnaryExpression { Operator: UnaryOperator.Expand })).ToArray();
        return context =>
        {
            var array = new ScriptArray(items.Length);
            foreach (var (evaluate, isExpanded) in items)
            {
                var value = evaluate(context);
                if (isExpanded && value is System.Collections.IEnumerable inner and not string)
                    array.AddRange(inner);
                else
                    array.Add(value);
            }

            return array;
        };
    }

    private Evaluator CompileObject(ObjectExpression node)
    {
        var members = node.Members.ConvertAll(m => (m.Name, Evaluate: Compile(m.Value))).ToArray();
        return context =>
        {
            var result = new ScriptObject(members.Length);
            foreach (var (name, evaluate) in members)
                result.TrySetValue(context, node.Span, name, evaluate(context), false);
            return result;
        };
    }

    private Evaluator CompileAssign(AssignExpression node)
    {
        var value = Compile(node.Value);
        var set = CompileSetter(node.Target);
        if (node.Operator == BinaryOperator.None)
        {
            return context =>
            {
                set(context, value(context));
                return null;
            };
        }

        var current = Compile(node.Target);
        var op = node.Operator;
        return context =>
        {
            var old = current(context);
            var next = op == BinaryOperator.Coalesce
                ? old ?? value(context)
                : Arithmetic.Apply(context, op, node.OperatorSpan, node.Target.Span, old, node.Value.Span, value(context));
            set(context, next);
            return null;
        };
    }

    private Evaluator CompileStep(StepExpression node)
    {
        var current = Compile(node.Target);
        var set = CompileSetter(node.Target);
        var op = node.IsIncrement ? BinaryOperator.Add : BinaryOperator.Subtract;
        var one = Boxes.Int(1);
        return context =>
        {
            var old = current(context) ?? Boxes.Int(0);
            if (!TemplateContext.IsNumber(old))
            {
                throw new ScriptRuntimeException(
                    node.Span, $"Unexpected value `{context.ObjectToString(old)}`. Cannot increment or decrement a non-numeric value");
            }

            var next = Arithmetic.Apply(context, op, node.Span, node.Target.Span, old, node.Target.Span, one);
            set(context, next);
            return node.IsPrefix ? next : old;
        };
    }
}
