namespace TorchSharp;

/// <summary>What stands in every body: these signatures are compiled against and never run.</summary>
internal static class Reference
{
    public static Exception Only => new NotSupportedException(
        "This build was compiled against TorchSharp's signatures alone. Build with MLNetSource=packages, or put TorchSharp.dll beside ML.NET's assemblies.");
}
