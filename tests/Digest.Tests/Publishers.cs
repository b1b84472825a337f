using System.IO.Compression;
using System.Net;
using System.Text;

namespace Digest.Tests;

/// <summary>Ten publishers as they are: one that moved, one that is gone, one that drips, …</summary>
internal static class Publishers
{
    private const string Ferry1 = "The ferry Saint Elmo sank off Valletta in Malta on Monday with forty people aboard, the coast guard of Malta said. "
        + "A fishing boat took all passengers of the Saint Elmo ashore.";

    private const string Ferry2 = "All forty people aboard the ferry Saint Elmo were saved by a fishing boat off Valletta, Malta, on Monday. "
        + "The coast guard said that the Saint Elmo sank within an hour.";

    public static string Rss(string name, params (string Title, string Path, string Text)[] items) =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{name}</title>"
        + string.Concat(items.Select(i => $"<item><title>{i.Title}</title><link>{i.Path}</link><pubDate>Mon, 20 Jul 2015 08:00:00 GMT</pubDate><description>{i.Text}</description></item>"))
        + "</channel></rss>";

    private static string Page(string title, string text) => $"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p>"
        + "<p>More was not known in the evening, when this report was written by the desk of the paper.</p></article></body></html>";

    public static Action<HttpListenerContext> Give(string text, string type = "application/rss+xml") => c =>
    {
        c.Response.ContentType = type;
        c.Response.OutputStream.Write(Encoding.UTF8.GetBytes(text));
    };

    /// <summary>Starts them all, as one host.</summary>
    public static LocalHost Start()
    {
        var host = new LocalHost();
        host.With("/1/feed", c =>
        {
            if (c.Request.Headers["If-None-Match"] == "\"one\"")
            {
                c.Response.StatusCode = 304;
                return;
            }

            c.Response.Headers["ETag"] = "\"one\"";
            Give(Rss("The Buoy", ("Ferry Saint Elmo sinks off Malta", "/1/ferry", Ferry1), ("Pluto has mountains of ice", "/1/pluto", "The probe New Horizons of NASA found mountains of ice on Pluto, said Alan Stern.")))(c);
        });
        host.With("/1/ferry", Give(Page("Ferry Saint Elmo sinks off Malta", Ferry1), "text/html"));
        host.With("/2/feed", 410);
        host.With("/3/feed", 301, "/3/new-feed");
        host.With("/3/new-feed", Give(Rss("The Gull", ("Forty saved from sinking ferry Saint Elmo", "/3/ferry", Ferry2))));
        host.With("/3/ferry", Give(Page("Forty saved from sinking ferry Saint Elmo", Ferry2), "text/html"));
        host.With("/4/feed", c =>
        {
            c.Response.ContentType = "text/xml";
            c.Response.Headers["Content-Encoding"] = "gzip";
            using var zip = new GZipStream(c.Response.OutputStream, CompressionLevel.Fastest, leaveOpen: true);
            zip.Write(Encoding.UTF8.GetBytes(Rss("The Tide", ("Chess champion loses in Riga", "/4/chess", "The champion of chess lost a game of ninety moves in Riga."))));
        });
        host.With("/5/feed", Give("<rss version=\"2.0\"><channel><title>Broken</title><item><title>Half a <b>title</title><link>/5/half</link></item><item><title>Whole"));
        host.With("/6/feed", c =>
        {
            c.Response.ContentType = "application/rss+xml";
            c.Response.ContentLength64 = 200L << 20;
            c.Response.OutputStream.Write(new byte[100]);
        });
        host.With("/7/feed", c =>
        {
            c.Response.ContentType = "application/rss+xml";
            for (var i = 0; i < 100; i++)
            {
                c.Response.OutputStream.Write("<"u8);
                c.Response.OutputStream.Flush();
                Thread.Sleep(100);
            }
        });
        host.With("/8/feed", Give("""{"version":"https://jsonfeed.org/version/1.1","title":"Jay","items":[{"id":"1","url":"/8/jay","title":"Jays return to Ostra","content_text":"The jays are back."}]}""", "application/feed+json"));
        host.With("/8/jay", 403);
        host.With("/9/feed", Give("<html><head><link rel=\"alternate\" type=\"application/atom+xml\" title=\"News of Nine\" href=\"/9/atom\"></head><body>A page.</body></html>", "text/html"));
        host.With("/9/atom", Give("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Nine</title></feed>", "application/atom+xml"));
        host.With("/10/feed", Give(Rss("The Orbit, again", ("New Horizons flies past Pluto", "https://orbit.example/1?utm_source=rss", "It flew past."))));
        return host;
    }

    /// <summary>A site beside a list of their feeds.</summary>
    public static TestSite Site(LocalHost host)
    {
        var site = TestSite.Small();
        site.With("feeds.opml", "<?xml version=\"1.0\"?><opml version=\"1.0\"><body><outline text=\"News\">"
            + string.Concat(Enumerable.Range(1, 10).Select(i => $"<outline type=\"rss\" text=\"Paper {i}\" xmlUrl=\"{host.Address}/{i}/feed\"/>"))
            + "<outline text=\"A note\"/><outline text=\"Wrong\" xmlUrl=\"file:///etc/passwd\"/></outline></body></opml>");
        return site;
    }
}
