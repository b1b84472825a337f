using System.Reflection;
using System.Text;

namespace Digest.Templating;

/// <summary>The names that templates use for .NET members: <c>MyMethodIsNice</c> is <c>my_method_is_nice</c>.</summary>
public static class StandardMemberRenamer
{
    /// <summary>This renamer.</summary>
    public static readonly MemberRenamerDelegate Default = Rename;

    /// <summary>The name for templates.</summary>
    /// <param name="member">The member.</param>
    public static string Rename(MemberInfo member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Rename(member.Name);
    }

    /// <summary>The name for templates: a capital that follows a small letter or a digit begins a word.</summary>
    /// <param name="name">The .NET name.</param>
    public static string Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var result = new StringBuilder(name.Length + 4);
        var previousIsUpper = false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                if (i > 0 && !previousIsUpper && name[i - 1] != '_')
                    result.Append('_');
                result.Append(char.ToLowerInvariant(c));
                previousIsUpper = true;
            }
            else
            {
                previousIsUpper = false;
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
