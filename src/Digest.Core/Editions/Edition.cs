using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Model;

namespace Digest.Core.Editions;

/// <summary>A numbered, dated issue of the digest.</summary>
public sealed class Edition
{
    internal Edition(int number, DateOnly date, DateOnly last, EditionFile? file) => (Number, Date, LastDate, File) = (number, date, last, file);

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>Its date: the file's, else the first day of its period, else its earliest article's.</summary>
    public DateOnly Date { get; internal set; }

    /// <summary>The last day of its period; <see cref="Date"/> where it has a date of its own, or there are no periods.</summary>
    public DateOnly LastDate { get; internal set; }

    /// <summary>The editor's file about it, or null.</summary>
    public EditionFile? File { get; }

    /// <summary>Its address.</summary>
    public string Permalink => $"/editions/{Number}/";

    /// <summary>Body of the editor's file, or null.</summary>
    public Body? Introduction { get; internal set; }

    /// <summary>The introduction with its links settled.</summary>
    public string? IntroductionHtml { get; internal set; }

    /// <summary>Its articles, newest first.</summary>
    public IReadOnlyList<SiteArticle> Articles => Members;

    /// <summary>Its stories in the editor's order, then by importance; each with the telling that stands for it here.</summary>
    public IReadOnlyList<EditionStory> Stories { get; internal set; } = [];

    /// <summary>The edition before, or null.</summary>
    public Edition? Previous { get; internal set; }

    /// <summary>The edition after, or null.</summary>
    public Edition? Next { get; internal set; }

    internal List<SiteArticle> Members { get; } = [];
}
