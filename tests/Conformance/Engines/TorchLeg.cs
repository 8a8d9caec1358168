using MLNetVision.Tests.TestKit;
using MLNetVision.Torch;

namespace MLNetVision.Tests.Conformance.Engines;

/// <summary>Whether TorchSharp and libtorch are here to be tested.</summary>
public static class TorchLeg
{
    /// <summary>The engine on the CPU.</summary>
    public const string Cpu = "TorchEngine";

    /// <summary>The engine on the first CUDA device.</summary>
    public const string Cuda = "TorchEngine on CUDA";

    private static readonly Lazy<string?> CpuLack = new(() => Lack(Device.Cpu));
    private static readonly Lazy<string?> CudaLack = new(() => CpuLack.Value ?? Lack(Device.Cuda()));

    /// <summary>Why it does not run, or null where it does.</summary>
    public static string? WhyNot => CpuLack.Value;

    /// <summary>Why it does not run on CUDA, or null where it does.</summary>
    public static string? WhyNotOnCuda => CudaLack.Value;

    /// <summary>The names of the engines that are here.</summary>
    public static IEnumerable<string> Names => WhyNot is not null ? [] : WhyNotOnCuda is not null ? [Cpu] : [Cpu, Cuda];

    /// <summary>The engines that are here. Tests that go on in a child, for other instructions of the processor, leave them out.</summary>
    internal static IEnumerable<(string Name, Func<Networks.Engines.IEngine> Make)> Engines()
    {
        if (!ChildTests.InChild && WhyNot is null)
        {
            yield return (Cpu, () => new TorchEngine(Device.Cpu));
        }

        if (!ChildTests.InChild && WhyNotOnCuda is null)
        {
            yield return (Cuda, () => new TorchEngine(Device.Cuda()));
        }
    }

    private static string? Lack(Device device)
    {
        try
        {
            _ = new TorchEngine(device);
            return null;
        }
        catch (NotSupportedException lack)
        {
            return lack.Message;
        }
    }
}

/// <summary>A test that needs TorchSharp and libtorch; without them it says that the Torch leg did not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    /// <summary>Looks whether they are here.</summary>
    public TorchFactAttribute() => Skip = TorchLeg.WhyNot is { } lack ? $"The Torch leg did not run: {lack}" : null;
}

/// <summary>A test of several cases that needs TorchSharp and libtorch.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks whether they are here.</summary>
    public TorchTheoryAttribute() => Skip = TorchLeg.WhyNot is { } lack ? $"The Torch leg did not run: {lack}" : null;
}

/// <summary>A test that needs a CUDA device; without one it says that the CUDA leg did not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CudaFactAttribute : FactAttribute
{
    /// <summary>Looks whether one is here.</summary>
    public CudaFactAttribute() => Skip = TorchLeg.WhyNotOnCuda is { } lack ? $"The CUDA leg did not run: {lack}" : null;
}
