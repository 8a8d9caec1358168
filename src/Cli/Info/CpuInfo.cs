using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Cli.Info;

/// <summary>What the processor offers to managed code.</summary>
internal sealed record CpuInfo(string Architecture, int Cores, int VectorBits, IReadOnlyList<string> Features)
{
    public static CpuInfo Read() => new(RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount, Widest(), [.. Supported()]);

    private static int Widest() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static IEnumerable<string> Supported() =>
        new (string Name, bool Has)[]
        {
            ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("AVX-512F", Avx512F.IsSupported),
            ("AVX-512BW", Avx512BW.IsSupported), ("AdvSimd", AdvSimd.IsSupported), ("Dp", Dp.IsSupported),
        }.Where(f => f.Has).Select(f => f.Name);
}
