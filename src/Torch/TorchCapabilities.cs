using System.Reflection;

namespace MLNetVision.Torch;

/// <summary>A switch that some versions of TorchSharp have.</summary>
public enum TorchFeature
{
    /// <summary>TensorFloat-32 in products of CUDA devices; all versions from 0.99.6 on have it.</summary>
    Tf32,

    /// <summary>Whether cuDNN tries its algorithms out at the first step of each size (torch.backends.cudnn.benchmark).</summary>
    CudnnBenchmark,

    /// <summary>Whether cuDNN keeps to algorithms whose results are the same from run to run (torch.backends.cudnn.deterministic).</summary>
    CudnnDeterministic,
}

/// <summary>What the TorchSharp that is loaded can do beyond what all versions share. Everything that only some have goes through here.</summary>
public static class TorchCapabilities
{
    /// <summary>The version of TorchSharp that is loaded.</summary>
    public static Version TorchSharpVersion => typeof(torch).Assembly.GetName().Version ?? new Version();

    /// <summary>Whether it is there.</summary>
    public static bool Has(TorchFeature feature) => Switch(feature) is not null;

    /// <summary>Refuses what is not there.</summary>
    /// <exception cref="NotSupportedException">It is not; the message names the feature and the version.</exception>
    public static void Require(TorchFeature feature)
    {
        if (!Has(feature))
        {
            throw new NotSupportedException(
                $"{feature} is not supported by this TorchSharp ({TorchSharpVersion}). Leave the option out, or take a version that "
                + "has the switch.");
        }
    }

    /// <summary>Sets a switch of the process.</summary>
    internal static void Set(TorchFeature feature, bool on)
    {
        Require(feature);
        Switch(feature)!.SetValue(null, on);
    }

    private static PropertyInfo? Switch(TorchFeature feature) => Owner("cudnn")?.GetProperty(
        feature switch
        {
            TorchFeature.Tf32 => "allow_tf32",
            TorchFeature.CudnnBenchmark => "benchmark",
            _ => "deterministic",
        },
        BindingFlags.Public | BindingFlags.Static);

    private static Type? Owner(string name) => typeof(torch).Assembly.GetType($"TorchSharp.torch+backends+{name}");
}
