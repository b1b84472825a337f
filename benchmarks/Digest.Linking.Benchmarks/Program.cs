using System.Globalization;
using Digest.Linking;
using Digest.Linking.Benchmarks;
using Digest.Linking.Benchmarks.Learning;
using Digest.Linking.Benchmarks.Readers;

// What linking costs and how good it is (dotnet run --project benchmarks/Digest.Linking.Benchmarks -c Release -- …):
//   cost FOLDER [THREADS] [PASSES] [live]   the steps of linking against the parsing of Markdown; the articles are those that
//                                           benchmarks/Digest.Benchmarks writes (generate FOLDER 10000)
//   stability FOLDER ARTICLE…               whose story changes when articles are added to the folder's, one at a time
//   readers FILE [LINKS [earlier]]          Digest next to simpler methods on labelled documents (as for digest evaluate)
//   learn FOLDER [POSTS…]                   the weights of the story models from a folder of labelled documents and folders of
//                                           Markdown posts that stand alone, cross-validated
//   learn-ranking DOCUMENTS LINKS all|earlier [DOCUMENTS LINKS all|earlier]…
//                                           the weights of the ranking model from labelled links (as for digest evaluate
//                                           --links), cross-validated
//   figures FILE                            the figures on which the tellings of labelled stories differ, and what finding them
//                                           took
//   sparse FOLDER                           stories on sites on which most articles stand alone, made of labelled documents
//   ablate FOLDER [POSTS…]                  the same without one family of features after the other, cross-validated
switch (args)
{
    case ["cost", var folder, .. var rest]:
        return CostCommand.Run(folder, Number(rest, 0, Environment.ProcessorCount), Number(rest, 1, 1), rest.Contains("live"));
    case ["stability", var folder, .. var added]:
        return StabilityCommand.Run(folder, added);
    case ["readers", var file, .. var rest]:
        return ReadersCommand.Run(file, rest.Length > 0 ? rest[0] : null,
            rest.Contains("earlier") ? LinkCandidates.Earlier : LinkCandidates.All);
    case ["learn", var labelled, .. var posts]:
        return LearnCommand.Run(labelled, posts);
    case ["learn-ranking", .. var files] when files.Length > 0 && files.Length % 3 == 0:
        return LearnRankingCommand.Run([.. files.Chunk(3)
            .Select(static f => (f[0], f[1], f[2] == "earlier" ? LinkCandidates.Earlier : LinkCandidates.All))]);
    case ["figures", var file]:
        return FiguresCommand.Run(file);
    case ["sparse", var labelled]:
        return SparseCommand.Run(labelled);
    case ["ablate", var labelled, .. var posts]:
        return AblateCommand.Run(labelled, posts);
    default:
        Console.Error.WriteLine(
            "usage: cost FOLDER [THREADS] [PASSES] [live] | stability FOLDER ARTICLE... | readers FILE [LINKS [earlier]] | "
            + "learn FOLDER [POSTS...] | sparse FOLDER | learn-ranking (DOCUMENTS LINKS all|earlier)... | figures FILE | "
            + "ablate FOLDER [POSTS...]");
        return 2;
}

static int Number(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
