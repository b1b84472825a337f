using System.CommandLine;
using Digest.Build;

namespace Digest.Commands;

/// <summary>Options that several commands share.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string> _root =
        new("--root")
        {
            Description = "the site's folder, which holds statiq.json, input/ and theme/", HelpName = "DIR",
            DefaultValueFactory = _ => "."
        };
    private readonly Option<string?> _input = new("--input")
    {
        Description = "input folder instead of the settings'",
        HelpName = "DIR"
    };
    private readonly Option<string?> _theme = new("--theme")
    {
        Description = "theme folder instead of the settings'",
        HelpName = "DIR"
    };
    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "settings file instead of statiq.json",
        HelpName = "FILE"
    };
    private readonly Option<string?> _at =
        new("--at")
        {
            Description = "build as of this instant (ISO 8601; a date alone is midnight in the site's zone)",
            HelpName = "INSTANT"
        };
    private readonly Option<bool> _drafts = new("--drafts") { Description = "build drafts too" };
    private readonly Option<bool> _strict = new("--strict") { Description = "take warnings for errors" };
    private readonly Option<bool> _keepGoing =
        new("--keep-going") { Description = "leave articles with errors out and build the rest" };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "most threads; 0 is one for each processor",
        HelpName = "N"
    };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "neither read nor write caches" };
    private bool _builds;

    /// <summary>Adds the options of every command.</summary>
    public SharedOptions AddFolders(Command command)
    {
        command.Options.Add(_root);
        command.Options.Add(_input);
        command.Options.Add(_theme);
        command.Options.Add(_settings);
        return this;
    }

    /// <summary>Adds the options of commands that build.</summary>
    public SharedOptions AddBuild(Command command)
    {
        AddFolders(command);
        _threads.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n is < 0 or > 1024)
                result.AddError("--threads takes a number from 0 to 1024");
        });
        command.Options.Add(_at);
        command.Options.Add(_drafts);
        command.Options.Add(_strict);
        command.Options.Add(_keepGoing);
        command.Options.Add(_threads);
        command.Options.Add(_noCache);
        _builds = true;
        return this;
    }

    /// <summary>Adds <c>--at</c> alone.</summary>
    public SharedOptions AddAt(Command command)
    {
        AddFolders(command);
        command.Options.Add(_at);
        return this;
    }

    /// <summary>Whether caches are to be left alone.</summary>
    public bool LeavesCaches(ParseResult parsed) => parsed.GetValue(_noCache);

    /// <summary>What was given.</summary>
    public BuildOptions Read(ParseResult parsed)
    {
        var options = new BuildOptions
        {
            Root = parsed.GetValue(_root) ?? ".",
            Input = parsed.GetValue(_input),
            Theme = parsed.GetValue(_theme),
            Settings = parsed.GetValue(_settings),
            At = parsed.GetResult(_at) is null ? null : parsed.GetValue(_at),
        };
        return _builds
            ? options with
            {
                Drafts = parsed.GetValue(_drafts),
                Strict = parsed.GetValue(_strict),
                KeepGoing = parsed.GetValue(_keepGoing),
                Threads = parsed.GetValue(_threads),
                NoCache = LeavesCaches(parsed),
            }
            : options;
    }
}
