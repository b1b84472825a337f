using System.Globalization;
using Digest.Core.Assembly;
using Digest.Core.Content;

namespace Digest.Pipelines.Rendering;

/// <summary>What views need to know beyond the value that they show.</summary>
/// <param name="Site">The site.</param>
/// <param name="Strings">The theme's words in the page's language.</param>
public sealed record ViewScope(Site Site, ThemeStrings Strings)
{
    /// <summary>Culture that dates are written in.</summary>
    public CultureInfo Culture => Strings.Culture;

    /// <summary>Reference to a site path.</summary>
    public string Href(string permalink) => Permalinks.Href(permalink, Site.Settings);

    /// <summary>Absolute address of a site path.</summary>
    public string Absolute(string permalink) => Permalinks.Absolute(permalink, Site.Settings);
}
