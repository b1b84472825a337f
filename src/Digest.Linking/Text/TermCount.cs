namespace Digest.Linking.Text;

/// <summary>What a term is made of.</summary>
internal enum TermKind : byte
{
    Word,
    Name,
    Number,
}

/// <summary>How often one document uses a term, and where it first does. Sixteen bytes: a site holds tens of millions of
/// these.</summary>
internal struct TermCount
{
    /// <summary>The highest count in a headline; more is not counted.</summary>
    public const int MaxHeads = 15;

    /// <summary>The highest count in a text; more is not counted.</summary>
    public const int MaxBodies = 4095;

    private const int StepShift = 2;
    private const int LeadBit = 1 << 6;

    public ulong Term;

    /// <summary>Where it is first: an offset into the text, or the complement of one into the headline.</summary>
    public int Offset;
    private ushort _uses; // four bits of headline, twelve of text
    private byte _flags; // two bits of kind, four of step, one of lead

    /// <summary>Length of its first use; 0 for a term that is not in the text, and 255 for all that are longer.</summary>
    public byte Length;

    /// <summary>Uses in the text.</summary>
    public int Body
    {
        readonly get => _uses & MaxBodies;
        set => _uses = (ushort)((_uses & ~MaxBodies) | Math.Min(value, MaxBodies));
    }

    /// <summary>Uses in the headline.</summary>
    public int Head
    {
        readonly get => _uses >> 12;
        set => _uses = (ushort)((_uses & MaxBodies) | (Math.Min(value, MaxHeads) << 12));
    }

    /// <summary>Whether it stands among the first words of the text.</summary>
    public bool Lead
    {
        readonly get => (_flags & LeadBit) != 0;
        set => _flags = (byte)(value ? _flags | LeadBit : _flags & ~LeadBit);
    }

    public TermKind Kind
    {
        readonly get => (TermKind)(_flags & 3);
        set => _flags = (byte)((_flags & ~3) | (int)value);
    }

    /// <summary>Step of the prior (<see cref="CommonWords"/>) plus one; 0 where it was not looked up.</summary>
    public int Step
    {
        readonly get => (_flags >> StepShift) & 15;
        set => _flags = (byte)((_flags & ~(15 << StepShift)) | (value << StepShift));
    }
}
