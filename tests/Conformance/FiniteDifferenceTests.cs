using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance;

/// <summary>The oracle's gradients against central differences of its loss, every case in double precision.</summary>
public class FiniteDifferenceTests
{
    // The change of a number. What curvature adds to a difference is of the order of its square, 2e-10.
    private const double Step = 1.0 / 65536;

    // Gradients of parameters are given in single precision, 6e-8; the rest is curvature, and rounding of the loss over the step, 1e-16 * 65536.
    private const double Tolerance = 1e-6;

    // Where the op gives single precision, the loss is known to 6e-8 only: a large step, which a loss of second degree allows.
    private const double SingleStep = 1.0 / 8;
    private const double SingleTolerance = 1e-4;

    private const int MostSamples = 20;
    private const long FlopsOfTensor = 2_000_000;

    public static TheoryData<string> Rows => [.. Catalogue.All.Where(c => !c.IsComposed).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradients_are_the_differences_of_the_loss(string name)
    {
        var model = Catalogue.Named(name).In(DType.Float64);
        using var session = model.Compile(EnginesUnderTest.Oracle, Running.Rule);
        var (inputs, gradients) = (model.Values(0), model.Gradients(0));
        session.Gradients(inputs, gradients);

        var differences = gradients.ToDictionary(g => g.Key, g => inputs.TryGetValue(g.Key, out var input)
            ? OfInput(model, session, inputs, input, g.Key)
            : OfParameter(model, inputs, g.Key));
        var sampled = gradients.ToDictionary(g => g.Key, g =>
        {
            var all = Comparison.Numbers(g.Value);
            return Places(model, g.Key, all.Length).Select(i => all[i]).ToArray();
        });
        Comparison.AssertNear(differences, sampled, model.Case.IsSingleInside ? SingleTolerance : Tolerance, "gradient");
    }

    private static double[] OfInput(Model model, ISession session, Dictionary<string, HostTensor> inputs, HostTensor input, string name) =>
        [.. Places(model, name, input.Count).Select(place => Difference(model, input.As<double>()[place], value =>
        {
            var kept = input.As<double>()[place];
            input.As<double>()[place] = value;
            var loss = session.Gradients(inputs, Nothing);
            input.As<double>()[place] = kept;
            return loss;
        }))];

    private static double[] OfParameter(Model model, Dictionary<string, HostTensor> inputs, string name)
    {
        var start = NamedValues.Weights(model.Case.Name, model.Network);
        var weights = start[name].ToFloats();
        return [.. Places(model, name, weights.Length).Select(place => Difference(model, weights[place], value =>
        {
            var moved = (float[])weights.Clone();
            moved[place] = (float)value;
            var all = new WeightSet(start.Where(w => w.Key != name).Append(new(name, Weight.Of(start[name].Shape, moved))));
            using var session = model.Compile(EnginesUnderTest.Oracle, Running.Rule, weights: all);
            return session.Gradients(inputs, Nothing);
        }))];
    }

    /// <summary>Both points are such as single precision has, so that weights can be there.</summary>
    private static double Difference(Model model, double value, Func<double, double> loss)
    {
        var step = model.Case.IsSingleInside ? SingleStep : Step;
        double above = (float)(value + step);
        double below = (float)(value - step);
        return (loss(above) - loss(below)) / (above - below);
    }

    /// <summary>All places of a small tensor; of a large one, or in a large network, as many as time allows.</summary>
    private static int[] Places(Model model, string name, int count)
    {
        var flops = Math.Max(1, model.Network.Summary().Flops * model.Case.Calls[0].GetValueOrDefault("N", 1));
        var samples = (int)Math.Clamp(FlopsOfTensor / flops, 3, MostSamples);
        var seed = SplitMix.SeedOf($"{model.Case.Name}/{name}");
        return count <= samples
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, samples).Select(i => (int)(SplitMix.Bits(seed, (ulong)i) % (ulong)count)).Distinct()];
    }

    private static Dictionary<string, HostTensor> Nothing { get; } = [];
}
