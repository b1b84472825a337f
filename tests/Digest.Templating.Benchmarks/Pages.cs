namespace Digest.Templating.Benchmarks;

/// <summary>The templates and models that are timed.</summary>
internal static class Pages
{
    public const string Article = """
        <!doctype html>
        <html lang="{{ page.language }}">
        <head>
          <title>{{ page.headline }} – {{ site.title }}</title>
          <meta name="description" content="{{ page.dek | string.truncate 160 }}">
          <link rel="canonical" href="{{ site.host }}{{ page.permalink }}">
        </head>
        <body>
        <article>
          <h1>{{ page.headline }}</h1>
          {{~ if page.dek ~}}
          <p class="dek">{{ page.dek }}</p>
          {{~ end ~}}
          <p class="byline">{{ page.byline ?? "Staff" }} · <time>{{ page.published | date.to_string "%d %b %Y" }}</time></p>
          {{ page.body }}
          {{~ if page.topics.size > 0 ~}}
          <ul class="topics">
            {{~ for topic in page.topics ~}}
            <li{{ if for.first }} class="first"{{ end }}><a href="/topics/{{ topic.slug }}/">{{ topic.name }}</a>{{ if !for.last }},{{ end }}</li>
            {{~ end ~}}
          </ul>
          {{~ end ~}}
          <ol class="related">
            {{~ for story in page.related ~}}
            <li><a href="{{ story.permalink }}">{{ story.headline }}</a> <small>{{ story.published | date.to_string "%F" }}, {{ story.tellings }} {{ story.tellings | string.pluralize "telling" "tellings" }}</small></li>
            {{~ end ~}}
          </ol>
        </article>
        </body>
        </html>
        """;

    public const string List = """
        <ul id='products'>
          {{ for product in products }}
            <li>
              <h2>{{ product.name }}</h2>
                   Only {{ product.price }}
                   {{ product.description | string.truncate 15 }}
            </li>
          {{ end }}
        </ul>
        """;

    public const string Objects = """
        {{ func price(x); ret x | math.format "0.00"; end }}
        <h1>{{ title }} for {{ user.name }} in {{ user.address.city }}</h1>
        {{~ for order in orders ~}}
        <h2>{{ order.number }}: {{ order.customer | string.upcase }}</h2>
        {{~ case order.state ~}}
        {{~ when "paid", "sent" ~}}
        <p>Done</p>
        {{~ when "open" ~}}
        <p>Open since {{ order.date | date.to_string "%F" }}</p>
        {{~ else ~}}
        <p>Unknown</p>
        {{~ end ~}}
        {{~ for line in order.lines ~}}
          {{ for.index + 1 }}. {{ line.name }} {{ line.count }} × {{ price line.price }}{{ if !for.last }},{{ end }}
        {{~ end ~}}
        {{~ end ~}}
        """;

    public const string Expressions = """
        {{ total = 0
        for i in 1..100
          x = (i * 3 + 7) % 11
          if x > 5 && i != 50
            total += x
          else if x == 2 || x == 3
            total = total - 1
          end
        end
        total }}
        {{ name = "digest"; $"{name | string.upcase} has {[1, 2, 3] | array.size} parts, {total / 2} or {total // 2}" }}
        {{ for word in "the quick brown fox jumps over the lazy dog" | string.split " "; word | string.capitalize | string.append " "; end }}
        {{ func square(n); ret n * n; end; for i in 1..20; square i; " "; end }}
        """;

    public static ScriptObject ArticleModel()
    {
        var topics = new ScriptArray();
        foreach (var name in new[] { "Floods", "Weather", "Emergency services" })
            topics.Add(new ScriptObject { ["name"] = name, ["slug"] = StandardMemberRenamer.Rename(name) });
        var related = new ScriptArray();
        for (var i = 0; i < 5; i++)
        {
            related.Add(new ScriptObject
            {
                ["headline"] = $"A story that is related, number {i}",
                ["permalink"] = $"/stories/2024/05/related-{i}/",
                ["published"] = new DateTime(2024, 5, 1 + i, 0, 0, 0, DateTimeKind.Unspecified),
                ["tellings"] = i + 1,
            });
        }

        var page = new ScriptObject
        {
            ["language"] = "en",
            ["headline"] = "River reaches its highest level in forty years",
            ["dek"] = "The town above the weir has been cut off since the early morning, and more rain is on its way from the west.",
            ["permalink"] = "/2024/05/river/",
            ["published"] = new DateTime(2024, 5, 7, 6, 30, 0, DateTimeKind.Unspecified),
            ["body"] = string.Concat(Enumerable.Repeat("<p>The water rose through the night, and by the morning the road was gone.</p>\n", 50)),
            ["topics"] = topics,
            ["related"] = related,
        };
        return new ScriptObject
        {
            ["site"] = new ScriptObject { ["title"] = "The Digest", ["host"] = "https://digest.example" },
            ["page"] = page,
        };
    }

    public static object ObjectsModel()
    {
        string[] states = ["paid", "sent", "open", "lost"];
        var orders = new List<Order>();
        for (var i = 0; i < 100; i++)
        {
            var lines = Enumerable.Range(1, 5).Select(n => new OrderLine("Item " + n, n, i + (n / 4m))).ToArray();
            orders.Add(new Order(i, "Customer " + i, states[i % 4], new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(i), lines));
        }

        return new { Title = "Orders", User = new { Name = "Ann", Address = new { City = "Paris" } }, Orders = orders };
    }

    public static ScriptObject ListModel()
    {
        var products = new List<Product>();
        for (var i = 0; i < 500; i++)
            products.Add(new Product("Name" + i, i, "A description that is longer than fifteen characters, for product " + i));
        return new ScriptObject { ["products"] = products };
    }

    internal sealed record Order(int Number, string Customer, string State, DateTime Date, OrderLine[] Lines);

    internal sealed record OrderLine(string Name, int Count, decimal Price);

    internal sealed record Product(string Name, double Price, string Description);
}
