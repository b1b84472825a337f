using Digest.Linking.Benchmarks.Readers;

namespace Digest.Linking.Benchmarks.Learning;

/// <summary>A file of labelled documents.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Documents">Its documents.</param>
/// <param name="Labels">The cluster of each, by Id.</param>
/// <param name="FoldOf">The fold of each cluster; all clusters of a topic are in one.</param>
internal sealed record LabelledFile(string Name, Fingerprint[] Documents, Dictionary<string, string> Labels,
    Dictionary<string, int> FoldOf);

/// <summary>The sites to learn from, made of labelled documents and of documents that stand alone: the files as they are, a few
/// of their stories among documents that stand alone, tiny sites of two look-alike events, and sites without stories.</summary>
internal sealed class Curriculum
{
    /// <summary>In how many parts the topics of each file are cut.</summary>
    public const int Folds = 4;

    private const double StoriesOfWeightOne = 64; // so every story counts the same, whatever file it is of
    private const double WeightOfMixed = 0.1;
    private const double WeightOfSparse = 1;
    private const int WholeStoryIn = 5; // of a sparse site; of the others one document is left
    private const double WeightOfTiny = 0.5; // all of a file together
    private const double WeightOfAlone = 0.3;
    private const int OneStoryIn = 4; // of a mixed site
    private const int AloneForStory = 3; // documents that stand alone for one of a story
    private const int TellingsOfTiny = 3;
    private const int TinyOfTopic = 2;

    private readonly List<LabelledFile> _files = [];
    private readonly List<Fingerprint[]> _alone = [];
    private readonly LinkOptions _options;

