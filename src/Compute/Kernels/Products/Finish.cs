using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Activations;
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

    /// <summary>The scale of a vector of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe T ScaleOf<T>(int channel)
        where T : struct, ILanes<T> => Scale.IsEmpty ? T.Spread(1) : T.Load(Scale.Start + channel);

    /// <summary>The shift of a vector of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe T ShiftOf<T>(int channel)
        where T : struct, ILanes<T> => Shift.IsEmpty ? T.Zero : T.Load(Shift.Start + channel);

    /// <summary>Finishes a vector of channels, whose residual lies there unless there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe T Apply<T>(T product, T scale, T shift, T slope, T least, T top, float* residual)
        where T : struct, ILanes<T>
    {
        var v = T.MultiplyAdd(product, scale, shift);
        v = residual is null ? v : v + T.Load(residual);
        return TailFunction.Of(v, slope, least, top);
    }

    /// <summary>For a product whose first channel is another one.</summary>
    public Finish From(int channel) => this with { Scale = Scale.From(channel), Shift = Shift.From(channel), Residual = Residual.From(channel) };

    /// <summary>Finishes some channels of several pixels that lie anywhere in a picture.</summary>
    /// <param name="product">The products [pixels, two vectors].</param>
    /// <param name="pixels">The pixels.</param>
    /// <param name="picture">Where the picture begins: residuals lie in theirs as pixels in it.</param>
    /// <param name="count">Pixels.</param>
    /// <param name="channel">The first of the channels.</param>
    /// <param name="width">How many.</param>
    /// <param name="adds">Whether the products are added to what is there.</param>
    public unsafe void Leave<T>(float* product, float** pixels, float* picture, int count, int channel, int width, bool adds)
        where T : struct, ILanes<T>
    {
        var done = 0;
        for (; done + T.Count <= width; done += T.Count)
        {
            LeaveColumn<T>(product + done, 2 * T.Count, pixels, picture, count, channel + done, adds);
        }

        for (; done + Lanes128.Count <= width; done += Lanes128.Count)
        {
            LeaveColumn<Lanes128>(product + done, 2 * T.Count, pixels, picture, count, channel + done, adds);
        }

        for (; done < width; done++)
        {
            LeaveColumn<Lanes1>(product + done, 2 * T.Count, pixels, picture, count, channel + done, adds);
        }
    }

    private unsafe void LeaveColumn<T>(float* product, int stride, float** pixels, float* picture, int count, int channel, bool adds)
        where T : struct, ILanes<T>
    {
        T slope = T.Spread(Tail.Slope), least = T.Spread(Tail.Least), top = T.Spread(Tail.Top);
        T scale = ScaleOf<T>(channel), shift = ShiftOf<T>(channel);
        var residuals = Residual.IsEmpty ? null : Residual.Start;
        for (var i = 0; i < count; i++)
        {
            var at = pixels[i] + channel;
            var v = Apply(T.Load(product + ((long)i * stride)), scale, shift, slope, least, top, residuals is null ? null : residuals + (at - picture));
            (adds ? v + T.Load(at) : v).Store(at);
        }
    }

    /// <summary>
    /// Finishes channels from <paramref name="channel"/> on of one pixel, whose residual lies <paramref name="offset"/> floats into its own. Product and result
    /// may be the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Apply<T>(float* product, float* result, long offset, int channel, int count)
        where T : struct, ILanes<T>
    {
        var scale = Scale.IsEmpty ? null : Scale.Start + channel;
        var shift = Shift.IsEmpty ? null : Shift.Start + channel;
        var residual = Residual.IsEmpty ? null : Residual.Start + offset;
        T slope = T.Spread(Tail.Slope), least = T.Spread(Tail.Least), top = T.Spread(Tail.Top);
        var c = 0;
        for (; c + T.Count <= count; c += T.Count)
        {
            ApplyTo(product + c, result + c, At(scale, c), At(shift, c), At(residual, c), slope, least, top);
        }

        for (; c < count; c++)
        {
            ApplyTo(
                product + c, result + c, At(scale, c), At(shift, c), At(residual, c),
                Lanes1.Spread(Tail.Slope), Lanes1.Spread(Tail.Least), Lanes1.Spread(Tail.Top));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void ApplyTo<T>(float* product, float* result, float* scale, float* shift, float* residual, T slope, T least, T top)
        where T : struct, ILanes<T>
    {
        var v = T.Load(product);
        v = scale is null ? v : v * T.Load(scale);
        v = shift is null ? v : v + T.Load(shift);
        v = residual is null ? v : v + T.Load(residual);
        TailFunction.Of(v, slope, least, top).Store(result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe float* At(float* numbers, int index) => numbers is null ? null : numbers + index;
}
