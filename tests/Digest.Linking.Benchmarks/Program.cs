using System.Globalization;
using Digest.Linking.Benchmarks;

// What linking costs and how good it is, for anyone to run (dotnet run --project tests/Digest.Linking.Benchmarks -c Release -- …):
//   cost FOLDER [THREADS] [PASSES] [live]   the steps of linking against the parsing of Markdown; the articles are those that
//                                           tests/Digest.Benchmarks writes (generate FOLDER 10000)
switch (args)
{
    case ["cost", var folder, .. var rest]:
        return CostCommand.Run(folder, Number(rest, 0, Environment.ProcessorCount), Number(rest, 1, 1), rest.Contains("live"));
    default:
        Console.Error.WriteLine("usage: cost FOLDER [THREADS] [PASSES] [live]");
        return 2;
}

static int Number(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
