namespace Digest.Build;

/// <summary>Keeps the peak of a large build low.</summary>
public static class Memory
{
    private const int LargeSite = 2_000;

    /// <summary>Collects what a step left behind. What linking compares and search counts is as much again as the site itself;
    /// left alone, it is still there when the pages come. For a small site a collection costs more than it gives back.</summary>
    public static void CollectAfter(int articles)
    {
        if (articles >= LargeSite)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}
