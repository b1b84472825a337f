using System.Collections;
using System.Globalization;
using System.Text;

namespace Digest.Templating;

/// <summary>Values as text.</summary>
public partial class TemplateContext
{
    private const string NullText = "null";

    private int _printDepth;

    /// <summary>A value as a template prints it.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="nested">True inside a list or an object, where strings are quoted and null is spelled out.</param>
    public virtual string ObjectToString(object? value, bool nested = false)
    {
        switch (value)
        {
            case null:
                return nested ? NullText : "";
            case string text:
                return nested ? Quote(text) : text;
            case Html html:
                return nested ? Quote(html.Value) : html.Value;
            case bool truth:
                return truth ? "true" : "false";
            case int number:
                return number.ToString(CurrentCulture);
            case char c:
                return nested ? Quote(c.ToString()) : c.ToString();
            case DateTime or DateTimeOffset or DateOnly:
                return DateFunctions.ToDefaultText(this, value);
            case EmptyScriptObject:
                return "";
            case Enum:
                return value.ToString() ?? "";
            case IScriptCustomFunction function:
                return function is ScriptFunction user ? user.ToString() : "<function>";
            case IEnumerable or IScriptObject or KeyValueItem:
                return PrintNested(value);
            case IFormattable formattable:
                return formattable.ToString(null, CurrentCulture);
            default:
                return value.ToString() ?? "";
        }
    }

    private string PrintNested(object value)
    {
        if (ObjectRecursionLimit > 0 && _printDepth >= ObjectRecursionLimit)
            throw new InvalidOperationException("Structure is too deeply nested or contains reference loops.");
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _printDepth++;
        try
        {
            var text = new StringBuilder();
            switch (value)
            {
                case KeyValueItem pair:
                    PrintMembers(text, [new("key", pair.Key), new("value", pair.Value)]);
                    break;
                case IDictionary dictionary when value is not IScriptObject:
                    PrintMembers(text, dictionary.Cast<object>().Select(Members.ToPair));
                    break;
                case IEnumerable items when value is not IScriptObject or ScriptArray:
                    PrintItems(text, items);
                    break;
                case IScriptObject members:
                    PrintMembers(text, MembersOf(members));
                    break;
            }

            return text.ToString();
        }
        finally
        {
            _printDepth--;
        }
    }

    private IEnumerable<KeyValuePair<string, object?>> MembersOf(IScriptObject members)
    {
        foreach (var name in members.GetMembers())
        {
            members.TryGetValue(this, default, name, out var member);
            yield return new(name, member);
        }
    }

    private void PrintItems(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            if (IsFull(text))
                break;
            text.Append(ObjectToString(item, true));
        }

        text.Append(']');
    }

    private void PrintMembers(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> members)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            if (IsFull(text))
                break;
            text.Append(name).Append(": ").Append(ObjectToString(value, true));
        }

        text.Append('}');
    }

    private bool IsFull(StringBuilder text)
    {
        if (LimitToString == 0 || text.Length < LimitToString)
            return false;
        text.Append(Ellipsis);
        return true;
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(result, text);
        return result.Append('"').ToString();
    }

    /// <summary>Writes a text so that a string literal in double quotes reads it back.</summary>
    internal static void AppendEscaped(StringBuilder result, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    result.Append("\\\"");
                    break;
                case '\\':
                    result.Append(@"\\");
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                case '\b':
                    result.Append("\\b");
                    break;
                case '\f':
                    result.Append("\\f");
                    break;
                case '\0':
                    result.Append("\\0");
                    break;
                default:
                    if (char.IsControl(c))
                        result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
                    else
                        result.Append(c);
                    break;
            }
        }
    }
}

/// <summary>What a loop over an object gives: a member's name and value.</summary>
internal sealed record KeyValueItem(object? Key, object? Value);
