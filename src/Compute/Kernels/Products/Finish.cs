using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>
/// What is done to a product before it is left: result = tail(product * Scale + Shift + Residual), scale and shift one a channel, all optional; an empty block
/// stands for none.
/// </summary>
internal readonly record struct Finish(Floats Scale, Floats Shift, Floats Residual, Tail Tail)
{
    public static Finish None { get; } = new(default, default, default, Tail.None);

    public bool IsNone => Scale.IsEmpty && Shift.IsEmpty && Residual.IsEmpty && Tail.IsNone;

    /// <summary>
    /// Finishes channels from <paramref name="channel"/> on of one pixel, whose residual lies <paramref name="offset"/> floats into its own. Product and result may
    /// be the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Apply<T>(float* product, float* result, long offset, int channel, int count)
        where T : struct, ILanes<T>
    {
        var scale = Scale.IsEmpty ? null : Scale.Start + channel;
        var shift = Shift.IsEmpty ? null : Shift.Start + channel;
        var residual = Residual.IsEmpty ? null : Residual.Start + offset;
        T slope = T.Spread(Tail.Slope), top = T.Spread(Tail.Top);
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            var v = T.Load(product + c);
            v = scale is null ? v : v * T.Load(scale + c);
            v = shift is null ? v : v + T.Load(shift + c);
            v = residual is null ? v : v + T.Load(residual + c);
            T.Min(top, T.Max(slope * v, v)).Store(result + c);
        }

        for (; c < count; c++)
        {
            var v = product[c];
            v = scale is null ? v : v * scale[c];
            v = shift is null ? v : v + shift[c];
            v = residual is null ? v : v + residual[c];
            v = v > 0 || float.IsNaN(v) ? v : Tail.Slope * v;
            result[c] = v > Tail.Top ? Tail.Top : v;
        }
    }
}
