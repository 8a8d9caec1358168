using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class PoolingTests
{
    /// <summary>One channel to more than two vectors of the widest kind.</summary>
    public static TheoryData<int> Channels => [1, 3, 4, 5, 8, 16, 17, 33];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Maxima_agree(int channels) => EngineComparison.Agrees(w => w.X(["N", channels, 6, 8]).MaxPool2d(2));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Maxima_of_overlapping_padded_windows_agree(int channels) => EngineComparison.Agrees(w => w.X(["N", channels, 7, 6]).MaxPool2d(3, 2, 1));

    [Fact]
    public void Maxima_of_windows_that_hang_over_agree() => EngineComparison.Agrees(w => w.X(["N", 5, 6, 5]).MaxPool2d(3, 2, ceiling: true));

    [Fact]
    public void Maxima_with_dilation_and_same_padding_agree() =>
        EngineComparison.Agrees(w => w.X(["N", 18, 6, 5]).Then(new MaxPool2d((2, 3), (2, 1)) { Dilation = 2, Padding = Padding.Same }));

    [Fact]
    public void Maxima_of_windows_beyond_a_byte_agree() => EngineComparison.Agrees(w => w.X(["N", 17, 20, 19]).MaxPool2d((18, 17), 1));

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void Places_of_maxima_agree(int channels) => EngineComparison.Agrees(w =>
    {
        var (maxima, places) = w.X(["N", channels, 7, 6]).MaxPool2dWithIndices(3, 2, 1);
        return [maxima, places];
    });

    [Theory]
    [MemberData(nameof(Channels))]
    public void Means_agree(int channels) => EngineComparison.Agrees(w => w.X(["N", channels, 6, 8]).AveragePool2d(2));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Means_count_padding_or_not(bool counts) =>
        EngineComparison.Agrees(w => w.X(["N", 5, 5, 4]).AveragePool2d(3, (2, 1), 1, ceiling: true, countPadding: counts));

    [Fact]
    public void Means_with_same_padding_agree() => EngineComparison.Agrees(w => w.X(["N", 2, 5, 4]).AveragePool2d(2, 2, Padding.Same));

    [Theory]
    [MemberData(nameof(Channels))]
    public void Global_means_agree(int channels) => EngineComparison.Agrees(w => w.X(["N", channels, 7, 5]).GlobalAveragePool());

    [Fact]
    public void Global_means_of_pictures_of_many_blocks_agree() => EngineComparison.Agrees(w => w.X(["N", 3, 40, 60]).GlobalAveragePool());

    [Theory]
    [InlineData(5, 7, 3, 2)]
    [InlineData(2, 3, 3, 5)]
    [InlineData(4, 4, 4, 4)]
    public void Cells_of_nearly_equal_size_agree(int height, int width, int rows, int columns)
    {
        EngineComparison.Agrees(w => w.X(["N", 6, height, width]).AdaptiveAveragePool2d((rows, columns)));
        EngineComparison.Agrees(w => w.X(["N", 6, height, width]).AdaptiveMaxPool2d((rows, columns)));
    }

    [Fact]
    public void The_global_maximum_of_a_large_picture_agrees() => EngineComparison.Agrees(w => w.X(["N", 18, 17, 19]).AdaptiveMaxPool2d(1));
}
