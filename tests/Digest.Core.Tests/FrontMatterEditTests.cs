using System.Globalization;
using System.Text;
using Digest.Core.Editing;
using Digest.Core.FrontMatter;
using Digest.Core.Model;
using Digest.Core.Yaml;

namespace Digest.Core.Tests;

/// <summary>Fields are changed where they stand, and nothing else is.</summary>
public sealed class FrontMatterEditTests
{
    private static readonly FieldValue False = new("false", Bare: true);

    private static string Edited(string text, params FieldEdit[] edits)
    {
        var (file, diagnostics) = FrontMatterEdits.Apply(new("a.md", "a.md", Encoding.UTF8.GetBytes(text)), edits);
        diagnostics.ShouldBeEmpty();
        return Encoding.UTF8.GetString(file.ShouldNotBeNull().Bytes.Span);
    }

    [Theory]
    [InlineData("---\ntitle: A # b\ndraft:  true   # soon\ntopics: [x]\n---\nText\n",
        "---\ntitle: A # b\ndraft:  false   # soon\ntopics: [x]\n---\nText\n")]
    [InlineData("---\r\ntitle: A\r\ndraft: true\r\n---\r\n\r\nText\r\n", "---\r\ntitle: A\r\ndraft: false\r\n---\r\n\r\nText\r\n")]
    [InlineData("\uFEFF---\ntitle: A\n---\nText\n", "\uFEFF---\ntitle: A\ndraft: false\n---\nText\n")]
    [InlineData("---\ntitle: A\ndraft:\n# a comment\n---\nText", "---\ntitle: A\ndraft: false\n# a comment\n---\nText")]
    [InlineData("---\n  title: A\n  dek: |\n    one\n\n    two\n\n---\n", "---\n  title: A\n  dek: |\n    one\n\n    two\n\n  draft: false\n---\n")]
    [InlineData("---\n{title: A, draft: true}\n---\n", "---\n{title: A, draft: false}\n---\n")]
    [InlineData("---\n{title: A}\n---\n", "---\n{title: A, draft: false}\n---\n")]
    [InlineData("+++\ntitle = 'A'\ndraft = true # c\n[source]\nname = 'x'\n+++\nText", "+++\ntitle = 'A'\ndraft = false # c\n[source]\nname = 'x'\n+++\nText")]
    [InlineData("+++\ntitle = 'A' # c\n\n[source]\nname = 'x'\n+++\nText", "+++\ntitle = 'A' # c\ndraft = false\n\n[source]\nname = 'x'\n+++\nText")]
    [InlineData("{\n  \"title\": \"A\",\n  \"draft\": true\n}\nText", "{\n  \"title\": \"A\",\n  \"draft\": false\n}\nText")]
    [InlineData("{\n  \"title\": \"Ä\"\n}\nText", "{\n  \"title\": \"Ä\",\n  \"draft\": false\n}\nText")]
    [InlineData("{\"title\": \"A\"}\nText", "{\"title\": \"A\", \"draft\": false}\nText")]
    [InlineData("---json\n{\"title\": \"A\"}\n---\nText", "---json\n{\"title\": \"A\", \"draft\": false}\n---\nText")]
    [InlineData("Title: A\nDate: 2016-03-02\nDraft: true\n\nText", "Title: A\nDate: 2016-03-02\nDraft: false\n\nText")]
    [InlineData("Title: A\nDate: 2016-03-02\n\nText", "Title: A\nDate: 2016-03-02\ndraft: false\n\nText")]
    [InlineData("Text without fields\n", "---\ndraft: false\n---\n\nText without fields\n")]
    public void AFieldIsSetWhereItStands(string before, string after) => Edited(before, new SetField("draft", False)).ShouldBe(after);

    [Theory]
    [InlineData("---\naliases: /a/\n---\n", "---\naliases: [/a/, /new/]\n---\n")]
    [InlineData("---\naliases: ['/a/']\n---\n", "---\naliases: ['/a/', /new/]\n---\n")]
    [InlineData("---\naliases: []\ntitle: x\n---\n", "---\naliases: [/new/]\ntitle: x\n---\n")]
    [InlineData("---\naliases:\n- /a/ # old\n- \"/b/\"   # older\ntitle: x\n---\n",
        "---\naliases:\n- /a/ # old\n- \"/b/\"   # older\n- /new/\ntitle: x\n---\n")]
    [InlineData("---\naliases:\n    -   /a/\n---\n", "---\naliases:\n    -   /a/\n    - /new/\n---\n")]
    [InlineData("---\naliases: [\n  /a/,\n  /b/,\n]\n---\n", "---\naliases: [\n  /a/,\n  /b/,\n  /new/,\n]\n---\n")]
    [InlineData("---\naliases: [/new/]\n---\n", "---\naliases: [/new/]\n---\n")]
    [InlineData("---\ntitle: x\n---\n", "---\ntitle: x\nredirect_from: [/new/]\n---\n")]
    [InlineData("+++\naliases = [\"/a/\"]\n+++\n", "+++\naliases = [\"/a/\", \"/new/\"]\n+++\n")]
    [InlineData("+++\naliases = [\n  \"/a/\", # old\n]\n+++\n", "+++\naliases = [\n  \"/a/\",\n  \"/new/\", # old\n]\n+++\n")]
    [InlineData("{\"aliases\": [\n    \"/a/\"\n]}\n", "{\"aliases\": [\n    \"/a/\",\n    \"/new/\"\n]}\n")]
    [InlineData("Title: x\nAliases: /a/\n\nText", "Title: x\nAliases: /a/\n    /new/\n\nText")]
    public void AnItemIsAddedToAList(string before, string after) =>
        Edited(before, new AddItem("redirect_from", "/new/")).ShouldBe(after);

