using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Values as a network learns them best: less their mean, in deviations. Other targets stay as they are.</summary>
internal readonly record struct TargetScale(double Mean, double Deviation)
{
    public static TargetScale Of(HeadProblem problem)
    {
        if (problem.Task != ScoringTask.Regression)
        {
            return new TargetScale(0, 1);
        }

        var mean = problem.Targets.Average(t => (double)t);
        var deviation = Math.Sqrt(problem.Targets.Average(t => (t - mean) * (t - mean)));
        return new TargetScale(mean, deviation > 1e-12 * Math.Abs(mean) && deviation > 0 ? deviation : 1);
    }

    public float Forth(float target) => (float)((target - Mean) / Deviation);
}
