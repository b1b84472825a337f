using System.Text;

namespace Digest.Core.Yaml;

/// <summary>Forgives what the YAML readers of other generators forgive.</summary>
internal static class YamlRelaxed
{
    /// <summary>Indents the lines of quoted texts that go on at the beginning of a line. The specification asks for the
    /// indentation, the C library that most generators use does not, and posts rely on that.</summary>
    public static string Indented(string yaml)
    {
        var result = new StringBuilder(yaml.Length + 32);
        var quote = '\0';
        foreach (var line in yaml.Split('\n'))
        {
            if (quote != '\0' && line.Length > 0 && !char.IsWhiteSpace(line[0])) result.Append("  ");
            result.Append(line).Append('\n');
            quote = After(line, quote);
        }

        result.Length--;
        return result.ToString();
    }

    // The quotation mark that is open after a line, or none.
    private static char After(string line, char open)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (open == '"' && c == '\\') i++;
            else if (open != '\0' && c == open) open = '\0';
            else if (open == '\0' && c == '#' && (i == 0 || line[i - 1] == ' ')) break;
            else if (open == '\0' && c is '"' or '\'' && Begins(line, i)) open = c;
        }

        return open;
    }

    // A quotation mark opens a text only where a value can begin.
    private static bool Begins(string line, int at)
    {
        var before = line.AsSpan(0, at).TrimEnd();
        return before.Length == 0 || before[^1] is ':' or '-' or '[' or ',' or '{';
    }
}
