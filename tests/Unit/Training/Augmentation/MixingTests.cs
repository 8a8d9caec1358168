using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class MixingTests
{
    private const int Height = 5;
    private const int Width = 7;
    private const int Size = 2 * Height * Width;

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Mixup_is_the_weighted_mean_of_a_row_and_the_one_before_it(int rows)
    {
        var (pictures, labels) = Rows(rows);
        var random = new RandomStream(11);
        var same = random;
        same.NextUniform();
        var share = BetaDistribution.Draw(0.4, 0.4, ref same);
        new Mixup(0.4).Apply(new MixedRows(pictures, Height, Width, labels, 3), ref random);

        var (before, labelsBefore) = Rows(rows);
        for (var row = 0; row < rows; row++)
        {
            var other = (row + rows - 1) % rows;
            for (var i = 0; i < Size; i++)
                Assert.Equal((share * before[(row * Size) + i]) + ((1 - share) * before[(other * Size) + i]), pictures[(row * Size) + i], 1e-5);

            for (var c = 0; c < 3; c++)
                Assert.Equal((share * labelsBefore[(row * 3) + c]) + ((1 - share) * labelsBefore[(other * 3) + c]), labels[(row * 3) + c], 1e-6);
        }
    }

    [Fact]
    public void Cutmix_takes_a_rectangle_from_the_row_before_and_mixes_labels_by_area()
    {
        var (pictures, labels) = Rows(3);
        var (before, _) = Rows(3);
        CutMix.Paste(new MixedRows(pictures, Height, Width, labels, 3), new PixelRegion(2, 1, 3, 4));

        for (var i = 0; i < pictures.Length; i++)
        {
            var (x, y, row) = (i % Width, i / Width % Height, i / Size);
            var inside = x is >= 2 and < 5 && y is >= 1 and < 5;
            Assert.Equal(inside ? before[(((row + 2) % 3) * Size) + (i % Size)] : before[i], pictures[i]);
        }

        Assert.Equal(1 - (12 / 35f), labels[0], 1e-6);
        Assert.Equal(12 / 35f, labels[3], 1e-6);
    }

    /// <summary>Figures of torchvision's reference: half = 0.5 sqrt(1 - share), int(half * side) around the middle, cut off at the edges.</summary>
    [Theory]
    [InlineData(0.75, 5, 5, 3, 3, 4, 4)]
    [InlineData(0.75, 0, 9, 0, 7, 2, 3)]
    [InlineData(0.0, 4, 6, 0, 1, 9, 9)]
    [InlineData(1.0, 4, 6, 4, 6, 0, 0)]
    public void The_rectangle_leaves_the_share_that_was_drawn(double share, int x, int y, int left, int top, int width, int height) =>
        Assert.Equal(new PixelRegion(left, top, width, height), CutMix.Box(10, 10, share, x, y));

    [Fact]
    public void Mixed_labels_still_add_up_to_one()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var (pictures, labels) = Rows(6);
            var random = new RandomStream(seed);
            new OneMixingOf([new Mixup(0.5), new CutMix()]).Apply(new MixedRows(pictures, Height, Width, labels, 3), ref random);
            Assert.All(labels.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5));
        }
    }

    [Fact]
    public void A_single_row_and_an_unlikely_mixing_stay_as_they_are()
    {
        var (pictures, labels) = Rows(1);
        var (rows, manyLabels) = Rows(3);
        var random = new RandomStream(1);
        new Mixup().Apply(new MixedRows(pictures, Height, Width, labels, 3), ref random);
        new CutMix { Probability = 0 }.Apply(new MixedRows(rows, Height, Width, manyLabels, 3), ref random);

        Assert.Equal(Rows(1).Pictures, pictures);
        Assert.Equal(Rows(3).Pictures, rows);
    }

    [Fact]
    public void Rows_that_are_no_batch_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MixedRows(new float[35], 5, 7, new float[4], 3).Count);
        Assert.Throws<ArgumentException>(() => new MixedRows(new float[36], 5, 7, new float[3], 3).Count);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void Shares_have_the_mean_and_the_variance_of_their_Beta_distribution(double alpha)
    {
        var shares = Shares(alpha, alpha);
        var variance = 1 / (4 * ((2 * alpha) + 1));

        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.InRange(shares.Average(), 0.5 - (5 * Math.Sqrt(variance / shares.Length)), 0.5 + (5 * Math.Sqrt(variance / shares.Length)));
        Assert.InRange(shares.Average(share => (share - 0.5) * (share - 0.5)), variance * 0.95, variance * 1.05);
    }

    [Fact]
    public void Half_and_half_is_the_arcsine_distribution()
    {
        var sorted = Shares(0.5, 0.5).Order().ToArray();
        var farthest = sorted.Select((x, i) => Math.Abs((2 / Math.PI * Math.Asin(Math.Sqrt(x))) - ((i + 0.5) / sorted.Length))).Max();

        Assert.True(farthest < 2.7 / Math.Sqrt(sorted.Length), $"{farthest} from the distribution function.");
    }

    /// <summary>Beta(2, 1) has the distribution function x^2.</summary>
    [Fact]
    public void Unequal_parameters_lean_to_one_side()
    {
        var sorted = Shares(2, 1).Order().ToArray();
        var farthest = sorted.Select((x, i) => Math.Abs((x * x) - ((i + 0.5) / sorted.Length))).Max();

        Assert.True(farthest < 2.7 / Math.Sqrt(sorted.Length), $"{farthest} from the distribution function.");
    }

    [Fact]
    public void Tiny_parameters_give_numbers_all_the_same() => Assert.All(Shares(1e-4, 1e-4), share => Assert.InRange(share, 0, 1));

    private static double[] Shares(double a, double b)
    {
        var random = new RandomStream(5);
        var shares = new double[20_000];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = BetaDistribution.Draw(a, b, ref random);

        return shares;
    }

    private static (float[] Pictures, float[] Labels) Rows(int rows)
    {
        var random = new RandomStream(9);
        var pictures = new float[rows * Size];
        for (var i = 0; i < pictures.Length; i++)
            pictures[i] = (float)random.NextNormal();

        var labels = new float[rows * 3];
        for (var row = 0; row < rows; row++)
            labels[(row * 3) + (row % 3)] = 1;

        return (pictures, labels);
    }
}
