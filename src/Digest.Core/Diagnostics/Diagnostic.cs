namespace Digest.Core.Diagnostics;

/// <summary>How much a finding matters. Errors stop publishing, warnings and infos never do by themselves.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never promoted by <c>--strict</c>.</summary>
    Info,

    /// <summary>Something a reader would notice; an error under <c>--strict</c>.</summary>
    Warning,

    /// <summary>What would publish something wrong, or nothing at all.</summary>
    Error,
}

/// <summary>A place in a file. Lines and columns count from 1; 0 means that the place is unknown.</summary>
/// <param name="Path">Path relative to the site's root, with <c>/</c>.</param>
/// <param name="Line">Line from 1, or 0.</param>
/// <param name="Column">Column in UTF-16 units from 1, or 0.</param>
public readonly record struct Place(string? Path, int Line = 0, int Column = 0);

/// <summary>A kind of finding, with the severity that the contract gives it.</summary>
/// <param name="Id">Stable identifier, <c>DG</c> and four digits.</param>
/// <param name="Severity">Severity of every diagnostic of this code.</param>
/// <param name="Summary">What the code stands for, in a few words.</param>
public sealed record DiagnosticCode(string Id, Severity Severity, string Summary)
{
    /// <summary>A diagnostic of this code.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="message">What is wrong, one sentence without a full stop.</param>
    /// <param name="hint">What to do, or null.</param>
    public Diagnostic At(Place place, string message, string? hint = null) =>
        new(Id, Severity, message, place.Path, place.Line, place.Column, hint);
}

/// <summary>One finding: what is wrong, where, and what to do about it.</summary>
/// <param name="Code">Identifier such as <c>DG2003</c>; see <see cref="Codes"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, one sentence without a full stop.</param>
/// <param name="Path">File relative to the site's root, or null where no one file is meant.</param>
/// <param name="Line">Line from 1, or 0.</param>
/// <param name="Column">Column from 1, or 0.</param>
/// <param name="Hint">What to do, or null.</param>
public sealed record Diagnostic(
    string Code, Severity Severity, string Message, string? Path, int Line, int Column, string? Hint)
{
    /// <summary>Order of reports: by path, line, column, code and message, all ordinal, so that it is the same on any
    /// machine.</summary>
    public static int Compare(Diagnostic a, Diagnostic b)
    {
        var order = string.CompareOrdinal(a.Path, b.Path);
        if (order == 0) order = a.Line.CompareTo(b.Line);
        if (order == 0) order = a.Column.CompareTo(b.Column);
        if (order == 0) order = string.CompareOrdinal(a.Code, b.Code);
        return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
    }
}

/// <summary>A value together with everything that was found on the way to it.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value, or null (default) where an error left none.</param>
/// <param name="Diagnostics">All findings, in the order of the text.</param>
public readonly record struct Checked<T>(T? Value, IReadOnlyList<Diagnostic> Diagnostics);
