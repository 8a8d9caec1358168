using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Tests.Unit.Compute.Kernels;

/// <summary>How far a function in lanes is off, in units of the last place of the right result.</summary>
internal static unsafe class Accuracy
{
    // Odd, so that the low bits take every pattern too: about 170,000 numbers of all signs and exponents, infinities and numbers below the normal ones.
    private const uint Stride = 24_593;

    /// <summary>The worst over the whole range of floats and densely around 0, in every width; where a special value comes out wrong it is infinite.</summary>
    public static (double Units, float At) Worst<TFunction>()
        where TFunction : struct, ILaneFunction
    {
        var x = Numbers().Where(default(TFunction).Takes).ToArray();
        var exact = x.Select(v => default(TFunction).Exact(v)).ToArray();
        return new[]
        {
            Worst<TFunction, Lanes1>(x, exact), Worst<TFunction, Lanes128>(x, exact),
            Worst<TFunction, Lanes256>(x, exact), Worst<TFunction, Lanes512>(x, exact),
        }.MaxBy(w => w.Units);
    }

    private static IEnumerable<float> Numbers()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
        {
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        }

        for (var i = -60_000; i <= 60_000; i++)
        {
            yield return i / 512f;
        }

        foreach (var special in (float[])[0, -0f, 1, -1, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue,
            float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1.17549435e-38f, -1.17549435e-38f, 1e-20f])
        {
            yield return special;
        }
    }

    private static (double Units, float At) Worst<TFunction, T>(float[] numbers, double[] exact)
        where TFunction : struct, ILaneFunction
        where T : struct, ILanes<T>
    {
        var worst = (Units: 0.0, At: 0f);
        Span<float> x = stackalloc float[T.Count], y = stackalloc float[T.Count];
        for (var i = 0; i < numbers.Length; i += T.Count)
        {
            for (var lane = 0; lane < T.Count; lane++)
            {
                x[lane] = numbers[At(i + lane)];
            }

            fixed (float* from = x, to = y)
            {
                default(TFunction).Of(T.Load(from)).Store(to);
            }

            for (var lane = 0; lane < T.Count; lane++)
            {
                var units = Units(y[lane], exact[At(i + lane)]);
                worst = units > worst.Units ? (units, x[lane]) : worst;
            }
        }

        return worst;

        int At(int place) => Math.Min(place, numbers.Length - 1);
    }

    private static double Units(float got, double exact)
    {
        var rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(got))
        {
            return rounded.Equals(got) ? 0 : double.PositiveInfinity;
        }

        var unit = (double)MathF.BitIncrement(MathF.Abs(rounded)) - MathF.Abs(rounded);
        return Math.Abs(got - exact) / (double.IsFinite(unit) ? unit : Math.ScaleB(1, 104));
    }
}
