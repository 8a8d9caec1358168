using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// One machine an output, each telling its class or label from the rest, and the sigmoids of their scores: fitted to scores of rows that the machine was not
/// trained on. A class's logit is the logarithm of its sigmoid, so that softmax divides the sigmoids by their sum; a label's is what goes into the sigmoid.
/// </summary>
internal sealed class OneAgainstRest<TMachine>(FitContext context, int folds, bool inParallel)
    where TMachine : class
{
    /// <summary>A part of the work: an output, and the fold that is left out; -1 for none.</summary>
    private readonly record struct Part(int Output, int Fold);

    /// <summary>Trains a machine of an output on some rows, which are of both sides.</summary>
    public required Func<int, int[], MachineData, TMachine> Train { get; init; }

    /// <summary>Scores rows.</summary>
    public required Func<TMachine, int[], double[]> Score { get; init; }

    private int Count => context.Rows.Count;

    /// <summary>The machines, null where all rows are of one side, and the sigmoids.</summary>
    public (TMachine?[] Machines, Platt[] Sigmoids) Fit()
    {
        var outputs = context.Problem.Outputs;
        MachineData[] data = [.. Enumerable.Range(0, outputs).Select(o => MachineData.Of(context, o, folds))];
        Part[] parts = [.. data.SelectMany((d, o) => Enumerable.Range(-1, d.Folds + 1).Select(f => new Part(o, f))).OrderBy(p => p.Fold)];
        var machines = new TMachine?[outputs];
        var scores = data.Select(_ => new double[Count]).ToArray();
        var done = 0;
        Action<int> work = i =>
        {
            Run(parts[i], data[parts[i].Output], machines, scores[parts[i].Output]);
            context.Report("Support vector machines", Interlocked.Increment(ref done), parts.Length);
        };
        if (inParallel)
        {
            context.Each(parts.Length, work);
        }
        else
        {
            Array.ForEach(Enumerable.Range(0, parts.Length).ToArray(), work);
        }

        return (machines, [.. data.Select((d, o) => Sigmoid(d, scores[o]))]);
    }

    /// <summary>What comes behind the scores in the network: the logits.</summary>
    public static Func<Tensor, Tensor>? Tail(ScoringTask task) => task == ScoringTask.Multiclass ? x => x.Negate().Softplus().Negate("logits") : null;

    private void Run(Part part, MachineData data, TMachine?[] machines, double[] scores)
    {
        var rows = data.RowsWithout(part.Fold);
        var hasBoth = rows.Any(r => data.Sides[r]) && !rows.All(r => data.Sides[r]);
        var machine = hasBoth ? Train(part.Output, rows, data) : default;
        if (part.Fold < 0)
        {
            machines[part.Output] = machine;
            return;
        }

        var left = data.RowsOf(part.Fold);
        var constant = data.Sides[rows[0]] ? 1.0 : -1.0;
        var values = hasBoth ? Score(machine!, left) : [.. Enumerable.Repeat(constant, left.Length)];
        for (var i = 0; i < left.Length; i++)
        {
            scores[left[i]] = values[i];
        }
    }

    /// <summary>Where scores of rows left out say the contrary of what they should, there is nothing to learn from them: the score stays as it is.</summary>
    private Platt Sigmoid(MachineData data, double[] scores)
    {
        var yes = data.Sides.Count(s => s);
        if (yes == 0 || yes == Count)
        {
            return Platt.Constant(yes, Count);
        }

        var fitted = data.Folds == 0 ? Platt.None : Platt.Fit(scores, data.Sides, data.Weights);
        return fitted.Slope > 0 ? fitted : Platt.None;
    }
}
