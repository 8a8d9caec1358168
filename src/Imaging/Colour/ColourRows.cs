using System.Numerics;
using System.Runtime.InteropServices;
using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>An operation on colours, a lane a pixel; samples are 0 to 1 by convention.</summary>
internal interface IColourOperation
{
    (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c);
}

/// <summary>Runs a colour operation over a picture, row by row; alpha passes unchanged.</summary>
internal static class ColourRows
{
    /// <summary><paramref name="destination"/> may be the picture itself.</summary>
    public static void Run<T, TOperation>(string owner, Image<T> image, Image<T> destination, in TOperation operation)
        where T : unmanaged
        where TOperation : struct, IColourOperation
    {
        Samples.ThrowIfUnknown<T>(owner);
        Guard.Colour(owner, image);
        Guard.SameShape(owner, image, destination);
        var padded = (image.Width + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        using var pixels = new Rented<float>(image.Stride);
        using var planes = new Rented<float>(3 * padded);
        planes.Span.Clear();
        var a = planes.Span[..padded];
        var b = planes.Span.Slice(padded, padded);
        var c = planes.Span.Slice(2 * padded, padded);
        for (var y = 0; y < image.Height; y++)
        {
            FloatRows.ToFloat<T>(image.Row(y), pixels.Span, 1 / Samples.Full<T>());
            PlaneKernels.Split(pixels.Span, image.Channels, a, b, c);
            Apply(operation, a, b, c);
            PlaneKernels.Join(a, b, c, image.Channels, pixels.Span);
            FloatRows.FromFloat(pixels.Span, destination.Row(y), Samples.Full<T>());
        }
    }

    private static void Apply<TOperation>(in TOperation operation, Span<float> a, Span<float> b, Span<float> c)
        where TOperation : struct, IColourOperation
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var z = MemoryMarshal.Cast<float, Vector<float>>(c);
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i], z[i]) = operation.Apply(x[i], y[i], z[i]);
    }
}
