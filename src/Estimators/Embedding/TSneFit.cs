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

    /// <summary>
    /// Above, comparing all with all takes longer than a graph. Of 70,000 rows of 50 numbers the graph, which finds 99.9 %, takes three times as long; all
    /// pairs grow with the square of the rows, the graph with their number times its logarithm. benchmarks/Peers reducers measures it.
    /// </summary>
    private const int MostForExactNeighbours = 240_000;

    /// <summary>Makes a map.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is wrong, or does not suit the number of rows.</exception>
    public static Descended Run(RowMatrix rows, TSneOptions options, VisionRun run)
    {
        options.Validate(rows.Rows);
        using var workers = new Workers(run.Threads, run.Cancellation);
        var reports = new Reports(run);
        float[]? start = null;
        try
        {
            start = MapStart.Of(rows, options, run);
            var affinity = Affinity(rows, options, workers, (work, done) => reports.Tell(new FitProgressed($"TSne: {work}", done, rows.Rows)));
            return new TSneDescent(affinity, start, options, Repulsion(rows.Rows, options, workers), workers, reports).Run();
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            return new Descended(start ?? MapStart.Random(rows.Rows, options), double.NaN, 0, true);
        }
    }

    /// <summary>The probabilities of pairs: of all where the gradient is exact, else of neighbours, three times as many as the largest perplexity.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">How.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="told">Is told how many rows are done, and with what.</param>
    internal static Affinity Affinity(RowMatrix rows, TSneOptions options, Workers workers, Action<string, int>? told = null)
    {
        told?.Invoke("neighbours", 0);
        var perplexities = options.AllPerplexities;
        var count = options.Gradient == TSneGradient.Exact ? rows.Rows - 1 : Math.Min(rows.Rows - 1, (int)((3 * perplexities.Max()) + 1));
        var near = Search(rows, options, workers.Cancellation).OfPoints(count, workers, told is null ? null : done => told("neighbours", done));
        return JointAffinity.Of(near, perplexities, workers, told is null ? null : done => told("probabilities", done));
    }

    internal static INeighbourSearch Search(RowMatrix rows, TSneOptions options, CancellationToken cancellation = default) => options.Neighbours switch
    {
        TSneNeighbours.VantagePointTree => new VantagePointTree(rows, options.Seed, cancellation),
        TSneNeighbours.Graph => new NeighbourGraph(rows, options.Seed),
        TSneNeighbours.Auto when rows.Rows > MostForExactNeighbours => new NeighbourGraph(rows, options.Seed),
        _ => new ExactNeighbours(rows, cancellation),
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
