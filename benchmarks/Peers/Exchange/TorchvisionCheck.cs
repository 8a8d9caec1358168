using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>
/// torchvision's models at full size, through torch.onnx: imported, compared, taken a fine-tuning step with, written as ONNX and imported again.
/// </summary>
internal sealed class TorchvisionCheck(RuntimePeer runtime, int threads, bool withOracle) : ICheck
{
    /// <summary>Of the largest score: single-precision sums in another order through up to 120 layers.</summary>
    private const double Scores = 1e-4;

    /// <summary>Of a gradient's norm: with no rectifier near its edge, single precision keeps four digits through as many layers and back.</summary>
    private const double Gradients = 1e-4;

    /// <summary>
    /// Numbers at the edge of a rectifier or of a maximum fall on either side, in PyTorch too: its own single precision is as far from its double precision as
    /// it says. Ours may be that far times this.
    /// </summary>
    private const double OfPeersOwn = 3;

    /// <summary>
    /// Of the whole gradient's norm: a parameter whose gradient is shorter counts as that long. A shift that a normalisation behind it takes out again has none
    /// but rounding.
    /// </summary>
    private const double Shortest = 1e-3;

    /// <summary>The scalar engine computes in double; what it gives is rounded to single once.</summary>
    private const double Exact = 1e-6;

    /// <summary>Of the norm of a running statistic: single-precision sums over a batch, in another order.</summary>
    private const double Statistics = 1e-4;

    private delegate ReadOnlySpan<float> GradientOf(string parameter);

    public string Explanation =>
        "Scores as a share of the largest one; gradients and statistics as the largest distance by norm of any parameter from PyTorch's, the gradients in "
        + "double precision. Fine-tuning is a step of cross-entropy in training mode (normalisation by the batch), of the export that keeps normalisation.";

    public IReadOnlyList<string> Names { get; } = ["resnet18", "mobilenet_v2", "squeezenet1_1", "densenet121", "googlenet", "efficientnet_b0"];

    public IReadOnlyList<Finding> Run(string model)
    {
        using var files = new TorchvisionFiles(model);
        var batch = new Dictionary<string, HostTensor> { ["input"] = Copy(files.Peer["input"]), ["target"] = Copy(files.Peer["target"]) };
        var scores = new Dictionary<string, HostTensor> { ["output"] = Copy(files.Peer["scores"]) };
        var (evaluation, kept) = (OnnxImporter.Import(files.Evaluation), OnnxImporter.Import(files.Kept));
        var ours = Forward(evaluation.Network, evaluation.Weights, batch);
        var trained = FineTuning.Take(new ManagedEngine(), kept.Network, kept.Weights, batch, threads);
        return
        [
            new("forward, PyTorch", Deviation.OfLargest(scores, ours), Scores),
            new("forward, ONNX Runtime", Deviation.OfLargest(runtime.Run(files.Evaluation, batch, scores.Keys), ours), Scores),
            new("loss", Math.Abs(trained.Loss - files.Peer["loss"].ToFloats()[0]) / trained.Loss, Scores),
            GradientsOf(trained, files.Peer),
            .. withOracle ? [ExactGradients(kept, files.Peer, batch)] : Array.Empty<Finding>(),
            StatisticsOf(trained, files.Peer),
            .. Again(files, evaluation.Network, evaluation.Weights, batch, "as imported"),
            .. Again(files, kept.Network, trained.Weights, batch, "fine-tuned"),
        ];
    }

    private Dictionary<string, HostTensor> Forward(Network network, WeightSet weights, Dictionary<string, HostTensor> batch) =>
        network.Run(weights, batch, new Dictionary<string, int> { ["N"] = TorchvisionFiles.Batch }, threads);

    /// <summary>Written by us, it gives the same scores here and in ONNX Runtime.</summary>
    private IEnumerable<Finding> Again(TorchvisionFiles files, Network network, WeightSet weights, Dictionary<string, HostTensor> batch, string kind)
    {
        var (path, before) = (files.Own(kind.Replace(' ', '-')), Forward(network, weights, batch));
        OnnxFile.Write(path, network.ToOnnx(weights));
        var import = OnnxImporter.Import(path);
        yield return new($"{kind}, again", Deviation.OfLargest(before, Forward(import.Network, import.Weights, batch)), Scores);
        yield return new($"{kind}, ONNX Runtime", Deviation.OfLargest(before, runtime.Run(path, batch, before.Keys)), Scores);
    }

    private static Finding GradientsOf(FineTuning trained, WeightSet peer)
    {
        var (ours, where) = FromExact(trained.Parameters, peer, p => trained.Gradient(p));
        var (theirs, _) = FromExact(trained.Parameters, peer, p => peer[$"single/{p}"].ReadFloats());
        return new("gradients", ours, Math.Max(Gradients, OfPeersOwn * theirs), where);
    }

    private Finding ExactGradients(OnnxImport kept, WeightSet peer, Dictionary<string, HostTensor> batch)
    {
        var input = batch["input"].As<float>().ToArray();
        var widened = new Dictionary<string, HostTensor>
        {
            ["input"] = HostTensor.Of<double>(Array.ConvertAll(input, v => (double)v), [.. batch["input"].Dims]),
            ["target"] = batch["target"],
        };
        var exact = FineTuning.Look(new ScalarEngine(), FineTuning.Doubled(kept.Network), kept.Weights, widened, threads);
        var (difference, where) = FromExact(exact.Parameters, peer, p => exact.Gradient(p));
        return new("gradients in double", difference, Exact, where);
    }

    /// <summary>The largest distance of a parameter's gradient from PyTorch's in double precision.</summary>
    private static (double Difference, string Name) FromExact(IEnumerable<string> parameters, WeightSet peer, GradientOf gradient)
    {
        string[] names = [.. parameters];
        var whole = Math.Sqrt(names.SelectMany(p => peer[$"double/{p}"].ToFloats()).Sum(v => (double)v * v));
        return Largest(names, p => Deviation.OfNorm(peer[$"double/{p}"].ReadFloats(), gradient(p), Shortest * whole));
    }

    private static Finding StatisticsOf(FineTuning trained, WeightSet peer)
    {
        const string Prefix = "statistics/";
        var names = peer.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Select(k => k[Prefix.Length..]);
        var (difference, where) = Largest(names, s => Deviation.OfNorm(peer[Prefix + s].ReadFloats(), trained.Weights[s].ReadFloats()));
        return new("statistics", difference, Statistics, where);
    }

    private static (double Difference, string Name) Largest(IEnumerable<string> names, Func<string, double> difference) =>
        names.Select(n => (Difference: difference(n), Name: n)).Append((Difference: 0, Name: "")).MaxBy(d => d.Difference);

    private static HostTensor Copy(Weight weight)
    {
        var tensor = new HostTensor(weight.Element, [.. weight.Shape.Select(d => (int)d.Size)]);
        weight.Bytes.Span.CopyTo(tensor.Bytes);
        return tensor;
    }
}
