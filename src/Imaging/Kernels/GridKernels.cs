using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Euclidean distances between runs of pixels, the squares added channel by channel.</summary>
internal static class GridKernels
{
    /// <summary>Output i is the distance between pixel <paramref name="a"/> + i and pixel <paramref name="b"/> + i.</summary>
    public static void Distances<T>(T[][] planes, int a, int b, Span<T> output)
        where T : unmanaged, IRootFunctions<T>
    {
        var i = Lanes(planes, a, b, output);
        for (; i < output.Length; i++)
        {
            var sum = T.Zero;
            foreach (var plane in planes)
            {
                var difference = plane[a + i] - plane[b + i];
                sum += difference * difference;
            }

            output[i] = T.Sqrt(sum);
        }
    }

    private static int Lanes<T>(T[][] planes, int a, int b, Span<T> output)
        where T : unmanaged
    {
        var i = 0;
        for (; i <= output.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = Vector<T>.Zero;
            foreach (var plane in planes)
            {
                ref var from = ref MemoryMarshal.GetArrayDataReference(plane);
                var difference = Vector.LoadUnsafe(ref from, (nuint)(a + i)) - Vector.LoadUnsafe(ref from, (nuint)(b + i));
                sum += difference * difference;
            }

            Vector.SquareRoot(sum).CopyTo(output[i..]);
        }

        return i;
    }
}
