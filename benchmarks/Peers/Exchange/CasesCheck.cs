using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>The conformance cases of all ops, written as ONNX.</summary>
internal sealed class CasesCheck(RuntimePeer runtime, int threads) : ICheck, IDisposable
{
    /// <summary>Of the largest number: compositions round at other places than the ops that they stand for.</summary>
    private const double Outputs = 2e-5;

    /// <summary>Written for cases that the checker's operators cannot say.</summary>
    private const int NewestOpset = 21;

    private readonly CheckerPeer _checker = new();

    public string Explanation =>
        $"Outputs as a share of the largest number. Operators are those of set {CheckerPeer.NewestOpset}; where a case needs newer ones, "
        + "the checker is not asked.";

    public IReadOnlyList<string> Names { get; } = [.. Catalogue.All.Where(c => Written(c) is not null).Select(c => c.Name)];

    public string? Excuse(string model) => model switch
    {
        "whole numbers" => "its powers leave 32 bits: ours wrap as PyTorch's and NumPy's do, ONNX Runtime gives the smallest number; the standard is silent",
        "pad anywhere, Reflect" => "it reflects an axis of which cutting leaves one place: the standard allows that, ONNX Runtime refuses it",
        _ when model.StartsWith("Resize { Name = Resize, Target = [N, 2, 3, 3], Kind = Linear", StringComparison.Ordinal)
            && model.Contains("Coordinates = Crop", StringComparison.Ordinal) =>
            "it resizes channels with the picture: the standard allows that, ONNX Runtime refuses it",
        _ => null,
    };

    public IReadOnlyList<Finding> Run(string model)
    {
        var @case = Catalogue.Named(model);
        var network = Written(@case)!;
        var weights = NamedValues.Weights(@case.Name, network);
        var path = Path.Combine(GeneratedFiles.Folder("cases"), "case.onnx");
        var opset = Write(path, network, weights);
        var (case32, off) = (@case.In(DType.Float32), 0.0);
        for (var call = 0; call < @case.Calls.Count; call++)
        {
            var inputs = case32.Values(call);
            var expected = network.Run(weights, inputs, @case.Calls[call], threads);
            off = Math.Max(off, Deviation.OfLargest(expected, runtime.Run(path, inputs, expected.Keys)));
        }

        return [.. opset == CheckerPeer.NewestOpset ? [_checker.Check(path)] : Array.Empty<Finding>(), new("ONNX Runtime", off, Outputs)];
    }

    public void Dispose() => _checker.Dispose();

    /// <summary>What a case is after training; null where nothing is left but losses, or where ONNX has no words for it.</summary>
    private static Network? Written(Case @case)
    {
        var network = @case.In(DType.Float32).Network;
        var outputs = network.OutputsWithoutLosses();
        return outputs.Length == 0 || OnnxRefusals.ByCase.ContainsKey(@case.Name) ? null : network.WithOutputs(outputs);
    }

    private static int Write(string path, Network network, WeightSet weights)
    {
        try
        {
            OnnxFile.Write(path, network.ToOnnx(weights, options: new() { Opset = CheckerPeer.NewestOpset }));
            return CheckerPeer.NewestOpset;
        }
        catch (OnnxException)
        {
            OnnxFile.Write(path, network.ToOnnx(weights, options: new() { Opset = NewestOpset }));
            return NewestOpset;
        }
    }
}
