using System.Text.Json;

namespace MLNetVision.Estimators;

/// <summary>What an autoencoder's options have to be.</summary>
internal static class OptionRules
{
    /// <summary>Refuses a value, naming the option, the rule and the value.</summary>
    public static void Check(AutoencoderOptions o)
    {
        o.Training.Validate();
        o.Noise?.Validate();
        o.Sparsity?.Validate();
        o.Contraction?.Validate();
        o.Variational?.Validate();
        o.Picture?.Validate(nameof(o.Picture));
        o.TargetPicture?.Validate(nameof(o.TargetPicture));
        Ranges(o);
        Layers(o);
        Losses(o);
        Columns(o);
    }

    /// <summary>Options as JSON.</summary>
    public static string Text(AutoencoderOptions options) => JsonSerializer.Serialize(options);

    private static void Ranges(AutoencoderOptions o)
    {
        Require(o.HiddenSizes.All(s => s > 0), nameof(o.HiddenSizes), string.Join(", ", o.HiddenSizes), "sizes from 1");
        Require(o.CodeSize >= 0, nameof(o.CodeSize), o.CodeSize, "0 or more");
        Require(o.Kernel > 0 && o.Kernel % 2 == 1, nameof(o.Kernel), o.Kernel, "odd");
        Require(o.Stride is 1 or 2, nameof(o.Stride), o.Stride, "1 or 2");
        Require(o.LayerEpochs >= 0, nameof(o.LayerEpochs), o.LayerEpochs, "0 or more");
        Require(o.ThresholdQuantile is > 0 and <= 1, nameof(o.ThresholdQuantile), o.ThresholdQuantile, "above 0, up to 1");
        Require(o.ValidationFraction is >= 0 and < 1, nameof(o.ValidationFraction), o.ValidationFraction, "from 0, below 1");
        Require(o.MaxRowMemory >= 0, nameof(o.MaxRowMemory), o.MaxRowMemory, "0 or more");
        foreach (var (name, value) in new (string, Enum)[]
        {
            (nameof(o.Fit), o.Fit), (nameof(o.Scaling), o.Scaling), (nameof(o.Layers), o.Layers), (nameof(o.Activation), o.Activation),
            (nameof(o.CodeActivation), o.CodeActivation), (nameof(o.OutputActivation), o.OutputActivation), (nameof(o.Loss), o.Loss),
        })
        {
            Require(Enum.IsDefined(value.GetType(), value), name, value, $"one of {string.Join(", ", Enum.GetNames(value.GetType()))}");
        }
    }

    private static void Layers(AutoencoderOptions o)
    {
        var isConvolutional = o.Layers == AutoencoderLayers.Convolutional;
        Require(!isConvolutional || o.Picture is not null, nameof(o.Picture), null, "the size of the pictures where layers are convolutions");
        Require(!isConvolutional || o.HiddenSizes.Count > 0, nameof(o.HiddenSizes), "none", "at least one where layers are convolutions");
        Require(o.CodeSize > 0 || isConvolutional, nameof(o.CodeSize), o.CodeSize, "1 or more where layers are dense");
        Require(o.CodeSize > 0 || o.Variational is null, nameof(o.CodeSize), o.CodeSize, "1 or more where the code is variational");
        Require(o.LayerEpochs == 0 || o.Variational is null, nameof(o.LayerEpochs), o.LayerEpochs, "0 where the code is variational");
        Require(o.LayerEpochs == 0 || !o.AddsToInput, nameof(o.LayerEpochs), o.LayerEpochs, "0 with AddsToInput");
        Require(o.Picture is null || o.Scaling == InputScaling.Automatic, nameof(o.Scaling), o.Scaling, "Automatic for pictures");
        Require(!o.AddsToInput || o.Variational is null, nameof(o.AddsToInput), true, "false where the code is variational");
    }

    private static void Losses(AutoencoderOptions o)
    {
        var isEntropy = o.Loss == ReconstructionLoss.CrossEntropy;
        Require(
            !isEntropy || o.OutputActivation is UnitActivation.Linear or UnitActivation.Sigmoid, nameof(o.OutputActivation), o.OutputActivation,
            "Sigmoid or left out with cross-entropy");
        Require(!isEntropy || !o.AddsToInput, nameof(o.Loss), o.Loss, "SquaredError with AddsToInput");
        Require(
            !isEntropy || o.Picture is not null || o.Scaling != InputScaling.Standardise, nameof(o.Scaling), o.Scaling,
            "UnitRange, or Automatic for numbers from 0 to 1, with cross-entropy");
        Require(
            o.Sparsity is not { Kl: > 0 } || (o.CodeActivation == UnitActivation.Sigmoid && o.Variational is null), nameof(o.CodeActivation), o.CodeActivation,
            "Sigmoid with Sparsity.Kl, which compares rates from 0 to 1");
    }

    private static void Columns(AutoencoderOptions o)
    {
        Require(o.Variational is not null || o.MeanColumnName is null, nameof(o.MeanColumnName), o.MeanColumnName, "null where the code is not variational");
        Require(
            o.Variational is not null || o.VarianceColumnName is null, nameof(o.VarianceColumnName), o.VarianceColumnName,
            "null where the code is not variational");
        Require(
            o.TargetColumnName is null || o.ErrorColumnName is null, nameof(o.ErrorColumnName), o.ErrorColumnName,
            "null with a target column, which is there in training only");
        Require(o.TargetColumnName is not null || o.TargetPicture is null, nameof(o.TargetPicture), o.TargetPicture, "null without a target column");
    }

    private static void Require(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"AutoencoderOptions.{option} has to be {rule}.");
        }
    }
}
