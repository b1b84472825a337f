using System.Text;

namespace Digest.Rendering;

/// <summary>The words that mail services fill in, such as <c>{{ unsubscribe_url }}</c> and <c>*|UNSUB|*</c>. In an article they
/// are text: a service that met them would fill them in, or refuse the mail.</summary>
internal static class MergeTags
{
    private static readonly string[] Openings = ["{{", "{%", "{#", "*|"];

    /// <summary>A text that shows as before and in which no word of a service begins.</summary>
    /// <param name="text">HTML or plain text.</param>
    /// <param name="isHtml">Which of them: HTML has entities, plain text gets a space.</param>
    public static string Disarm(string text, bool isHtml)
    {
        if (!Openings.Any(o => text.Contains(o, StringComparison.Ordinal))) return text;
        var disarmed = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            if (!Begins(rest)) disarmed.Append(text[i]);
            else if (!isHtml) disarmed.Append(text[i]).Append(' ');
            else disarmed.Append(text[i] == '*' ? "&#42;" : "&#123;");
        }

        return disarmed.ToString();
    }

    private static bool Begins(ReadOnlySpan<char> rest)
    {
        foreach (var opening in Openings)
        {
            if (rest.StartsWith(opening, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