    /// <summary>Reads documents.</summary>
    /// <param name="folder">Holds <c>*.jsonl</c> as for <c>digest evaluate</c>; documents of a file without labels stand
    /// alone.</param>
    /// <param name="posts">Folders of Markdown whose posts stand alone.</param>
    /// <param name="options">Settings of the run.</param>
    public Curriculum(string folder, IEnumerable<string> posts, LinkOptions options)
    {
        this._options = options;
        foreach (var path in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            if (path.EndsWith("-links.jsonl", StringComparison.Ordinal)) continue;
            var set = LabelledSet.Read(path, null);
            // Items are learnt from as what they are by themselves: short reports.
            var fingerprints = Fingerprint.OfAll(Array.ConvertAll(set.Documents, static d => d with { Roundup = null }), options);
            var labels = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < set.Documents.Length; i++)
            {
                if (set.Labels[i] is { } label) labels[set.Documents[i].Id] = label;
            }
            if (labels.Count == 0) _alone.Add(fingerprints);
            else
                _files.Add(new LabelledFile(Path.GetFileNameWithoutExtension(path), fingerprints, labels, FoldsOf(labels)));
        }
        foreach (var post in posts)
            _alone.Add(Fingerprint.OfAll(ArticleFolder.Parse(ArticleFolder.Paths(post), Environment.ProcessorCount), options));
    }

    /// <summary>The labelled files.</summary>
    public IReadOnlyList<LabelledFile> Files => _files;

    /// <summary>The documents that stand alone, by file or folder.</summary>
    public IReadOnlyList<Fingerprint[]> Alone => _alone;

    /// <summary>All sites to learn from, without the topics of one fold (-1: with all).</summary>
    public List<TrainingSet> Without(int held)
    {
        var sites = new List<TrainingSet>();
        foreach (var file in _files)
        {
            sites.Add(Site(file, fold => fold != held));
            for (var among = 0; among < _alone.Count; among++) sites.Add(Mixed(file, among, held));
            sites.AddRange(Tiny(file, fold => fold != held));
            if (file.FoldOf.Keys.GroupBy(TopicOf).Any(static topic => topic.Count() > 1))
                sites.Add(Site(Dating.Of(file, _options), fold => fold != held));
        }
        foreach (var documents in _alone)
            sites.Add(new TrainingSet(documents, static id => id, WeightOfAlone, _options));
        return sites;
    }

    /// <summary>The sites on which most documents stand alone, without the topics of one fold (-1: with all).</summary>
    public List<TrainingSet> SparseWithout(int held)
    {
        var sites = new List<TrainingSet>();
        foreach (var file in _files)
        {
            for (var site = 0; site < WholeStoryIn; site++) sites.Add(Sparse(file, site, fold => fold != held));
            for (var among = 0; among < _alone.Count; among++) sites.Add(Mixed(file, among, held));
        }
        foreach (var documents in _alone)
            sites.Add(new TrainingSet(documents, static id => id, WeightOfAlone, _options));
        return sites;
    }

    /// <summary>A file, or some folds of it, as a site of its own.</summary>
    public TrainingSet Site(LabelledFile file, Predicate<int> fold)
    {
        var documents = DocumentsOf(file, fold);
        var stories = documents.Select(d => file.Labels[d.Document.Id]).Distinct().Count();
        return new TrainingSet(documents, id => file.Labels.GetValueOrDefault(id), stories / StoriesOfWeightOne, _options);
    }

    /// <summary>All of a fold among documents that stand alone and are not compared.</summary>
    public TrainingSet Planted(LabelledFile file, int fold, Fingerprint[] among) =>
        new([.. DocumentsOf(file, f => f == fold), .. among], id => file.Labels.GetValueOrDefault(id), 1, _options);

    /// <summary>Sites of two look-alike events, three tellings of each at most.</summary>
    public IEnumerable<TrainingSet> Tiny(LabelledFile file, Predicate<int> fold)
    {
        var topics = DocumentsOf(file, fold).GroupBy(d => TopicOf(file.Labels[d.Document.Id]))
            .Select(topic => topic.GroupBy(d => file.Labels[d.Document.Id]).Where(static story => story.Count() >= TellingsOfTiny)
            .ToList())
            .Where(static stories => stories.Count > 1).ToList();
        foreach (var stories in topics)
        {
            for (var site = 0; site < TinyOfTopic; site++)
            {
                var documents = stories.SelectMany(story => story.Skip(site * TellingsOfTiny).Take(TellingsOfTiny)).ToList();
                if (documents.Count > TellingsOfTiny)
                {
                    yield return new TrainingSet(documents, id => file.Labels[id], WeightOfTiny / topics.Count / TinyOfTopic,
                        _options);
                }
            }
        }
    }

    /// <summary>A site of the same affairs on which most articles stand alone: a few stories of a file are whole, of each other
    /// one document is there.</summary>
    public TrainingSet Sparse(LabelledFile file, int site, Predicate<int> fold)
    {
        var documents = DocumentsOf(file, fold).GroupBy(d => file.Labels[d.Document.Id])
            .OrderBy(static story => story.Key, StringComparer.Ordinal)
            .SelectMany((story, i) => i % WholeStoryIn == site % WholeStoryIn
                ? story : story.OrderBy(static d => d.Document.Id, StringComparer.Ordinal).Skip(site % story.Count()).Take(1))
            .ToList();
        return new TrainingSet(documents, id => file.Labels[id], WeightOfSparse, _options);
    }

    /// <summary>The same drawn by chance: a sixth of the stories with at most four tellings each, and one document of each of two
    /// thirds.</summary>
    public TrainingSet Drawn(LabelledFile file, int seed)
    {
        var random = new Random(seed);
        var stories = DocumentsOf(file, static _ => true).GroupBy(d => file.Labels[d.Document.Id])
            .OrderBy(static story => story.Key, StringComparer.Ordinal).OrderBy(_ => random.Next()).ToList();
        var (whole, alone) = (Math.Max(3, stories.Count / 6), stories.Count * 2 / 3);
        var documents = stories.Take(whole).SelectMany(static story => story.Take(4))
            .Concat(stories.Skip(whole).Take(alone).Select(story => story.ElementAt(random.Next(story.Count())))).ToList();
        return new TrainingSet(documents, id => file.Labels[id], WeightOfSparse, _options);
    }

    private TrainingSet Mixed(LabelledFile file, int among, int held)
    {
        var stories = file.Labels.Values.Distinct().Order(StringComparer.Ordinal).ToList();
        var documents = DocumentsOf(file, fold => fold != held)
            .Where(d => stories.IndexOf(file.Labels[d.Document.Id]) % OneStoryIn == among % OneStoryIn).ToList();
        documents.AddRange(_alone[among].Take(documents.Count * AloneForStory));
        return new TrainingSet(documents, id => file.Labels.GetValueOrDefault(id, id), WeightOfMixed, _options);
    }

    private static Fingerprint[] DocumentsOf(LabelledFile file, Predicate<int> fold) =>
        [.. file.Documents.Where(d => file.Labels.TryGetValue(d.Document.Id, out var label) && fold(file.FoldOf[label]))];

    // Neighbours together: labels that are numbers are in the order of time.
    private static Dictionary<string, int> FoldsOf(Dictionary<string, string> labels)
    {
        var topics = labels.Values.Select(TopicOf).Distinct().OrderBy(static t => t.Length)
            .ThenBy(static t => t, StringComparer.Ordinal).ToList();
        return labels.Values.Distinct()
            .ToDictionary(static l => l, l => topics.IndexOf(TopicOf(l)) * Folds / topics.Count, StringComparer.Ordinal);
    }

    // "10-ecb" and "10-ecbplus" are two events of topic 10.
    private static string TopicOf(string label) => label.Split('-')[0];
}
