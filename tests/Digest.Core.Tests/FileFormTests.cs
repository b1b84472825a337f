using System.Text;
using Digest.Core.Diagnostics;
using Digest.Core.Editing;
using Digest.Core.FrontMatter;

namespace Digest.Core.Tests;

/// <summary>What a form changes is changed in its place, and every other byte stays.</summary>
public sealed class FileFormTests
{
    private static FileForm Form(string text, IReadOnlyList<FrontMatterKey>? keys = null)
    {
        var (form, diagnostics) = FileForm.Of(new("a.md", "a.md", Encoding.UTF8.GetBytes(text)), keys ?? FrontMatterKeys.All);
        diagnostics.ShouldBeEmpty();
        return form.ShouldNotBeNull();
    }

    private static Dictionary<string, string> Typed(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static string Saved(string text, params string[] pairs)
    {
        var (file, diagnostics) = Form(text).Apply(Typed(pairs));
        diagnostics.ShouldBeEmpty();
        return Encoding.UTF8.GetString(file.ShouldNotBeNull().Bytes.Span);
    }

    /// <summary>Everything that a browser sends back of a form that nobody touched.</summary>
    private static Dictionary<string, string> Untouched(FileForm form)
    {
        var typed = form.Fields.SelectMany(f => f.Inputs)
            .ToDictionary(i => i.Name, i => i.Value.Replace("\n", "\r\n", StringComparison.Ordinal), StringComparer.Ordinal);
        typed[FileForm.BodyName] = form.Body.Replace("\n", "\r\n", StringComparison.Ordinal);
        return typed;
    }

    [Theory]
    [InlineData("---\ntitle: A # b\ndraft:  yes   # soon\ntopics: [ x,  'y' ]\ndek: >\n  one\n  two\n\n# end\n---\n\nText\n\n\n")]
    [InlineData("\uFEFF---\r\ntitle: \"A\"\r\nsource:\r\n  name: P\r\n  url: \"https://p.example/\"\r\n---\r\n\r\nText\r\n\r\nMore\r\n")]
    [InlineData("+++\ntitle = 'A' # c\ndate = 2015-07-16\ntags = [\n  'a', # one\n  'b',\n]\n[extra]\nx = 1\n+++\nText")]
    [InlineData("{\n  \"title\": \"A\",\n  \"lead\": 10,\n  \"source\": {\"name\": \"P\"}\n}\nText")]
    [InlineData("Title: A\nDate: 2016-03-02 10:20\nAuthors: A, B\nTags: x, y\n\nText\n")]
    [InlineData("---\ntitle: &t A\nnote: *t\ncorrections: [{date: 2015-07-16, text: x}]\nlayout: post\npublished: false\n---\n")]
    [InlineData("Text without fields\n")]
    [InlineData("")]
    public void WhatNobodyTouchedKeepsItsBytes(string text)
    {
        var form = Form(text);
        var (file, diagnostics) = form.Apply(Untouched(form));
        diagnostics.ShouldBeEmpty();
        Encoding.UTF8.GetString(file!.Bytes.Span).ShouldBe(text);
    }

    [Theory]
    [InlineData("---\ntitle: A # b\ndek:  'x'   # soon\n---\nText\n", "dek", "it's", "---\ntitle: A # b\ndek:  'it''s'   # soon\n---\nText\n")]
    [InlineData("---\ntitle: A\ndescription: x\n---\n", "dek", "y: z", "---\ntitle: A\ndescription: \"y: z\"\n---\n")]
    [InlineData("---\ntitle: A\ndek: x\n---\n", "dek", "", "---\ntitle: A\n---\n")]
    [InlineData("---\ntitle: A\ndek:\n---\n", "dek", "one\r\ntwo", "---\ntitle: A\ndek: one two\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "draft", "true", "---\ntitle: A\ndraft: true\n---\n")]
    [InlineData("---\ntitle: A\ndraft: yes # c\n---\n", "draft", "false", "---\ntitle: A\ndraft: false # c\n---\n")]
    [InlineData("---\ntitle: A\ndate: \"2015-07-16\"\n---\n", "published", "2015-07-17", "---\ntitle: A\ndate: \"2015-07-17\"\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "published", "2015-07-17 10:00", "---\ntitle: A\npublished: \"2015-07-17 10:00\"\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "published", "[x: y", "---\ntitle: A\npublished: \"[x: y\"\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "lead", "10", "---\ntitle: A\nlead: 10\n---\n")]
    [InlineData("---\ntags: [a, 'b'] # c\n---\n", "topics", "a\r\nc", "---\ntags: [a, 'c'] # c\n---\n")]
    [InlineData("---\ntags:\n  - a # c\n  - b\n---\n", "topics", "a\nb\nc d\n", "---\ntags:\n  - a # c\n  - b\n  - c d\n---\n")]
    [InlineData("---\ntags:\n  - a # c\n  - b\n---\n", "topics", "b", "---\ntags:\n  - b\n---\n")]
    [InlineData("---\ntags:\n  - a\n  - b\nx: 1\n---\n", "topics", "c\na\nb", "---\ntags:\n  - c\n  - a\n  - b\nx: 1\n---\n")]
    [InlineData("---\ntopics: a, b\n---\n", "topics", "a\nb\nc, d", "---\ntopics: [a, b, \"c, d\"]\n---\n")]
    [InlineData("---\ntopics: a, b # c\n---\n", "topics", "a", "---\ntopics: [a] # c\n---\n")]
    [InlineData("---\ntopics: []\n---\n", "topics", "a\nb", "---\ntopics: [a, b]\n---\n")]
    [InlineData("---\ntopics: [\n  a,\n  b,\n] # c\n---\n", "topics", "b\na\nc", "---\ntopics: [b, a, c] # c\n---\n")]
    [InlineData("---\ntopics: [a]\n---\n", "topics", "b: c\na", "---\ntopics: [\"b: c\", a]\n---\n")]
    [InlineData("---\nsource: {name: P}\nimage: {}\n---\n", "image.src", "/b.png", "---\nsource: {name: P}\nimage: {src: /b.png}\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "topics", "a\nb", "---\ntitle: A\ntopics: [a, b]\n---\n")]
    [InlineData("---\ntopics: [a]\ntitle: A\n---\n", "topics", " ", "---\ntitle: A\n---\n")]
    [InlineData("---\nbyline: Jane Doe\n---\n", "byline", "Jane Roe", "---\nbyline: Jane Roe\n---\n")]
    [InlineData("---\nauthor: Jane Doe\n---\n", "byline", "Jane Doe\nJohn Roe", "---\nauthor: [Jane Doe, John Roe]\n---\n")]
    [InlineData("---\nsource: {name: P, url: \"https://p.example/\"} # c\n---\n", "source.name", "The P", "---\nsource: {name: The P, url: \"https://p.example/\"} # c\n---\n")]
    [InlineData("---\nsource: {name: P, url: \"https://p.example/\"}\n---\n", "source.url", "", "---\nsource: {name: P}\n---\n")]
    [InlineData("---\nsource: {name: P}\n---\n", "source.url", "https://p.example/", "---\nsource: {name: P, url: \"https://p.example/\"}\n---\n")]
    [InlineData("---\nsource: {name: P}\n---\n", "source.name", "", "---\n---\n")]
    [InlineData("---\nsource:\n  name: P # c\n  url:\ntitle: x\n---\n", "source.url", "https://p.example/", "---\nsource:\n  name: P # c\n  url: \"https://p.example/\"\ntitle: x\n---\n")]
    [InlineData("---\nsource:\n  name: P # c\ntitle: x\n---\n", "source.url", "https://p.example/", "---\nsource:\n  name: P # c\n  url: \"https://p.example/\"\ntitle: x\n---\n")]
    [InlineData("---\nsource: P # c\n---\n", "source.name", "Q", "---\nsource: Q # c\n---\n")]
    [InlineData("---\nsource: P # c\n---\n", "source.url", "https://p.example/", "---\nsource: {name: P, url: \"https://p.example/\"} # c\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "source.name", "P", "---\ntitle: A\nsource: P\n---\n")]
    [InlineData("---\ntitle: A\nsource:\n---\n", "source.archived", "https://a.example/", "---\ntitle: A\nsource: {archived: \"https://a.example/\"}\n---\n")]
    [InlineData("---\nsource_url: https://p.example/\n---\n", "source", "P", "---\nsource_url: https://p.example/\nsource: P\n---\n")]
    [InlineData("---\nsource: P\nsource_url: https://p.example/\n---\n", "source_url", "https://q.example/", "---\nsource: P\nsource_url: \"https://q.example/\"\n---\n")]
    [InlineData("---\nimage: {path: /a.png}\n---\n", "image.src", "/b.png", "---\nimage: {path: /b.png}\n---\n")]
    [InlineData("---\ntitle: A\n---\n", "title", "\"><script>", "---\ntitle: \"\\\"><script>\"\n---\n")]
    [InlineData("+++\ntitle = 'A' # c\nsource = {name = 'P', url = 'https://p.example/'} # d\n+++\nText", "source.name", "Q", "+++\ntitle = 'A' # c\nsource = {name = \"Q\", url = 'https://p.example/'} # d\n+++\nText")]
    [InlineData("+++\nsource = {name = 'P'}\n+++\nText", "source.url", "https://p.example/", "+++\nsource = {name = 'P', url = \"https://p.example/\"}\n+++\nText")]
    [InlineData("+++\ndate = 2015-07-16\n+++\nText", "published", "2015-07-17", "+++\ndate = 2015-07-17\n+++\nText")]
    [InlineData("{\"title\": \"A\", \"tags\": [\"x\"]}\nText", "topics", "x\ny", "{\"title\": \"A\", \"tags\": [\"x\", \"y\"]}\nText")]
    [InlineData("{\n  \"title\": \"A\"\n}\nText", "source.url", "https://p.example/", "{\n  \"title\": \"A\",\n  \"source\": \"https://p.example/\"\n}\nText")]
    [InlineData("Title: A\nDate: 2016-03-02\n\nText", "source_url", "https://p.example/", "Title: A\nDate: 2016-03-02\nsource_url: https://p.example/\n\nText")]
    [InlineData("Title: A\nDate: 2016-03-02\nTags: x, y\n\nText", "topics", "y\nz", "Title: A\nDate: 2016-03-02\nTags: y, z\n\nText")]
    public void AFieldIsChangedInItsPlace(string before, string input, string value, string after)
    {
        Saved(before, input, value).ShouldBe(after);
        var windows = before.Replace("\n", "\r\n", StringComparison.Ordinal);
        Saved(windows, input, value).ShouldBe(after.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("---\ntitle: A\n---\n\nOne\n\nTwo\n\n", "One\r\n\r\nThree", "---\ntitle: A\n---\n\nOne\n\nThree\n\n")]
    [InlineData("\uFEFF---\r\ntitle: A\r\n---\r\n\r\nOne\r\n", "One\r\nTwo 😀", "\uFEFF---\r\ntitle: A\r\n---\r\n\r\nOne\r\nTwo 😀\r\n")]
    [InlineData("---\ntitle: A\n---\nOne\r\nTwo\nThree\r\n", "One\r\nTwo\r\nFour", "---\ntitle: A\n---\nOne\r\nTwo\nFour\r\n")]
    [InlineData("---\ntitle: A\n---", "One", "---\ntitle: A\n---\n\nOne\n")]
    [InlineData("---\ntitle: A\n---\n", "One", "---\ntitle: A\n---\n\nOne\n")]
    [InlineData("---\ntitle: A\n---\n\n", "One", "---\ntitle: A\n---\n\nOne\n")]
    [InlineData("---\ntitle: A\n---\n\nOne\n", "", "---\ntitle: A\n---\n\n\n")]
    [InlineData("Title: A\nDate: 2016-03-02\n", "One", "Title: A\nDate: 2016-03-02\n\nOne\n")]
    [InlineData("😀😁", "😀😂", "😀😂")]
    [InlineData("", "One", "One\n")]
    public void ABodyIsReplacedWhereItDiffers(string before, string body, string after) =>
        Saved(before, FileForm.BodyName, body).ShouldBe(after);

    [Fact]
    public void ABodyThatWouldBeFrontMatterIsRefused()
    {
        var (file, diagnostics) = Form("Text\n").Apply(Typed(FileForm.BodyName, "---\ntitle: x\n---\nText"));
        file.ShouldBeNull();
        diagnostics.ShouldHaveSingleItem().Code.ShouldBe(Codes.EditRefused.Id);
    }

    [Fact]
    public void WhatAFormCannotShowIsShownAsItIsWritten()
    {
        var form = Form("""
            ---
            title: &t A
            note: *t
            source: {name: P, country: FR}
            byline: [{name: Jane}]
            corrections:
              - date: 2015-07-16
                text: x
            published: false
            extra: {a: 1}
            layout: post
            ---
            """);
        form.Fields.Where(f => f.Written is not null).ShouldAllBe(f => f.Inputs.Count == 0);
        form.Fields[2].Written.ShouldBe("source: {name: P, country: FR}");
        form.Fields[4].Written.ShouldBe("corrections:\n  - date: 2015-07-16\n    text: x");
        // Typed all the same, nothing happens.
        form.Apply(Typed("note", "B", "extra", "x")).Value!.Bytes.Length.ShouldBe(form.Raw.File.Bytes.Length);
    }

    [Fact]
    public void FieldsOfTheFileComeFirst()
    {
        var form = Form("---\nextra: x\ndescription: d\ntitle: A\n---\n");
        form.Fields.Take(4).Select(f => f.Name).ShouldBe(["extra", "description", "title", "published"]);
        form.Fields.Count(f => f.Key?.Name == "dek").ShouldBe(1);
    }

    [Theory]
    [InlineData("---\nnumber: 7\ndate: 2015-07-16\norder: [a]\n---\n", "---\nnumber: 7\ndate: 2015-07-17\norder: [a, b]\n---\n")]
    [InlineData("---\npublished: 2015-07-16\norder:\n- a\n---\n", "---\npublished: 2015-07-17\norder:\n- a\n- b\n---\n")]
    [InlineData("---\ntitle: x\n---\n", "---\ntitle: x\ndate: 2015-07-17\norder: [a, b]\n---\n")]
    public void EditionsHaveKeysOfTheirOwn(string before, string after)
    {
        var (file, diagnostics) = Form(before, OtherFiles.EditionKeys).Apply(Typed("date", "2015-07-17", "order", "a\nb"));
        diagnostics.ShouldBeEmpty();
        Encoding.UTF8.GetString(file!.Bytes.Span).ShouldBe(after);
    }

    [Fact]
    public void AllThatCannotBeChangedIsTold()
    {
        // A table's parts are further down: they are not shown, and a second source cannot stand above it.
        var form = Form("+++\ntitle = 'A'\n[source]\nname = 'x'\n+++\nText");
        form.Fields.Single(f => f.Name == "source").Inputs.ShouldBeEmpty();
        FrontMatterEdits.Apply(form.Raw.File, [new SetPart("source", "name", new("y"))]).Diagnostics
            .ShouldHaveSingleItem().Code.ShouldBe(Codes.NotEditable.Id);
    }
}
