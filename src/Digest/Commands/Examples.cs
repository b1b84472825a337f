using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Digest.Commands;

/// <summary>Examples of every command, for its help.</summary>
internal static class Examples
{
    /// <summary>Lines that can be typed as they are; the names of files aside.</summary>
    public static IReadOnlyList<string> Find(string command) => command switch
    {
        "build" => ["digest build", "digest --root my-site --output public --strict",
            "digest build --at 2015-07-16 --report report.json"],
        "preview" => ["digest preview", "digest preview --root my-site --port 8000"],
        "check" => ["digest check", "digest check --format github --strict", "digest check --external",
            "digest check --against old/sitemap.xml"],
        "new" => ["digest new \"Pluto, at last\"", "digest new \"Greece votes No\" --at 2015-07-05"],
        "import" => ["digest import https://paper.example/2015/07/pluto", "digest import report.html saved-pages",
            "digest import --dry-run - < notes.txt"],
        "related" => ["digest related input/articles/2015-07-14-pluto.md", "digest related pluto --json"],
        "stories" => ["digest stories", "digest stories --json --drafts"],
        "names" => ["digest names", "digest names --least 5 --json"],
        "evaluate" =>
            ["digest evaluate labelled.jsonl", "digest evaluate labelled.jsonl --links links.jsonl --candidates earlier --json"],
        "render" => ["digest render theme/layouts/article.html --model model.json"],
        "inbox" => ["digest inbox", "digest inbox --all --json", "digest inbox import 3f2a91bc 07d4",
            "digest inbox dismiss 3f2a91bc"],
        "feeds" => ["digest feeds", "digest feeds import subscriptions.opml", "digest feeds find https://paper.example --add"],
        "edition" => ["digest edition --dry-run", "digest edition 12 --most 10"],
        "merge" => ["digest merge pluto new-horizons", "digest merge stories/2015/07/pluto pluto-again --into pluto"],
        "split" => ["digest split pluto", "digest split pluto charon --into new-horizons"],
        "lead" => ["digest lead pluto"],
        "move" => ["digest move pluto charon 12", "digest move pluto 2015-07-16", "digest move pluto none"],
        "rename" => ["digest rename pluto pluto-at-last --dry-run"],
        "publish" => ["digest publish pluto", "digest publish pluto --date now", "digest publish 12"],
        "init" => ["digest init", "digest init my-site", "digest init my-site --from old-site", "digest init --cms"],
        "schema" => ["digest schema front-matter", "digest schema --output schemas"],
        _ => ["digest init my-site", "digest preview --root my-site", "digest build --root my-site", "digest help check"],
    };

    /// <summary>Makes the help of a command line, and of all its commands, end with examples.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help) option.Action = new HelpWithExamples(help);
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var status = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var command = parseResult.CommandResult.Command;
            output.WriteLine("Examples:");
            // Those of a command's own words are among the command's.
            var name = command is RootCommand ? "" : command.Parents.First() is RootCommand ? command.Name
                : command.Parents.First().Name;
            foreach (var example in Find(name)) output.WriteLine("  " + example);
            return status;
        }
    }
}
