namespace Digest.Linking.Quotes;

/// <summary>What a name stands for.</summary>
internal enum SpeakerKind
{
    /// <summary>Somebody, or something of which nothing more is known.</summary>
    Unknown,

    /// <summary>Somebody.</summary>
    Person,

    /// <summary>An organization, a place, a work.</summary>
    Body,

    /// <summary>No name: "the experts", "a spokesman for the bank".</summary>
    Phrase,
}

/// <summary>To whom a telling gives a quotation.</summary>
/// <param name="Name">The longest form of the name in the telling, or the phrase.</param>
/// <param name="Kind">What it stands for.</param>
internal readonly record struct Speaker(string Name, SpeakerKind Kind);
