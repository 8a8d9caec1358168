using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// One machine an output, each telling its class or label from the rest, and the sigmoids of their scores: fitted to scores of rows that the machine was not
/// trained on. A class's logit is the logarithm of its sigmoid, so that softmax divides the sigmoids by their sum; a label's is what goes into the sigmoid.
/// </summary>
internal sealed class OneAgainstRest<TMachine>(FitContext context, int folds, IMachineTrainer<TMachine> trainer)
    where TMachine : class
{
    /// <summary>The logit of a class that no row is of.</summary>
    private const double AbsentClass = -30;

    /// <summary>Rows that either side needs for a sigmoid of its own.</summary>
    private const int RowsOfSigmoid = 10;

    /// <summary>
    /// So many outputs at most are worked on at once, in groups of about one size: enough for all threads, few enough for the memory of many classes.
    /// </summary>
    private const int OutputsOfGroup = 32;

    /// <summary>Gives each output's machine, null where all rows are of one side, and its sigmoid; what else training needed is let go of.</summary>
    public void Fit(Action<int, TMachine?, Platt> take)
    {
        var outputs = context.Problem.Outputs;
        var groups = (outputs + OutputsOfGroup - 1) / OutputsOfGroup;
        foreach (var group in Enumerable.Range(0, outputs).Chunk((outputs + groups - 1) / groups))
        {
            var data = Array.ConvertAll(group, output => MachineData.Of(context, output, folds));
            var whole = Train(data, [.. group.Select((_, i) => (i, -1))], new TMachine?[group.Length]);
            (int Place, int Fold)[] parts = [.. data.SelectMany((d, i) => Enumerable.Range(0, d.Folds).Select(fold => (i, fold)))];
            var machines = Train(data, parts, whole);
            var scores = Array.ConvertAll(data, d => new double[d.Sides.Length]);
            foreach (var (machine, part) in machines.Zip(parts))
            {
                ScoreFold(machine, data[part.Place], part.Fold, scores[part.Place]);
            }

            var pooled = Pooled(data, scores);
            for (var i = 0; i < group.Length; i++)
            {
                take(group[i], whole[i], SigmoidOf(data[i], scores[i], pooled));
            }
        }
    }

    /// <summary>What comes behind the scores in the network: the logits.</summary>
    public static Func<Tensor, Tensor>? Tail(ScoringTask task) => task == ScoringTask.Multiclass ? x => x.Negate().Softplus().Negate("logits") : null;

    /// <summary>A machine for each part, an output without a fold; null where only one side is left.</summary>
    private TMachine?[] Train(MachineData[] data, (int Place, int Fold)[] parts, TMachine?[] whole)
    {
        var tasks = Array.ConvertAll(parts, p => new MachineTask<TMachine>(data[p.Place].RowsWithout(p.Fold), data[p.Place], whole[p.Place]));
        var possible = Enumerable.Range(0, tasks.Length).Where(i => HasBothSides(tasks[i])).ToArray();
        var trained = possible.Length == 0 ? [] : trainer.Train([.. possible.Select(i => tasks[i])]);
        var machines = new TMachine?[parts.Length];
        for (var i = 0; i < possible.Length; i++)
        {
            machines[possible[i]] = trained[i];
        }

        return machines;
    }

    private static bool HasBothSides(MachineTask<TMachine> task) =>
        Array.Exists(task.Rows, r => task.Data.Sides[r]) && Array.Exists(task.Rows, r => !task.Data.Sides[r]);

    /// <summary>Where only one side was left to train on, all other rows count as of that side.</summary>
    private void ScoreFold(TMachine? machine, MachineData data, int fold, double[] scores)
    {
        var left = data.RowsOf(fold);
        var constant = data.RowsWithout(fold) is [var first, ..] && data.Sides[first] ? 1.0 : -1.0;
        var values = machine is null ? [.. Enumerable.Repeat(constant, left.Length)] : trainer.Score(machine, left);
        for (var i = 0; i < left.Length; i++)
        {
            scores[left[i]] = values[i];
        }
    }

    /// <summary>
    /// An output of few rows, or whose scores of rows left out say the contrary of what they should, has the sigmoid of its whole group. A class without
    /// rows does not win even where all other sigmoids are small.
    /// </summary>
    private Platt SigmoidOf(MachineData data, double[] scores, Platt pooled)
    {
        var yes = data.Sides.Count(s => s);
        if (yes == 0 || yes == data.Sides.Length)
        {
            return yes == 0 && context.Problem.Task == ScoringTask.Multiclass ? new Platt(0, AbsentClass) : Platt.Constant(yes, data.Sides.Length);
        }

        if (data.Folds == 0 || Math.Min(yes, data.Sides.Length - yes) < RowsOfSigmoid)
        {
            return pooled;
        }

        var fitted = Platt.Fit(scores, data.Sides, data.Weights);
        return fitted.Slope > 0 ? fitted : pooled;
    }

    /// <summary>The sigmoid of the scores of all outputs of a group; the score as it is where nothing can be learnt from them.</summary>
    private static Platt Pooled(MachineData[] data, double[][] scores)
    {
        var chosen = Enumerable.Range(0, data.Length).Where(i => data[i].Folds > 0 && data[i].Sides.Distinct().Count() == 2).ToArray();
        if (chosen.Length == 0)
        {
            return Platt.None;
        }

        var fitted = Platt.Fit(
            [.. chosen.SelectMany(i => scores[i])], [.. chosen.SelectMany(i => data[i].Sides)], [.. chosen.SelectMany(i => data[i].Weights)]);
        return fitted.Slope > 0 ? fitted : Platt.None;
    }
}
