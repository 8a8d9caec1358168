using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Functions;

/// <summary>Functions of a row of numbers that are neighbours.</summary>
internal static unsafe class RowFunctions
{
    public static float Largest<T>(float* x, int count)
        where T : struct, ILanes<T>
    {
        var i = 0;
        var largest = float.NegativeInfinity;
        if (count >= T.Count)
        {
            var lanes = T.Load(x);
            for (i = T.Count; i + T.Count <= count; i += T.Count)
            {
                lanes = T.Max(lanes, T.Load(x + i));
            }

            largest = T.Largest(lanes);
        }

        for (; i < count; i++)
        {
            largest = MathF.Max(largest, x[i]);
        }

        return largest;
    }

    /// <summary>The sum of exp(x - shift).</summary>
    public static float SumOfExponentials<T>(float* x, int count, float shift)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        var i = 0;
        for (; i + T.Count <= count; i += T.Count)
        {
            sum += Exponential.Of(T.Load(x + i) - T.Spread(shift));
        }

        var rest = Lanes1.Zero;
        for (; i < count; i++)
        {
            rest += Exponential.Of(Lanes1.Load(x + i) - Lanes1.Spread(shift));
        }

        return T.Sum(sum) + Lanes1.Sum(rest);
    }

    /// <summary>log of the sum of exp(x), without overflow; not a number where the largest is not finite.</summary>
    public static double LogSumOfExponentials<T>(float* x, int count)
        where T : struct, ILanes<T>
    {
        var largest = Largest<T>(x, count);
        return largest + Math.Log(SumOfExponentials<T>(x, count, largest));
    }

    /// <summary>factor * exp(x) over the sum of exp(x).</summary>
    public static void Softmax<T>(float* x, float* y, int count, double factor)
        where T : struct, ILanes<T>
    {
        var largest = Largest<T>(x, count);
        var scale = (float)(factor / SumOfExponentials<T>(x, count, largest));
        var whole = count - (count % T.Count);
        Scaled<T>(x, y, 0, whole, largest, scale);
        Scaled<Lanes1>(x, y, whole, count, largest, scale);
    }

    private static void Scaled<T>(float* x, float* y, int from, int to, float shift, float scale)
        where T : struct, ILanes<T>
    {
        for (var i = from; i < to; i += T.Count)
        {
            (Exponential.Of(T.Load(x + i) - T.Spread(shift)) * T.Spread(scale)).Store(y + i);
        }
    }
}
