using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>Writes values as a form of front matter has them.</summary>
public static class FieldText
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value in a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="value">The value.</param>
    /// <param name="quote">The quotation mark of the value in whose place it is; NUL for none.</param>
    public static string Of(FrontMatterForm form, FieldValue value, char quote = '\0') => form switch
    {
        FrontMatterForm.Lines => value.Text.ReplaceLineEndings(" "),
        FrontMatterForm.Json => value.Bare && !Dates.IsDay(value.Text[..Math.Min(10, value.Text.Length)])
            ? value.Text : JsonSerializer.Serialize(value.Text, Json),
        FrontMatterForm.Toml => value.Bare ? value.Text : JsonSerializer.Serialize(value.Text, Json),
        _ when value.Bare => value.Text,
        _ when quote == '\'' && !value.Text.Contains('\n', StringComparison.Ordinal) =>
            "'" + value.Text.Replace("'", "''", StringComparison.Ordinal) + "'",
        _ => quote != '"' && IsPlain(value.Text) ? value.Text : YamlText.Quoted(value.Text),
    };

    /// <summary>A field in a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value as the form has it.</param>
    public static string Field(FrontMatterForm form, string key, string value) => form switch
    {
        FrontMatterForm.Toml => $"{key} = {value}",
        FrontMatterForm.Json => $"{JsonSerializer.Serialize(key, Json)}: {value}",
        _ => $"{key}: {value}",
    };

    /// <summary>Whether YAML reads a text as it stands, also in a list between brackets.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] == '/') || text[^1] == ' ') return false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '/' or '.' or '\'' or '\u2019')) return false;
        }

        return text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n");
    }
}
