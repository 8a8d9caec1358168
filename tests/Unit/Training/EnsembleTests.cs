using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Ensembles;

namespace MLNetVision.Tests.Unit.Training;

public class EnsembleTests
{
    [Theory]
    [InlineData(10, 2)]
    [InlineData(10, 3)]
    [InlineData(10, 10)]
    [InlineData(101, 5)]
    public void Each_row_is_measured_in_one_fold_and_trained_on_in_the_others(int rows, int k)
    {
        var folds = Folds.Plain(rows, k, seed: 3);

        Assert.Equal(k, folds.Count);
        Assert.Equal(Enumerable.Range(0, rows), folds.SelectMany(f => f.Validation).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, rows), f.Training.Concat(f.Validation).Order()));
        Assert.InRange(folds.Max(f => f.Validation.Count) - folds.Min(f => f.Validation.Count), 0, 1);
    }

    [Fact]
    public void Seeds_have_folds_of_their_own_that_come_again()
    {
        Assert.Equal(Folds.Plain(50, 5, 1)[0].Validation, Folds.Plain(50, 5, 1)[0].Validation);
        Assert.NotEqual(Folds.Plain(50, 5, 1)[0].Validation, Folds.Plain(50, 5, 2)[0].Validation);
        Assert.NotEqual(Enumerable.Range(0, 10), Folds.Plain(50, 5, 1)[0].Validation);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void Stratified_folds_have_every_class_in_its_share(int k)
    {
        int[] labels = [.. Enumerable.Range(0, 130).Select(i => i < 90 ? 0 : i < 120 ? 1 : 2)];
        var folds = Folds.Stratified(labels, k, seed: 3);

        Assert.Equal(Enumerable.Range(0, labels.Length), folds.SelectMany(f => f.Validation).Order());
        Assert.InRange(folds.Max(f => f.Validation.Count) - folds.Min(f => f.Validation.Count), 0, 1);
        foreach (var label in labels.Distinct())
        {
            var counts = folds.Select(f => f.Validation.Count(row => labels[row] == label)).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void Impossible_divisions_are_refused()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Plain(3, 4));
        Assert.Contains("from 2 to the number of rows, 3", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Plain(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Bootstrap(1, 1));
        Assert.Contains(
            "class 7 has 1 rows, too few for 2", Assert.Throws<ArgumentException>(() => Folds.Stratified([3, 3, 7], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bootstrap_sample_leaves_out_about_one_row_in_e()
    {
        var samples = Folds.Bootstrap(1000, 20, seed: 5);

        Assert.All(samples, s => Assert.Equal(1000, s.Training.Count));
        Assert.All(samples, s => Assert.Empty(s.Training.Intersect(s.Validation)));
        Assert.All(samples, s => Assert.Equal(1000, s.Training.Union(s.Validation).Count()));
        Assert.InRange(samples.Average(s => s.Validation.Count) / 1000, 0.36, 0.376);
        Assert.NotEqual(samples[0].Training, samples[1].Training);
        Assert.All(Folds.Bootstrap(2, 50), s => Assert.Single(s.Validation));
    }

    [Fact]
    public void Cross_validation_measures_each_member_with_the_rows_it_has_not_seen()
    {
        var data = Blobs.Source(60, 1);
        var result = EnsembleTrainer.Train(
            Folds.Plain(data.Rows, 3),
            (fold, _) => Blobs.Run(Blobs.Options() with { Epochs = 2 }) with
            {
                Training = data.Select(fold.Training), Validation = data.Select(fold.Validation),
            });
        var accuracies = result.Members.Select(m => m.Best!["accuracy"]).ToArray();

        Assert.Equal(3, result.Members.Count);
        Assert.Equal(accuracies.Average(), result.Mean("accuracy"));
        Assert.Equal(Math.Sqrt(accuracies.Sum(a => Math.Pow(a - accuracies.Average(), 2)) / 2), result.Deviation("accuracy"), 1e-12);
        Assert.All(result.Members, m => Assert.Equal(2 * 3, m.Steps));
    }

    /// <summary>Cross-entropy is convex in the scores, so the loss of their mean is at most the mean of the losses.</summary>
    [Fact]
    public void Bagged_members_differ_and_their_mean_is_no_worse_than_they_are_on_average()
    {
        var data = Blobs.Source(60, 1);
        var result = EnsembleTrainer.Train(
            Folds.Bootstrap(data.Rows, 4, seed: 2),
            (fold, number) => Blobs.Run(Blobs.Options() with { Epochs = 3, Seed = (ulong)number }) with
            {
                Training = data.Select(fold.Training), Validation = data.Select(fold.Validation),
            });
        var run = Blobs.Run();
        var test = Blobs.Source(40, 30);
        var targets = AllOf(test, out var inputs);
        using var ensemble = new Ensemble(
            run.Engine, run.Network, result.Weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = test.Rows } });
        var scores = new Dictionary<string, HostTensor> { ["output"] = new HostTensor(DType.Float32, test.Rows, Blobs.Classes) };
        ensemble.Forward(inputs, scores);
        var single = result.Weights.Select(w => Trainer.Measure(run with { Validation = test }, w)["validation loss"]).ToArray();

        Assert.Equal(4, single.Distinct().Count());
        Assert.InRange(CrossEntropy(scores["output"].As<float>(), targets), 0, single.Average());
    }

    [Fact]
    public void A_cancelled_member_is_the_last()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var result = EnsembleTrainer.Train(Folds.Plain(60, 3), (_, _) => Blobs.Run(), stop.Token);

        Assert.Single(result.Members);
        Assert.Contains("no best epoch", Assert.Throws<InvalidOperationException>(() => result.Mean("accuracy")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_are_the_mean_of_the_members()
    {
        var engine = new SoftmaxEngine();
        var network = SoftmaxEngine.Network(Blobs.Features, Blobs.Classes);
        WeightSet[] members = [.. Enumerable.Range(1, 3).Select(seed => WeightSet.Initialise(network, (ulong)seed))];
        var inputs = new Dictionary<string, HostTensor>
        {
            ["input"] = HostTensor.Of<float>([1, 2, 3, 4, -1, 0, 1, 0], 2, 4), ["target"] = HostTensor.Of<long>([0, 1], 2),
        };
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = 2 } };
        var sum = new double[6];
        foreach (var weights in members)
        {
            using var session = engine.Compile(network, weights, options);
            var single = Room();
            session.Forward(inputs, single);
            sum = [.. sum.Zip(single["output"].As<float>().ToArray(), (a, b) => a + b)];
        }

        var mean = Room();
        using (var ensemble = new Ensemble(engine, network, members, options))
        {
            ensemble.Forward(inputs, mean);
            ensemble.Forward(inputs, mean);
        }

        Assert.Equal(sum.Select(s => (float)(s / 3)), mean["output"].As<float>().ToArray());
        Assert.Equal(0, engine.OpenSessions);

        static Dictionary<string, HostTensor> Room() => new()
        {
            ["output"] = new HostTensor(DType.Float32, 2, 3), ["loss"] = new HostTensor(DType.Float32),
        };
    }

    private static long[] AllOf(ArrayBatchSource source, out IReadOnlyDictionary<string, HostTensor> inputs)
    {
        var batch = new Batch(source.Fields, source.Rows);
        using var reader = source.Open(new BatchPlan(0, source.Rows, Shuffle: false));
        Assert.True(reader.Read(batch));
        inputs = batch.Tensors;
        return batch["target"].As<long>().ToArray();
    }

    private static double CrossEntropy(ReadOnlySpan<float> scores, long[] targets)
    {
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var some = scores.Slice(row * Blobs.Classes, Blobs.Classes).ToArray();
            sum += Math.Log(some.Sum(s => Math.Exp(s))) - some[targets[row]];
        }

        return sum / targets.Length;
    }

    [Fact]
    public void Members_that_do_not_fit_leave_no_session_behind()
    {
        var engine = new SoftmaxEngine();
        var network = SoftmaxEngine.Network(Blobs.Features, Blobs.Classes);

        Assert.Throws<NetworkException>(
            () => new Ensemble(engine, network, [WeightSet.Initialise(network, 1), new WeightSet([])], new SessionOptions()));
        Assert.Equal(0, engine.OpenSessions);
        Assert.Throws<ArgumentException>(() => new Ensemble(engine, network, [], new SessionOptions()));
    }
}
