namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>log Σ exp(x[i]) without overflow; terms that cannot change the sum in single precision are left out.</summary>
internal static class LogSum
{
    private const float Negligible = 30;

    public static float Of(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
                largest = i;
        }

        var max = values[largest];
        if (float.IsNegativeInfinity(max))
            return max;
        var others = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i != largest && values[i] > max - Negligible)
                others += Math.Exp(values[i] - max);
        }

        return (float)(max + Math.Log(1 + others));
    }

    public static float Of(float a, float b)
    {
        var (max, difference) = a > b ? (a, b - a) : (b, a - b);
        return float.IsNegativeInfinity(max) || difference < -Negligible ? max : (float)(max + Math.Log(1 + Math.Exp(difference)));
    }
}
