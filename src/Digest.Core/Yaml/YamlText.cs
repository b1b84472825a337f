using System.Globalization;
using System.Text;

namespace Digest.Core.Yaml;

/// <summary>Writes texts as YAML has them.</summary>
public static class YamlText
{
    /// <summary>A text between double quotation marks, on one line; JSON and TOML read it as YAML does.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') result.Append('\\').Append(c);
            else if (c == '\n') result.Append("\\n");
            else if (c == '\t') result.Append("\\t");
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF')
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else result.Append(c);
        }

        return result.Append('"').ToString();
    }
}
