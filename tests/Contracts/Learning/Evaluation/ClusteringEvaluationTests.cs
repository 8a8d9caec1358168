using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class ClusteringEvaluationTests
{
    /// <summary>Distances and centroids are singles.</summary>
    private const double Singles = 1e-5;

    private readonly MLContext _context = new(1);

    [Fact]
    public void The_average_distance_is_that_to_the_nearest_cluster()
    {
        var metrics = Evaluate([Of(0, 1, 5), Of(0, 7, 2), Of(1, 3, 3)]);

        Assert.Equal(2, metrics.AverageDistance, Singles);
    }

    [Fact]
    public void Clusters_that_are_the_classes_agree_wholly_and_independent_ones_not_at_all()
    {
        Assert.Equal(1, Evaluate([Of(0, 1, 2), Of(0, 1, 2), Of(1, 2, 1), Of(1, 2, 1)], "Label").NormalizedMutualInformation, Singles);
        Assert.Equal(0, Evaluate([Of(0, 1, 2), Of(0, 2, 1), Of(1, 1, 2), Of(1, 2, 1)], "Label").NormalizedMutualInformation, Singles);
    }

    [Fact]
    public void Mutual_information_is_that_of_the_formula()
    {
        var metrics = Evaluate([Of(0, 1, 2), Of(0, 1, 2), Of(0, 2, 1), Of(2, 2, 1)], "Label");
        var entropy = -((0.75 * Math.Log(0.75)) + (0.25 * Math.Log(0.25)));
        var information = (0.5 * Math.Log(0.5 / (0.75 * 0.5))) + (0.25 * Math.Log(0.25 / (0.75 * 0.5))) + (0.25 * Math.Log(0.25 / (0.25 * 0.5)));

        Assert.Equal(information / entropy, metrics.NormalizedMutualInformation, Singles);
    }

    [Fact]
    public void Without_labels_there_is_no_mutual_information_and_without_features_no_index()
    {
        var metrics = Evaluate([Of(0, 1, 2), Of(1, 2, 1)]);

        Assert.Equal(double.NaN, metrics.NormalizedMutualInformation);
        Assert.Equal(0, metrics.DaviesBouldinIndex);
    }

    [Fact]
    public void The_index_of_Davies_and_Bouldin_compares_spreads_with_the_distance_of_centroids()
    {
        Row[] rows =
        [
            new() { Score = [0, 9], Features = [0, 0] }, new() { Score = [0, 9], Features = [0, 2] },
            new() { Score = [9, 0], Features = [10, 0] }, new() { Score = [9, 0], Features = [10, 4] },
        ];
        var expected = (1 + 2) / Math.Sqrt(100 + 1);

        Assert.Equal(expected, Evaluate(rows, features: "Features").DaviesBouldinIndex, Singles);
    }

    [Fact]
    public void A_cluster_without_rows_adds_nothing_to_the_index_but_counts_as_one()
    {
        var rows = Enumerable.Range(0, 4).Select(i => new ThreeDistances { Score = i < 2 ? [0, 9, 99] : [9, 0, 99], Features = [i < 2 ? 0 : 10, i % 2 * 2] });
        var two = (1 + 1) / 10.0;

        var metrics = _context.Clustering.Evaluate(_context.Data.LoadFromEnumerable(rows), featureColumnName: "Features");

        Assert.Equal(two * 2 / 3, metrics.DaviesBouldinIndex, Singles);
    }

    [Fact]
    public void Labels_can_be_keys()
    {
        var rows = Enumerable.Range(0, 6).Select(i => new KeyedDistances { Label = (uint)(i % 2) + 1, Score = i % 2 == 0 ? [0, 9] : [9, 0] });

        Assert.Equal(1, _context.Clustering.Evaluate(_context.Data.LoadFromEnumerable(rows), "Label").NormalizedMutualInformation, Singles);
    }

    [Fact]
    public void Rows_with_distances_that_are_no_numbers_count_nothing_and_missing_labels_count_to_the_first_class()
    {
        var metrics = Evaluate([Of(0, 1, 2), Of(1, float.NaN, 1), Of(1, 1, float.PositiveInfinity), Of(float.NaN, 1, 2), Of(1, 3, 1)], "Label");

        Assert.Equal(1, metrics.AverageDistance, Singles);
        Assert.Equal(1, metrics.NormalizedMutualInformation, Singles);
    }

    [Fact]
    public void No_rows_have_no_average() => Assert.Equal(double.NaN, Evaluate([]).AverageDistance);

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5f)]
    public void A_label_that_is_no_class_is_refused(float label) => Assert.Throws<InvalidOperationException>(() => Evaluate([Of(label, 1, 2)], "Label"));

    [Theory]
    [InlineData("nothing", null, null)]
    [InlineData("Label", null, null)]
    [InlineData("Score", "nothing", null)]
    [InlineData("Score", "Features", null)]
    [InlineData("Score", null, "nothing")]
    public void Wrong_columns_are_refused(string score, string? label, string? features)
    {
        var data = _context.Data.LoadFromEnumerable([Of(0, 1, 2)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Clustering.Evaluate(data, label, score, features));
    }

    [Fact]
    public void Trained_clusters_are_evaluated_and_cross_validated()
    {
        var rows = Enumerable.Range(0, 120).Select(i => new Row { Label = i % 3, Features = [(10 * (i % 3)) + (i % 5), i % 4] });
        var data = _context.Data.LoadFromEnumerable(rows.Select(r => new Point { Label = r.Label, Features = r.Features }));

        var folds = _context.Clustering.CrossValidate(data, _context.Clustering.Trainers.KMeans(numberOfClusters: 3), 3, "Label", "Features", seed: 1);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, f => Assert.Equal(1, f.Metrics.NormalizedMutualInformation, Singles));
        Assert.All(folds, f => Assert.InRange(f.Metrics.DaviesBouldinIndex, 0.01, 1));
    }

    private static Row Of(float label, params float[] distances) => new() { Label = label, Score = distances, Features = [0, 0] };

    private ClusteringMetrics Evaluate(Row[] rows, string? label = null, string? features = null) =>
        _context.Clustering.Evaluate(_context.Data.LoadFromEnumerable(rows), label, "Score", features);

    private sealed class Row
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Point
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class ThreeDistances
    {
        [VectorType(3)]
        public float[] Score { get; set; } = [];

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class KeyedDistances
    {
        [KeyType(2)]
        public uint Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];
    }
}
