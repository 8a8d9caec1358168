using System.Runtime.InteropServices;

namespace MLNetVision.Compute.Memory;

/// <summary>A few numbers on the garbage collector's heap that it does not move: for what lives as long as its owner.</summary>
internal sealed class PinnedFloats(int count)
{
    private readonly float[] _numbers = GC.AllocateArray<float>(count, pinned: true);

    public unsafe Floats Floats => new((float*)Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0), _numbers.Length);
}
