using System.Globalization;
using Digest.Core.Yaml;

namespace Digest.Core.FrontMatter;

/// <summary>How front matter is written.</summary>
public enum FrontMatterForm
{
    /// <summary>YAML between lines of <c>---</c>; so is a file without front matter to be written.</summary>
    Yaml,

    /// <summary>TOML between lines of <c>+++</c>.</summary>
    Toml,

    /// <summary>An object of JSON.</summary>
    Json,

    /// <summary>Lines of <c>Key: value</c> without fences.</summary>
    Lines,
}

/// <summary>Writes fields as a form has them, and finds them in the lines of any form.</summary>
public static class FrontMatterForms
{
    /// <summary>A field in a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value in YAML, on one line.</param>
    public static string Field(this FrontMatterForm form, string key, string value) => form switch
    {
        FrontMatterForm.Toml => $"{key} = {Value(YamlReader.Read(value, "").Value, " = ")}",
        FrontMatterForm.Json => $"\"{key}\": {Value(YamlReader.Read(value, "").Value, ": ")}",
        FrontMatterForm.Lines => $"{key}: {value.Trim('[', ']')}",
        _ => $"{key}: {value}",
    };

    /// <summary>Where a value begins in a line that gives a key in any of the forms; -1 where it does not. Works on front matter
    /// that cannot be read, too.</summary>
    public static int ValueIn(string line, string key)
    {
        var at = 0;
        if (line.AsSpan().TrimStart(" \t{").StartsWith("\"")) at = line.IndexOf('"', StringComparison.Ordinal) + 1;
        if (!line.AsSpan(at).StartsWith(key, StringComparison.OrdinalIgnoreCase)) return -1;
        for (at += key.Length; at < line.Length && line[at] is ' ' or '\t' or '"';) at++;
        if (at == line.Length || line[at] is not (':' or '=')) return -1;
        for (at++; at < line.Length && line[at] is ' ' or '\t';) at++;
        return at;
    }

    private static string Value(YamlValue? value, string equals) => value switch
    {
        YamlList list => "[" + string.Join(", ", list.Items.Select(v => Value(v, equals))) + "]",
        YamlMap map => "{" + string.Join(", ", map.Entries.Select(e => (equals == ": " ? $"\"{e.Key}\"" : e.Key) + equals
            + Value(e.Value, equals))) + "}",
        YamlScalar { Quoted: false } scalar when IsBare(scalar, equals) => scalar.Text,
        YamlScalar scalar => "\"" + scalar.Text + "\"",
        _ => "\"\"",
    };

    private static bool IsBare(YamlScalar scalar, string equals) =>
        scalar.AsBoolean is not null || int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || (equals == " = " && Model.Dates.IsDay(scalar.Text));
}
