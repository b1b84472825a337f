using System.Globalization;
using Digest.Fuzzing;

// [SECONDS] [FOLDER] [TARGET]   gives each reader of what others wrote random inputs for so long (120 s), guided by the branches
//                               that they take; inputs that find a fault are written into FOLDER
// read TARGET FILE              reads one input again
switch (args)
{
    case ["work", var name, var seconds, var seed, var folder]:
        // Before any code that writes into it.
        var coverage = new Coverage();
        var target = FuzzTargets.All.Single(t => t.Name == name);
        var loop = new FuzzLoop(target, int.Parse(seed, CultureInfo.InvariantCulture), folder, coverage);
        var (inputs, corpus, branches, faults) = loop.Run(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {inputs} | {seconds} | {corpus} | {branches} | {faults} |"));
        return faults == 0 ? 0 : 1;
    case ["read", var name, var file]:
        Console.WriteLine(FuzzTargets.All.Single(t => t.Name == name).Read(File.ReadAllBytes(file)) ?? "no fault");
        return 0;
    default:
        return Instrumented.Run(
            args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 120,
            args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("digest-faults-").FullName,
            args.Length > 2 ? args[2] : "");
}
