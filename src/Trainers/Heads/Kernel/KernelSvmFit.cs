namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="KernelSvmHead"/>.</summary>
internal static class KernelSvmFit
{
    private const long LeastLimit = 10_000_000;

    public static FittedHead Run(KernelSvmHead head, FitContext context)
    {
        var kernel = new KernelFunction(head, context.Rows);
        var rows = KernelRows.Of(kernel, head.CacheMegabytes, context);
        var (machines, sigmoids) = new OneAgainstRest<KernelMachine>(context, head.CalibrationFolds, rows.IsShared)
        {
            Train = (_, chosen, data) => Train(head, context, kernel, rows, chosen, data),
            Score = (machine, chosen) => machine.Score(rows, chosen),
        }.Fit();
        int[] support = [.. machines.SelectMany(m => m?.Support ?? []).Distinct().Order()];
        var tail = OneAgainstRest<KernelMachine>.Tail(context.Problem.Task);
        var biases = machines.Select((m, o) => (sigmoids[o].Slope * (m?.Bias ?? 0)) + sigmoids[o].Offset).ToArray();
        if (support.Length == 0)
        {
            return LinearNetwork.Build([.. biases.Select(_ => new double[context.Rows.Width])], biases, context.Scaling, tail);
        }

        var factors = machines.Select((m, o) => Factors(m, support, sigmoids[o].Slope)).ToArray();
        return new KernelNetwork(head, kernel, context, support).Build(factors, biases, tail);
    }

    public static KernelMachine Train(KernelSvmHead head, FitContext context, KernelFunction kernel, KernelRows rows, int[] chosen, MachineData data)
    {
        var costs = Array.ConvertAll(data.Weights, w => head.C * w);
        var limit = head.MaxIterations ?? Math.Max(LeastLimit, 100L * chosen.Length);
        return new MinimalOptimisation(rows, chosen, data.Signs, costs, i => (float)kernel.Value(i, i)).Solve(head.Tolerance, limit, context.Run.Cancellation);
    }

    private static float[] Factors(KernelMachine? machine, int[] support, double slope)
    {
        var factors = new float[support.Length];
        for (var k = 0; k < (machine?.Support.Length ?? 0); k++)
        {
            factors[Array.BinarySearch(support, machine!.Support[k])] = (float)(slope * machine.Factors[k]);
        }

        return factors;
    }
}
