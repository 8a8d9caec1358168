using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;
using MLNetVision.Networks.Engines;
using MLNetVision.Torch;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>
/// Whole training steps of the TorchSharp engine against PyTorch eager on the same CUDA device. Without one, or without TorchSharp, the rows say so.
/// </summary>
internal static class GpuSuite
{
    private const double Reach = 0.9;

    /// <summary>TensorFloat-32 keeps ten bits of each factor, bfloat16 seven; kernels and so the order of sums may differ too.</summary>
    private static readonly (string Name, string Precision, double Loss, double Way, TorchOptions Options)[] Precisions =
    [
        ("TF32", "tf32", 2e-3, 0.1, new TorchOptions { AllowTf32 = true, ChannelsLast = true }),
        ("bf16", "bf16", 2e-2, 0.4, new TorchOptions { AllowTf32 = true, ChannelsLast = true, Precision = TorchPrecision.BFloat16 }),
    ];

    private static readonly (string Name, string Model, int Batch)[] Models =
    [
        ("ResNet-18 32x32, batch 512", "resnet18_small", 512),
        ("ResNet-50 224x224, batch 128", "resnet50", 128),
    ];

    public static Suite Create() => new(
        "gpu", new(PeerRuntime.Python, "gpu.py", "torch and torchvision for CUDA, with pip"), NeedsBlas: false, Threads: 2, threads =>
        [.. Models.SelectMany(model => Precisions.Select(precision => Timed(model, precision, threads)))]);

    private static Workload Timed(
        (string Name, string Model, int Batch) model, (string Name, string Precision, double Loss, double Way, TorchOptions Options) precision, int threads)
    {
        var work = new TrainingWork(model.Model, model.Batch, precision.Way, "conv1.weight", "layer2.0.conv1.weight", "layer4.1.conv2.weight", "fc.weight")
        {
            LossTolerance = precision.Loss,
            Precision = precision.Precision,
            Engine = () => Engine(precision.Options),
        };
        return new TimedWorkload($"train step on CUDA, {model.Name}, {precision.Name}", Reach, "train", work.PeerArguments, () => work.Prepare(threads));
    }

    private static IEngine Engine(TorchOptions options)
    {
        try
        {
            return new TorchEngine(Device.Cuda(), options);
        }
        catch (NotSupportedException lack)
        {
            throw new PeerMissingException(lack.Message);
        }
    }
}
