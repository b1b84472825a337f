namespace Digest.Core.Editing;

/// <summary>What a field is to say.</summary>
/// <param name="Text">The value.</param>
/// <param name="Bare">Whether it is a boolean, a number or a date, which front matter has without quotation marks.</param>
public readonly record struct FieldValue(string Text, bool Bare = false);

/// <summary>A small change of front matter. Keys are canonical names; a field that is written under an alias keeps it.</summary>
/// <param name="Key">Canonical name of the key.</param>
public abstract record FieldEdit(string Key);

/// <summary>Gives a field a value, in the place of the one that it has, else behind all other fields.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Value">The value.</param>
public sealed record SetField(string Key, FieldValue Value) : FieldEdit(Key);

/// <summary>Takes a field out, with the lines that it has. A field that is absent stays so.</summary>
/// <param name="Key">Canonical name of the key.</param>
public sealed record RemoveField(string Key) : FieldEdit(Key);

/// <summary>Takes out a field that says true or false, where the key's name stands for a date as well.</summary>
/// <param name="Key">Name of the key.</param>
public sealed record RemoveFlag(string Key) : FieldEdit(Key);

/// <summary>Adds an item at the end of a list, unless it is in it; a field with a single text becomes a list.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Item">The item.</param>
public sealed record AddItem(string Key, string Item) : FieldEdit(Key);

/// <summary>Takes an item out of a list.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Item">The item, as it is read.</param>
public sealed record RemoveItem(string Key, string Item) : FieldEdit(Key);

/// <summary>Puts a text in the place of another one: an item of a list, or a field's only text.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Old">The text that is there, as it is read.</param>
/// <param name="New">The text in its place.</param>
public sealed record ReplaceItem(string Key, string Old, string New) : FieldEdit(Key);

/// <summary>Gives a list its items, all of them; a field with a single text becomes a list.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Items">The items, at least one.</param>
public sealed record SetItems(string Key, IReadOnlyList<string> Items) : FieldEdit(Key);

/// <summary>Gives a part of a mapping, such as the <c>name</c> of a <c>source</c>, a value; a field that is absent or empty becomes
/// a mapping.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Part">Name of the part.</param>
/// <param name="Value">The value.</param>
public sealed record SetPart(string Key, string Part, FieldValue Value) : FieldEdit(Key);

/// <summary>Takes a part out of a mapping; the last part takes the field with it.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Part">Name of the part.</param>
public sealed record RemovePart(string Key, string Part) : FieldEdit(Key);

/// <summary>Makes a field a mapping of these parts.</summary>
/// <param name="Key">Canonical name of the key.</param>
/// <param name="Parts">Names and values of the parts, at least one.</param>
public sealed record SetParts(string Key, IReadOnlyList<KeyValuePair<string, FieldValue>> Parts) : FieldEdit(Key);
