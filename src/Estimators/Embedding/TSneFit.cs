using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Descent;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Forces.Fields;
using MLNetVision.Estimators.Embedding.Forces.Kernels;
using MLNetVision.Estimators.Embedding.Forces.Trees;
using MLNetVision.Estimators.Embedding.Neighbours;
using MLNetVision.Estimators.Embedding.Starts;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Estimators.Embedding;

/// <summary>From rows to a map: neighbours, probabilities, start, descent.</summary>
internal static class TSneFit
{
    /// <summary>Below, all pairs are as fast as anything else.</summary>
    private const int MostForExact = 3000;

    /// <summary>Above, comparing all with all takes longer than a graph.</summary>
    private const int MostForExactNeighbours = 300_000;

    /// <summary>Makes a map.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is wrong, or does not suit the number of rows.</exception>
    public static Descended Run(RowMatrix rows, TSneOptions options, VisionRun run)
    {
        options.Validate(rows.Rows);
        using var workers = new Workers(run.Threads, run.Cancellation);
        var reports = new Reports(run);
        var start = new float[rows.Rows * options.Dimensions];
        try
        {
            start = MapStart.Of(rows, options, run);
            reports.Tell(new FitProgressed("TSne: neighbours", 0, rows.Rows));
            var affinity = Affinity(rows, options, workers);
            reports.Tell(new FitProgressed("TSne: neighbours", rows.Rows, rows.Rows));
            return new TSneDescent(affinity, start, options, Repulsion(rows.Rows, options, workers), workers, reports).Run();
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            return new Descended(start, double.NaN, 0, true);
        }
    }

    /// <summary>The probabilities of pairs: of all where the gradient is exact, else of neighbours, three times as many as the largest perplexity.</summary>
    internal static Affinity Affinity(RowMatrix rows, TSneOptions options, Workers workers)
    {
        var perplexities = options.AllPerplexities;
        var count = options.Gradient == TSneGradient.Exact ? rows.Rows - 1 : Math.Min(rows.Rows - 1, (int)((3 * perplexities.Max()) + 1));
        return JointAffinity.Of(Search(rows, options).OfPoints(count, workers), perplexities, workers);
    }

    internal static INeighbourSearch Search(RowMatrix rows, TSneOptions options) => options.Neighbours switch
    {
        TSneNeighbours.VantagePointTree => new VantagePointTree(rows, options.Seed),
        TSneNeighbours.Graph => new NeighbourGraph(rows, options.Seed),
        TSneNeighbours.Auto when rows.Rows > MostForExactNeighbours => new NeighbourGraph(rows, options.Seed),
        _ => new ExactNeighbours(rows),
    };

    internal static IRepulsion Repulsion(int points, TSneOptions options, Workers workers)
    {
        var student = options.Student();
        return options.Gradient switch
        {
            TSneGradient.Exact => new ExactRepulsion(points, options.Dimensions, student, workers),
            TSneGradient.BarnesHut => new TreeRepulsion(points, options.Dimensions, options.Angle, student, workers),
            TSneGradient.Interpolated => new InterpolatedRepulsion(points, student, workers),
            _ when points <= MostForExact => new ExactRepulsion(points, options.Dimensions, student, workers),
            _ when options.Dimensions == 2 => new InterpolatedRepulsion(points, student, workers),
            _ => new TreeRepulsion(points, options.Dimensions, options.Angle, student, workers),
        };
    }

    internal static Student Student(this TSneOptions options) => new(options.DegreesOfFreedom ?? Math.Max(1, options.Dimensions - 1));
}
