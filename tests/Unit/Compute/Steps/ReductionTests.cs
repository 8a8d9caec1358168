using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class ReductionTests
{
    public static TheoryData<ReduceKind> Kinds => [ReduceKind.Sum, ReduceKind.Mean, ReduceKind.Max, ReduceKind.Min];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_axes_of_pictures_agree(ReduceKind kind)
    {
        int[][] all = [[0], [1], [2], [3], [2, 3], [1, 2, 3], [0, 2, 3], [0, 1], [1, -1], [0, 1, 2, 3]];
        foreach (var axes in all)
        {
            EngineComparison.Agrees(w =>
                [w.X(["N", 5, 3, 4]) is var x ? x.Reduce(kind, Axes.Create(axes)) : null!, x.Reduce(kind, Axes.Create(axes), keepAxes: true)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(33)]
    public void Widths_around_those_of_vectors_agree(int width)
    {
        EngineComparison.Agrees(w => w.X([7, width]).Reduce(ReduceKind.Max, [1]));
        EngineComparison.Agrees(w => w.X([7, width]).Reduce(ReduceKind.Min, [0]));
        EngineComparison.Agrees(w => w.X([7, width]).Reduce(ReduceKind.Mean, [1], keepAxes: true));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Values_of_many_blocks_agree(ReduceKind kind)
    {
        EngineComparison.Agrees(w => w.X([40000, 1]).Reduce(kind, [0, 1]), tolerance: 1e-4);
        EngineComparison.Agrees(w => w.X([1500, 5]).Reduce(kind, [0]), tolerance: 1e-4);
    }
}
