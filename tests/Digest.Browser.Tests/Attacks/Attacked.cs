using Digest.Build;
using Digest.Core.Settings;
using Microsoft.Playwright;

namespace Digest.Browser.Tests.Attacks;

/// <summary>A page to be opened.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Shape">Kind of page, as <see cref="PageProbe.Look"/> names it.</param>
/// <param name="Title">What its title begins with, or null.</param>
/// <param name="Act">What is done before it is looked at.</param>
internal sealed record Visit(string Address, string Shape, string? Title = null, Func<IPage, Task>? Act = null);

/// <summary>The site of attacks, served to a Chromium. Without Chromium there is none.</summary>
public sealed class Attacked : IAsyncLifetime
{
    internal TestSite? Files { get; private set; }

    internal ServedSite? Served { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (HeadlessChromium.Program is null) return;
        Files = AttackSite.Write();
        Served = await ServedSite.StartAsync(new BuildOptions { Root = Files.Root, At = "2017-01-01", KeepGoing = true }, isPlain: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (Served is not null) await Served.DisposeAsync();
        Files?.Dispose();
    }

    internal string AddressOf(string permalink) => Served!.Address + Permalinks.Href(permalink, Served.Built.Site.Settings);

    /// <summary>Everything wrong on some pages, which are opened in two tabs.</summary>
    /// <param name="host">Address of the host that they are on.</param>
    /// <param name="visits">The pages.</param>
    /// <param name="together">How many are opened beside each other; where something is wrong, each is opened again by itself.
    /// </param>
    internal async Task<List<string>> LookAsync(string host, IReadOnlyList<Visit> visits, int together = 12)
    {
        visits.ShouldNotBeEmpty();
        var faults = await Task.WhenAll(Enumerable.Range(0, Math.Min(2, visits.Count)).Select(async part =>
        {
            await using var watch = await PageWatch.OpenAsync(Served!.Browser, host);
            var wrong = new List<string>();
            foreach (var some in visits.Chunk(together).Where((_, i) => i % 2 == part))
            {
                var faults = new List<string>();
                if (some.All(v => v.Act is null) && await watch.AreWellAsync(some)) continue;
                foreach (var visit in some)
                {
                    foreach (var fault in await watch.VisitAsync(visit)) faults.Add(visit.Address[host.Length..] + " " + fault);
                }

                if (faults.Count == 0 && some.All(v => v.Act is null)) faults.Add(some[0].Address[host.Length..] + " something, beside others");
                wrong.AddRange(faults);
            }

            return wrong;
        }));
        return [.. faults.SelectMany(f => f).Order(StringComparer.Ordinal)];
    }
}
