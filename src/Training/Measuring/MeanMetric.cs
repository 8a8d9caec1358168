using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Measuring;

/// <summary>A batch's figure, from the network's inputs and outputs.</summary>
public delegate double BatchFigure(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs);

/// <summary>The mean over batches of a figure that the caller computes; batches count by the rows of the first output.</summary>
internal sealed record MeanMetric(string Name, MetricGoal Goal, IReadOnlyList<string> Outputs, BatchFigure Figure) : IMetric
{
    public IMeasurement Bind(Network network, string loss)
    {
        var missing = Outputs.Except(network.Outputs.Select(o => o.Name)).ToArray();
        return Outputs.Count > 0 && missing.Length == 0 ? new Measurement(this) : throw new NetworkException(
            $"The metric '{Name}' looks at '{string.Join("', '", Outputs)}'; the outputs of '{network.Name}' are "
            + $"'{string.Join("', '", network.Outputs.Select(o => o.Name))}'. Name at least one of them, and no other.");
    }

    private sealed class Measurement(MeanMetric metric) : IMeasurement
    {
        private RunningMean _mean;

        public IReadOnlyList<string> Outputs => metric.Outputs;

        public double Value => _mean.Value;

        public void Reset() => _mean = default;

        public void Add(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
        {
            var dims = outputs[metric.Outputs[0]].Dims;
            _mean = _mean.Add(metric.Figure(inputs, outputs), dims.Count == 0 ? 1 : dims[0]);
        }
    }
}
