using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Schedules;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="MlpHead"/> with the training loop.</summary>
internal static class MlpFit
{
    public static FittedHead Run(MlpHead head, FitContext context)
    {
        var network = new MlpNetwork(head, context);
        var (kept, held) = head.ValidationFraction > 0 ? Holdout.Divide(context, head.ValidationFraction) : ([.. Enumerable.Range(0, context.Rows.Count)], []);
        var targets = TargetScale.Of(context.Problem);
        var data = Source(context.Problem, targets);
        var result = Trainer.Run(
            new TrainingRun(network.Training(), context.Engine, data.Select(kept))
            {
                Options = Options(head, context.Seed),
                Validation = held.Length > 0 ? data.Select(held) : null,
                Progress = context.Run.Progress,
                Observers = context.Run.Observers,
                Checkpoints = context.Run.Checkpoints,
                Threads = context.Run.Threads,
            },
            context.Run.Cancellation);
        var factor = head.Temperature && held.Length > 0 && context.Problem.Task != ScoringTask.Regression
            ? 1 / TemperatureFit.Of(Logits(network, context, result.Weights, held), context.Problem.Select(held))
            : 1;
        return new FittedHead(network.Scoring(), Finished(network, context, result.Weights, targets, factor));
    }

    private static TrainingOptions Options(MlpHead head, ulong seed) => new()
    {
        Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = head.LearningRate, WeightDecay = head.WeightDecay } },
        Schedule = new CosineAnnealing(),
        Epochs = head.Epochs,
        BatchSize = head.BatchSize,
        Seed = seed,
        EarlyStopping = head.Patience is { } patience ? new EarlyStopping { Patience = patience } : null,
    };

    private static ArrayBatchSource Source(HeadProblem problem, TargetScale scale)
    {
        var rows = problem.Rows.Count;
        var isMulticlass = problem.Task == ScoringTask.Multiclass;
        var width = isMulticlass ? 1 : problem.Outputs;
        var columns = Enumerable.Range(0, width).Select(problem.WeightsOf).ToArray();
        var mean = columns.Sum(c => c.Sum()) / ((double)rows * width);
        var weights = new HostTensor(DType.Float32, rows, width);
        for (var i = 0; i < weights.Count; i++)
        {
            weights.As<float>()[i] = (float)(columns[i % width][i / width] / mean);
        }

        var targets = isMulticlass
            ? HostTensor.Of<long>(Array.ConvertAll(problem.Labels, l => (long)l), rows)
            : HostTensor.Of<float>(Array.ConvertAll(problem.Targets, scale.Forth), rows, width);
        return new ArrayBatchSource(
            ("features", HostTensor.Of<float>(problem.Rows.Values, rows, problem.Rows.Width)), (MlpNetwork.Targets, targets), (MlpNetwork.RowWeights, weights));
    }

    private static double[] Logits(MlpNetwork network, FitContext context, WeightSet weights, int[] held)
    {
        var rows = context.Rows.Select(held);
        var measuring = network.Measuring();
        var output = new HostTensor(DType.Float32, rows.Count, context.Problem.Outputs);
        var sizes = new Dictionary<string, int> { ["N"] = rows.Count };
        using var session = context.Engine.Compile(measuring, weights, new SessionOptions { Sizes = sizes, Threads = context.Run.Threads });
        session.Forward(
            new Dictionary<string, HostTensor> { ["features"] = HostTensor.Of<float>(rows.Values, rows.Count, rows.Width) },
            new Dictionary<string, HostTensor> { [measuring.Outputs[0].Name] = output });
        return Array.ConvertAll(output.As<float>().ToArray(), v => (double)v);
    }

    /// <summary>The weights of the network that is scored with: the last layer times the factor, and with values on their own scale.</summary>
    private static WeightSet Finished(MlpNetwork network, FitContext context, WeightSet weights, TargetScale targets, double factor)
    {
        var (weight, bias) = ($"{network.Last}.weight", $"{network.Last}.bias");
        var last = Array.ConvertAll(weights[weight].ToFloats(), v => (float)(v * factor * targets.Deviation));
        var lastBias = Array.ConvertAll(weights[bias].ToFloats(), v => (float)((v * factor * targets.Deviation) + targets.Mean));
        var others = weights.Where(w => w.Key != weight && w.Key != bias);
        return new WeightSet(
        [
            .. others, .. StandardisedInput.Weights(context.Scaling),
            KeyValuePair.Create(weight, Weight.Of(weights[weight].Shape, last)), KeyValuePair.Create(bias, Weight.Of(weights[bias].Shape, lastBias)),
        ]);
    }
}
