using MLNetVision.Transforms;

namespace MLNetVision.Estimators;

/// <summary>Which features of a backbone become a column.</summary>
public sealed record ImageFeaturesOptions
{
    /// <summary>
    /// The layer whose values they are, by its name in the network: "layer3", "features.12". Without one, what the head of a classifier sees; the output of a
    /// network without a head.
    /// </summary>
    public string? Layer { get; init; }

    /// <summary>Whether feature maps, [channels, height, width], become the mean of each channel; without it they are flattened.</summary>
    public bool AveragePool { get; init; }

    /// <summary>How pictures of another shape are brought to the size.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>Rows that are computed together.</summary>
    public int BatchSize { get; init; } = 32;
}
