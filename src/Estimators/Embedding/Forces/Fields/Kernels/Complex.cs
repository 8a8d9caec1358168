using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>Complex numbers side by side.</summary>
internal readonly struct Complex<T>
    where T : struct, ILanes<T>
{
    public readonly T Re;
    public readonly T Im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex(T re, T im) => (Re, Im) = (re, im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex<T> operator +(Complex<T> a, Complex<T> b) => new(a.Re + b.Re, a.Im + b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex<T> operator -(Complex<T> a, Complex<T> b) => new(a.Re - b.Re, a.Im - b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex<T> operator *(Complex<T> a, T b) => new(a.Re * b, a.Im * b);

    /// <summary>The product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex<T> Times(Complex<T> b) => new(T.MultiplyAdd(Re, b.Re, T.Zero - (Im * b.Im)), T.MultiplyAdd(Re, b.Im, Im * b.Re));

    /// <summary>Times -i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex<T> Turned() => new(Im, T.Zero - Re);
}
