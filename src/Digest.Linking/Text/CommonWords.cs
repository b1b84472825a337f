using System.Globalization;
using Digest.Linking.Languages;

namespace Digest.Linking.Text;

/// <summary>How common the commonest words of general writing are: a fixed prior, so that a site of two articles can tell a
/// distinctive word from a filler. English words are in steps of powers of two of the share of 250-word texts that hold them, a
/// mean over several kinds of writing (docs/linking-method.md tells how it was computed). Other languages have lists of function words
/// only.</summary>
internal static class CommonWords
{
    /// <summary>The step of a word that no list has: it is expected in one of 2^12 texts.</summary>
    public const int Rare = 12;

    // An open-addressing table: terms are spread evenly, so their lowest bits are their places. 0 is no term.
    private const int Places = 1 << 13;
    private static readonly ulong[] Terms = new ulong[Places];
    private static readonly byte[] Steps = Build();

    /// <summary>The prior's step for a term: it is expected in one of 2^step texts, at most <see cref="Rare"/>.</summary>
    public static int StepOf(ulong term)
    {
        var place = PlaceOf(term);
        return Terms[place] == term ? Steps[place] : Rare;
    }

    private static int PlaceOf(ulong term)
    {
        var place = (int)term & (Places - 1);
        while (Terms[place] != 0 && Terms[place] != term) place = (place + 1) & (Places - 1);
        return place;
    }

    private static byte[] Build()
    {
        var steps = new byte[Places];
        foreach (var language in LanguageWords.Languages)
        {
            var words = LanguageWords.For(language);
            var counted = false;
            for (byte step = 0; step < Rare; step++)
            {
                var list = words.List(string.Create(CultureInfo.InvariantCulture, $"in one of {1 << step} texts"));
                counted |= list.Count > 0;
                foreach (var word in list) Add(steps, new TermSpace(language), word, step);
            }

            // Where nothing was counted, function words are as common as words can be.
            foreach (var word in counted ? [] : words.List("function words")) Add(steps, new TermSpace(language), word, 1);
        }

        return steps;
    }

    private static void Add(byte[] steps, TermSpace space, string word, byte step)
    {
        var term = space.Word(word);
        var place = PlaceOf(term);
        if (Terms[place] == 0 || steps[place] > step) (Terms[place], steps[place]) = (term, step);
    }
}
