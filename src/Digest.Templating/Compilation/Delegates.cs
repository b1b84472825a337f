namespace Digest.Templating;

/// <summary>A compiled expression.</summary>
internal delegate object? Evaluator(TemplateContext context);

/// <summary>A compiled statement; it says how to go on.</summary>
internal delegate Flow Step(TemplateContext context);

/// <summary>A compiled condition.</summary>
internal delegate bool Condition(TemplateContext context);

/// <summary>How execution goes on after a statement. It is a value, so that loops and functions need no exceptions.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
