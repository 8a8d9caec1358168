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

    private readonly MachineData[] _data = [.. Enumerable.Range(0, context.Problem.Outputs).Select(o => MachineData.Of(context, o, folds))];

    /// <summary>The machines, null where all rows are of one side, and the sigmoids.</summary>
    public (TMachine?[] Machines, Platt[] Sigmoids) Fit()
    {
        var whole = Train([.. _data.Select((_, output) => (output, -1))], new TMachine?[_data.Length]);
        (int Output, int Fold)[] parts = [.. _data.SelectMany((d, output) => Enumerable.Range(0, d.Folds).Select(fold => (output, fold)))];
        var machines = Train(parts, whole);
        var scores = _data.Select(d => new double[d.Sides.Length]).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            ScoreFold(machines[i], _data[parts[i].Output], parts[i].Fold, scores[parts[i].Output]);
        }

        return (whole, [.. _data.Select((d, output) => SigmoidOf(d, scores[output]))]);
    }

    /// <summary>What comes behind the scores in the network: the logits.</summary>
    public static Func<Tensor, Tensor>? Tail(ScoringTask task) => task == ScoringTask.Multiclass ? x => x.Negate().Softplus().Negate("logits") : null;

    /// <summary>A machine for each output without each fold; null where only one side is left.</summary>
    private TMachine?[] Train((int Output, int Fold)[] parts, TMachine?[] whole)
    {
        var tasks = parts.Select(p => new MachineTask<TMachine>(_data[p.Output].RowsWithout(p.Fold), _data[p.Output], whole[p.Output])).ToArray();
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
    /// Where scores of rows left out say the contrary of what they should, there is nothing to learn from them: the score stays as it is. A class without rows
    /// does not win even where all other sigmoids are small.
    /// </summary>
    private Platt SigmoidOf(MachineData data, double[] scores)
    {
        var yes = data.Sides.Count(s => s);
        if (yes == 0 || yes == data.Sides.Length)
        {
            return yes == 0 && context.Problem.Task == ScoringTask.Multiclass ? new Platt(0, AbsentClass) : Platt.Constant(yes, data.Sides.Length);
        }

        var fitted = data.Folds == 0 ? Platt.None : Platt.Fit(scores, data.Sides, data.Weights);
        return fitted.Slope > 0 ? fitted : Platt.None;
    }
}
