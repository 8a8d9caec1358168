using System.Reflection;

namespace MLNetVision.Cli.Info;

/// <summary>An engine that trains and runs networks, and whether this installation has it.</summary>
internal sealed record EngineInfo(string Name, bool Present, string Remark)
{
    public static IReadOnlyList<EngineInfo> All() =>
    [
        Look("managed", "MLNetVision.Compute", "the CPU, without native code", "not part of this version"),
        Look("torch", "MLNetVision.Torch", "TorchSharp, CPU and CUDA", "add the package MLNetVision.Torch"),
    ];

    private static EngineInfo Look(string name, string assembly, string what, string absent)
    {
        try
        {
            Assembly.Load(assembly);
            return new EngineInfo(name, true, what);
        }
        catch (FileNotFoundException)
        {
            return new EngineInfo(name, false, absent);
        }
    }
}
