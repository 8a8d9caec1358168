using MLNetVision.Trainers;

namespace MLNetVision.Sweeps.Images;

/// <summary>What a trial puts behind a backbone.</summary>
internal static class ImageHeads
{
    public const string Softmax = "softmax";
    public const string Mlp = "mlp";
    public const string LinearSvm = "linear svm";
    public const string KernelSvm = "kernel svm";
    public const string Neighbours = "neighbours";

    /// <summary>Heads of dense layers, which can be trained along with the backbone.</summary>
    public static readonly IReadOnlyList<string> Trainable = [Softmax, Mlp];

    public static readonly IReadOnlyList<string> All = [Softmax, Mlp, LinearSvm, KernelSvm, Neighbours];

    public static Head Of(SweepValues values) => values.Choice(ImageParameters.TransferHead, Softmax) switch
    {
        Mlp => new MlpHead { Dropout = (float)values.Number(ImageParameters.Dropout, 0.2) },
        LinearSvm => new LinearSvmHead(),
        KernelSvm => new KernelSvmHead(),
        Neighbours => new KNearestHead(),
        Softmax => new SoftmaxHead(),
        var other => throw new SweepException($"The space's '{ImageParameters.TransferHead}' is '{other}'; it has to be one of {string.Join(", ", All)}."),
    };
}
