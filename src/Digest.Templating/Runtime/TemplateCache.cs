using System.Collections.Concurrent;

namespace Digest.Templating;

/// <summary>Parsed templates by their path, for any number of threads.</summary>
public sealed class TemplateCache
{
    private readonly ConcurrentDictionary<string, Template> _templates = new(StringComparer.Ordinal);

    /// <summary>Number of templates.</summary>
    public int Count => _templates.Count;

    /// <summary>Finds a template.</summary>
    /// <param name="path">The loader's path.</param>
    /// <returns>The template, or null.</returns>
    public Template? Find(string path) => _templates.GetValueOrDefault(path);

    /// <summary>Keeps a template; where another thread was faster, its template stays.</summary>
    /// <param name="path">The loader's path.</param>
    /// <param name="template">The parsed template.</param>
    /// <returns>The template that is kept.</returns>
    public Template Add(string path, Template template) => _templates.GetOrAdd(path, template);

    /// <summary>Forgets all templates.</summary>
    public void Clear() => _templates.Clear();
}
