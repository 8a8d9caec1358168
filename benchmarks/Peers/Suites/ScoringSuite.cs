using System.Runtime.InteropServices;
using Microsoft.ML;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Scoring;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>A view of pixels scored in batches, against ML.NET's own transformer, which scores row by row, and against ONNX Runtime without a view.</summary>
internal static class ScoringSuite
{
    /// <summary>As a share of the largest feature: single-precision sums in another order.</summary>
    private const double Tolerance = 1e-4;

    private static readonly ScoredNetwork Digits = new("digits CNN", "small_cnn", Rows: 1024, Batch: 32);

    private static readonly ScoredNetwork[] Large = [new("ResNet-18", "resnet18", Rows: 24, Batch: 8), new("MobileNetV2", "mobilenet_v2", Rows: 24, Batch: 8)];

    /// <summary>Against ML.NET; only where this program was built on ML.NET itself.</summary>
    public static Suite RowByRow() => new(
        "scoring", new(PeerRuntime.Own, MLNetPeer.Command, "ML.NET: build with -p:MLNetSource=assemblies or packages"), NeedsBlas: false, Threads: 2, threads =>
        [
            Row(Digits, 1.5, threads),
            .. Large.Select(network => Row(network, 0.8, threads)),
        ]);

    /// <summary>Against a session of ONNX Runtime that is given the same batches.</summary>
    public static Suite Bare() => new(
        "scoring-bare", new(PeerRuntime.Node, "inference.cjs", "onnxruntime-node"), NeedsBlas: false, Threads: 2, threads =>
            [.. Large.Append(Digits).Select(network => new TimedWorkload(
                $"view of pixels, {network.Title}, batch {network.Batch}", 0.8, "batches",
                () => new { model = network.Onnx(), input = WriteRows(network), rows = network.Rows, batch = network.Batch, shape = Shape(network) },
                () => Prepare(network, threads)))]);

    private static TimedWorkload Row(ScoredNetwork network, double reach, int threads) => new(
        $"view of pixels, {network.Title}, {network.Rows} rows", reach, "score",
        () => new { model = network.Saved(), rows = network.Rows, size = network.Size }, () => Prepare(network, threads));

    private static int[] Shape(ScoredNetwork network) => [network.Channels, network.Height, network.Width];

    private static Prepared Prepare(ScoredNetwork network, int threads)
    {
        var context = new MLContext();
        var view = PixelRows.View(context, network.Rows, network.Size);
        var transformer = network.Transformer(context, view, threads);
        var scored = transformer.Transform(view);
        var features = new float[network.Rows * PixelRows.Width(scored)];
        return new Prepared(
            () => PixelRows.Read(scored, features), peer => Compare(features, MemoryMarshal.Cast<byte, float>(peer)), transformer as IDisposable);
    }

    private static string WriteRows(ScoredNetwork network)
    {
        var file = Path.Combine(GeneratedFiles.Folder("scoring"), $"{network.Name}.pixels");
        using var stream = File.Create(file);
        for (var row = 0; row < network.Rows; row++)
        {
            stream.Write(MemoryMarshal.AsBytes<float>(PixelRows.Row(row, network.Size)));
        }

        return file;
    }

    private static Equality Compare(ReadOnlySpan<float> ours, ReadOnlySpan<float> peer)
    {
        if (ours.Length != peer.Length)
        {
            return new Equality(false, $"{ours.Length} features here, {peer.Length} at the peer");
        }

        var (difference, largest) = (0.0, 0.0);
        for (var i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(ours[i] - peer[i]));
            largest = Math.Max(largest, Math.Abs(peer[i]));
        }

        var share = difference / largest;
        return new Equality(share <= Tolerance, $"features differ by {share:G2} of the largest, {Tolerance} allowed");
    }
}
