using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Warping;

public class TransformTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void A_map_and_its_inverse_cancel()
    {
        var affine = AffineTransform.Rotation(33, 5, 7).Then(AffineTransform.Scaling(2, 0.5)).Then(AffineTransform.Shear(10, 5, 3, 2));
        var perspective = PerspectiveTransform.FromPoints([(0, 0), (9, 0), (9, 9), (0, 9)], [(1, 2), (8, 0), (12, 9), (-1, 7)]);

        AssertPoint((3.5, -2), affine.Inverse().Apply(affine.Apply(3.5, -2).X, affine.Apply(3.5, -2).Y));
        AssertPoint((3.5, 2), perspective.Inverse().Apply(perspective.Apply(3.5, 2).X, perspective.Apply(3.5, 2).Y));
    }

    [Fact]
    public void Maps_are_chained_from_left_to_right()
    {
        var moved = AffineTransform.Translation(2, 3).Then(AffineTransform.Scaling(10, 100));

        AssertPoint((30, 400), moved.Apply(1, 1));
    }

    [Theory]
    [InlineData(90, 1, -2)]
    [InlineData(-270, 1, -2)]
    [InlineData(180, -2, -1)]
    [InlineData(450, 1, -2)]
    [InlineData(-90, -1, 2)]
    [InlineData(720, 2, 1)]
    public void Quarter_turns_are_exact_and_counter_clockwise(double degrees, double x, double y) =>
        Assert.Equal((x, y), AffineTransform.Rotation(degrees).Apply(2, 1));

    [Fact]
    public void Centres_stay_where_they_are()
    {
        AssertPoint((4, 9), AffineTransform.Rotation(77, 4, 9).Apply(4, 9));
        AssertPoint((4, 9), AffineTransform.Scaling(3, 4, 4, 9).Apply(4, 9));
        AssertPoint((4, 9), AffineTransform.Shear(20, 30, 4, 9).Apply(4, 9));
    }

    [Fact]
    public void Four_points_go_where_they_are_sent()
    {
        (double X, double Y)[] from = [(0, 0), (639, 0), (639, 426), (0, 426)];
        (double X, double Y)[] to = [(40, 12), (600, -8), (655, 430), (3, 401)];
        var map = PerspectiveTransform.FromPoints(from, to);

        for (var i = 0; i < 4; i++)
            AssertPoint(to[i], map.Apply(from[i].X, from[i].Y));
    }

    [Fact]
    public void An_affine_map_is_a_perspective_one()
    {
        var affine = AffineTransform.Rotation(12, 3, 4);

        AssertPoint(affine.Apply(7, 8), PerspectiveTransform.From(affine).Apply(7, 8));
    }

    [Fact]
    public void Maps_that_cannot_be_made_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => AffineTransform.Scaling(0, 1).Inverse());
        Assert.Throws<InvalidOperationException>(() => new PerspectiveTransform(1, 0, 0, 2, 0, 0, 0, 0, 1).Inverse());
        Assert.Throws<ArgumentException>(() => PerspectiveTransform.FromPoints([(0, 0), (1, 0), (1, 1)], [(0, 0), (1, 0), (1, 1)]));
        Assert.Throws<ArgumentException>(() => PerspectiveTransform.FromPoints([(0, 0), (1, 1), (2, 2), (0, 5)], [(0, 0), (1, 0), (1, 1), (0, 1)]));
    }

    private static void AssertPoint((double X, double Y) expected, (double X, double Y) actual)
    {
        Assert.Equal(expected.X, actual.X, Rounding);
        Assert.Equal(expected.Y, actual.Y, Rounding);
    }
}
