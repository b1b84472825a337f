using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;

namespace Digest.Rendering;

/// <summary>Parses the text of a template.</summary>
internal static partial class TemplateText
{
    /// <summary>What a message of Scriban says where a whole number has an exponent that it does not read.</summary>
    public const string UnreadNumber = "Unable to parse the integer";

    /// <summary>Parses a template. A whole number whose exponent has more than three digits is an error: Scriban would compute
    /// all of its digits.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path, for messages.</param>
    public static Template Parse(string text, string path) => Template.Parse(Bounded(text, ScriptMode.Default), path);

    /// <summary>The text as it may be parsed: where it holds such a number, one of the same length that is an error.</summary>
    /// <param name="text">A template, or an expression.</param>
    /// <param name="mode">Which of the two.</param>
    public static string Bounded(string text, ScriptMode mode)
    {
        if (!LongExponent().IsMatch(text)) return text;
        // Scriban takes negative exponents of whole numbers for errors: so it reports the number at its place.
        var characters = text.ToCharArray();
        foreach (var token in new Lexer(text, "", new LexerOptions { Mode = mode }))
        {
            if (token.Type != TokenType.Integer) continue;
            var number = text.AsSpan(token.Start.Offset, token.End.Offset + 1 - token.Start.Offset);
            if (LongExponent().IsMatch(number)) characters[token.Start.Offset + number.IndexOfAny('e', 'E') + 1] = '-';
        }

        return new(characters);
    }

    [GeneratedRegex(@"\d[eE]\+?\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex LongExponent();
}