    [Theory]
    [InlineData("---\nrelated: [a, 'old', c]\n---\n", "---\nrelated: [a, 'new', c]\n---\n")]
    [InlineData("---\nrelated:\n  - a\n  - old # why\n---\n", "---\nrelated:\n  - a\n  - new # why\n---\n")]
    [InlineData("---\nrelated: a, old, older\n---\n", "---\nrelated: a, new, older\n---\n")]
    [InlineData("---\nrelated: older, \"old\"\n---\n", "---\nrelated: older, \"old\"\n---\n")]
    [InlineData("+++\nrelated = ['old']\n+++\n", "+++\nrelated = [\"new\"]\n+++\n")]
    [InlineData("Title: x\nRelated: a, old\n\nT", "Title: x\nRelated: a, new\n\nT")]
    public void AnItemIsReplaced(string before, string after) =>
        Edited(before, new ReplaceItem("related", "old", "new")).ShouldBe(after);

    [Theory]
    [InlineData("---\ntitle: x\nstory:  none # c\ndek: y\n---\n", "---\ntitle: x\ndek: y\n---\n")]
    [InlineData("---\n{story: a, title: x}\n---\n", "---\n{title: x}\n---\n")]
    [InlineData("{\"title\": \"x\", \"story\": \"a\"}\n", "{\"title\": \"x\"}\n")]
    [InlineData("+++\nstory = 'a'\ntitle = 'x'\n+++\n", "+++\ntitle = 'x'\n+++\n")]
    [InlineData("Title: x\nStory: a\n\nT", "Title: x\n\nT")]
    [InlineData("---\ntitle: x\n---\n", "---\ntitle: x\n---\n")]
    public void AFieldIsTakenOut(string before, string after) => Edited(before, new RemoveField("story")).ShouldBe(after);

    [Fact]
    public void ATextIsQuotedWhereItHasToBe()
    {
        Edited("---\nx: 1\n---\n", new SetField("slug", new("a-b"))).ShouldBe("---\nx: 1\nslug: a-b\n---\n");
        Edited("---\nx: 1\n---\n", new SetField("slug", new("2016"))).ShouldBe("---\nx: 1\nslug: \"2016\"\n---\n");
        Edited("---\nslug: 'b'\n---\n", new SetField("slug", new("it's: #1"))).ShouldBe("---\nslug: 'it''s: #1'\n---\n");
        Edited("---\nslug: \"b\"\n---\n", new SetField("slug", new("c"))).ShouldBe("---\nslug: \"c\"\n---\n");
        Edited("+++\nx = 1\n+++\n", new SetField("slug", new("a \"b\""))).ShouldBe("+++\nx = 1\nslug = \"a \\\"b\\\"\"\n+++\n");
    }

    [Fact]
    public void ABooleanPublishedIsNoDate() =>
        Edited("---\npublished: false\ndate: 2016-01-01\n---\n", new SetField("published", new("2017-01-01", true)))
            .ShouldBe("---\npublished: false\ndate: 2017-01-01\n---\n");

    [Fact]
    public void AChangeThatWouldTouchAnotherFieldIsRefusedWithAWayOut()
    {
        var (file, diagnostics) = FrontMatterEdits.Apply(
            new("a.md", "a.md", Encoding.UTF8.GetBytes("---\ntitle: x\nstory: &s none\nnote: *s\n---\n")),
            [new RemoveField("story")]);
        file.ShouldBeNull();
        diagnostics.Single().ToString().ShouldContain("DG9001");
        diagnostics.Single().Hint.ShouldBe("write the front matter without 'story' yourself");
    }

