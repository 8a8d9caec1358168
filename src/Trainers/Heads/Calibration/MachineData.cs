namespace MLNetVision.Trainers.HeadFitting;

/// <summary>The two sides of an output's rows, what each row counts, and the fold that each is in.</summary>
internal sealed record MachineData(bool[] Sides, double[] Signs, double[] Weights, int[] FoldOf, int Folds)
{
    /// <summary>Makes them; the folds have equal shares of both sides, as far as there are rows.</summary>
    public static MachineData Of(FitContext context, int output, int folds)
    {
        var problem = context.Problem;
        bool[] sides = [.. Enumerable.Range(0, problem.Rows.Count).Select(row => problem.Holds(row, output))];
        var foldOf = new int[sides.Length];
        var count = Math.Min(folds, sides.Length);
        count = count < 2 ? 0 : count;
        var order = Holdout.Shuffled(sides.Length, context.Random($"folds of output {output}")).OrderBy(row => sides[row]);
        foreach (var (place, row) in order.Index())
        {
            foldOf[row] = count == 0 ? 0 : place % count;
        }

        return new MachineData(sides, Array.ConvertAll(sides, s => s ? 1.0 : -1.0), problem.WeightsOf(output), foldOf, count);
    }

    /// <summary>The rows of some weight that are not in a fold; all of them for -1.</summary>
    public int[] RowsWithout(int fold) => [.. Enumerable.Range(0, FoldOf.Length).Where(row => FoldOf[row] != fold && Weights[row] > 0)];

    public int[] RowsOf(int fold) => [.. Enumerable.Range(0, FoldOf.Length).Where(row => FoldOf[row] == fold)];
}
