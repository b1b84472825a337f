using System.Globalization;
using System.Security.Cryptography;
using System.Text;

// The language has these hashes by name; a theme uses them for file names and avatars, not for secrets.
#pragma warning disable CA5350, CA5351

namespace Digest.Templating;

/// <summary>The functions of <c>string</c>.</summary>
internal static partial class StringFunctions
{
    private const string DefaultEllipsis = "...";

    public static readonly BuiltinModule Module = new BuiltinModule.Builder("string")
        .Add("escape", "text", static (call, text) => Map(call, text, Escape))
        .Add("append", "text", "with", static (call, text, with) => Concatenate(call, call.Text(text), call.Text(with)))
        .Add("capitalize", "text", static (call, text) => Capitalize(call.Text(text)))
        .Add("capitalizewords", "text", static (call, text) => CapitalizeWords(call.Text(text)))
        .Add("contains", "text", "value", static (call, text, value) =>
            Boxes.Bool(value != null && call.Text(text).Contains(call.Text(value), StringComparison.Ordinal)))
        .Add("empty", "text", static (call, text) => Boxes.Bool(call.Text(text).Length == 0))
        .Add("whitespace", "text", static (call, text) => Boxes.Bool(string.IsNullOrWhiteSpace(call.Text(text))))
        .Add("downcase", "text", static (call, text) => Map(call, text, static t => t.ToLowerInvariant()))
        .Add("ends_with", "text", "value", static (call, text, value) =>
            Boxes.Bool(value != null && call.Text(text).EndsWith(call.Text(value), StringComparison.Ordinal)))
        .Add("equals_ignore_case", "text", "value", static (call, text, value) =>
            Boxes.Bool(call.Text(text).Equals(call.Text(value), StringComparison.OrdinalIgnoreCase)))
        .Add("handleize", "text", static (call, text) => Handleize(call.Text(text)))
        .Add("literal", "text", static (call, text) => text == null ? null : "\"" + Escape(call.Text(text)) + "\"")
        .Add("lstrip", "text", static (call, text) => Map(call, text, static t => t.TrimStart()))
        .Add("pluralize", "number", "singular", "plural", static (call, number, singular, plural) =>
            call.Int(number, 0) == 1 ? singular : plural)
        .Add("prepend", "text", "by", static (call, text, by) => Concatenate(call, call.Text(by), call.Text(text)))
        .Add("remove", "text", "remove", static (call, text, remove) => Replace(call, text, remove, ""))
        .Add("remove_first", "text", "remove", static (call, text, remove) => ReplaceOne(call, text, remove, "", false))
        .Add("remove_last", "text", "remove", static (call, text, remove) => ReplaceOne(call, text, remove, "", true))
        .Add("replace", "text", "match", "replace", static (call, text, match, by) => Replace(call, text, match, call.Text(by)))
        .Add("replace_first", ["text", "match", "replace", "fromEnd?"], static (call, text, match, by, fromEnd, _) =>
            ReplaceOne(call, text, match, call.Text(by), call.Bool(fromEnd)))
        .Add("rstrip", "text", static (call, text) => Map(call, text, static t => t.TrimEnd()))
        .Add("size", "text", static (call, text) => Boxes.Int(call.Text(text).Length))
        .Add("slice", "text", "start", "length?", static (call, text, start, length) =>
            Slice(call.Text(text), call.Int(start, 1), call.Int(length, 2)))
        .Add("slice1", "text", "start", "length?", static (call, text, start, length) =>
            Slice(call.Text(text), call.Int(start, 1), call.Int(length, 2, 1)))
        .Add("split", "text", "match", static (call, text, match) => Split(call.Text(text), call.Text(match)))
        .Add("starts_with", "text", "value", static (call, text, value) =>
            Boxes.Bool(value != null && call.Text(text).StartsWith(call.Text(value), StringComparison.Ordinal)))
        .Add("strip", "text", static (call, text) => Map(call, text, static t => t.Trim()))
        .Add("strip_newlines", "text", static (call, text) => Map(call, text, static t =>
            t.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)))
        .Add("to_int", "text", static (call, text) =>
            int.TryParse(call.Text(text), NumberStyles.Integer, call.Context.CurrentCulture, out var i) ? Boxes.Int(i) : null)
        .Add("to_long", "text", static (call, text) =>
            long.TryParse(call.Text(text), NumberStyles.Integer, call.Context.CurrentCulture, out var i) ? i : null)
        .Add("to_float", "text", static (call, text) =>
            float.TryParse(call.Text(text), NumberStyles.Float | NumberStyles.AllowThousands, call.Context.CurrentCulture, out var f) ? f : null)
        .Add("to_double", "text", static (call, text) =>
            double.TryParse(call.Text(text), NumberStyles.Float | NumberStyles.AllowThousands, call.Context.CurrentCulture, out var d) ? d : null)
        .Add("truncate", "text", "length", "ellipsis?", static (call, text, length, ellipsis) =>
            Truncate(call.Text(text), call.Int(length, 1), call.TextOrNull(ellipsis) ?? DefaultEllipsis))
        .Add("truncatewords", "text", "count", "ellipsis?", static (call, text, count, ellipsis) =>
            TruncateWords(call.Text(text), call.Int(count, 1), call.TextOrNull(ellipsis) ?? DefaultEllipsis))
        .Add("upcase", "text", static (call, text) => Map(call, text, static t => t.ToUpperInvariant()))
        .Add("md5", "text", static (call, text) => Map(call, text, static t => Hex(MD5.HashData(Encoding.UTF8.GetBytes(t)))))
        .Add("sha1", "text", static (call, text) => Map(call, text, static t => Hex(SHA1.HashData(Encoding.UTF8.GetBytes(t)))))
        .Add("sha256", "text", static (call, text) => Map(call, text, static t => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(t)))))
        .Add("sha512", "text", static (call, text) => Map(call, text, static t => Hex(SHA512.HashData(Encoding.UTF8.GetBytes(t)))))
        .Add("hmac_sha1", "text", "secretKey", static (call, text, key) =>
            Hex(HMACSHA1.HashData(Encoding.UTF8.GetBytes(call.Text(key)), Encoding.UTF8.GetBytes(call.Text(text)))))
        .Add("hmac_sha256", "text", "secretKey", static (call, text, key) =>
            Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(call.Text(key)), Encoding.UTF8.GetBytes(call.Text(text)))))
        .Add("hmac_sha512", "text", "secretKey", static (call, text, key) =>
            Hex(HMACSHA512.HashData(Encoding.UTF8.GetBytes(call.Text(key)), Encoding.UTF8.GetBytes(call.Text(text)))))
        .Add("pad_left", "text", "width", static (call, text, width) => Pad(call, call.Text(text), call.Int(width, 1), true))
        .Add("pad_right", "text", "width", static (call, text, width) => Pad(call, call.Text(text), call.Int(width, 1), false))
        .Add("base64_encode", "text", static (call, text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(text))))
        .Add("base64_decode", "text", static (call, text) => Encoding.UTF8.GetString(Convert.FromBase64String(call.Text(text))))
        .Add("index_of", ["text", "search", "startIndex?", "count?", "stringComparison?"], IndexOf)
        .Build();

    private static string? Map(Call call, object? text, Func<string, string> map) => text == null ? null : map(call.Text(text));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        TemplateContext.AppendEscaped(result, text);
        return result.ToString();
    }

    private static string Concatenate(Call call, string first, string second)
    {
        call.CheckLength((long)first.Length + second.Length);
        return first + second;
    }

    private static string Capitalize(string text) =>
        text.Length == 0 || char.IsUpper(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string CapitalizeWords(string text) => string.Create(text.Length, text, static (result, source) =>
    {
        var startsWord = true;
        for (var i = 0; i < source.Length; i++)
        {
            result[i] = startsWord ? char.ToUpperInvariant(source[i]) : source[i];
            startsWord = char.IsWhiteSpace(source[i]);
        }
    });

    private static string Handleize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
            else if (result.Length > 0 && result[^1] != '-')
                result.Append('-');
        }

        return result.ToString().TrimEnd('-');
    }

    private static string Replace(Call call, object? text, object? match, string by)
    {
        var (subject, wanted) = (call.Text(text), call.Text(match));
        if (subject.Length == 0 || wanted.Length == 0)
            return subject;
        if (by.Length > wanted.Length)
            call.CheckLength(subject.Length + ((long)(subject.Length / wanted.Length) * (by.Length - wanted.Length)));
        return subject.Replace(wanted, by, StringComparison.Ordinal);
    }

    private static string ReplaceOne(Call call, object? text, object? match, string by, bool fromEnd)
    {
        var (subject, wanted) = (call.Text(text), call.Text(match));
        if (wanted.Length == 0)
            return subject;
        var at = fromEnd ? subject.LastIndexOf(wanted, StringComparison.Ordinal) : subject.IndexOf(wanted, StringComparison.Ordinal);
        return at < 0 ? subject : string.Concat(subject.AsSpan(0, at), by, subject.AsSpan(at + wanted.Length));
    }

    /// <summary>A length of 0 takes the rest; a negative start counts from the end.</summary>
    private static string Slice(string text, int start, int length)
    {
        if (text.Length == 0 || start >= text.Length)
            return "";
        if (start < 0)
            start += text.Length;
        if (length <= 0)
            length = text.Length;
        if (start < 0)
        {
            if (start + length <= 0)
                return "";
            length += start;
            start = 0;
        }

        return text.Substring(start, Math.Min(length, text.Length - start));
    }

    private static ScriptArray Split(string text, string match) =>
        new(text.Split(match, StringSplitOptions.RemoveEmptyEntries));

    private static string Truncate(string text, int length, string ellipsis)
    {
        if (length < 0)
            return "";
        return text.Length <= length ? text : string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    private static string TruncateWords(string text, int count, string ellipsis)
    {
        var result = new StringBuilder();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && i < count; i++)
            result.Append(i > 0 ? " " : "").Append(words[i]);
        // As in Scriban, the ellipsis stands there even where all words were kept.
        if (text.Length > 0)
            result.Append(ellipsis);
        return result.ToString();
    }

    private static string Pad(Call call, string text, int width, bool left)
    {
        if (width < 0)
            throw new ScriptRuntimeException(call.ArgumentSpan(1), $"The width {width} must not be negative");
        call.CheckLength(width);
        return left ? text.PadLeft(width) : text.PadRight(width);
    }

    private static object IndexOf(Call call, object? text, object? search, object? startIndex, object? count, object? comparison)
    {
        var (subject, wanted) = (call.Text(text), call.Text(search));
        var start = call.Int(startIndex, 2);
        if (start < 0 || start > subject.Length)
            throw new ScriptRuntimeException(call.ArgumentSpan(2), $"The start {start} is outside of the text");
        var length = call.Int(count, 3, subject.Length - start);
        if (length < 0 || length > subject.Length - start)
            throw new ScriptRuntimeException(call.ArgumentSpan(3), $"The count {length} reaches outside of the text");
        var rules = StringComparison.Ordinal;
        if (comparison != null && !Enum.TryParse(call.Text(comparison), out rules))
            throw new ScriptRuntimeException(call.ArgumentSpan(4), $"Unknown comparison `{call.Text(comparison)}`");
        var compare = call.Context.CurrentCulture.CompareInfo;
        var at = rules switch
        {
            StringComparison.CurrentCulture => compare.IndexOf(subject, wanted, start, length, CompareOptions.None),
            StringComparison.CurrentCultureIgnoreCase => compare.IndexOf(subject, wanted, start, length, CompareOptions.IgnoreCase),
            _ => subject.IndexOf(wanted, start, length, rules),
        };
        return Boxes.Int(at);
    }
}
