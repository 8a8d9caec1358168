using System.Text.Json;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.TestKit;
using MLNetVision.Tests.Unit.Compute.Optimisation;

namespace MLNetVision.Tests.Parity.Optimisation;

/// <summary>The path of PyTorch's L-BFGS in double precision, made by generators/optimisers.py; ours has weights and gradients in single.</summary>
public class LbfgsParityTests
{
    /// <summary>
    /// A rounding of 1e-7 grows with the condition of the problem: from 1e-8 at first to 1e-5 on Rosenbrock's path; a short first trial is drawn out
    /// tenfold by a cubic through two nearly equal slopes, which comes to 3e-4.
    /// </summary>
    private const double PathTolerance = 5e-4;

    /// <summary>Where the gradient vanishes in single precision, and the smallest curvature is about 0.01.</summary>
    private const double MinimumTolerance = 1e-4;

    private static readonly JsonElement Paths = JsonDocument.Parse(Fixtures.Bytes("optimisers.json")).RootElement.GetProperty("lbfgs");

    /// <summary>The function, the options of the script, and how many iterations coincide before roundings have grown.</summary>
    [Theory]
    [InlineData("quadratic", 10, 1, 8)]
    [InlineData("rosenbrock", 10, 1, 20)]
    [InlineData("rosenbrock of four", 3, 1, 15)]
    [InlineData("logistic", 5, 1, 20)]
    [InlineData("logistic, small steps", 5, 0.1, 20)]
    public void The_path_and_its_end_are_PyTorchs(string name, int history, double rate, int coinciding)
    {
        var start = Numbers(Paths.GetProperty(name).GetProperty("start"));
        var places = Paths.GetProperty(name).GetProperty("places").EnumerateArray().Select(Numbers).ToArray();
        using var function = new Function(start, start.Length - 1, Of(name));
        using var pool = new WorkerPool(1);
        var rule = new TrainingRule { Optimizer = new Lbfgs { History = history, Iterations = 1 } };
        using var executor = new RuleExecutor(rule, function.Parameters, pool);
        for (var i = 0; i < places.Length; i++)
        {
            executor.Step(function, rate);
            if (i < coinciding)
            {
                Near(places[i], function.Point, PathTolerance);
            }
        }

        Near(places[^1], function.Point, MinimumTolerance);
    }

    private static Func<double[], (double Value, double[] Gradient)> Of(string name) =>
        name.StartsWith("quadratic", StringComparison.Ordinal) ? Function.Quadratic
        : name.StartsWith("rosenbrock", StringComparison.Ordinal) ? Function.Rosenbrock
        : Logistic;

    /// <summary>As in the script: forty points in five dimensions.</summary>
    private static (double Value, double[] Gradient) Logistic(double[] x)
    {
        const int points = 40, dimensions = 5;
        var (value, gradient) = (0.005 * x.Sum(v => v * v), x.Select(v => 0.01 * v).ToArray());
        for (var p = 0; p < points; p++)
        {
            double[] place = [.. Enumerable.Range(p * dimensions, dimensions).Select(i => (2.0 * SplitMix.Uniform(77, (ulong)i)) - 1), 1];
            var noise = (2.0 * SplitMix.Uniform(78, (ulong)p)) - 1;
            var label = place[0] - (0.5 * place[1]) + (0.5 * noise) > 0 ? 1 : -1;
            var margin = label * place.Zip(x, (a, b) => a * b).Sum();
            value += Math.Log(1 + Math.Exp(-margin)) / points;
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] -= label * place[i] / (1 + Math.Exp(margin)) / points;
            }
        }

        return (value, gradient);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static void Near(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
}
