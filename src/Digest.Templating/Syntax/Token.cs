namespace Digest.Templating;

internal enum TokenType
{
    Eof, Raw, Escape, CodeEnter, CodeExit, NewLine, SemiColon, Invalid,
    Identifier, IdentifierSpecial, Integer, HexInteger, BinaryInteger, Float, String, VerbatimString,
    InterpolationBegin, InterpolationText, InterpolationOpen, InterpolationClose, InterpolationEnd,
    Plus, PlusEqual, PlusPlus, Minus, MinusEqual, MinusMinus, Star, StarEqual, Slash, SlashEqual,
    DoubleSlash, DoubleSlashEqual, Percent, PercentEqual,
    Equal, EqualEqual, Exclamation, ExclamationEqual, Less, LessEqual, DoubleLess, Greater, GreaterEqual, DoubleGreater,
    Amp, DoubleAmp, Pipe, DoublePipe, Caret, At, Question, DoubleQuestion, DoubleQuestionEqual, QuestionDot, QuestionExclamation,
    Dot, DoubleDot, DoubleDotLess, TripleDot, Comma, Colon, OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace,
}

/// <param name="Type">What it is.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset after the last character.</param>
/// <param name="Text">A name, a string's value, raw text, or the indentation before a code block.</param>
internal readonly record struct Token(TokenType Type, int Start, int End, string? Text = null);
