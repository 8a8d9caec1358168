using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;

namespace MLNetVision.Trainers.Learning;

/// <summary>What a network is trained for: the network with its loss, and what it is measured by.</summary>
internal sealed record Objective
{
    public const string Output = "output";
    public const string Target = "target";
    public const string Loss = "loss";
    public const string Weight = "weight";

    /// <summary>The network with the outputs "output" and "loss", and the further inputs of the loss.</summary>
    public required Network Trainable { get; init; }

    /// <summary>What the pictures bring as the target.</summary>
    public BatchTarget Kind { get; init; } = BatchTarget.None;

    /// <summary>Inputs that are the same in every batch.</summary>
    public IReadOnlyDictionary<string, HostTensor> Constants { get; init; } = new Dictionary<string, HostTensor>();

    /// <summary>Numbers of all rows of a table, of the training's or the validation's, that go into the loss.</summary>
    public Func<TrainingTable, IReadOnlyList<RowValues>> Values { get; init; } = _ => [];

    /// <summary>What is measured, besides the loss.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Targets, and weights where there are some.</summary>
    public static IReadOnlyList<RowValues> Rows(RowValues targets, float[]? weights) =>
        weights is null ? [targets] : [targets, new RowValues(Weight, Shape.Scalar, weights)];

    /// <summary>The network with a loss behind its output.</summary>
    public static Network WithLoss(Network network, Func<Tensor, Tensor> write)
    {
        var output = network.Outputs[0] with { Name = Output };
        var extended = network.Extend(write, Loss);
        return extended.WithOutputs(output, extended.Outputs[0]);
    }
}
