using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

/// <summary>
/// Ranges and frequencies of what transforms draw. The stream is fixed; bounds are five standard deviations, which a right rule leaves once in a million.
/// </summary>
public class DrawnParameterTests
{
    private const int Draws = 4000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void A_probability_is_how_often_it_happens(double probability)
    {
        var image = TestPictures.Places(5, 4);
        ImageTransform[] all =
        [
            new HorizontalFlip(probability), new VerticalFlip(probability), new Greyscale(probability), new Perspective(0.9, probability),
            new GaussianBlur((1, 2), probability), new Elastic(5, 1, probability), new Cutout(2, probability) { Fill = 99 },
            new Sometimes(new Greyscale(1), probability),
        ];
        foreach (var transform in all)
        {
            var changed = Streams().Count(seed => transform.Apply(image, seed) != image);
            if (transform is not Perspective)
                AssertShare(probability, changed, Draws);
            else
                Assert.InRange(changed, probability * 0.5 * Draws, probability * Draws + (probability is 0 or 1 ? 0 : 160));
        }
    }

    [Fact]
    public void Erasing_happens_with_its_probability_within_its_areas()
    {
        var erasing = new RandomErasing(0.25) { Area = (0.1, 0.2), Ratio = (0.5, 2), Fill = 200 };
        var image = new Image<byte>(60, 40, 1);
        var shares = Streams().Select(seed => erasing.Apply(image, seed)).Where(result => result != image)
            .Select(result => result.Samples.ToArray().Count(s => s == 200) / 2400.0).ToArray();

        AssertShare(0.25, shares.Length, Draws);
        Assert.All(shares, share => Assert.InRange(share, 0.09, 0.215));
        Assert.InRange(shares.Average(), 0.145, 0.155);
    }

    [Fact]
    public void Resized_crops_have_the_areas_and_shapes_that_are_asked_for()
    {
        var crop = new RandomResizedCrop(8);
        var regions = Drawn((ref RandomStream random) => crop.Draw(400, 300, ref random));

        Assert.All(regions, r => Assert.InRange(r.Width * r.Height / 120_000.0, 0.079, 1));
        Assert.All(regions, r => Assert.InRange((double)r.Width / r.Height, 0.74, 1.35));
        Assert.All(regions, r => Assert.True(r.X >= 0 && r.Y >= 0 && r.X + r.Width <= 400 && r.Y + r.Height <= 300));
        // 0.437 +- 0.0036 by torchvision: large areas fit in few shapes, so they are drawn again more often.
        Assert.InRange(regions.Average(r => r.Width * r.Height / 120_000.0), 0.419, 0.455);
        Assert.Contains(regions, r => r.X > 250);
        Assert.Contains(regions, r => r.Y > 180);
    }

    [Fact]
    public void Crops_lie_everywhere_with_equal_probability()
    {
        var crop = new RandomCrop(3, 4);
        var image = TestPictures.Places(7, 5);
        var counts = Streams().Select(seed => crop.Apply(image, seed)).CountBy(result => (result[0, 0, 0], result[0, 0, 1])).ToDictionary();

        Assert.Equal(4 * 3, counts.Count);
        Assert.All(counts.Values, count => AssertShare(1.0 / 12, count, Draws));
    }

    [Fact]
    public void Padded_crops_shift_by_up_to_the_padding()
    {
        var crop = new PadAndCrop(4, 4, 2) { Fill = 250 };
        var image = TestPictures.Places(4, 4);
        var shifts = Streams().Select(seed => Shift(crop.Apply(image, seed))).CountBy(shift => shift).ToDictionary();

        Assert.Equal(25, shifts.Count);
        Assert.All(shifts.Values, count => AssertShare(1.0 / 25, count, Draws));

        static (int X, int Y) Shift(Image<byte> result)
        {
            for (var i = 0; i < 16; i++)
            {
                if (result[i % 4, i / 4, 0] < 4)
                    return ((i % 4) - result[i % 4, i / 4, 0], (i / 4) - result[i % 4, i / 4, 1]);
            }

            throw new InvalidOperationException("The picture is gone.");
        }
    }

    [Fact]
    public void Affine_moves_fill_their_ranges_evenly()
    {
        var affine = new RandomAffine { Degrees = 30, ShiftX = 0.1, ShiftY = 0.2, Factor = (0.5, 2), ShearX = 10, ShearY = 5 };
        var moves = Drawn((ref RandomStream random) => affine.Draw(100, 50, ref random));

        AssertUniform(moves.Select(m => m.Degrees), -30, 30);
        AssertUniform(moves.Select(m => m.Factor), 0.5, 2);
        AssertUniform(moves.Select(m => m.ShearX), -10, 10);
        AssertUniform(moves.Select(m => m.ShearY), -5, 5);
        Assert.Equal(21, moves.Select(m => m.ShiftX).Distinct().Count());
        Assert.All(moves, m => Assert.True(m.ShiftX == Math.Round(m.ShiftX) && m.ShiftY == Math.Round(m.ShiftY) && Math.Abs(m.ShiftY) <= 10));
    }

