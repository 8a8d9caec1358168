using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class PairTests
{
    private static readonly Dictionary<string, Op> Ops = new() { ["sum"] = new Add(), ["difference"] = new Subtract(), ["product"] = new Multiply() };

    private static readonly Dictionary<string, (Shape A, Shape B)> Shapes = new()
    {
        ["single numbers"] = (["N", 1], ["N", 1]),
        ["one shape"] = (["N", 33], ["N", 33]),
        ["pictures"] = (["N", 17, 3, 2], ["N", 17, 3, 2]),
        ["a number a row"] = (["N", 17], ["N", 1]),
        ["a number a column"] = (["N", 17], [17]),
        ["a number a column of rank two"] = ([1, 5], ["N", 5]),
        ["one number"] = (["N", 19], []),
        ["one number to a picture"] = ([1], ["N", 3, 4, 5]),
        ["a number a channel of each picture"] = (["N", 17, 3, 4], ["N", 17, 1, 1]),
        ["a number a channel"] = (["N", 5, 3, 4], [5, 1, 1]),
        ["a number a channel, three channels"] = ([1, 3, 1, 1], ["N", 3, 6, 7]),
        ["a picture for all"] = (["N", 3, 4, 5], [1, 3, 4, 5]),
        ["a picture of rank three for all"] = ([3, 4, 5], ["N", 3, 4, 5]),
        ["a mask"] = (["N", 6, 4, 5], ["N", 1, 4, 5]),
        ["a mask for all"] = (["N", 18, 4, 5], [1, 1, 4, 5]),
        ["a row of each picture"] = (["N", 6, 4, 5], ["N", 6, 1, 5]),
        ["a column of each picture"] = (["N", 2, 4, 5], ["N", 2, 4, 1]),
        ["the last axis"] = (["N", 6, 4, 5], [5]),
        ["both stretch"] = (["N", 1, 3], [2, 1]),
        ["both stretch, pictures"] = (["N", 4, 1, 1], ["N", 1, 5, 3]),
        ["both stretch every other axis"] = (["N", 1, 4, 1], [1, 3, 1, 5]),
        ["sequences"] = (["N", 4, 5], ["N", 4, 1]),
        ["many blocks"] = (["N", 33, 20, 15], ["N", 33, 1, 1]),
        ["many blocks to one number"] = (["N", 40, 50], [1]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (op, shapes) in from op in Ops.Keys from shapes in Shapes.Keys select (op, shapes))
            {
                rows.Add(op, shapes);
            }

            return rows;
        }
    }

    public static TheoryData<string> Names => [.. Ops.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pairs_agree(string op, string shapes) =>
        EngineComparison.Agrees(w => w.X(Shapes[shapes].A).Then(Ops[op], null, w.X(Shapes[shapes].B, "y")), 1e-4);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pairs_the_other_way_round_agree(string op, string shapes) =>
        EngineComparison.Agrees(w => w.X(Shapes[shapes].B).Then(Ops[op], null, w.X(Shapes[shapes].A, "y")), 1e-4);

    /// <summary>The gradient goes through in place, but for the first operand or the second alone.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Operands_that_are_made_agree(string op) =>
        EngineComparison.Agrees(w => w.X(["N", 9]).Dense(7).Then(Ops[op], null, w.X(["N", 4], "y").Dense(7)).Dense(3));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_with_itself_agrees(string op) =>
        EngineComparison.Agrees(w => w.X(["N", 9]).Dense(7) is var x ? x.Then(Ops[op], null, x).Dense(3) : null!);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_with_itself_in_another_order_agrees(string op) =>
        EngineComparison.Agrees(w =>
            w.X(["N", 3, 4, 5]).Conv2d(3, 1) is var x ? x.Then(Ops[op], null, x.Flatten().Reshape(["N", 3, 4, 5])).Conv2d(2, 1) : null!);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_with_what_is_made_of_it_agrees(string op) =>
        EngineComparison.Agrees(w =>
            w.X(["N", 3, 4, 5]).Conv2d(3, 1) is var x ? x.Then(Ops[op], null, x.Sigmoid()).Then(Ops[op], null, x).Conv2d(2, 1) : null!, 1e-4);

    [Fact]
    public void A_sum_and_its_rectifier_agree() => EngineComparison.Agrees(w => w.X(["N", 17, 3, 2]).Add(w.X(["N", 17, 3, 2], "y")).Relu().Conv2d(4, 1));

    [Fact]
    public void A_sum_that_stretches_and_its_leaky_rectifier_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 17, 3, 2]).Add(w.X(["N", 17, 1, 1], "y")).LeakyRelu(0.2f).Conv2d(4, 1));

    [Fact]
    public void A_sum_of_a_value_with_itself_and_its_capped_rectifier_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 17]).Dense(5) is var x ? x.Add(x).Add(x).Relu6().Dense(4) : null!);

    [Fact]
    public void Squeeze_and_excite_agrees() =>
        EngineComparison.Agrees(w => w.X(["N", 8, 5, 4]).Conv2d(8, 1) is var x ? x.Multiply(x.GlobalAveragePool().Conv2d(8, 1).Sigmoid()).Conv2d(3, 1) : null!);
}
