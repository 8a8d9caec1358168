using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class SoftmaxTests
{
    public static TheoryData<int> Classes => [1, 2, 7, 8, 15, 16, 17, 33, 100];

    public static TheoryData<int, bool> Axes
    {
        get
        {
            var rows = new TheoryData<int, bool>();
            foreach (var (axis, logarithm) in from axis in (int[])[0, 1, 2, 3, -1, -2] from logarithm in (bool[])[false, true] select (axis, logarithm))
            {
                rows.Add(axis, logarithm);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Rows_agree(int classes) => EngineComparison.Agrees(w => w.X(["N", classes]).Softmax());

    [Theory]
    [MemberData(nameof(Classes))]
    public void Logarithms_of_rows_agree(int classes) => EngineComparison.Agrees(w => w.X(["N", classes]).LogSoftmax());

    [Theory]
    [MemberData(nameof(Axes))]
    public void Pictures_agree(int axis, bool logarithm) =>
        EngineComparison.Agrees(w => w.X(["N", 5, 3, 4]).Then(logarithm ? new LogSoftmax(axis) : new Softmax(axis)));

    [Theory]
    [MemberData(nameof(Axes))]
    public void Wide_pictures_in_plain_order_agree(int axis, bool logarithm) => EngineComparison.Agrees(w =>
        w.X(["N", 3 * 4 * 70]).Reshape(["N", 3, 4, 70]).Then(logarithm ? new LogSoftmax(axis) : new Softmax(axis)), 5e-5);

    [Fact]
    public void Values_in_the_place_of_what_they_are_made_from_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 9]).Dense(18).Softmax().Dense(4).LogSoftmax().Dense(2));

    [Fact]
    public void Large_scores_neither_overflow_nor_vanish()
    {
        Assert.Equal([1, 0, 0], Run(new Softmax(), [1000, -1000, 0]));
        Assert.Equal([0, -2000, -1000], Run(new LogSoftmax(), [1000, -1000, 0]));
        Assert.Equal([0.5f, 0.5f, 0], Run(new Softmax(), [float.MaxValue, float.MaxValue, float.NegativeInfinity]));
    }

    [Fact]
    public void What_is_not_a_number_spoils_its_row() => Assert.All(Run(new Softmax(), [1, float.NaN, 2]), y => Assert.True(float.IsNaN(y)));

    [Fact]
    public void Infinite_scores_spoil_their_row() => Assert.All(Run(new LogSoftmax(), [1, float.PositiveInfinity, 2]), y => Assert.True(float.IsNaN(y)));

    private static float[] Run(Op op, float[] scores)
    {
        var network = Network.Build("softmax", b => new Dictionary<string, Tensor> { ["y"] = b.Input("x", ["N", scores.Length]).Then(op) });
        using var session = new ManagedEngine().Compile(network, new WeightSet([]), new SessionOptions());
        var y = new HostTensor(DType.Float32, 1, scores.Length);
        var x = HostTensor.Of<float>(scores, 1, scores.Length);
        session.Forward(new Dictionary<string, HostTensor> { ["x"] = x }, new Dictionary<string, HostTensor> { ["y"] = y });
        return y.As<float>().ToArray();
    }
}
