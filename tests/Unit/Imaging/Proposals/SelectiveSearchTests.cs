using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Proposals;

/// <summary>What holds for a selective search of any picture.</summary>
public class SelectiveSearchTests
{
    [Fact]
    public void Objects_on_a_plain_ground_are_among_the_first_proposals()
    {
        var proposals = new SelectiveSearch { MinimumSize = 50 }.Propose(Squares());
        Assert.Contains(proposals, one => one.Region == new PixelRegion(0, 0, 120, 90));
        foreach (var region in new PixelRegion[] { new(10, 20, 30, 40), new(70, 30, 40, 25) })
            Assert.Contains(proposals.Take(20), one => Near(one.Region, region));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var picture = Noisy();
        var search = new SelectiveSearch { Threads = 1 };
        var alone = search.Propose(picture);
        Assert.True(alone.Count > 20);
        Assert.Equal(alone, (search with { Threads = 2 }).Propose(picture));
        Assert.Equal(alone, (search with { Threads = 5 }).Propose(picture));
    }

    [Fact]
    public void Proposals_are_different_inside_the_picture_and_sorted()
    {
        var proposals = new SelectiveSearch(SelectiveSearchMode.Quality) { Scales = [50, 100] }.Propose(Noisy());
        Assert.Equal(proposals.Count, proposals.Select(one => one.Region).Distinct().Count());
        Assert.All(proposals, one => Assert.True(
            one.Region is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && one.Region.X + one.Region.Width <= 120 && one.Region.Y + one.Region.Height <= 90));
        Assert.Equal(proposals.OrderByDescending(one => one.Score), proposals);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(77)]
    public void Large_pictures_are_looked_at_smaller_and_boxes_are_in_their_own_pixels(int longest)
    {
        var proposals = new SelectiveSearch { MinimumSize = 20, LongestSide = longest }.Propose(Squares());
        Assert.Contains(proposals, one => one.Region == new PixelRegion(0, 0, 120, 90));
        foreach (var region in new PixelRegion[] { new(10, 20, 30, 40), new(70, 30, 40, 25) })
            Assert.Contains(proposals, one => Overlap(one.Region, region) > 0.7);

        Assert.Contains(new EdgeBoxes { LongestSide = 77 }.Propose(Squares()), one => Overlap(one.Region, new(10, 20, 30, 40)) > 0.6f);
    }

    [Fact]
    public void A_seed_changes_the_order_and_not_the_boxes()
    {
        var picture = Noisy();
        var drawn = new SelectiveSearch { Order = ProposalOrder.Random };
        var one = (drawn with { Seed = 1 }).Propose(picture).Select(proposal => proposal.Region).ToArray();
        var other = (drawn with { Seed = 2 }).Propose(picture).Select(proposal => proposal.Region).ToArray();
        Assert.NotEqual(one, other);
        Assert.Equal(one.ToHashSet(), other.ToHashSet());
        Assert.Equal(one.ToHashSet(), [.. new SelectiveSearch().Propose(picture).Select(proposal => proposal.Region)]);
    }

    [Fact]
    public void Small_boxes_and_those_beyond_the_count_are_left_out()
    {
        var picture = Noisy();
        var all = new SelectiveSearch().Propose(picture);
        var large = new SelectiveSearch { MinimumSide = 40 }.Propose(picture);
        Assert.Equal(all.Where(one => Math.Min(one.Region.Width, one.Region.Height) >= 40), large);
        Assert.NotEqual(all.Count, large.Count);
        Assert.Equal(all.Take(5), new SelectiveSearch { MaximumCount = 5 }.Propose(picture));
    }

