using System.Runtime.CompilerServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>A pixel of two samples, moved as one value.</summary>
[InlineArray(2)]
internal struct Pixel2<T>
    where T : unmanaged
{
    private T _first;
}

/// <summary>A pixel of three samples, moved as one value.</summary>
[InlineArray(3)]
internal struct Pixel3<T>
    where T : unmanaged
{
    private T _first;
}

/// <summary>A pixel of four samples, moved as one value.</summary>
[InlineArray(4)]
internal struct Pixel4<T>
    where T : unmanaged
{
    private T _first;
}
