namespace MLNetVision.Estimators;

/// <summary>What an encoder's layers are; the decoder mirrors them.</summary>
public enum AutoencoderLayers
{
    /// <summary>Fully connected layers of <see cref="AutoencoderOptions.HiddenSizes"/> units.</summary>
    Dense,

    /// <summary>Convolutions of <see cref="AutoencoderOptions.HiddenSizes"/> channels. Needs pictures.</summary>
    Convolutional,
}

/// <summary>What follows a layer.</summary>
public enum UnitActivation
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x, or a hundredth of it below 0.</summary>
    LeakyRelu,

    /// <summary>x, or exp(x) - 1 below 0.</summary>
    Elu,

    /// <summary>x times its sigmoid.</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,
}

/// <summary>What a reconstruction is compared by.</summary>
public enum ReconstructionLoss
{
    /// <summary>The mean of the squared differences.</summary>
    SquaredError,

    /// <summary>
    /// The mean of -(y log p + (1 - y) log(1 - p)), for targets from 0 to 1, as pixels are; the decoder then ends in a sigmoid.
    /// </summary>
    CrossEntropy,
}

/// <summary>How the numbers of a column are brought to the network's range, and its reconstructions back.</summary>
public enum InputScaling
{
    /// <summary>Pictures from 0 to 255 are brought to 0 to 1; numbers stay as they are.</summary>
    Automatic,

    /// <summary>Each number to mean 0 and deviation 1 over the rows that are trained on; one that never changes to 0.</summary>
    Standardise,

    /// <summary>Each number to 0 to 1 over the rows that are trained on; one that never changes to 0.</summary>
    UnitRange,
}
