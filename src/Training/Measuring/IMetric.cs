using MLNetVision.Networks;

namespace MLNetVision.Training.Measuring;

/// <summary>A figure that is measured on data: a description, which any number of measurements can be made from.</summary>
public interface IMetric
{
    /// <summary>The figure's name.</summary>
    string Name { get; }

    /// <summary>Which figures are good.</summary>
    MetricGoal Goal { get; }

    /// <summary>Brings the metric to a network.</summary>
    /// <exception cref="NetworkException">The network does not give what is to be measured.</exception>
    IMeasurement Bind(Network network, string loss);
}
