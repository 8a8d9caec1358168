using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Estimators;

/// <summary>What an autoencoder is, how it learns and which columns it adds. Data only: it can be written as JSON and compared.</summary>
public sealed record AutoencoderOptions
{
    /// <summary>The size of the input's pictures. Null where the column is a vector of any numbers.</summary>
    public PictureShape? Picture { get; init; }

    /// <summary>How images of another shape are brought to the size.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>How numbers are brought to the network's range.</summary>
    public InputScaling Scaling { get; init; }

    /// <summary>What the layers are.</summary>
    public AutoencoderLayers Layers { get; init; }

    /// <summary>Units or channels of the encoder's layers before the code; the decoder mirrors them. None for a code right behind the input.</summary>
    public IReadOnlyList<int> HiddenSizes { get; init; } = [128];

    /// <summary>Units of the code; more than the input has make it overcomplete. 0 for convolutions whose last maps are the code.</summary>
    public int CodeSize { get; init; } = 32;

    /// <summary>Side of a convolution's window; odd.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Step of the convolutions: 2 halves the picture in each, 1 leaves it.</summary>
    public int Stride { get; init; } = 2;

    /// <summary>What follows hidden layers.</summary>
    public UnitActivation Activation { get; init; } = UnitActivation.Relu;

    /// <summary>What follows the code's layer. A variational code has none.</summary>
    public UnitActivation CodeActivation { get; init; }

    /// <summary>What ends the decoder; with cross-entropy it is always a sigmoid.</summary>
    public UnitActivation OutputActivation { get; init; }

    /// <summary>Whether the decoder uses the encoder's weights, the other way round.</summary>
    public bool TiesWeights { get; init; }

    /// <summary>Whether the decoder gives what is added to the input instead of the whole picture: for targets that are much like it.</summary>
    public bool AddsToInput { get; init; }

    /// <summary>What reconstructions are compared by.</summary>
    public ReconstructionLoss Loss { get; init; }

    /// <summary>What is done to rows before the network sees them, in training only.</summary>
    public Noise? Noise { get; init; }

    /// <summary>A penalty for active units.</summary>
    public Sparsity? Sparsity { get; init; }

    /// <summary>A penalty for codes that change with the input.</summary>
    public Contraction? Contraction { get; init; }

    /// <summary>Mean and variance instead of a code.</summary>
    public Variational? Variational { get; init; }

    /// <summary>
    /// Epochs in which each layer is first trained alone, to give back what the layer before gives, from the input on; then all are trained together
    /// (Hinton and Salakhutdinov 2006). 0 trains all at once.
    /// </summary>
    public int LayerEpochs { get; init; }

    /// <summary>
    /// The column that reconstructions are compared with in training, images or vectors; null for the input itself. For colouring, removing marks, enlarging.
    /// </summary>
    public string? TargetColumnName { get; init; }

    /// <summary>The size of the target's pictures; null for that of the input.</summary>
    public PictureShape? TargetPicture { get; init; }

    /// <summary>The step of the encoder whose values are the code column; null for the code. <see cref="AutoencoderModel.Layers"/> lists them.</summary>
    public string? CodeLayer { get; init; }

    /// <summary>The column of reconstructions, in the units of the target; null for none.</summary>
    public string? ReconstructionColumnName { get; init; }

    /// <summary>The column of the mean squared difference between row and reconstruction, in the network's range; null for none.</summary>
    public string? ErrorColumnName { get; init; }

    /// <summary>The column of a variational code's mean; null for none. The code column holds it too.</summary>
    public string? MeanColumnName { get; init; }

    /// <summary>The column of a variational code's variance; null for none.</summary>
    public string? VarianceColumnName { get; init; }

    /// <summary>The share of training rows whose error is no larger than the threshold that the model keeps.</summary>
    public double ThresholdQuantile { get; init; } = 0.99;

    /// <summary>The share of the rows that each epoch is measured with instead of being trained on; 0 for none.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>How many bytes of rows may be kept in memory; the others go to a temporary file. It changes no result.</summary>
    public long MaxRowMemory { get; init; } = 2L << 30;

    /// <summary>
    /// The loop: epochs, batches, optimizer, schedule, early stopping, seed. <see cref="TrainingOptions.Loss"/> is the estimator's own affair.
    /// </summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Epochs = 20,
        BatchSize = 64,
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.001 } },
    };

    /// <summary>Refuses what cannot be learnt.</summary>
    public void Validate() => OptionRules.Check(this);

    /// <inheritdoc/>
    public bool Equals(AutoencoderOptions? other) => other is not null && OptionRules.Text(this) == OptionRules.Text(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CodeSize, HiddenSizes.Count, Layers, Loss, LayerEpochs);
}
