using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Learning;

/// <summary>A number. The network's last step brings it back from mean 0 and deviation 1; the loss sees it there.</summary>
internal sealed class NumberTask(string owner, ImageTrainingOptions options, ValueLoss loss) : ImageTask
{
    public override string Owner => owner;

    public override ScoringTask Kind => ScoringTask.Regression;

    public override ImageTrainingOptions Options => options;

    public override Network Finish(Network network, TrainingTable table, int[] rows)
    {
        var (mean, deviation) = Moments(table, rows);
        return network.Extend(x => x.Affine((float)deviation, (float)mean, "in_units"));
    }

    public override Objective For(Network network, TrainingTable table, int[] rows)
    {
        var (mean, deviation) = Moments(table, rows);
        var weights = WeightsOf(table, rows);
        Tensor Standardised(Tensor x) => x.Affine((float)(1 / deviation), (float)(-mean / deviation), "standardised");
        return new Objective
        {
            Trainable = Objective.WithLoss(network, x => weights is null
                ? Standardised(x).Then(LossOp(), Objective.Loss, x.Builder.Input(Objective.Target, x.Shape))
                : WeightedLosses.Values(Standardised(x), loss)),
            Values = t => Objective.Rows(
                new RowValues(Objective.Target, t.Targets.RowShape, Array.ConvertAll(t.Targets.Numbers!, v => (float)((v - mean) / deviation))),
                weights?.Invoke(t)),
            Metrics = [Metric.Mean("absolute error", MetricGoal.Smaller, [Objective.Output], (inputs, outputs) =>
                Error(inputs[Objective.Target].As<float>(), outputs[Objective.Output].As<float>(), mean, deviation))],
        };
    }

    private Loss LossOp() => loss switch
    {
        ValueLoss.Squared => new MeanSquaredError(),
        ValueLoss.Absolute => new MeanAbsoluteError(),
        _ => new SmoothL1(),
    };

    private static (double Mean, double Deviation) Moments(TrainingTable table, int[] rows)
    {
        var values = table.Targets.Numbers!;
        var mean = rows.Average(row => (double)values[row]);
        var deviation = Math.Sqrt(rows.Average(row => (values[row] - mean) * (values[row] - mean)));
        return (mean, deviation > 0 ? deviation : 1);
    }

    private static double Error(ReadOnlySpan<float> targets, ReadOnlySpan<float> values, double mean, double deviation)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            sum += Math.Abs(values[i] - ((targets[i] * deviation) + mean));
        }

        return sum / targets.Length;
    }
}
