namespace MLNetVision.Trainers;

/// <summary>Which options of a classifier's loss go together.</summary>
internal static class ClassObjectiveRules
{
    public static void Check(ImageCnnOptions options)
    {
        Check(Enum.IsDefined(options.Loss), nameof(options.Loss), options.Loss, "CrossEntropy or Focal");
        Check(Enum.IsDefined(options.Balance), nameof(options.Balance), options.Balance, "None, Weights or Sampling");
        Check(options.LabelSmoothing is >= 0 and < 1, nameof(options.LabelSmoothing), options.LabelSmoothing, "from 0, below 1");
        Check(
            options.LabelSmoothing == 0 || options.Loss == ClassLossKind.CrossEntropy,
            nameof(options.LabelSmoothing), options.LabelSmoothing, "0 with the focal loss");
        Check(options.FocalGamma >= 0 && float.IsFinite(options.FocalGamma), nameof(options.FocalGamma), options.FocalGamma, "a finite number from 0");
        Check(
            options.ClassWeights is null || options.Balance != ClassBalance.Weights,
            nameof(options.ClassWeights), "given", "null where Balance makes the weights");
        Check(
            options.ClassWeights is null || options.ClassWeights.Values.All(w => w >= 0 && float.IsFinite(w)),
            nameof(options.ClassWeights), "given", "finite numbers from 0");
        Check(options.Mixing is null || options.Loss == ClassLossKind.CrossEntropy, nameof(options.Mixing), options.Mixing, "null with the focal loss");
        Check(
            options.Mixing is null || options.ExampleWeightColumnName is null,
            nameof(options.Mixing), options.Mixing, "null where rows carry weights, as mixed rows have none of their own");
    }

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"ImageCnnOptions.{option} has to be {rule}.");
        }
    }
}
