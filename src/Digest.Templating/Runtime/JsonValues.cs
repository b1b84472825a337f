using System.Collections;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Digest.Templating;

/// <summary>JSON from and to the values of templates.</summary>
internal static class JsonValues
{
    public static object? ToScript(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new ScriptObject();
                foreach (var member in json.EnumerateObject())
                    result[member.Name] = ToScript(member.Value);
                return result;
            case JsonValueKind.Array:
                var items = new ScriptArray(json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                    items.Add(ToScript(item));
                return items;
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.Number:
                if (json.TryGetInt32(out var small))
                    return Boxes.Int(small);
                if (json.TryGetInt64(out var wide))
                    return wide;
                return json.TryGetUInt64(out var unsigned) ? unsigned : json.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return Boxes.Bool(json.GetBoolean());
            default:
                return null;
        }
    }

    public static bool TryGetMember(JsonElement json, string member, out object? value)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var found))
        {
            value = ToScript(found);
            return true;
        }

        value = member == "size" && json.ValueKind == JsonValueKind.Array ? Boxes.Int(json.GetArrayLength()) : null;
        return value != null;
    }

    public static string Write(TemplateContext context, SourceSpan span, object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(context, span, writer, value, 0);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(TemplateContext context, SourceSpan span, Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > (context.ObjectRecursionLimit > 0 ? context.ObjectRecursionLimit : 500))
            throw new ScriptRuntimeException(span, "Structure is too deeply nested or contains reference loops.");
        switch (value)
        {
            case null or EmptyScriptObject:
                writer.WriteNullValue();
                break;
            case string or Html or char:
                writer.WriteStringValue(value.ToString());
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number when !double.IsFinite(number):
                throw new ScriptRuntimeException(span, "Infinity and NaN have no form in JSON");
            case float number when !float.IsFinite(number):
                throw new ScriptRuntimeException(span, "Infinity and NaN have no form in JSON");
            case BigInteger big:
                writer.WriteRawValue(big.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case IScriptCustomFunction:
                writer.WriteNullValue();
                break;
            case DateTime or DateTimeOffset or TimeSpan or Enum or Guid:
                JsonSerializer.Serialize(writer, value, value.GetType());
                break;
            case not null when TemplateContext.IsNumber(value):
                JsonSerializer.Serialize(writer, value, value.GetType());
                break;
            case IEnumerable items when value is ScriptArray or not (IScriptObject or IDictionary):
                writer.WriteStartArray();
                var turns = new LoopCounter(context, span);
                foreach (var item in items)
                {
                    turns.Next();
                    Write(context, span, writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var (name, member) in ObjectFunctions.MembersOf(context, value))
                {
                    writer.WritePropertyName(name);
                    Write(context, span, writer, member, depth + 1);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
