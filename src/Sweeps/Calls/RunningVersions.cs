using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace MLNetVision.Sweeps;

/// <summary>What a sweep runs on.</summary>
internal static class RunningVersions
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["MLNetVision"] = Of(typeof(RunningVersions).Assembly),
        [typeof(MLContext).Assembly.GetName().Name!] = Of(typeof(MLContext).Assembly),
        [".NET"] = $"{Environment.Version}",
        ["system"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
    };

    private static string Of(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}").Split('+')[0];
}
