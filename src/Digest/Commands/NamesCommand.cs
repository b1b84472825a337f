using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Digest.Build;
using Digest.Build.Mapping;
using Digest.Core.Catalog;
using Digest.Core.FrontMatter;
using Digest.Core.Pages;
using Digest.Core.Yaml;
using Digest.Linking;
using Digest.Output;

namespace Digest.Commands;

/// <summary><c>digest names</c>.</summary>
internal static class NamesCommand
{
    private static readonly (NameKind? Kind, TermKind? File)[] Sections =
        [(NameKind.Person, TermKind.Person), (NameKind.Organization, TermKind.Organization),
            (NameKind.Place, TermKind.Place), (null, null)];

    public static Command Create(CommandContext context)
    {
        var least = new Option<int>("--least")
        {
            Description = "only names in at least so many articles",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        };
        var asJson = new Option<bool>("--json") { Description = "print JSON" };
        var command = new Command("names",
            "Lists names in texts that neither _data nor front matter knows, as entries for _data.") { least, asJson };
        var shared = new SharedOptions().AddBuild(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (status, session) = await SiteSession.OpenAsync(shared.Read(parsed) with { Extent = BuildExtent.Links }, context,
                cancellation).ConfigureAwait(false);
            if (session is null) return status;
            var names = NamesOfSite.Unknown(session.Site, session.Workspace.Threads, cancellation)
                .Where(n => n.Documents.Count >= parsed.GetValue(least)).ToList();
            if (parsed.GetValue(asJson)) CheckFormats.Write(context.Out, json => Json(json, names, session.Site));
            else Yaml(context.Out, names);
            return status;
        });
        return command;
    }

    // What the texts do not tell apart is left to the editor: those lines are comments.
    private static void Yaml(TextWriter output, List<FoundName> names)
    {
        var begun = false;
        foreach (var (kind, file) in Sections)
        {
            var found = names.Where(n => n.Kind == kind).ToList();
            if (found.Count == 0) continue;
            if (begun) output.WriteLine();
            begun = true;
            output.WriteLine(file is { } term ? $"# for _data/{Term.Segment(term)}.yml" : "# people, organizations or places");
            foreach (var name in found)
            {
                var count = name.Documents.Count.ToString(CultureInfo.InvariantCulture);
                output.WriteLine($"{(file is null ? "# " : "")}- name: {YamlText.Quoted(name.Name)}  "
                    + $"# {count} article{(name.Documents.Count == 1 ? "" : "s")}");
            }
        }
    }

    private static void Json(Utf8JsonWriter json, List<FoundName> names, Site site)
    {
        json.WriteStartArray();
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name.Name);
            json.WriteString("kind", name.Kind?.ToString().ToLowerInvariant());
            json.WriteNumber("articles", name.Documents.Count);
            json.WriteStartArray("paths");
            foreach (var id in name.Documents) json.WriteStringValue(site.Catalog.Index.ByInputPath(id)!.Article.SourcePath);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
