namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>A step along the direction, with the value and the slope found there.</summary>
internal readonly record struct Trial(float Step, float Value, float Slope)
{
    private const float LeastChange = 0.01f;

    /// <summary>The minimum of the cubic through both trials, at least a hundredth of the interval away from either.</summary>
    public static float Between(Trial low, Trial high)
    {
        var (left, right) = low.Step < high.Step ? (low, high) : (high, low);
        float step;
        if (left.Slope > 0 && right.Slope < 0)
        {
            step = low.Value < high.Value ? low.Step : high.Step;
        }
        else
        {
            step = CubicMinimum(low, high);
            if (!float.IsFinite(step))
                step = (low.Step + high.Step) / 2;
        }

        step = Math.Min(step, (LeastChange * left.Step) + ((1 - LeastChange) * right.Step));
        return Math.Max(step, (LeastChange * right.Step) + ((1 - LeastChange) * left.Step));
    }

    private static float CubicMinimum(Trial a, Trial b)
    {
        double t1 = a.Slope + b.Slope - (3 * (a.Value - b.Value) / (a.Step - b.Step));
        var t2 = Math.Sign(b.Step - a.Step) * Math.Sqrt((t1 * t1) - (a.Slope * b.Slope));
        var numerator = b.Slope + t2 - t1;
        var denominator = b.Slope - a.Slope + (2 * t2);
        return (float)(b.Step - ((b.Step - a.Step) * numerator / denominator));
    }
}