    [Fact]
    public void WhatIsNotConcernedKeepsItsBytesInAThousandRandomFiles()
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var form = (FrontMatterForm)random.Next(4);
            var (text, keys) = RandomFile(random, form);
            var file = new SourceFile("a.md", "a.md", Encoding.UTF8.GetBytes(text));
            var before = FrontMatterSplitter.Split(file).Value.ShouldNotBeNull($"seed {seed}:\n{text}");
            FieldEdit edit = random.Next(4) switch
            {
                0 => new SetField("edition", new("7", true)),
                1 => new SetField("slug", new("a new: slug")),
                2 => new AddItem("related", "added-one"),
                _ => new RemoveField(keys[random.Next(keys.Count)]),
            };
            var (after, diagnostics) = FrontMatterEdits.Apply(file, [edit]);
            diagnostics.ShouldBeEmpty($"seed {seed}: {edit}\n{text}");
            var result = Encoding.UTF8.GetString(after!.Bytes.Span);
            var kept = LinesWithout(text, edit.Key, form);
            var now = LinesWithout(result, edit.Key, form);
            now.ShouldBe(kept, $"seed {seed}: {edit}\n{text}\n=>\n{result}");
            var read = FrontMatterSplitter.Split(after).Value.ShouldNotBeNull();
            read.Body.ShouldBe(before.Body);
            if (edit is RemoveField) read.Fields[edit.Key].ShouldBeNull($"seed {seed}: {edit}\n{text}\n=>\n{result}");
            else if (edit is SetField set) ((YamlScalar)read.Fields[edit.Key]!).Text.ShouldBe(set.Value.Text);
            else Shown(read.Fields[edit.Key]!).ShouldContain("added-one");
        }
    }

    private static string Shown(YamlValue value) =>
        value is YamlList list ? string.Join('|', list.Items.Select(Shown)) : ((YamlScalar)value).Text;

    // The lines, with their ends, that do not belong to a field; a comma at the end of one is how JSON goes on.
    private static List<string> LinesWithout(string text, string key, FrontMatterForm form)
    {
        var lines = new List<string>();
        var inField = false;
        foreach (var line in text.Split('\n'))
        {
            var bare = line.TrimStart('\uFEFF').TrimStart().TrimStart('"');
            var isField = bare.StartsWith(key, StringComparison.OrdinalIgnoreCase)
                && bare[key.Length..].TrimStart('"').TrimStart() is [':' or '=', ..];
            inField = isField || (inField && (bare.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("      ", StringComparison.Ordinal)));
            if (!inField) lines.Add(form == FrontMatterForm.Json ? line.TrimEnd('\r').TrimEnd(',') : line);
        }

        return lines;
    }

    private static (string Text, List<string> Keys) RandomFile(Random random, FrontMatterForm form)
    {
        string[] all = ["edition", "slug", "related", "note", "dek", "topics", "weight", "extra_key"];
        var keys = all.Where(_ => random.Next(3) > 0).ToList();
        if (keys.Count == 0) keys.Add("note");
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys));
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        text.Append(form switch { FrontMatterForm.Toml => "+++\n", FrontMatterForm.Json => "{\n", FrontMatterForm.Lines => "", _ => "---\n" });
        var fields = new List<string> { Field("title", "\"A: title\"", "A: title") };
        foreach (var key in keys)
        {
            var number = random.Next(100).ToString(CultureInfo.InvariantCulture);
            fields.Add(key is "related" or "topics" ? List(key) : random.Next(3) switch
            {
                0 => Field(key, number, number),
                1 => Field(key, "\"über # \\\"" + number + "\\\"\"", "über # " + number),
                _ => Field(key, form is FrontMatterForm.Json or FrontMatterForm.Toml ? "\"plain 😀 text\"" : "plain 😀 text", "plain 😀 text"),
            });
        }

        text.Append(string.Join(form == FrontMatterForm.Json ? ",\n" : "\n", fields)).Append('\n');
        text.Append(form switch
        {
            FrontMatterForm.Toml => "[table]\nname = 'x'\n+++\n",
            FrontMatterForm.Json => "}\n",
            FrontMatterForm.Lines => "\n",
            _ => random.Next(2) == 0 ? "# the end\n---\n" : "---\n",
        });
        text.Append("The body: text\n\n- with a list\n---\n");
        var result = text.ToString();
        return (random.Next(3) == 0 ? result.Replace("\n", "\r\n", StringComparison.Ordinal) : result, keys);

        string Field(string key, string value, string plain) => form switch
        {
            FrontMatterForm.Toml => key + (random.Next(2) == 0 ? " = " : "=") + value + Comment(),
            FrontMatterForm.Json => $"  \"{key}\" : {value}",
            FrontMatterForm.Lines => $"{key}:  {plain}",
            _ => $"{key}:  {value}{Comment()}",
        };

        string List(string key) => form switch
        {
            FrontMatterForm.Toml => key + " = [\"a\", 'b']" + Comment(),
            FrontMatterForm.Json => $"  \"{key}\": " + (random.Next(2) == 0 ? "[\"a\",\"b\"]" : "[]"),
            FrontMatterForm.Lines => key + ": a, b",
            _ => random.Next(4) switch
            {
                0 => key + ": [a, \"b\"]" + Comment(),
                1 => key + ":\n- a" + Comment() + "\n- 'b'",
                2 => key + ":\n  - a\n  - \"b\"" + Comment(),
                _ => key + ": a, b",
            },
        };

        string Comment() => random.Next(3) == 0 ? "   # why: \"this\", then" : "";
    }
}
