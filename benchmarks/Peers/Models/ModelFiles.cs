using System.Globalization;
using System.Security.Cryptography;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The files that peers/models.py writes, each made when it is first asked for. A changed script has a folder of its own.</summary>
internal static class ModelFiles
{
    private static readonly PeerProgram Script = new(PeerRuntime.Python, "models.py", "python3-torch python3-torchvision");

    /// <summary>The weights in safetensors.</summary>
    public static string Weights(string model) => Require($"{model}.safetensors", "safetensors", model);

    /// <summary>The network and its weights for ONNX Runtime.</summary>
    public static string Onnx(string model) => Require($"{model}.onnx", "onnx", model);

    /// <summary>Pictures and their classes: "input" and "target" in safetensors.</summary>
    public static string Batch(string model, int count) =>
        Require($"{model}-batch-{count}.safetensors", "batch", model, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>The pictures of a batch as bare single-precision numbers.</summary>
    public static string Pictures(string model, int count)
    {
        var path = Path.Combine(Folder(), $"{model}-batch-{count}.raw");
        using var batch = SafetensorsFile.Open(Batch(model, count));
        File.WriteAllBytes(path, batch.Weights["input"].Bytes.Span);
        return path;
    }

    private static string Folder()
    {
        var script = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "peers", Script.Script));
        return GeneratedFiles.Folder(Path.Combine("models", Convert.ToHexString(SHA256.HashData(script))[..8]));
    }

    private static string Require(string name, params ReadOnlySpan<string> arguments)
    {
        var folder = Folder();
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            using var process = Script.Start(Environment.ProcessorCount, [folder, .. arguments]);
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (!File.Exists(path))
            {
                throw process.ExitCode == 0
                    ? new PeerMissingException($"the models come from torchvision, which is not here; {Script.Remedy}")
                    : new InvalidOperationException($"{Script.Script} did not write {name}; it ended with {process.ExitCode}. {said}");
            }
        }

        return path;
    }
}
