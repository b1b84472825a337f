using Digest.Core.Content;
using Digest.Core.Model;
using Digest.Pipelines.Building;
using Digest.Pipelines.Engine;
using Digest.Pipelines.Files;

namespace Digest.Pipelines.Pipelines;

/// <summary>A story file after parsing.</summary>
public sealed record ParsedStory(string? SourcePath, StoryFile? Value, Body? Body, IReadOnlyList<Core.Diagnostics.Diagnostic> Diagnostics)
    : Parsed<StoryFile>(SourcePath, Value, Body, Diagnostics);

/// <summary>An edition file after parsing.</summary>
public sealed record ParsedEdition(string? SourcePath, EditionFile? Value, Body? Body, IReadOnlyList<Core.Diagnostics.Diagnostic> Diagnostics)
    : Parsed<EditionFile>(SourcePath, Value, Body, Diagnostics);

/// <summary>A page after parsing.</summary>
public sealed record ParsedPage(string? SourcePath, ContentPage? Value, Body? Body, IReadOnlyList<Core.Diagnostics.Diagnostic> Diagnostics)
    : Parsed<ContentPage>(SourcePath, Value, Body, Diagnostics);

/// <summary><c>_directory.yml</c>: defaults of folders.</summary>
public sealed class Defaults : Pipeline<InputFile, DirectoryDefaults, Page>
{
    /// <summary>Reads the defaults among the files.</summary>
    public Defaults(InputFiles files)
    {
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Defaults));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) => Steps.Defaults(file));
    }
}

/// <summary><c>_data/*.yml</c>: known names.</summary>
public sealed class Data : Pipeline<InputFile, DataList, Page>
{
    /// <summary>Reads the data files among the files.</summary>
    public Data(InputFiles files)
    {
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Data));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) => Steps.Data(file));
    }
}

/// <summary>Articles: read, cut, bound and rendered to safe bodies.</summary>
public sealed class Articles : Pipeline<InputFile, ParsedArticle, Page>
{
    /// <summary>Reads the articles among the files.</summary>
    public Articles(InputFiles files, Workspace workspace)
    {
        var parsers = new ParserPool();
        Dependencies = [typeof(DirectoryDefaults)];
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Article));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, context) => Steps.Article(file, context.Outputs<DirectoryDefaults>(), workspace.Settings, parsers));
    }
}

/// <summary>Story files: the editor's word about stories.</summary>
public sealed class StoryFiles : Pipeline<InputFile, ParsedStory, Page>
{
    /// <summary>Reads the story files among the files.</summary>
    public StoryFiles(InputFiles files, Workspace workspace)
    {
        var parsers = new ParserPool();
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Story));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) =>
            Steps.Other(file, raw => OtherFiles.Story(raw, workspace.Settings), parsers) is var p ? new ParsedStory(p.SourcePath, p.Value, p.Body, p.Diagnostics) : null);
    }
}

/// <summary>Edition files.</summary>
public sealed class EditionFiles : Pipeline<InputFile, ParsedEdition, Page>
{
    /// <summary>Reads the edition files among the files.</summary>
    public EditionFiles(InputFiles files, Workspace workspace)
    {
        var parsers = new ParserPool();
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Edition));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) =>
            Steps.Other(file, raw => OtherFiles.Edition(raw, workspace.Settings), parsers) is var p ? new ParsedEdition(p.SourcePath, p.Value, p.Body, p.Diagnostics) : null);
    }
}

/// <summary>Pages that are no articles.</summary>
public sealed class ContentPages : Pipeline<InputFile, ParsedPage, Page>
{
    /// <summary>Reads the pages among the files.</summary>
    public ContentPages(InputFiles files, Workspace workspace)
    {
        var parsers = new ParserPool();
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Page));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) =>
            Steps.Other(file, raw => OtherFiles.Page(raw, workspace.Settings), parsers) is var p ? new ParsedPage(p.SourcePath, p.Value, p.Body, p.Diagnostics) : null);
    }
}

/// <summary>Files that are copied: the theme's assets, and over them the input's.</summary>
public sealed class Assets : Pipeline<InputFile, AssetDocument, Page>
{
    /// <summary>Takes the assets among the files and those of the theme.</summary>
    public Assets(InputFiles files, Workspace workspace)
    {
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Asset));
        ProcessModules = Modules.Of<InputFile>().ThenAll((found, _) => SiteSteps.Assets(found, workspace.Theme));
        PostProcessModules = Modules.Of<AssetDocument>().ThenEach((asset, _) => SiteSteps.AssetPage(asset));
    }
}
