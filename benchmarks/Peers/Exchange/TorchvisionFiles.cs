using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;
using MLNetVision.Networks;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>One of torchvision's models as peers/exports.py writes it, and what PyTorch computed with it.</summary>
internal sealed class TorchvisionFiles(string model) : IDisposable
{
    /// <summary>Pictures in the batch: what normalisation by the batch's statistics needs to be well-conditioned, and no more.</summary>
    public const int Batch = 4;

    private static readonly ScriptFiles Files =
        new(new PeerProgram(PeerRuntime.Python, "exports.py", "python3-torch python3-torchvision"), "exports", "models.py");

    private readonly SafetensorsFile _peer = SafetensorsFile.Open(Require(model, "-peer.safetensors"));

    /// <summary>As a user exports it, for evaluation.</summary>
    public string Evaluation => Require(model, ".onnx");

    /// <summary>With normalisation kept, for fine-tuning.</summary>
    public string Kept => Require(model, "-kept.onnx");

    /// <summary>Beside them, a file for what we write.</summary>
    public string Own(string kind) => Path.Combine(Files.Folder(), $"{model}-{kind}-ours.onnx");

    /// <summary>What PyTorch was given and gave.</summary>
    public WeightSet Peer => _peer.Weights;

    public void Dispose() => _peer.Dispose();

    private static string Require(string model, string ending) =>
        Files.Require($"{model}{ending}", model, Batch.ToString(CultureInfo.InvariantCulture));
}
