using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Measuring;

/// <summary>
/// A figure of a classifier: scores [N, C] or [N, C, ...] and targets that are class numbers, of which negative ones are not counted, or a probability a class,
/// of which the greatest counts. Where the names are left out, they are those that the network's loss compares.
/// </summary>
public abstract record ClassMetric(string Name) : IMetric
{
    /// <summary>The output with the scores; null for the one that the loss compares.</summary>
    public string? Scores { get; init; }

    /// <summary>The input with the targets; null for the one that the loss compares with.</summary>
    public string? Target { get; init; }

    /// <inheritdoc/>
    public MetricGoal Goal => MetricGoal.Larger;

    /// <inheritdoc/>
    public IMeasurement Bind(Network network, string loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        var compared = ComparedValues.Of(network, loss, $"{GetType().Name}", Scores, Target);
        var shape = network.TypeOf(network.Outputs.First(o => o.Name == compared.Output).Value).Shape;
        return shape.Rank >= 2 && shape[1].IsKnown
            ? new Measurement(this, compared, checked((int)shape[1].Size))
            : throw new NetworkException($"{GetType().Name}: '{compared.Output}' of '{network.Name}' is {shape}; scores are [N, classes, ...].");
    }

    /// <summary>Something that takes in rows and gives the figure.</summary>
    protected abstract IClassFigure Begin(int classes);

    /// <summary>A figure while rows come in.</summary>
    protected interface IClassFigure
    {
        /// <summary>The figure for the rows so far; not a number without any.</summary>
        double Value { get; }

        /// <summary>Takes a row in.</summary>
        void Add(int label, ReadOnlySpan<float> scores);
    }

    private sealed class Measurement(ClassMetric metric, ComparedValues compared, int classes) : IMeasurement
    {
        private readonly ClassRows _rows = new(classes);
        private IClassFigure _figure = metric.Begin(classes);

        public IReadOnlyList<string> Outputs { get; } = [compared.Output];

        public double Value => _figure.Value;

        public void Reset() => _figure = metric.Begin(classes);

        public void Add(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
        {
            _rows.Take(outputs[compared.Output], inputs[compared.Target]);
            while (_rows.Next(out var label))
            {
                _figure.Add(label, _rows.Scores);
            }
        }
    }
}
