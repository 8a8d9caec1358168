using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace MLNetVision.Cli.Info;

/// <summary>What this build is made of and what it runs on.</summary>
internal sealed record EnvironmentInfo(
    string MLNetVision,
    string Runtime,
    string OperatingSystem,
    string MLNetSource,
    string MLNetReason,
    string MLNetVersion,
    IReadOnlyList<EngineInfo> Engines,
    CpuInfo Cpu)
{
    public static EnvironmentInfo Read()
    {
        var metadata = typeof(EnvironmentInfo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(a => a.Key, a => a.Value ?? "");
        return new EnvironmentInfo(
            Version(typeof(EnvironmentInfo).Assembly),
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            metadata["MLNetSource"].First(),
            metadata["MLNetSourceReason"].FirstOrDefault("") is { Length: > 0 } reason ? reason : "given explicitly",
            Version(typeof(MLContext).Assembly),
            EngineInfo.All(),
            CpuInfo.Read());
    }

    private static string Version(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}").Split('+')[0];
}
