using MLNetVision.Compute;
using MLNetVision.Compute.Oracle;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Torch;
using MLNetVision.Torch.Lowering;

namespace MLNetVision.Tests.Conformance.Torch;

/// <summary>The table of lowerings, which can be looked at without TorchSharp, and elements that the cases leave out.</summary>
public class LoweringTests
{
    // What a number in single precision keeps of one in double; and in half, of which each value on the way is rounded.
    private const double Single = 1e-5;
    private const double Half = 0.02;

    // Eight bits of each factor; and so many of a rectifier's inputs may fall on the other side of its kink.
    private const double Low = 0.05;
    private const double OtherSide = 0.25;

    // Other kernels, which sum in another order.
    private const double OtherOrder = 1e-4;

    public static TheoryData<string> Cases => [.. Catalogue.All.Where(c => !c.IsComposed).Select(c => c.Name)];

    public static TheoryData<string, DType> Precisions
    {
        get
        {
            var rows = new TheoryData<string, DType>();
            foreach (var name in Catalogue.All.Where(c => !c.IsComposed).Select(c => c.Name))
            {
                rows.Add(name, DType.Float64);
                rows.Add(name, DType.Float16);
            }

            return rows;
        }
    }

    [Fact]
    public void Every_op_of_the_catalogue_has_a_lowering()
    {
        var ops = typeof(Op).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract).ToArray();
        var lacking = ops.Except(LoweringTable.Types).Select(t => t.Name).Order().ToArray();

        Assert.True(lacking.Length == 0, $"These ops have no lowering: {string.Join(", ", lacking)}");
        Assert.Empty(LoweringTable.Types.Except(ops));
        Assert.Equal(OpTable.Types.Select(t => t.Name).Order(), LoweringTable.Types.Select(t => t.Name).Order());
    }

    [TorchTheory]
    [MemberData(nameof(Precisions))]
    public void Networks_in_double_and_half_give_what_the_scalar_engine_gives(string name, DType element)
    {
        var model = Catalogue.Named(name).In(element);
        var tolerance = element == DType.Float16 ? Half : Single;
        AssertNear(model.Forward(EnginesUnderTest.Oracle)[0], model.Forward(TorchLeg.Cpu)[0], tolerance);

        var (expected, actual) = (model.Gradients(EnginesUnderTest.Oracle)[0], model.Gradients(TorchLeg.Cpu)[0]);
        if (!double.IsFinite(expected.Loss))
        {
            Assert.Equal(expected.Loss, actual.Loss);
            return;
        }

        Assert.Equal(expected.Loss, actual.Loss, tolerance * (1 + Math.Abs(expected.Loss)));
        Comparison.AssertClose(expected.Values, actual.Values, tolerance, $"gradients, {element}");
    }

    [TorchTheory]
    [MemberData(nameof(Cases))]
    public void Networks_whose_products_are_computed_in_bfloat16_come_out_near(string name) =>
        AssertNear(name, new TorchOptions { Precision = TorchPrecision.BFloat16 }, Low, OtherSide);

    [TorchTheory]
    [MemberData(nameof(Cases))]
    public void Networks_whose_pictures_lie_channels_last_come_out_alike(string name) =>
        AssertNear(name, new TorchOptions { ChannelsLast = true }, OtherOrder, OtherOrder);

    private static void AssertNear(string name, TorchOptions how, double ofLoss, double ofGradients)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var options = new SessionOptions { Sizes = model.Case.Planned, InputGradients = true, Seed = 5 };
        using var session = new TorchEngine(Device.Cpu, how).Compile(model.Network, NamedValues.Weights(name, model.Network), options);
        var (expected, gradients) = (model.Gradients(EnginesUnderTest.Oracle)[0], model.Gradients(0));
        var loss = session.Gradients(model.Values(0), gradients);

        Assert.Equal(expected.Loss, loss, ofLoss * (1 + Math.Abs(expected.Loss)));
        Comparison.AssertClose(expected.Values, Comparison.Numbers(gradients), ofGradients, $"{how}");
    }

    /// <summary>What is beyond half precision is infinite on both sides.</summary>
    private static void AssertNear(Dictionary<string, double[]> expected, Dictionary<string, double[]> actual, double tolerance)
    {
        foreach (var (name, numbers) in expected.Where(e => Array.Exists(e.Value, n => !double.IsFinite(n))))
        {
            Assert.Equal(numbers.Select(Endless), actual[name].Select(Endless));
        }

        Comparison.AssertNear(expected.Where(e => Array.TrueForAll(e.Value, double.IsFinite)), actual, tolerance, "evaluated");

        static double Endless(double number) => double.IsFinite(number) ? 0 : number;
    }
}
