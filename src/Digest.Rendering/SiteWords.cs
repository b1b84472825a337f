using Digest.Core.Settings;

namespace Digest.Rendering;

/// <summary>The words of a theme in the language of the site, for what no template renders.</summary>
/// <param name="theme">The theme.</param>
/// <param name="settings">The site's settings.</param>
public sealed class SiteWords(Theme theme, SiteSettings settings)
{
    private readonly ThemeLanguages _languages = new(theme, settings);

    /// <summary>The words for a key, with their places filled.</summary>
    public string Translate(string key, IReadOnlyList<object?> arguments) =>
        _languages.In(settings.Language).Format(key, arguments);
}
