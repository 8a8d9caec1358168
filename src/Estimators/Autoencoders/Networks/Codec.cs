using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>How rows become codes and codes reconstructions.</summary>
/// <param name="options">Sizes and kinds.</param>
/// <param name="row">What a row is: [C, H, W] or [d].</param>
/// <param name="target">What a reconstruction is.</param>
internal abstract class Codec(AutoencoderOptions options, Shape row, Shape target)
{
    public const string MeanName = "encoder.mean";
    public const string LogVarianceName = "encoder.log_variance";

    /// <summary>The options.</summary>
    public AutoencoderOptions Options { get; } = options;

    /// <summary>What a row is, without the batch.</summary>
    public Shape Row { get; } = row;

    /// <summary>What a reconstruction is, without the batch.</summary>
    public Shape Target { get; } = target;

    /// <summary>How many numbers a condition has; 0 for none.</summary>
    public int ConditionSize => Options.Variational?.ConditionSize ?? 0;

    /// <summary>What a code is, without the batch and the condition.</summary>
    public abstract Shape Code { get; }

    /// <summary>Numbers of a code.</summary>
    public int CodeSize => checked((int)Code.ElementsPerRow());

    /// <summary>Writes the encoder.</summary>
    /// <param name="x">[N, row].</param>
    /// <param name="condition">[N, k], or null.</param>
    public Coded Encode(Tensor x, Tensor? condition)
    {
        var hidden = Hidden(x);
        if (Options.Variational is null)
        {
            return new Coded(hidden, null);
        }

        var features = hidden.Shape.Rank > 2 ? hidden.Flatten() : hidden;
        features = condition is null ? features : features.Concat([condition], name: "encoder.conditioned");
        return new Coded(features.Dense(Options.CodeSize, name: MeanName), features.Dense(Options.CodeSize, name: LogVarianceName));
    }

    /// <summary>Writes the decoder, but for what ends it.</summary>
    /// <param name="code">[N, code].</param>
    /// <param name="condition">[N, k], or null.</param>
    /// <param name="isTied">Whether the encoder is part of the network, and its weights are the decoder's where options say so.</param>
    public Tensor Decode(Tensor code, Tensor? condition, bool isTied) =>
        Restore(condition is null ? code : code.Concat([condition], name: "decoder.conditioned"), isTied && Options.TiesWeights);

    /// <summary>Writes what ends the decoder.</summary>
    /// <param name="decoded">What <see cref="Decode"/> gave.</param>
    /// <param name="x">What the encoder took; null where it is not there.</param>
    public Tensor Finish(Tensor decoded, Tensor? x)
    {
        if (Options.AddsToInput)
        {
            return x is null
                ? throw new InvalidOperationException("Autoencoder: with AddsToInput a reconstruction needs its input; a code alone gives none.")
                : decoded.Add(x, "decoder.added");
        }

        return decoded.Activate(Options.Loss == ReconstructionLoss.CrossEntropy ? UnitActivation.Sigmoid : Options.OutputActivation, "decoder.out");
    }

    /// <summary>Writes the encoder up to the code; of a variational one, up to mean and log-variance.</summary>
    protected abstract Tensor Hidden(Tensor x);

    /// <summary>Writes the decoder from a code with its condition to [N, target].</summary>
    protected abstract Tensor Restore(Tensor code, bool isTied);
}

/// <summary>What an encoder gives.</summary>
/// <param name="Code">[N, code]; the mean of a variational code.</param>
/// <param name="LogVariance">[N, code] of a variational one.</param>
internal readonly record struct Coded(Tensor Code, Tensor? LogVariance);
