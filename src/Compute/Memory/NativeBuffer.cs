using System.Runtime.InteropServices;

namespace MLNetVision.Compute.Memory;

/// <summary>Zeroed memory outside the garbage collector's heap, aligned to a cache line.</summary>
internal sealed unsafe class NativeBuffer : SafeHandle
{
    /// <summary>A cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>Kernels may load, but never store, so many bytes beyond the end: what they load there takes no part in any result.</summary>
    private const int Slack = 256;

    /// <summary>Where the system's piece begins: large ones come as pages that are zero without being written.</summary>
    private readonly nint _whole;

    public NativeBuffer(long bytes)
        : base(0, ownsHandle: true)
    {
        Bytes = Math.Max(bytes, Alignment);
        _whole = (nint)NativeMemory.AllocZeroed(checked((nuint)(Bytes + Slack + Alignment)));
        LargePages.Ask(_whole, Bytes);
        SetHandle((_whole + Alignment - 1) / Alignment * Alignment);
    }

    public long Bytes { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>Numbers from a place that is counted in numbers.</summary>
    public Floats Floats(long start, long count) => new Floats((float*)handle, Bytes / sizeof(float)).Slice(start, count);

    public Floats AllFloats() => Floats(0, Bytes / sizeof(float));

    internal static void Clear(void* start, long bytes) => NativeMemory.Clear(start, checked((nuint)bytes));

    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)_whole);
        return true;
    }
}
