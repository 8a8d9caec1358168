namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="LinearSvmHead"/>.</summary>
internal static class LinearSvmFit
{
    public static FittedHead Run(LinearSvmHead head, FitContext context)
    {
        var (machines, sigmoids) = new OneAgainstRest<DualCoordinateDescent>(context, head.CalibrationFolds, inParallel: true)
        {
            Train = (output, rows, data) => Train(head, context, output, rows, data),
            Score = (machine, rows) => Array.ConvertAll(rows, r => machine.Score(context.Rows[r])),
        }.Fit();
        var width = context.Rows.Width;
        var weights = machines.Select((m, o) => Scaled(m, sigmoids[o].Slope, width)).ToArray();
        var biases = machines.Select((m, o) => (sigmoids[o].Slope * (m?.Bias ?? 0)) + sigmoids[o].Offset).ToArray();
        return LinearNetwork.Build(weights, biases, context.Scaling, OneAgainstRest<DualCoordinateDescent>.Tail(context.Problem.Task));
    }

    public static DualCoordinateDescent Train(LinearSvmHead head, FitContext context, int output, int[] rows, MachineData data)
    {
        var costs = Array.ConvertAll(data.Weights, w => head.C * w);
        var machine = new DualCoordinateDescent(context.Rows, rows, data.Signs, costs, head.BiasScale);
        machine.Solve(head.Tolerance, head.MaxIterations, context.Random($"order of output {output}"), context.Run.Cancellation);
        return machine;
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
