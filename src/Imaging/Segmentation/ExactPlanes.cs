using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>The channels of a picture but alpha, one after the other, in double precision; bytes and ushorts are 0 to 1.</summary>
internal static class ExactPlanes
{
    public static double[][] Of<T>(Image<T> picture)
        where T : unmanaged
    {
        var planes = new double[picture.Channels <= 2 ? 1 : 3][];
        for (var c = 0; c < planes.Length; c++)
        {
            planes[c] = new double[picture.Width * picture.Height];
            Fill(picture, c, planes[c]);
        }

        return planes;
    }

    private static void Fill<T>(Image<T> picture, int channel, double[] plane)
        where T : unmanaged
    {
        var unit = 1.0 / Samples.Full<T>();
        var from = picture.Samples;
        var step = picture.Channels;
        if (typeof(T) == typeof(byte))
        {
            var samples = MemoryMarshal.Cast<T, byte>(from);
            for (var i = 0; i < plane.Length; i++)
                plane[i] = samples[(i * step) + channel] * unit;
        }
        else if (typeof(T) == typeof(ushort))
        {
            var samples = MemoryMarshal.Cast<T, ushort>(from);
            for (var i = 0; i < plane.Length; i++)
                plane[i] = samples[(i * step) + channel] * unit;
        }
        else
        {
            var samples = MemoryMarshal.Cast<T, float>(from);
            for (var i = 0; i < plane.Length; i++)
                plane[i] = samples[(i * step) + channel];
        }
    }
}
