using Digest.Core.FrontMatter;
using Digest.Core.Yaml;

namespace Digest.Core.Editing;

/// <summary>Shows values of front matter in a form: exactly, or not at all.</summary>
internal static class FormInputs
{
    private static readonly Dictionary<FieldType, string[][]> Parts = new()
    {
        [FieldType.Source] = [["name"], ["url"], ["archived"]],
        [FieldType.Image] = [["src", "path", "url"], ["alt"], ["credit"]],
        [FieldType.Withdrawal] = [["date"], ["reason"]],
    };

    /// <summary>What can be typed for a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value in the file; null where it is absent.</param>
    /// <param name="form">How the front matter is written.</param>
    /// <returns>Nothing where the value cannot be shown in a form as it is.</returns>
    public static IReadOnlyList<FormInput> Of(FrontMatterKey key, YamlValue? value, FrontMatterForm form)
    {
        if (value is YamlScalar { IsNull: true }) value = null;
        switch (key.Type)
        {
            case FieldType.Any or FieldType.Corrections:
                return [];
            case FieldType.Names or FieldType.Authors:
                return Items(key, value) is { } items ? [new(key.Name, string.Join('\n', items), InputShape.List)] : [];
            case FieldType.Flag or FieldType.Choice:
                return value is null or YamlScalar ? [Choice(key, (YamlScalar?)value)] : [];
            case FieldType.Source or FieldType.Image or FieldType.Withdrawal
                when form != FrontMatterForm.Lines && key.Name != "source_url":
                return InParts(key, value);
            default:
                return value is null or YamlScalar ? [Text(key, ((YamlScalar?)value)?.Text ?? "")] : [];
        }
    }

    /// <summary>The items of a list as a form shows them; null where they are more than texts.</summary>
    public static List<string>? Items(FrontMatterKey key, YamlValue? value)
    {
        var items = new List<string>();
        switch (value)
        {
            case null or YamlScalar { IsNull: true }:
                break;
            case YamlScalar scalar:
                items.AddRange(key.Type == FieldType.Names && key.Name != "redirect_from"
                    ? scalar.Text.Split(',') : [scalar.Text]);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is not YamlScalar { IsNull: false } scalar) return null;
                    items.Add(scalar.Text);
                }

                break;
            default:
                return null;
        }

        items = [.. items.Select(i => i.Trim()).Where(i => i.Length > 0)];
        return items.Exists(i => i.Contains('\n', StringComparison.Ordinal)) ? null : items;
    }

    /// <summary>The part of a mapping that a text alone stands for.</summary>
    public static string PartOf(FieldType type, string text) => type switch
    {
        FieldType.Source => text.Contains("://", StringComparison.Ordinal) ? "url" : "name",
        FieldType.Image => "src",
        _ => "reason",
    };

    private static FormInput Text(FrontMatterKey key, string text)
    {
        text = text.Trim();
        var isLong = key.Name is "dek" or "note" || text.Contains('\n', StringComparison.Ordinal);
        return new(key.Name, text, isLong ? InputShape.Paragraph : InputShape.Line);
    }

    private static FormInput Choice(FrontMatterKey key, YamlScalar? scalar)
    {
        var flag = scalar is null || key.Type != FieldType.Flag ? null : (scalar with { Quoted = false }).AsBoolean;
        var value = flag switch { true => "true", false => "false", _ => scalar?.Text.Trim() ?? "" };
        List<string> words = key.Type == FieldType.Flag ? ["", "true", "false"] : ["", .. key.Choices];
        if (!words.Contains(value)) words.Add(value);
        return new(key.Name, value, InputShape.Choice) { Choices = words };
    }

    private static IReadOnlyList<FormInput> InParts(FrontMatterKey key, YamlValue? value)
    {
        var parts = Parts[key.Type];
        var (names, texts) = (parts.Select(p => p[0]).ToArray(), new string[parts.Length]);
        if (value is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                var at = Array.FindIndex(parts, p => p.Contains(entry.Key.ToLowerInvariant()));
                if (at < 0 || entry.Value is not YamlScalar part || texts[at] is not null) return [];
                (names[at], texts[at]) = (entry.Key, part.IsNull ? "" : part.Text.Trim());
            }
        }
        else if (value is YamlScalar scalar)
        {
            // That something is withdrawn, and no more.
            if (key.Type == FieldType.Withdrawal && scalar.AsBoolean is not null) return [];
            texts[Array.FindIndex(parts, p => p[0] == PartOf(key.Type, scalar.Text))] = scalar.Text.Trim();
        }
        else if (value is not null)
        {
            return [];
        }

        return [.. names.Select((name, i) => new FormInput($"{key.Name}.{parts[i][0]}", texts[i] ?? "",
            texts[i]?.Contains('\n', StringComparison.Ordinal) == true ? InputShape.Paragraph : InputShape.Line)
        {
            Part = name,
        })];
    }
}
