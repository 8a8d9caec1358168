using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>
/// KMeans: on data so well separated that k-means++ misses a cluster once in ten thousand runs, every way to begin ends at the means of the clusters.
/// </summary>
public sealed class KMeansTests
{
    /// <summary>Means in single precision; ML.NET keeps running sums.</summary>
    private const float Mean = 1e-5f;

    private const int Clusters = 3;
    private const int Features = 2;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(90, Clusters, Features, seed: 5, spread: 0.003f);

    [Theory]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus, 1)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang, 1)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus, 4)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang, 4)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang, null)]
    public void Centroids_are_the_means_of_the_clusters(KMeansTrainer.InitializationAlgorithm start, int? threads)
    {
        var model = Fit(new() { NumberOfClusters = Clusters, InitializationAlgorithm = start, NumberOfThreads = threads });

        Assert.All(Means().Zip(Centroids(model)).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, Mean));
    }

    [Fact]
    public void A_random_start_ends_at_means_of_the_rows_nearest()
    {
        var transformer = Train(new() { NumberOfClusters = Clusters, InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.Random });
        var labels = Views.Column<uint>(transformer.Transform(Data()), "PredictedLabel");
        VBuffer<float>[] centroids = null!;
        transformer.Model.GetClusterCentroids(ref centroids, out var count);

        Assert.Equal(Clusters, count);
        for (var c = 0; c < Clusters; c++)
        {
            var members = _rows.Where((_, i) => labels[i] == c + 1).Select(row => row.Features.DenseValues().ToArray()).ToArray();
            Assert.All(Enumerable.Range(0, Features), j => Assert.Equal(members.Average(m => m[j]), centroids[c].GetItemOrDefault(j), Mean));
        }
    }

    [Theory]
    [InlineData(KMeansTrainer.InitializationAlgorithm.Random, new[] { -1.5319593f, 2.092556f, 1.3704344f, 1.7999564f, -0.786333f, -0.20604374f })]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang, new[] { 0.8783146f, 0.9582802f, -1.4509984f, -0.47805032f, -1.3402582f, 2.0075536f })]
    public void A_seed_draws_the_same_rows_to_begin_with(KMeansTrainer.InitializationAlgorithm start, float[] afterTwoIterations)
    {
        MLContext seeded = new(7);
        var data = Samples.Multiclass(seeded, Samples.Clusters(200, 4, Features, seed: 3), 4, Features);
        var options = new KMeansTrainer.Options { NumberOfThreads = 1, NumberOfClusters = 3, InitializationAlgorithm = start, MaximumNumberOfIterations = 2 };

        VBuffer<float>[] centroids = null!;
        seeded.Clustering.Trainers.KMeans(options).Fit(data).Model.GetClusterCentroids(ref centroids, out _);

        Assert.All(afterTwoIterations.Zip(centroids.SelectMany(c => c.DenseValues())), pair => Assert.Equal(pair.First, pair.Second, Mean));
    }

    [Fact]
    public void One_cluster_is_the_mean_of_all()
    {
        var centroid = Centroids(Fit(new() { NumberOfClusters = 1 }))[0];

        Assert.Equal(_rows.Average(row => row.Features.GetValues()[0]), centroid[0], Mean);
        Assert.Equal(_rows.Average(row => row.Features.GetValues()[1]), centroid[1], Mean);
    }

    [Fact]
    public void As_many_clusters_as_rows_puts_one_on_each()
    {
        var rows = _rows.Take(6).ToArray();

        var centroids = Centroids(Fit(new() { NumberOfClusters = 6 }, rows));

        var expected = rows.Select(row => row.Features.DenseValues().ToArray()).OrderBy(v => v[0]);
        Assert.All(expected.Zip(centroids).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, Mean));
    }

    [Theory]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.Random)]
    public void More_clusters_than_rows_cannot_be_found(KMeansTrainer.InitializationAlgorithm start)
    {
        Assert.Throws<InvalidOperationException>(() => Fit(new() { NumberOfClusters = 7, InitializationAlgorithm = start }, [.. _rows.Take(6)]));
        Assert.Throws<InvalidOperationException>(() => Fit(new() { NumberOfClusters = 1, InitializationAlgorithm = start }, []));
    }

    [Fact]
    public void Plus_plus_needs_that_many_different_rows()
    {
        var same = Enumerable.Repeat(_rows[0], 20).ToArray();

        Assert.Throws<InvalidOperationException>(
            () => Fit(new() { NumberOfClusters = 2, InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus }, same));
    }

    [Fact]
    public void A_hundred_clusters_are_begun_by_oversampling()
    {
        var rows = Samples.Clusters(1000, 100, Features, seed: 11, spread: 0.01f);
        var transformer = Train(new() { NumberOfClusters = 80, NumberOfThreads = 1 }, rows);

        var scores = Views.Vectors(transformer.Transform(Data(rows)), "Score");

        Assert.True(scores.Average(score => score.Min()) < 0.05);
        Assert.Equal(80, scores[0].Length);
    }

    [Fact]
    public void Rows_with_a_feature_that_is_not_finite_are_left_out()
    {
        var bad = Samples.Clusters(2, Clusters, Features);
        bad[0].Features = new VBuffer<float>(Features, [float.NaN, 1]);
        bad[1].Features = new VBuffer<float>(Features, [1, float.PositiveInfinity]);

        var centroids = Centroids(Fit(new() { NumberOfClusters = Clusters, NumberOfThreads = 1 }, [bad[0], .. _rows, bad[1]]));

        Assert.All(Means().Zip(centroids).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, Mean));
    }

    [Fact]
    public void Sparse_rows_count_as_dense_ones()
    {
        var sparse = _rows.Select(row => new Row { Features = Samples.Sparse(row.Features) }).ToArray();

        var centroids = Centroids(Fit(new() { NumberOfClusters = Clusters }, sparse));

        Assert.All(Means().Zip(centroids).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, Mean));
    }

    [Fact]
    public void The_score_is_the_squared_distance_and_the_label_the_nearest()
    {
        var transformer = Train(new() { NumberOfClusters = Clusters });
        VBuffer<float>[] centroids = null!;
        transformer.Model.GetClusterCentroids(ref centroids, out _);
        var scored = transformer.Transform(Data());
        var scores = Views.Vectors(scored, "Score");
        var labels = Views.Column<uint>(scored, "PredictedLabel");

        for (var i = 0; i < _rows.Length; i++)
        {
            var expected = centroids.Select(centroid => centroid.DenseValues().Zip(_rows[i].Features.DenseValues(), (a, b) => (a - b) * (a - b)).Sum());
            Assert.All(expected.Zip(scores[i]), pair => Assert.Equal(pair.First, pair.Second, Mean));
            Assert.All(scores[i], score => Assert.True(score >= 0));
            Assert.Equal((uint)Array.IndexOf(scores[i], scores[i].Min()) + 1, labels[i]);
        }
    }

    [Fact]
    public void PredictedLabel_then_Score_are_added_with_their_annotations()
    {
        var transformer = Train(new() { NumberOfClusters = Clusters });

        Assert.Equal(
            [
                "PredictedLabel Key<UInt32, 0-2> {ScoreColumnKind=Clustering, ScoreColumnSetId=1, ScoreValueKind=PredictedLabel}",
                "Score Vector<Single, 3> {ScoreColumnKind=Clustering, ScoreColumnSetId=1, ScoreValueKind=Score}",
            ],
            Views.DescribeAll(transformer.GetOutputSchema(Data().Schema)).TakeLast(2));
        Assert.Equal(
            [
                "Features Vector Single key=False {}",
                "Label Scalar UInt32 key=True {}",
                "PredictedLabel Scalar UInt32 key=True {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Score Vector Single key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Weight Scalar Single key=False {}",
            ],
            Views.DescribePromise(SchemaPromise.Of(Data().Schema, _context.Clustering.Trainers.KMeans())));
    }

    [Fact]
    public void It_scores_the_same_when_it_is_loaded()
    {
        var transformer = Train(new() { NumberOfClusters = Clusters });

        var loaded = Views.Reload(_context, transformer, Data().Schema);

        Assert.Equal(Views.Vectors(transformer.Transform(Data()), "Score"), Views.Vectors(loaded.Transform(Data()), "Score"));
        Assert.Equal(Views.Column<uint>(transformer.Transform(Data()), "PredictedLabel"), Views.Column<uint>(loaded.Transform(Data()), "PredictedLabel"));
        Assert.Equal(Views.DescribeAll(transformer.GetOutputSchema(Data().Schema)), Views.DescribeAll(loaded.GetOutputSchema(Data().Schema)));
    }

    [Fact]
    public void A_feature_that_is_not_a_number_is_nearest_to_nothing()
    {
        var transformer = Train(new() { NumberOfClusters = Clusters });

        var scored = transformer.Transform(Data([new Row { Features = new VBuffer<float>(Features, [float.NaN, 1]) }]));

        Assert.All(Views.Vectors(scored, "Score")[0], score => Assert.True(float.IsNaN(score)));
        Assert.Equal([0u], Views.Column<uint>(scored, "PredictedLabel"));
    }

    [Fact]
    public void Weights_must_be_singles_and_columns_must_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Clustering.Trainers.KMeans("Pixels").Fit(Data()));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Clustering.Trainers.KMeans("Label").Fit(Data()));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Clustering.Trainers.KMeans("Features", "Label").Fit(Data()));
        Assert.Equal(2, Centroids(_context.Clustering.Trainers.KMeans("Features", "Weight", 2).Fit(Data()).Model).Length);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Action<KMeansTrainer.Options>[] faults =
        [
            o => o.NumberOfClusters = 0,
            o => o.MaximumNumberOfIterations = 0,
            o => o.OptimizationTolerance = 0,
            o => o.AccelerationMemoryBudgetMb = 0,
            o => o.NumberOfThreads = 0,
        ];

        Assert.All(faults, fault =>
        {
            var options = new KMeansTrainer.Options();
            fault(options);
            Assert.Throws<ArgumentOutOfRangeException>(() => _context.Clustering.Trainers.KMeans(options));
        });
    }

    [Fact]
    public void Defaults_are_those_documented()
    {
        var options = new KMeansTrainer.Options();

        Assert.Equal(
            (5, 1000, 1e-7f, 4096),
            (options.NumberOfClusters, options.MaximumNumberOfIterations, options.OptimizationTolerance, options.AccelerationMemoryBudgetMb));
        Assert.Equal(KMeansTrainer.InitializationAlgorithm.KMeansYinyang, options.InitializationAlgorithm);
        Assert.Equal(("Features", null), (options.FeatureColumnName, options.ExampleWeightColumnName));
        Assert.Null(options.NumberOfThreads);
    }

    private static float[][] Centroids(KMeansModelParameters model)
    {
        VBuffer<float>[] centroids = null!;
        model.GetClusterCentroids(ref centroids, out var count);
        return [.. centroids.Take(count).Select(centroid => centroid.DenseValues().ToArray()).OrderBy(values => values[0])];
    }

    private float[][] Means() =>
        [.. _rows.GroupBy(row => row.Class)
            .Select(group => Enumerable.Range(0, Features).Select(j => group.Average(row => row.Features.GetValues()[j])).ToArray())
            .OrderBy(mean => mean[0])];

    private IDataView Data(Row[]? rows = null) => Samples.Multiclass(_context, rows ?? _rows, Clusters, Features);

    private ClusteringPredictionTransformer<KMeansModelParameters> Train(KMeansTrainer.Options options, Row[]? rows = null) =>
        _context.Clustering.Trainers.KMeans(options).Fit(Data(rows));

    private KMeansModelParameters Fit(KMeansTrainer.Options options, Row[]? rows = null) => Train(options, rows).Model;
}
