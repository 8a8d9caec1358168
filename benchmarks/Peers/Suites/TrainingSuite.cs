using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Whole training steps against PyTorch: time, and the peak of resident memory.</summary>
internal static class TrainingSuite
{
    /// <summary>At most 0.7 times the peer's memory.</summary>
    private const double MemoryReach = 1 / 0.7;

    /// <summary>PyTorch's own steps of ResNet-18 in single and in double precision are 0.01 apart in their first convolution.</summary>
    private const double Plain = 0.03;

    /// <summary>With 52 normalised layers and 8 pictures, PyTorch's own steps of MobileNetV2 in single and in double precision are 0.06 apart there.</summary>
    private const double Deep = 0.12;

    /// <summary>The steps by their names, and the speed to be reached.</summary>
    public static IReadOnlyDictionary<string, (double Reach, TrainingWork Work)> Works { get; } = new Dictionary<string, (double, TrainingWork)>
    {
        ["train step, CNN 1x28x28, batch 128"] = (2.5, new("small_cnn", 128, Plain, "conv1.weight", "conv2.bias", "fc1.weight", "fc2.weight")),
        ["train step, ResNet-18 32x32, batch 32"] =
            (1.2, new("resnet18_small", 32, Plain, "conv1.weight", "layer2.0.conv1.weight", "layer4.1.conv2.weight", "fc.weight")),
        ["train step, ResNet-18 224x224, batch 8"] =
            (1.4, new("resnet18", 8, Plain, "conv1.weight", "layer2.0.conv1.weight", "layer4.1.conv2.weight", "fc.weight")),
        ["train step, MobileNetV2 224x224, batch 8"] =
            (2.5, new("mobilenet_v2", 8, Deep, "features.0.0.weight", "features.5.conv.1.0.weight", "features.18.0.weight", "classifier.1.weight")),
    };

    public static Suite Create() => new(
        "training", new(PeerRuntime.Python, "training.py", "python3-torch python3-torchvision"), NeedsBlas: true, Threads: 2, threads =>
        [
            .. Works.Select(w => Timed(w.Key, w.Value.Reach, w.Value.Work, threads)),
            .. Works.Select(w => Memory(w.Key, w.Value.Work, threads)),
        ]);

    /// <summary>Takes the steps of a work and writes the bytes that were in memory at most.</summary>
    public static void WriteMemoryOf(string work, int threads)
    {
        Works[work].Work.Run(threads);
        Console.Write(FreshProcess.Peak());
    }

    private static TimedWorkload Timed(string name, double reach, TrainingWork work, int threads) =>
        new(name, reach, "train", work.PeerArguments, () => work.Prepare(threads));

    private static MemoryWorkload Memory(string name, TrainingWork work, int threads) =>
        new($"memory, {name}", MemoryReach, "train", work.PeerArguments, () => FreshProcess.PeakOf(name, threads));
}
