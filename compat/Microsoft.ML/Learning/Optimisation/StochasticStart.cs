using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>
/// Plain stochastic gradient descent, one row at a time with a step of 1 / (1 + √t), until a thousand steps move the point less than a tolerance or one
/// does not move it at all.
/// </summary>
internal static class StochasticStart
{
    private const int StepsBetweenChecks = 1000;

    public static void Run(RowObjective objective, float[] point, float tolerance)
    {
        var gradient = new float[point.Length];
        var before = new float[point.Length];
        var last = (float[])point.Clone();
        for (long step = 0; ; step++)
        {
            Array.Clear(gradient);
            point.CopyTo(before, 0);
            objective.AddRow((int)(step % objective.RowCount), point, gradient);
            Lanes.AddScaled(gradient, -1 / (1 + (float)Math.Sqrt(step)), point);
            if (step > 0 && (before.AsSpan().SequenceEqual(point) || !Array.TrueForAll(point, float.IsFinite)))
                return;
            if ((step + 1) % StepsBetweenChecks != 0)
                continue;
            Lanes.AddScaled(point, -1, last);
            if (Lanes.Norm(last) < tolerance)
                return;
            point.CopyTo(last, 0);
        }
    }
}
