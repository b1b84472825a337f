using System.Globalization;
using Digest.Benchmarks;

// generate FOLDER [COUNT]    writes a site of generated articles
// hugo [COUNT] [RUNS]        builds the same articles with Digest and with Hugo, in turn, and prints both
// settings [COUNT] [ROUNDS]  what each runtime setting of the program gains
// preview [COUNT] [EDITS]    what a preview takes from a save to the page and to all that follows, beside Hugo's server
// edits [COUNT] [EDITS]      random edits, each with a build that keeps results compared with a clean one
// commonmark SPEC            the examples of CommonMark's spec.txt, with Markdig alone and with the dialects of Digest
// extraction FOLDER          the text found on saved pages, beside SmartReader
// pictures [COUNT]           a site of photographs of 12 megapixels, built twice
// items FOLDER [LABELLED [OUT]]
//                            the items that round-ups are cut into, beside labelled ones; OUT is for digest evaluate
// hostile [PART]             what hostile files cost, those whose names hold PART
// kills [COUNT] [ARTICLES]   kills the program while it publishes, and looks at what it left
// load [REQUESTS] [SAVES]    a preview's memory, open files and threads under requests and saves
// laws [FOLDER]...           sites, and a generated one, built in other surroundings, compared to the byte
// html FOLDER               raw HTML cleaned by Digest's writer and by HtmlSanitizer: attacks, validity, time
// search [COUNT]             what queries on such a site fetch in Chromium, and how long they take
switch (args)
{
    case ["generate", var folder, .. var rest]:
        SiteGenerator.Write(folder, Number(rest, 0, 10_000));
        return 0;
    case ["hugo", .. var rest]:
        return HugoComparison.Run(Number(rest, 0, 10_000), Number(rest, 1, 5));
    case ["settings", .. var rest]:
        return RuntimeSettings.Run(Number(rest, 0, 10_000), Number(rest, 1, 5));
    case ["preview", .. var rest]:
        return PreviewLatency.Run(Number(rest, 0, 10_000), Number(rest, 1, 200), !rest.Contains("--no-hugo"));
    case ["edits", .. var rest]:
        return EditLaw.Run(Number(rest, 0, 1_000), Number(rest, 1, 500));
    case ["commonmark", var spec]:
        return CommonMarkExamples.Run(spec);
    case ["extraction", var pages]:
        return Extraction.Run(pages);
    case ["pictures", .. var rest]:
        return PictureCosts.Run(Number(rest, 0, 2_000));
    case ["items", var folder, .. var rest]:
        return ItemCuts.Run(folder, rest.FirstOrDefault(), rest.ElementAtOrDefault(1));
    case ["hostile", .. var rest]:
        return HostileCosts.Run(rest.FirstOrDefault() ?? "");
    case ["kills", .. var rest]:
        return Kills.Run(Number(rest, 0, 300), Number(rest, 1, 1_000));
    case ["load", .. var rest]:
        return PreviewLoad.Run(Number(rest, 0, 10_000), Number(rest, 1, 300));
    case ["laws", .. var sites]:
        return Laws.Run(sites);
    case ["html", var bodies]:
        return HtmlCleaning.Run(bodies);
    case ["search", .. var rest]:
        return await SearchCosts.RunAsync(Number(rest, 0, 10_000), "/usr/bin/chromium");
    default:
        Console.Error.WriteLine(
            "usage: generate FOLDER [COUNT] | hugo [COUNT] [RUNS] | settings [COUNT] [ROUNDS] | preview [COUNT] [EDITS] | edits "
            + "[COUNT] [EDITS] "
            + "| commonmark SPEC | extraction FOLDER | pictures [COUNT] | items FOLDER [LABELLED [OUT]] | hostile [PART] "
            + "| kills [COUNT] [ARTICLES] | load [REQUESTS] [SAVES] | laws [FOLDER]... | html FOLDER "
            + "| search [COUNT]");
        return 2;
}

static int Number(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
