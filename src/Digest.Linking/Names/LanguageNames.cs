using System.Collections.Concurrent;
using System.Collections.Frozen;
using Digest.Linking.Languages;
using Digest.Linking.Text;

namespace Digest.Linking.Names;

/// <summary>What the names of texts in one language are told by.</summary>
internal sealed class LanguageNames
{
    private static readonly ConcurrentDictionary<LanguageWords, LanguageNames> Known = new();

    private readonly IdentitySet _roles;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _connectors;

    private LanguageNames(LanguageWords words)
    {
        _roles = words.Identities("roles");
        _connectors = words.Set("connectors of names").GetAlternateLookup<ReadOnlySpan<char>>();
        NounsAreCapital = words.NounsAreCapital;
        Counters = words.Identities("counters of series");
    }

    /// <summary>True where every noun has a capital, so that a capital makes no name.</summary>
    public bool NounsAreCapital { get; }

    /// <summary>Words before the number of a part of a series: "part", "Teil".</summary>
    public IdentitySet Counters { get; }

    /// <summary>Those of a language, by its primary subtag in lower case.</summary>
    public static LanguageNames For(string language) =>
        Known.GetOrAdd(LanguageWords.For(language), static w => new(w));

    /// <summary>An office or a courtesy title before a name, by the identity of the folded word.</summary>
    public bool IsRole(ulong word) => _roles.Contains(word);

    /// <summary>A small word within a name: "van", "of".</summary>
    public bool IsConnector(ReadOnlySpan<char> word) => _connectors.Contains(word);
}
