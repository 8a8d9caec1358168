namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="LinearSvmHead"/>.</summary>
internal sealed class LinearSvmFit(LinearSvmHead head, FitContext context) : IMachineTrainer<DualCoordinateDescent>
{
    private readonly double[] _squares = [.. Enumerable.Range(0, context.Rows.Count).Select(i => RowProducts.Dot(context.Rows[i], context.Rows[i]))];

    public static FittedHead Run(LinearSvmHead head, FitContext context)
    {
        var (weights, biases) = (new double[context.Problem.Outputs][], new double[context.Problem.Outputs]);
        new OneAgainstRest<DualCoordinateDescent>(context, head.CalibrationFolds, new LinearSvmFit(head, context)).Fit((output, machine, sigmoid) =>
        {
            weights[output] = Scaled(machine, sigmoid.Slope, context.Rows.Width);
            biases[output] = (sigmoid.Slope * (machine?.Bias ?? 0)) + sigmoid.Offset;
        });
        return LinearNetwork.Build(weights, biases, context.Scaling, OneAgainstRest<DualCoordinateDescent>.Tail(context.Problem.Task));
    }

    /// <inheritdoc/>
    public DualCoordinateDescent[] Train(IReadOnlyList<MachineTask<DualCoordinateDescent>> tasks)
    {
        var machines = new DualCoordinateDescent[tasks.Count];
        var done = 0;
        context.Each(machines.Length, i =>
        {
            machines[i] = new DualCoordinateDescent(head, context.Rows, _squares, tasks[i]);
            Solve(machines[i], (int[])tasks[i].Rows.Clone());
            context.Report("Linear support vector machines", Interlocked.Increment(ref done), machines.Length);
        });
        return machines;
    }

    /// <inheritdoc/>
    public double[] Score(DualCoordinateDescent machine, int[] rows) => Array.ConvertAll(rows, r => machine.Score(context.Rows[r]));

    private void Solve(DualCoordinateDescent machine, int[] order)
    {
        var random = context.Random("order of rows");
        for (var pass = 0; pass < head.MaxIterations; pass++)
        {
            context.ThrowIfCancelled();
            Holdout.Shuffle(order, ref random);
            foreach (var row in order)
            {
                machine.Visit(row);
            }

            if (machine.EndPass())
            {
                return;
            }
        }
    }

    private static double[] Scaled(DualCoordinateDescent? machine, double factor, int width)
    {
        var weights = new double[width];
        if (machine is not null)
        {
            Vectors.Scale(weights, factor, machine.Weights.AsSpan(0, width));
        }

        return weights;
    }
}
