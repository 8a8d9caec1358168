namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="KernelSvmHead"/>.</summary>
internal sealed class KernelSvmFit(KernelSvmHead head, FitContext context) : IMachineTrainer<KernelMachine>
{
    private const long LeastLimit = 10_000_000;

    private readonly KernelFunction _kernel = new(head, context.Rows);
    private KernelRows? _rows;

    private KernelRows Rows => _rows ??= KernelRows.Of(_kernel, head.CacheMegabytes, context);

    public static FittedHead Run(KernelSvmHead head, FitContext context)
    {
        var trainer = new KernelSvmFit(head, context);
        var (machines, sigmoids) = (new KernelMachine?[context.Problem.Outputs], new Platt[context.Problem.Outputs]);
        new OneAgainstRest<KernelMachine>(context, head.CalibrationFolds, trainer).Fit(
            (output, machine, sigmoid) => (machines[output], sigmoids[output]) = (machine, sigmoid));
        int[] support = [.. machines.SelectMany(m => m?.Support ?? []).Distinct().Order()];
        var tail = OneAgainstRest<KernelMachine>.Tail(context.Problem.Task);
        var biases = machines.Select((m, o) => (sigmoids[o].Slope * (m?.Bias ?? 0)) + sigmoids[o].Offset).ToArray();
        if (support.Length == 0)
        {
            return LinearNetwork.Build([.. biases.Select(_ => new double[context.Rows.Width])], biases, context.Scaling, tail);
        }

        var factors = machines.Select((m, o) => Factors(m, support, sigmoids[o].Slope)).ToArray();
        return new KernelNetwork(head, trainer._kernel, context, support).Build(factors, biases, tail);
    }

    /// <inheritdoc/>
    public KernelMachine[] Train(IReadOnlyList<MachineTask<KernelMachine>> tasks)
    {
        var machines = new KernelMachine[tasks.Count];
        var done = 0;
        if (Rows.IsShared)
        {
            context.Each(machines.Length, Work);
        }
        else
        {
            Array.ForEach([.. Enumerable.Range(0, machines.Length)], Work);
        }

        return machines;

        void Work(int i)
        {
            machines[i] = Train(tasks[i]);
            context.Report("Support vector machines", Interlocked.Increment(ref done), machines.Length);
        }
    }

    /// <inheritdoc/>
    public double[] Score(KernelMachine machine, int[] rows) => machine.Score(Rows, rows);

    private KernelMachine Train(MachineTask<KernelMachine> task)
    {
        var costs = Array.ConvertAll(task.Data.Weights, w => head.C * w);
        var limit = head.MaxIterations ?? Math.Max(LeastLimit, 100L * task.Rows.Length);
        var optimisation = new MinimalOptimisation(Rows, task.Rows, task.Data.Signs, costs, i => (float)_kernel.Value(i, i));
        return optimisation.Solve(head.Tolerance, limit, context.Run.Cancellation);
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
