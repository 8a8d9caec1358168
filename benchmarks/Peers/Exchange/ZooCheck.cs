using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Onnx;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>Every model of the zoo on random weights, written as ONNX.</summary>
internal sealed class ZooCheck(RuntimePeer runtime, int threads) : ICheck, IDisposable
{
    /// <summary>Of the largest score: single-precision sums in another order, through as many layers as a network has.</summary>
    private const double Scores = 1e-4;

    private const int Batch = 2;

    /// <summary>Pictures are as small as that where the architecture allows it, so that the whole zoo takes minutes.</summary>
    private const int SmallSide = 96;

    /// <summary>Families whose stems leave nothing of a small picture.</summary>
    private static readonly string[] NeedsItsSize = ["inception", "googlenet", "alexnet", "zf"];

    private readonly CheckerPeer _checker = new();

    public string Explanation => $"Scores as a share of the largest one, two pictures, of {SmallSide} pixels a side where the architecture allows it.";

    public IReadOnlyList<string> Names { get; } = [.. ModelZoo.Models.Select(m => m.Name)];

    public IReadOnlyList<Finding> Run(string model)
    {
        var entry = ModelZoo.Find(model);
        var isSmall = entry.Size.Height > SmallSide && !NeedsItsSize.Any(family => model.Contains(family, StringComparison.Ordinal));
        var network = entry.Build(size: isSmall ? (Size2)SmallSide : null).WithoutLosses();
        var weights = NamedValues.Weights(model, network);
        var input = network.Inputs.Single();
        int[] dims = [Batch, .. network.TypeOf(new ValueRef(input.Name)).Shape.Skip(1).Select(d => (int)d.Size)];
        var values = new Dictionary<string, HostTensor>
        {
            [input.Name] = HostTensor.Of<float>(NamedValues.Uniform($"{model}/input", dims.Aggregate((a, b) => a * b), -2, 2), dims),
        };
        var sizes = new Dictionary<string, int> { ["N"] = Batch };
        var expected = network.Run(weights, values, sizes, threads);
        var path = Path.Combine(GeneratedFiles.Folder("zoo"), $"{model}.onnx");
        try
        {
            OnnxFile.Write(path, network.ToOnnx(weights, entry.Card));
            var import = OnnxImporter.Import(path);
            return
            [
                _checker.Check(path),
                new("ONNX Runtime", Deviation.OfLargest(expected, runtime.Run(path, values, expected.Keys)), Scores),
                new("again", Deviation.OfLargest(expected, import.Network.Run(import.Weights, values, sizes, threads)), Scores),
                NamesOf(network, import.Network),
            ];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _checker.Dispose();

    /// <summary>How many parameters come back under another name or not at all.</summary>
    private static Finding NamesOf(Network network, Network again)
    {
        var lost = network.Parameters.Select(p => p.Name).Except(again.Parameters.Select(p => p.Name)).ToArray();
        return new("names", lost.Length, 0, string.Join(" ", lost.Take(3)));
    }
}
