using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Proposals;

/// <summary>Windows over the whole picture.</summary>
public class SlidingWindowsTests
{
    [Fact]
    public void Every_region_of_a_usual_shape_is_met_by_a_window()
    {
        var windows = new SlidingWindows { Step = 0.6 }.Propose(new(160, 120, 1)).Select(one => one.Region).ToArray();
        for (var side = 32; side <= 110; side += 13)
        {
            for (var x = 0; x + side <= 160; x += 11)
            {
                var region = new PixelRegion(x, Math.Min(x / 2, 120 - side), side, side);
                Assert.True(windows.Max(window => Overlap(window, region)) >= 0.5, $"{region}");
            }
        }
    }

    [Fact]
    public void Windows_are_different_inside_and_the_larger_first()
    {
        var proposals = new SlidingWindows().Propose(new(160, 120, 3));
        Assert.Equal(new PixelRegion(0, 0, 160, 120), proposals[0].Region);
        Assert.Equal(1, proposals[0].Score);
        Assert.Equal(proposals.Count, proposals.Select(one => one.Region).Distinct().Count());
        Assert.Equal(proposals.OrderByDescending(one => one.Score), proposals);
        Assert.All(proposals, one => Assert.True(
            one.Region is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && one.Region.X + one.Region.Width <= 160 && one.Region.Y + one.Region.Height <= 120));
        Assert.Equal(proposals.Take(7), new SlidingWindows { MaximumCount = 7 }.Propose(new(160, 120, 3)));
    }

    [Fact]
    public void A_pixel_is_a_window() => Assert.Equal(new PixelRegion(0, 0, 1, 1), Assert.Single(new SlidingWindows().Propose(new(1, 1, 3))).Region);

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindows { Step = 0 }.Propose(new(4, 4, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindows { MinimumArea = 1 }.Propose(new(4, 4, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindows { MaximumAspect = 0 }.Propose(new(4, 4, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindows { MaximumCount = -1 }.Propose(new(4, 4, 3)));
    }

    private static double Overlap(PixelRegion a, PixelRegion b)
    {
        double width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        double height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        var common = Math.Max(width, 0) * Math.Max(height, 0);
        return common / ((a.Width * a.Height) + (b.Width * b.Height) - common);
    }
}