    [Fact]
    public void Boxes_that_overlap_an_earlier_one_too_much_are_left_out()
    {
        var picture = Noisy();
        var few = new SelectiveSearch { MaximumOverlap = 0.6 }.Propose(picture).Select(one => one.Region).ToArray();
        var expected = new List<PixelRegion>();
        foreach (var (region, _) in new SelectiveSearch().Propose(picture))
        {
            if (expected.All(other => Overlap(region, other) <= 0.6f))
                expected.Add(region);
        }

        Assert.Equal(expected, few);
        Assert.Single(new SelectiveSearch { MaximumOverlap = 0 }.Propose(picture).Take(1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 50)]
    [InlineData(50, 1)]
    [InlineData(64, 64)]
    public void A_plain_picture_is_one_proposal(int width, int height)
    {
        var proposal = Assert.Single(new SelectiveSearch(SelectiveSearchMode.Quality).Propose(new Image<byte>(width, height, 3)));
        Assert.Equal(new PixelRegion(0, 0, width, height), proposal.Region);
    }

    [Fact]
    public void Grey_pictures_are_searched_and_alpha_is_passed_over()
    {
        var grey = Noisy().WithChannels(1);
        Assert.Equal(new SelectiveSearch().Propose(grey.WithChannels(3)), new SelectiveSearch().Propose(grey));
        Assert.Equal(new SelectiveSearch().Propose(Noisy()), new SelectiveSearch().Propose(Noisy().WithChannels(4)));
        var refusal = Assert.Throws<ArgumentException>(() => new SelectiveSearch().Propose(new(4, 4, 2)));
        Assert.Contains("WithChannels(1)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Refuses("Colours", new() { Colours = [] });
        Refuses("Colours", new() { Colours = [(ProposalColours)77] });
        Refuses("Scales", new() { Scales = [-1] });
        Refuses("similarity", new() { Similarities = [default] });
        Refuses("LongestSide", new() { LongestSide = -1 });
        Refuses("Sigma", new() { Sigma = double.NaN });
        Refuses("MinimumSize", new() { MinimumSize = -1 });
        Refuses("MinimumSide", new() { MinimumSide = -1 });
        Refuses("MaximumCount", new() { MaximumCount = -1 });
        Refuses("MaximumOverlap", new() { MaximumOverlap = 1.5 });
        Refuses("Order", new() { Order = (ProposalOrder)7 });
        Refuses("Threads", new() { Threads = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelectiveSearch((SelectiveSearchMode)9));

        static void Refuses(string name, SelectiveSearch search) =>
            Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(() => search.Propose(new(4, 4, 3))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_search_ends_when_it_is_cancelled(int threads) => Assert.ThrowsAny<OperationCanceledException>(
        () => new SelectiveSearch { Threads = threads }.Propose(Noisy(), new CancellationToken(canceled: true)));

    private static float Overlap(PixelRegion a, PixelRegion b)
    {
        double width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        double height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        var common = Math.Max(width, 0) * Math.Max(height, 0);
        return (float)(common / ((a.Width * a.Height) + (b.Width * b.Height) - common));
    }

    private static bool Near(PixelRegion found, PixelRegion region) =>
        Math.Abs(found.X - region.X) <= 2 && Math.Abs(found.Y - region.Y) <= 2 &&
        Math.Abs(found.Width - region.Width) <= 4 && Math.Abs(found.Height - region.Height) <= 4;

    private static Image<byte> Squares()
    {
        var picture = new Image<byte>(120, 90, 3);
        picture.Samples.Fill(90);
        for (var y = 20; y < 60; y++)
            picture.Row(y)[(3 * 10)..(3 * 40)].Fill(220);

        for (var y = 30; y < 55; y++)
        {
            for (var x = 70; x < 110; x++)
                (picture[x, y, 0], picture[x, y, 1]) = (250, 20);
        }

        return picture;
    }

    private static Image<byte> Noisy()
    {
        var picture = Squares();
        var noise = SplitMix.Bytes(11, picture.Samples.Length);
        for (var i = 0; i < noise.Length; i++)
            picture.Samples[i] = (byte)Math.Clamp(picture.Samples[i] + (noise[i] / 4) - 32, 0, 255);

        return picture;
    }
}
