using System.CommandLine;
using Digest.Commands;

namespace Digest.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands() =>
        new("build", "preview", "check", "new", "import", "related", "stories", "evaluate", "render", "init", "schema");

    [Theory]
    [MemberData(nameof(Commands))]
    public void EveryCommandExplainsItselfWithExamples(string name)
    {
        var (status, output, error) = Cli.Run(name, "--help");
        (status, error).ShouldBe((0, ""));
        Cli.Run("help", name).Out.ShouldBe(output);
        foreach (var example in Examples.Find(name)) output.ShouldContain("\n  " + example + "\n");

        var root = CommandLine.Root(new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System));
        var command = root.Subcommands.Single(c => c.Name == name);
        command.Description.ShouldNotBeNullOrWhiteSpace();
        foreach (var symbol in command.Options.Cast<Symbol>().Concat(command.Arguments))
            symbol.Description.ShouldNotBeNullOrWhiteSpace(symbol.Name);
    }

    [Theory]
    [InlineData("")]
    [MemberData(nameof(Commands))]
    public void EveryExampleCanBeTyped(string name)
    {
        var root = CommandLine.Root(new CommandContext(TextWriter.Null, TextWriter.Null, TimeProvider.System));
        foreach (var example in Examples.Find(name))
        {
            example.ShouldStartWith("digest ");
            var parsed = root.Parse(CommandLine.WithCommand(Words(example["digest ".Length..])));
            parsed.Errors.Select(e => e.Message).ShouldBeEmpty(example);
            if (name.Length > 0) parsed.CommandResult.Command.Name.ShouldBe(name);
        }
    }

    private static string[] Words(string line)
    {
        var parts = line.Split('"');
        return parts.SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
    }

    [Fact]
    public void HelpListsTheCommands()
    {
        var (status, output, _) = Cli.Run("help");
        status.ShouldBe(0);
        Cli.Run("--help").Out.ShouldBe(output);
        foreach (var name in Commands()) output.ShouldContain("\n  " + name);
        (status, _, var error) = Cli.Run("help", "chekc");
        (status, error).ShouldBe((2, "digest: there is no command 'chekc'\n  hint: did you mean 'digest check'?\n"));
    }
}
