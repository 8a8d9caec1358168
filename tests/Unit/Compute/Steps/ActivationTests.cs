using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class ActivationTests
{
    private static readonly Dictionary<string, Op> Ops = new Op[]
    {
        new Affine(-1.5f, 0.3f),
        new Sigmoid(), new Tanh(), new HardTanh(), new HardTanh(-0.5f, 1.5f), new Softplus(), new Softplus(3), new Softsign(), new Relu(), new Relu6(),
        new LeakyRelu(), new LeakyRelu(-0.3f), new LeakyRelu(1.5f), new Elu(), new Elu(0.4f), new Elu(-0.5f), new Selu(), new Gelu(), new Gelu(true),
        new Silu(), new HardSwish(), new HardSigmoid(), new ParametricRelu(), new ParametricRelu(PerChannel: true), new RandomisedLeakyRelu(),
        new RandomisedLeakyRelu(-0.2f, 0.1f), new Dropout(0.3f), new Dropout(0),
    }.ToDictionary(op => $"{op}");

    public static TheoryData<string> Names => [.. Ops.Keys];

    /// <summary>One number to two of the widest vectors and one more.</summary>
    public static TheoryData<string, int> Widths
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (name, width) in from name in Ops.Keys from width in (int[])[1, 3, 8, 16, 17, 33] select (name, width))
            {
                rows.Add(name, width);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rows_agree(string op, int width) => EngineComparison.Agrees(w => w.X(["N", width]).Then(Ops[op]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_agree(string op) => EngineComparison.Agrees(w => w.X(["N", 5, 3, 4]).Then(Ops[op]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Sequences_agree(string op) => EngineComparison.Agrees(w => w.X(["N", 3, 7]).Then(Ops[op]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_in_the_place_of_what_they_are_made_from_agree(string op) =>
        EngineComparison.Agrees(w => w.X(["N", 3, 4, 5]).Conv2d(6, 3, padding: 1).Then(Ops[op]).Then(Ops[op]).Conv2d(3, 1), 1e-4);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_others_read_too_agrees(string op) => EngineComparison.Agrees(w =>
    {
        var x = w.X(["N", 9]).Dense(9);
        return [x.Then(Ops[op]).Dense(4), x.Dense(5)];
    });

    [Fact]
    public void Numbers_of_many_blocks_agree() => EngineComparison.Agrees(w => w.X(["N", 3, 70, 70]).Then(new Dropout(0.5f)).Gelu().ParametricRelu(), 2e-4);
}