    [Fact]
    public void Corners_move_inwards_within_the_distortion()
    {
        var perspective = new Perspective(0.5);
        var corners = Drawn((ref RandomStream random) =>
        {
            var points = new (double X, double Y)[4];
            perspective.Draw(41, 21, points, ref random);
            return points;
        });

        Assert.All(corners, p => Assert.True(p[0].X is >= 0 and <= 10 && p[0].Y is >= 0 and <= 5 && p[1].X is >= 30 and <= 40 && p[1].Y is >= 0 and <= 5));
        Assert.All(corners, p => Assert.True(p[2].X is >= 30 and <= 40 && p[2].Y is >= 15 and <= 20 && p[3].X is >= 0 and <= 10 && p[3].Y is >= 15 and <= 20));
        Assert.Equal(11, corners.Select(p => p[2].X).Distinct().Count());
        Assert.Equal(6, corners.Select(p => p[3].Y).Distinct().Count());
    }

    [Fact]
    public void Colours_change_in_every_order_and_by_amounts_within_their_ranges()
    {
        var jitter = new ColourJitter(0.4, 0.3, 1.5, 0.1);
        var all = Drawn((ref RandomStream random) => Listed(jitter.Draw(ref random)));
        var orders = all.CountBy(steps => string.Concat(steps.Select(s => s.Kind))).ToDictionary();

        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, count => AssertShare(1.0 / 24, count, Draws));
        AssertUniform(Values(JitterKind.Brightness), 0.6, 1.4);
        AssertUniform(Values(JitterKind.Contrast), 0.7, 1.3);
        AssertUniform(Values(JitterKind.Saturation), 0, 2.5);
        AssertUniform(Values(JitterKind.Hue), -0.1, 0.1);

        IEnumerable<double> Values(JitterKind kind) => all.Select(steps => (double)steps.Single(s => s.Kind == kind).Value);
    }

    [Fact]
    public void What_has_no_amount_is_left_out()
    {
        var random = new RandomStream(4);
        Assert.Equal([JitterKind.Contrast], Listed(new ColourJitter(Contrast: 0.5).Draw(ref random)).Select(s => s.Kind));

        var image = TestPictures.Noise(3, 3);
        Assert.Same(image, new ColourJitter().Apply(image, 1));
    }

    [Fact]
    public void Random_augmentations_are_equally_likely_and_of_either_sign()
    {
        var augment = new RandAugment(1, 30);
        var drawn = Drawn((ref RandomStream random) => augment.Draw(100, 100, ref random));
        var counts = drawn.CountBy(d => d.Operation).ToDictionary();

        Assert.Equal(14, counts.Count);
        Assert.All(counts.Values, count => AssertShare(1.0 / 14, count, Draws));
        foreach (var operation in counts.Keys.Where(AugmentSpace.IsSigned))
            AssertShare(0.5, drawn.Count(d => d.Operation == operation && d.Value < 0), counts[operation]);
    }

    [Fact]
    public void Cutout_hides_a_square_that_may_leave_the_picture()
    {
        var cutout = new Cutout(4);
        var regions = Drawn((ref RandomStream random) => cutout.Draw(10, 8, ref random));

        Assert.All(regions, r => Assert.True(r.X >= 0 && r.Y >= 0 && r.X + r.Width <= 10 && r.Y + r.Height <= 8 && r.Width is >= 2 and <= 4));
        Assert.Contains(regions, r => r is { X: 0, Width: 2 });
        AssertShare(7.0 / 10, regions.Count(r => r.Width == 4), Draws);
    }

    private delegate T Draw<T>(ref RandomStream random);

    private static IEnumerable<ulong> Streams() => Enumerable.Range(0, Draws).Select(i => (ulong)i * 7919);

    private static T[] Drawn<T>(Draw<T> draw) => [.. Streams().Select(seed =>
    {
        var random = new RandomStream(seed);
        return draw(ref random);
    })];

    private static (JitterKind Kind, float Value)[] Listed(JitterSteps steps) => [.. Enumerable.Range(0, steps.Count).Select(i => steps[i])];

    private static void AssertShare(double probability, int count, int of)
    {
        var room = 5 * Math.Sqrt(probability * (1 - probability) / of);
        Assert.InRange((double)count / of, probability - room, probability + room);
    }

    /// <summary>Within the range, and the distribution function is nowhere farther from a straight line than Kolmogorov's bound at a millionth.</summary>
    private static void AssertUniform(IEnumerable<double> values, double from, double to)
    {
        var sorted = values.Order().ToArray();
        Assert.InRange(sorted[0], from - 1e-6, to);
        Assert.InRange(sorted[^1], from, to + 1e-6);
        var farthest = sorted.Select((value, i) => Math.Abs(((value - from) / (to - from)) - ((i + 0.5) / sorted.Length))).Max();
        Assert.True(farthest < 2.7 / Math.Sqrt(sorted.Length), $"The distribution is {farthest} from uniform on {from} .. {to}.");
    }
}
