namespace Digest.Linking.Text;

/// <summary>What a term is made of.</summary>
internal enum TermKind : byte
{
    Word,
    Name,
    Number,
}

/// <summary>How often one document uses a term, and where it first does. Sixteen bytes: a site holds tens of millions of these.</summary>
internal struct TermCount
{
    /// <summary>The highest count in a headline; more is not counted.</summary>
    public const int MostHeads = 15;

    /// <summary>The highest count in a text; more is not counted.</summary>
    public const int MostBodies = 4095;

    private const int StepShift = 2;
    private const int LeadBit = 1 << 6;

    public ulong Term;

    /// <summary>Where it is first: an offset into the text, or the complement of one into the headline.</summary>
    public int Offset;
    private ushort uses; // four bits of headline, twelve of text
    private byte flags; // two bits of kind, four of step, one of lead

    /// <summary>Length of its first use; 0 for a term that is not in the text, and 255 for all that are longer.</summary>
    public byte Length;

    /// <summary>Uses in the text.</summary>
    public int Body
    {
        readonly get => uses & MostBodies;
        set => uses = (ushort)((uses & ~MostBodies) | Math.Min(value, MostBodies));
    }

    /// <summary>Uses in the headline.</summary>
    public int Head
    {
        readonly get => uses >> 12;
        set => uses = (ushort)((uses & MostBodies) | (Math.Min(value, MostHeads) << 12));
    }

    /// <summary>Whether it stands among the first words of the text.</summary>
    public bool Lead
    {
        readonly get => (flags & LeadBit) != 0;
        set => flags = (byte)(value ? flags | LeadBit : flags & ~LeadBit);
    }

    public TermKind Kind
    {
        readonly get => (TermKind)(flags & 3);
        set => flags = (byte)((flags & ~3) | (int)value);
    }

    /// <summary>Step of the prior (<see cref="CommonWords"/>) plus one; 0 where it was not looked up.</summary>
    public int Step
    {
        readonly get => (flags >> StepShift) & 15;
        set => flags = (byte)((flags & ~(15 << StepShift)) | (value << StepShift));
    }
}
