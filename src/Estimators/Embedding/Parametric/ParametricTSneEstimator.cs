using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Parametric;
using MLNetVision.Estimators.Embedding.Reading;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators;

/// <summary>
/// Trains a network that makes maps of rows, by t-SNE's divergence over batches (van der Maaten 2009). Rows that come later go through the same network. The
/// fitted model saves itself as transformers of ML.NET: an application that loads it needs ML.NET and ONNX Runtime alone.
/// </summary>
public sealed class ParametricTSneEstimator : IEstimator<ScoringTransformer>
{
    private const string Owner = "ParametricTSne";

    private readonly string _output;
    private readonly string _input;
    private readonly ParametricTSneOptions _options;
    private readonly VisionRun _run;

    internal ParametricTSneEstimator(string output, string input, ParametricTSneOptions? options, VisionRun? run)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        (_output, _input, _options, _run) = (output, input, options ?? new ParametricTSneOptions(), run ?? new VisionRun());
    }

    /// <inheritdoc/>
    public ScoringTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = ColumnRows.Read(input, ColumnRows.Find(input.Schema, _input, Owner), Owner, _run.Cancellation);
        _options.Validate(rows.Rows);
        var mean = rows.Mean(_run.Cancellation);
        var networks = new MapNetworks(_options, Array.ConvertAll(mean, v => (float)v), Scales(rows, mean));
        var (network, result) = (networks.Map(), Train(networks, rows, mean));
        var card = new ModelCard
        {
            Name = network.Name, Preprocessing = new Preprocessing(), Seed = _options.Training.Seed, Metrics = result.Best?.Figures.ToDictionary() ?? [],
        };
        var model = new ScoringModel(network, result.Weights, card, ScoringTask.Features);
        return new ScoringTransformer(
            model, PictureInput.Of(model, input.Schema, _input, Owner), new ScoreNames(_output),
            new ScoringOptions { Engine = _run.Engine, Threads = _run.Threads });
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ColumnRows.Check(inputSchema, _input, Owner);
        return inputSchema.With(ScoreColumns.Promise(ScoringTask.Features, isNamed: false, new ScoreNames(_output)));
    }

    /// <summary>One by the deviation of each column; 0 for columns that are constant but for rounding.</summary>
    private static float[] Scales(RowMatrix rows, double[] mean)
    {
        var squares = new double[mean.Length];
        for (var row = 0; row < rows.Rows; row++)
        {
            var values = rows[row];
            for (var i = 0; i < mean.Length; i++)
            {
                squares[i] += (values[i] - mean[i]) * (values[i] - mean[i]);
            }
        }

        return [.. squares.Select((s, i) => Math.Sqrt(s / rows.Rows)).Select((d, i) => d > 1e-7 * Math.Abs(mean[i]) && d > 0 ? (float)(1 / d) : 0)];
    }

    /// <summary>Neighbours are looked for among the rows as they are, as in a map without a network.</summary>
    private TrainingResult Train(MapNetworks networks, RowMatrix rows, double[] mean)
    {
        using var workers = new Workers(_run.Threads, _run.Cancellation);
        var batch = Math.Min(_options.Training.BatchSize ?? rows.Rows, rows.Rows);
        var source = new PairBatches(rows, rows.Centred(mean, rows.Reach(mean)), batch, _options.Perplexity, workers);
        var run = new TrainingRun(networks.Training(batch), _run.Engine ?? new ManagedEngine(), source)
        {
            Options = _options.Training with { Loss = MapNetworks.Loss, BatchSize = batch },
            Checkpoints = _run.Checkpoints,
            Progress = _run.Progress,
            Observers = _run.Observers,
            Threads = _run.Threads,
        };
        return Trainer.Run(run, _run.Cancellation);
    }
}
