using System.Runtime.InteropServices;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;
using MLNetVision.Compute;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Forward passes against ONNX Runtime.</summary>
internal static class InferenceSuite
{
    private const double Reach = 0.8;
    private const double FirstRunReach = 0.5;
    private const int Side = 224;
    private const int Classes = 1000;

    /// <summary>
    /// As a share of the largest score: single-precision sums in another order through up to 53 layers; both sides fold normalisation into the weights.
    /// </summary>
    private const double ScoreTolerance = 1e-4;

    private static readonly (string Title, string Model)[] Models =
        [("ResNet-18", "resnet18"), ("VGG-16", "vgg16"), ("MobileNetV2", "mobilenet_v2"), ("SqueezeNet 1.1", "squeezenet1_1")];

    private static readonly int[] Batches = [1, 8];

    public static Suite Create() => new(
        "inference", new(PeerRuntime.Node, "inference.cjs", "onnxruntime-node"), NeedsBlas: false, Threads: 2, threads =>
        [
            .. from model in Models
               from batch in Batches
               select Forward(model.Title, model.Model, batch, threads),
            FirstRun("ResNet-18", "resnet18", threads),
        ]);

    private static TimedWorkload Forward(string title, string model, int batch, int threads) => new(
        $"forward, {title}, batch {batch}", Reach, "forward",
        () => new { model = ModelFiles.Onnx(model), input = ModelFiles.Pictures(model, batch), shape = new[] { batch, 3, Side, Side } },
        () => Prepare(model, batch, threads));

    private static Prepared Prepare(string model, int batch, int threads)
    {
        var session = OurSide.Inference(model, batch, threads);
        var inputs = OurSide.Batch(model, batch, withTarget: false);
        var scores = new HostTensor(Networks.DType.Float32, batch, Classes);
        var outputs = new Dictionary<string, HostTensor> { ["output"] = scores };
        return new Prepared(() => session.Forward(inputs, outputs), peer => Compare(scores.As<float>(), MemoryMarshal.Cast<byte, float>(peer)), session);
    }

    /// <summary>From the file to the scores of one picture: reading, importing, compiling and running, against creating a session and running.</summary>
    private static TimedWorkload FirstRun(string title, string model, int threads) => new(
        $"import and first run, {title}", FirstRunReach, "firstRun",
        () => new { model = ModelFiles.Onnx(model), input = ModelFiles.Pictures(model, 1), shape = new[] { 1, 3, Side, Side } },
        () =>
        {
            var inputs = OurSide.Batch(model, 1, withTarget: false);
            var scores = new HostTensor(Networks.DType.Float32, 1, Classes);
            var outputs = new Dictionary<string, HostTensor> { ["output"] = scores };
            return new Prepared(
                () => ImportAndRun(model, threads, inputs, outputs), peer => Compare(scores.As<float>(), MemoryMarshal.Cast<byte, float>(peer)));
        });

    private static void ImportAndRun(string model, int threads, Dictionary<string, HostTensor> inputs, Dictionary<string, HostTensor> outputs)
    {
        var import = OnnxImporter.Import(ModelFiles.Onnx(model));
        using var session = new ManagedEngine().Compile(import.Network, import.Weights, new SessionOptions { Threads = threads });
        session.Forward(inputs, outputs);
    }

    private static Equality Compare(ReadOnlySpan<float> ours, ReadOnlySpan<float> peer)
    {
        if (ours.Length != peer.Length)
        {
            return new Equality(false, $"{ours.Length} scores here, {peer.Length} at the peer");
        }

        var (difference, largest) = (0.0, 0.0);
        for (var i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(ours[i] - peer[i]));
            largest = Math.Max(largest, Math.Abs(peer[i]));
        }

        var share = difference / largest;
        return new Equality(share <= ScoreTolerance, $"scores differ by {share:G2} of the largest, {ScoreTolerance} allowed");
    }
}
