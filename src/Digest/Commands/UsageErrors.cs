using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Digest.Core.Diagnostics;

namespace Digest.Commands;

/// <summary>Says what is wrong with a command line, in words that are the same in every culture.</summary>
internal static class UsageErrors
{
    /// <summary>What is wrong, a sentence each, and what to do.</summary>
    /// <param name="parsed">A command line with errors.</param>
    /// <param name="commands">Names of all commands.</param>
    public static (IReadOnlyList<string> Errors, string Hint) Find(ParseResult parsed, IReadOnlyList<string> commands)
    {
        var command = parsed.CommandResult.Command;
        var name = NameOf(command);
        var errors = new List<string>();
        string? hint = null;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
            {
                errors.Add($"'{name}' has no option '{token}'");
                if (Suggestion.For(token, command.Options.Select(o => o.Name)) is { } near) hint ??= $"did you mean {near}?";
            }
            else if (command is RootCommand)
            {
                errors.Add($"there is no command '{token}'");
                if (Suggestion.For(token, commands) is { } near) hint ??= $"did you mean 'digest {near}'?";
                break; // what follows an unknown command cannot be judged
            }
            else
            {
                errors.Add($"'{name}' does not know what to do with '{token}'");
                if (Suggestion.For(token, command.Subcommands.Select(c => c.Name)) is { } near)
                    hint ??= $"did you mean '{name} {near}'?";
            }
        }

        foreach (var error in parsed.Errors)
        {
            if (error.SymbolResult is OptionResult option)
            {
                errors.Add(Describe(option, error.Message));
            }
            else if (errors.Count == 0
                && command.Arguments.FirstOrDefault(a => parsed.GetResult(a) is not { Tokens.Count: > 0 }) is { } argument)
            {
                errors.Add($"'{name}' needs {argument.Name}: {argument.Description}");
            }
        }

        if (errors.Count == 0)
            errors.Add(command is RootCommand ? "a command is missing" : parsed.Errors[0].Message.TrimEnd('.'));
        return (errors.Distinct(StringComparer.Ordinal).ToList(),
            hint ?? (command is RootCommand
            ? "'digest help' lists the commands" : $"'{name} --help' lists its options, with examples"));
    }

    // Words that a command has of its own stand behind its name.
    private static string NameOf(Symbol command) => command is RootCommand ? "digest"
        : NameOf(command.Parents.First()) + " " + command.Name;

    private static string Describe(OptionResult result, string message)
    {
        var option = result.Option;
        if (result.IdentifierTokenCount > 1) return $"{option.Name} is given more than once";
        if (result.Tokens.Count == 0) return $"{option.Name} needs a value: {option.Description}";
        var value = result.Tokens[^1].Value;
        if (message.StartsWith("--", StringComparison.Ordinal)) return message;
        if (option.ValueType == typeof(int)) return $"{option.Name} takes a whole number, and '{value}' is none";
        if (option.ValueType == typeof(bool)) return $"{option.Name} takes no value, and '{value}' was given";
        var words = option.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList();
        return words.Count > 0
            ? $"{option.Name} takes one of {string.Join(", ", words)}, and '{value}' is none of them" : message.TrimEnd('.');
    }
}
