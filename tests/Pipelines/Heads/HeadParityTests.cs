using System.Text.Json;
using MLNetVision.Tests.TestKit;
using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>The solvers against scikit-learn 1.2; the numbers are of tests/Parity/generators/heads.py.</summary>
public sealed class HeadParityTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(Fixtures.Bytes("heads.json")).RootElement;

    public static TheoryData<int> Linear => Numbers("linear");

    public static TheoryData<int> Kernel => Numbers("kernel");

    public static TheoryData<int> Logistic => Numbers("logistic");

    public static TheoryData<int> Nearest => Numbers("nearest");

    public static TheoryData<int> Sigmoids => Numbers("platt");

    public static TheoryData<int> Ridges => Numbers("ridge");

    [Theory]
    [MemberData(nameof(Linear))]
    public void Linear_machines_are_those_of_LinearSVC(int number)
    {
        var c = Root.GetProperty("linear")[number];
        var (context, classes, width) = (Context(c), Int(c, "classes"), Int(c, "width"));
        var head = new LinearSvmHead { C = Value(c, "c"), BiasScale = Value(c, "scale"), Tolerance = 1e-9, MaxIterations = 1_000_000 };
        var machines = classes == 2 ? [1] : Enumerable.Range(0, classes).ToArray();
        foreach (var (place, output) in machines.Index())
        {
            var data = MachineData.Of(context, output, 0);
            var machine = new LinearSvmFit(head, context).Train([new(data.RowsWithout(-1), data, null)]).Single();
            Near(List(c, "coefficients").Skip(place * width).Take(width), machine.Weights.Take(width), 1e-5);
            Assert.Equal(List(c, "biases")[place], machine.Bias, 1e-5);
            // At the optimum the dual is the primal with the other sign.
            Assert.Equal(1, -machine.Objective / List(c, "objectives")[place], 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Kernel))]
    public void Kernel_machines_are_those_of_SVC(int number)
    {
        var c = Root.GetProperty("kernel")[number];
        var context = Context(c);
        var head = new KernelSvmHead
        {
            Kernel = c.GetProperty("kernel").GetString() == "rbf" ? SvmKernel.Rbf : SvmKernel.Polynomial,
            C = Value(c, "c"), Degree = Int(c, "degree"), Offset = Value(c, "offset"), Tolerance = 1e-7, CalibrationFolds = 0, Standardise = false,
        };
        var kernel = new KernelFunction(head, context.Rows);
        Assert.Equal(Value(c, "gamma"), kernel.Gamma, 1e-6);
        var data = MachineData.Of(context, 1, 0);
        var machine = new KernelSvmFit(head, context).Train([new(data.RowsWithout(-1), data, null)]).Single();
        // Both sides keep kernels in single precision.
        Assert.Equal(1, machine.Objective / Value(c, "objective"), 3e-6);
        Assert.Equal(List(c, "support").Select(s => (int)s), machine.Support);

        // Decisions through the network: the head's logit, as it is not calibrated. Kernels are kept in single precision.
        var binary = HeadProblem.Binary(context.Rows, context.Problem.Labels, RowWeights(c));
        var (others, _) = HeadData.Clouds(20, Int(c, "width"), 2, (float)Value(c, "spread"), Seed(c) + 1);
        var decisions = HeadData.Score(HeadFitter.Fit(head, binary, 0), others, Int(c, "width")).Select(v => (double)v);
        Near(List(c, "decisions"), decisions, 2e-4 * Math.Max(1, head.C / 10));
    }

    [Theory]
    [MemberData(nameof(Logistic))]
    public void Softmax_is_that_of_LogisticRegression(int number)
    {
        var c = Root.GetProperty("logistic")[number];
        var (classes, width) = (Int(c, "classes"), Int(c, "width"));
        var (features, labels) = Rows(c);
        var rows = new FeatureRows(features, width);
        var head = new SoftmaxHead { L2 = 1 / Value(c, "c"), Tolerance = 1e-10, MaxIterations = 100_000, Standardise = false };
        var problem = classes == 2 ? HeadProblem.Binary(rows, labels, RowWeights(c)) : HeadProblem.Multiclass(rows, labels, classes, RowWeights(c));
        var fitted = HeadFitter.Fit(head, problem, 0);
        Near(List(c, "coefficients"), fitted.Weights["head.linear.weight"].ToFloats().Select(v => (double)v), 1e-4);
        Near(List(c, "biases"), fitted.Weights["head.linear.bias"].ToFloats().Select(v => (double)v), 1e-4);
        var logits = HeadData.Score(fitted, features[..(8 * width)], width);
        var probabilities = classes == 2 ? [.. logits.SelectMany(z => new[] { Sigmoid.Of(-z), Sigmoid.Of(z) })] : HeadData.Probabilities(logits, classes);
        Near(List(c, "probabilities"), probabilities, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Nearest))]
    public void Neighbours_vote_as_those_of_KNeighborsClassifier(int number)
    {
        var c = Root.GetProperty("nearest")[number];
        var (classes, width, levels) = (Int(c, "classes"), Int(c, "width"), Int(c, "levels"));
        var (features, labels) = Rows(c);
        var (others, _) = HeadData.Clouds(40, width, classes, (float)Value(c, "spread"), Seed(c) + 1);
        var head = new KNearestHead
        {
            Neighbours = Int(c, "k"), Smoothing = 1e-6, Standardise = false,
            Distance = c.GetProperty("metric").GetString() == "cosine" ? NeighbourDistance.Cosine : NeighbourDistance.Euclidean,
            Weighting = c.GetProperty("weighting").GetString() == "distance" ? NeighbourWeighting.InverseDistance : NeighbourWeighting.Uniform,
        };
        var fitted = HeadFitter.Fit(head, Levels(features, levels), width, labels, classes, 0);
        var probabilities = HeadData.Probabilities(HeadData.Score(fitted, Levels(others, levels), width), classes).Chunk(classes).ToArray();
        var (votes, predictions, clear) = (List(c, "votes").Chunk(classes).ToArray(), List(c, "predictions"), c.GetProperty("clear"));
        for (var row = 0; row < probabilities.Length; row++)
        {
            // Where the k-th and the next row are equally far, which one counts is not defined.
            if (clear[row].GetBoolean())
            {
                Near(votes[row], probabilities[row], 2e-5);
                Assert.True(probabilities[row][(int)predictions[row]] >= probabilities[row].Max() - 1e-6);
            }
        }

        Assert.True(clear.EnumerateArray().Count(r => r.GetBoolean()) >= 8);
    }

    [Theory]
    [MemberData(nameof(Sigmoids))]
    public void Sigmoids_are_those_of_SigmoidCalibration(int number)
    {
        var c = Root.GetProperty("platt")[number];
        bool[] sides = [.. Enumerable.Range(0, Int(c, "rows")).Select(i => i % Int(c, "every") == 0)];
        var scores = sides.Select((s, i) =>
            (SplitMix.Uniform(Seed(c), (ulong)i) + (s ? Value(c, "gap") : 0.0) - Value(c, "shift")) * Value(c, "factor")).ToArray();
        var platt = Platt.Fit(scores, sides, [.. sides.Select(_ => 1.0)]);
        // The other side stops where its gradient is below 1e-5.
        Assert.Equal(Value(c, "slope"), platt.Slope, 1e-4);
        Assert.Equal(Value(c, "offset"), platt.Offset, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Ridges))]
    public void Ridge_regression_is_that_of_Ridge(int number)
    {
        var c = Root.GetProperty("ridge")[number];
        var targets = Enumerable.Range(0, Int(c, "rows")).Select(i => SplitMix.Uniform(Seed(c) + 9, (ulong)i) * 10).ToArray();
        var problem = HeadProblem.Regression(new FeatureRows(Rows(c).Features, Int(c, "width")), targets, RowWeights(c));
        var fitted = HeadFitter.Fit(new RidgeHead { Alpha = Value(c, "alpha"), Standardise = false }, problem, 0);
        Near(List(c, "coefficients"), fitted.Weights["head.linear.weight"].ToFloats().Select(v => (double)v), 1e-5);
        Assert.Equal(Value(c, "bias"), fitted.Weights["head.linear.bias"].ToFloats()[0], 1e-5);
    }

    private static TheoryData<int> Numbers(string family) => [.. Enumerable.Range(0, Root.GetProperty(family).GetArrayLength())];

    private static int Int(JsonElement c, string name) => c.GetProperty(name).GetInt32();

    private static double Value(JsonElement c, string name) => c.GetProperty(name).GetDouble();

    private static ulong Seed(JsonElement c) => c.GetProperty("seed").GetUInt64();

    private static double[] List(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static (float[] Features, int[] Labels) Rows(JsonElement c)
    {
        var classes = c.TryGetProperty("classes", out _) ? Int(c, "classes") : 2;
        return HeadData.Clouds(Int(c, "rows"), Int(c, "width"), classes, c.TryGetProperty("spread", out _) ? (float)Value(c, "spread") : 0.5f, Seed(c));
    }

    private static float[]? RowWeights(JsonElement c) => c.GetProperty("weighted").GetBoolean()
        ? [.. Enumerable.Range(0, Int(c, "rows")).Select(i => SplitMix.Uniform(Seed(c) + 77, (ulong)i) + 0.5f)]
        : null;

    private static float[] Levels(float[] values, int levels) => levels == 0 ? values : Array.ConvertAll(values, v => MathF.Floor(v * levels));

    private static FitContext Context(JsonElement c)
    {
        var (features, labels) = Rows(c);
        var classes = c.TryGetProperty("classes", out _) ? Int(c, "classes") : 2;
        var problem = HeadProblem.Multiclass(new FeatureRows(features, Int(c, "width")), labels, classes, RowWeights(c));
        return new FitContext(problem, Standardiser.None(Int(c, "width")), 0, new VisionRun());
    }

    private static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        var (left, right) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(left.Length, right.Length);
        Assert.All(left.Zip(right), p => Assert.Equal(p.First, p.Second, tolerance));
    }
}
