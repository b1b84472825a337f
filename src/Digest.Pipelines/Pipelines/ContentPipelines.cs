using Digest.Core.Content;
using Digest.Core.Diagnostics;
using Digest.Pipelines.Building;
using Digest.Pipelines.Engine;
using Digest.Pipelines.Files;

namespace Digest.Pipelines.Pipelines;

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
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, context) =>
            Steps.LeaveOut(Steps.Article(file, context.Outputs<DirectoryDefaults>(), workspace.Settings, parsers), workspace.LeftOut));
    }
}

/// <summary>Files that are no articles: read, cut, bound and rendered.</summary>
/// <typeparam name="T">What they are bound to.</typeparam>
public abstract class OtherPipeline<T> : Pipeline<InputFile, Parsed<T>, Page>
    where T : class
{
    /// <summary>Reads the files of a kind.</summary>
    private protected OtherPipeline(InputFiles files, InputKind kind, Func<RawArticle, Checked<T>> bind)
    {
        var parsers = new ParserPool();
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(kind));
        ProcessModules = Modules.Of<InputFile>().ThenEach((file, _) => Steps.Other(file, bind, parsers));
    }
}

/// <summary>Story files: the editor's word about stories.</summary>
public sealed class StoryFiles(InputFiles files, Workspace workspace)
    : OtherPipeline<StoryFile>(files, InputKind.Story, raw => OtherFiles.Story(raw, workspace.Settings));

/// <summary>Edition files.</summary>
public sealed class EditionFiles(InputFiles files, Workspace workspace)
    : OtherPipeline<EditionFile>(files, InputKind.Edition, raw => OtherFiles.Edition(raw, workspace.Settings));

/// <summary>Pages that are no articles.</summary>
public sealed class ContentPages(InputFiles files, Workspace workspace)
    : OtherPipeline<ContentPage>(files, InputKind.Page, raw => OtherFiles.Page(raw, workspace.Settings));

/// <summary>Files that are copied: the theme's assets, and over them the input's.</summary>
public sealed class Assets : Pipeline<InputFile, AssetDocument, Page>
{
    /// <summary>Takes the assets among the files and those of the theme.</summary>
    public Assets(InputFiles files, Workspace workspace)
    {
        InputModules = Modules.From<Nothing, InputFile>(_ => files.Of(InputKind.Asset));
        ProcessModules = Modules.Of<InputFile>().ThenAll((found, _) => SiteSteps.Assets(found, workspace.Theme));
        PostProcessModules = Modules.Of<AssetDocument>().ThenAll((assets, context) => SiteSteps.AssetPages(assets, context.Outputs<SiteDocument>()[0]));
    }
}
