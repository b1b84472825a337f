using System.Text;
using Scriban.Syntax;

namespace Digest.Rendering;

/// <summary>Redirects of one language. A site has thousands of them, and with most layouts they differ in the address alone: then
/// the layout is rendered once, and its parts are put together with each address.</summary>
internal sealed class RedirectPages
{
    /// <summary>Stands for the reference in the layout's text: a noncharacter, which no text may hold.</summary>
    internal const string HrefMark = "\uFDD0";

    /// <summary>Stands for the absolute address in the layout's text.</summary>
    internal const string AddressMark = "\uFDD1";

    // The same for all redirects of one language.
    private static readonly string[] SharedMembers = ["language", "dir", "layout", "title", "full_title", "noindex"];

    private readonly string _text;

    private RedirectPages(string text) => _text = text;

    /// <summary>Prepares the redirects of a language.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="render">Renders the layout with the two marks in the place of the address.</param>
    /// <returns>Null where the layout does more with the address than writing it.</returns>
    public static RedirectPages? Create(ThemeTemplate layout, Func<byte[]> render)
    {
        if (layout.Inputs is not { } inputs || layout.Template.Page is not { } page || !WritesAddressAlone(page))
            return null;
        foreach (var (variable, member) in inputs.Read)
        {
            if (variable.Name == "page" && !SharedMembers.Contains(member)) return null;
        }

        return new(Encoding.UTF8.GetString(render()));
    }

    /// <summary>The page that leads to an address, in UTF-8.</summary>
    public byte[] Write(string href, string address) => Encoding.UTF8.GetBytes(_text
        .Replace(HrefMark, Html.Escape(href).Value, StringComparison.Ordinal)
        .Replace(AddressMark, Html.Escape(address).Value, StringComparison.Ordinal));

    private static bool WritesAddressAlone(ScriptNode node) => node switch
    {
        ScriptExpressionStatement { Expression: ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "to" } } } => true,
        ScriptVariableGlobal { Name: "to" or "include" } => false,
        _ => node.Children.All(c => c is null || WritesAddressAlone(c)),
    };
}
