using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;

namespace Digest.Templating.Benchmarks;

/// <summary>
/// A list of 500 products beside another engine on the same objects. Others have published how that engine and Scriban compare
/// on such a list, and Scriban itself cannot be restored here: see README.md.
/// </summary>
[MemoryDiagnoser]
public class Neighbours
{
    private readonly Template _ours = Template.Parse("""
        <ul>
          {{ for product in products }}
            <li><b>{{ product.name }}</b> costs {{ product.price }}: {{ product.text | string.truncate 15 }}</li>
          {{ end }}
        </ul>
        """);

    private HandlebarsTemplate<object, object> _theirs = null!;
    private object _model = null!;

    [GlobalSetup]
    public void Setup()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(i => "word" + i));
        _model = new { products = Enumerable.Range(0, 500).Select(i => new Product("Product " + i, i, text)).ToList() };
        var handlebars = Handlebars.Create();
        handlebars.RegisterHelper("truncate", (writer, _, arguments) => writer.WriteSafeString(string.Concat(arguments[0].ToString().AsSpan(0, 12), "...")));
        _theirs = handlebars.Compile("""
            <ul>
              {{#each products}}
                <li><b>{{Name}}</b> costs {{Price}}: {{truncate Text}}</li>
              {{/each}}
            </ul>
            """);
        var (a, b) = (Digest(), Other());
        if (a.Count(c => c == '5') != b.Count(c => c == '5')) throw new InvalidOperationException("the two render different lists");
    }

    [Benchmark(Baseline = true)]
    public string Digest() => _ours.Render(_model);

    [Benchmark]
    public string Other() => _theirs(_model);

    /// <summary>A product.</summary>
    public sealed record Product(string Name, decimal Price, string Text);
}
