using System.Globalization;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The files that peers/models.py writes, each made when it is first asked for. A changed script has a folder of its own.</summary>
internal static class ModelFiles
{
    private static readonly ScriptFiles Files = new(new PeerProgram(PeerRuntime.Python, "models.py", "python3-torch python3-torchvision"), "models");

    /// <summary>The weights in safetensors.</summary>
    public static string Weights(string model) => Files.Require($"{model}.safetensors", "safetensors", model);

    /// <summary>The network and its weights for ONNX Runtime.</summary>
    public static string Onnx(string model) => Files.Require($"{model}.onnx", "onnx", model);

    /// <summary>Pictures and their classes: "input" and "target" in safetensors.</summary>
    public static string Batch(string model, int count) =>
        Files.Require($"{model}-batch-{count}.safetensors", "batch", model, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>The pictures of a batch as bare single-precision numbers.</summary>
    public static string Pictures(string model, int count)
    {
        var path = Path.Combine(Files.Folder(), $"{model}-batch-{count}.raw");
        using var batch = SafetensorsFile.Open(Batch(model, count));
        File.WriteAllBytes(path, batch.Weights["input"].Bytes.Span);
        return path;
    }
}
