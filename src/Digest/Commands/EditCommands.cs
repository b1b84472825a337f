using System.CommandLine;
using Digest.Editing;

namespace Digest.Commands;

/// <summary>The commands of an editor: each is a small change of files, which <c>--dry-run</c> shows.</summary>
internal static class EditCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create(CommandContext context)
    {
        yield return Edition(context);
        yield return Merge(context);
        yield return Split(context);
        yield return Lead(context);
        yield return Move(context);
        yield return Rename(context);
        yield return Publish(context);
    }

    private static Command Edition(CommandContext context)
    {
        var number = new Argument<int?>("NUMBER")
        {
            Description = "number of the edition; the next one where none is given", Arity = ArgumentArity.ZeroOrOne,
        };
        var drafts = new Option<bool>("--drafts") { Description = "take drafts too" };
        var most = new Option<int>("--most")
        {
            Description = "most stories", HelpName = "N", DefaultValueFactory = _ => 20,
        };
        most.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n < 1)
                result.AddError("--most takes a number from 1");
        });
        number.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var n) && n < 1)
                result.AddError("the number of an edition is 1 or more");
        });
        var command = new Command("edition",
            "Drafts the next edition: the stories that are in none, in the order of the front page; its introduction is left to "
            + "you.") { number, drafts, most };
        return Verb(command, context, (session, parsed, dryRun) => Task.FromResult(EditionVerbs.Draft(session,
            parsed.GetValue(number), parsed.GetValue(drafts), parsed.GetValue(most), dryRun)));
    }

    private static Command Merge(CommandContext context)
    {
        var names = Articles("articles, or stories by slug or address; two or more");
        var into = Into("slug of the story; that of one of them where none is given");
        return Verb(new("merge", "Makes one story of articles or stories, by pinning articles.") { names, into }, context,
            (session, parsed, dryRun) =>
                StoryVerbs.MergeAsync(session, parsed.GetValue(names)!, parsed.GetValue(into), dryRun));
    }

    private static Command Split(CommandContext context)
    {
        var names = Articles("articles to take out");
        var into = Into("slug of their own story; one article alone stands alone where none is given");
        return Verb(new("split", "Takes articles out of their story.") { names, into }, context,
            (session, parsed, dryRun) =>
                StoryVerbs.SplitAsync(session, parsed.GetValue(names)!, parsed.GetValue(into), dryRun));
    }

    private static Command Lead(CommandContext context)
    {
        var name = Article();
        return Verb(new("lead", "Makes an article the lead of its story, by the story's file.") { name }, context,
            (session, parsed, dryRun) => StoryVerbs.LeadAsync(session, parsed.GetValue(name)!, dryRun));
    }

    private static Command Move(CommandContext context)
    {
        var names = new Argument<string[]>("ARTICLE… EDITION")
        {
            Description = "articles, and last the number or a day of the edition, or none", Arity = ArgumentArity.OneOrMore,
        };
        return Verb(new("move", "Puts articles into an edition.") { names }, context,
            (session, parsed, dryRun) => EditionVerbs.MoveAsync(session, parsed.GetValue(names)!, dryRun));
    }

    private static Command Rename(CommandContext context)
    {
        var name = Article();
        var slug = new Argument<string>("SLUG") { Description = "the new slug" };
        return Verb(new("rename", "Gives an article another slug, with a redirect and every link to it.") { name, slug },
            context, (session, parsed, dryRun) =>
                RenameVerb.RunAsync(session, parsed.GetValue(name)!, parsed.GetValue(slug)!, dryRun));
    }

    private static Command Publish(CommandContext context)
    {
        var names = Articles("drafts: articles, or editions by number or file");
        var date = new Option<string?>("--date")
        {
            Description = "date to publish it with: ISO 8601, or now; without it own work gets the clock's, and a report from "
                + "elsewhere keeps its day",
            HelpName = "INSTANT",
        };
        return Verb(new("publish", "Publishes drafts: checks them, gives own work its date, takes the draft mark away.")
            { names, date }, context, (session, parsed, dryRun) =>
                PublishVerb.RunAsync(session, parsed.GetValue(names)!, parsed.GetValue(date), dryRun));
    }

    private static Argument<string[]> Articles(string description) =>
        new("ARTICLE") { Description = description, Arity = ArgumentArity.OneOrMore };

    private static Argument<string> Article() =>
        new("ARTICLE") { Description = "path, file name, slug or address of an article, or a unique beginning of one" };

    private static Option<string?> Into(string description) => new("--into") { Description = description, HelpName = "SLUG" };

    private static Command Verb(Command command, CommandContext context,
        Func<EditSession, ParseResult, bool, Task<int>> run)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "show the changes instead of making them" };
        command.Options.Add(dryRun);
        var shared = new SharedOptions().AddAt(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (status, session) = await EditSession.OpenAsync(shared.Read(parsed), context, cancellation)
                .ConfigureAwait(false);
            return session is null ? status : await run(session, parsed, parsed.GetValue(dryRun)).ConfigureAwait(false);
        });
        return command;
    }
}
