using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Fits <see cref="SoftmaxHead"/>.</summary>
internal static class SoftmaxFit
{
    public static FittedHead Run(SoftmaxHead head, FitContext context)
    {
        var (weights, biases) = Solve(head, context);
        if (head.TemperatureFraction > 0)
        {
            var scale = 1 / Temperature(head, context);
            weights = [.. weights.Select(w => Array.ConvertAll(w, v => v * scale))];
            biases = Array.ConvertAll(biases, v => v * scale);
        }

        return LinearNetwork.Build(weights, biases, context.Scaling);
    }

    private static (double[][] Weights, double[] Biases) Solve(SoftmaxHead head, FitContext context) =>
        context.Problem.Task == ScoringTask.Multiclass ? Multinomial(head, context) : OneByOne(head, context);

    /// <summary>The classes that have rows, together. A class without any gets the mean of their logits less log(rows + 2), so that it never wins.</summary>
    private static (double[][] Weights, double[] Biases) Multinomial(SoftmaxHead head, FitContext context)
    {
        var problem = context.Problem;
        int[] present = [.. problem.Labels.Distinct().Order()];
        var width = context.Rows.Width;
        var weights = Enumerable.Range(0, problem.Outputs).Select(_ => new double[width]).ToArray();
        var biases = new double[problem.Outputs];
        if (present.Length > 1)
        {
            var targets = Array.ConvertAll(problem.Labels, l => Array.BinarySearch(present, l));
            var point = Minimum(head, context, targets, problem.WeightsOf(0), present.Length);
            foreach (var (place, c) in present.Index())
            {
                point.AsSpan(place * (width + 1), width).CopyTo(weights[c]);
                biases[c] = point[(place * (width + 1)) + width];
            }
        }

        foreach (var c in Enumerable.Range(0, problem.Outputs).Except(present))
        {
            foreach (var other in present)
            {
                Vectors.Add(weights[c], 1.0 / present.Length, weights[other]);
                biases[c] += biases[other] / present.Length;
            }

            biases[c] -= Math.Log(context.Rows.Count + 2);
        }

        return (weights, biases);
    }

    private static (double[][] Weights, double[] Biases) OneByOne(SoftmaxHead head, FitContext context)
    {
        var problem = context.Problem;
        var weights = new double[problem.Outputs][];
        var biases = new double[problem.Outputs];
        for (var c = 0; c < problem.Outputs; c++)
        {
            var targets = Enumerable.Range(0, context.Rows.Count).Select(row => problem.Holds(row, c) ? 1 : 0).ToArray();
            var yes = targets.Sum();
            weights[c] = new double[context.Rows.Width];
            biases[c] = Math.Log((yes + 1.0) / (targets.Length - yes + 1.0));
            if (yes > 0 && yes < targets.Length)
            {
                var point = Minimum(head, context, targets, problem.WeightsOf(c), 1);
                (weights[c], biases[c]) = (point[..^1], point[^1]);
            }
        }

        return (weights, biases);
    }

    private static double[] Minimum(SoftmaxHead head, FitContext context, int[] targets, double[] rowWeights, int outputs)
    {
        var loss = new LogisticLoss(context, context.Rows, targets, rowWeights, outputs, head.L2);
        return new QuasiNewton(loss.Evaluate, loss.Size).Minimise(head.Tolerance, head.MaxIterations, i => context.Report("L-BFGS", i, head.MaxIterations));
    }

    /// <summary>The temperature of held-out rows under a model of the others.</summary>
    private static double Temperature(SoftmaxHead head, FitContext context)
    {
        var (kept, held) = Holdout.Divide(context, head.TemperatureFraction);
        if (kept.Length == 0 || held.Length == 0)
        {
            return 1;
        }

        var (weights, biases) = Solve(head, context with { Problem = context.Problem.Select(kept) });
        var measured = context.Problem.Select(held);
        var logits = new double[held.Length * weights.Length];
        context.Each(held.Length, i =>
        {
            for (var c = 0; c < weights.Length; c++)
            {
                logits[(i * weights.Length) + c] = RowProducts.Dot(measured.Rows[i], weights[c]) + biases[c];
            }
        });
        return TemperatureFit.Of(logits, measured);
    }
}
