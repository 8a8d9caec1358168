using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Proposals;

/// <summary>Proposers written and read.</summary>
public class ProposerTextTests
{
    [Fact]
    public void A_search_comes_back_with_all_its_settings()
    {
        var search = new SelectiveSearch(SelectiveSearchMode.Quality)
        {
            Scales = [12.5, 80],
            Similarities = [new(1, 2, 3, 4), RegionSimilarity.FillOnly],
            Sigma = 0.5,
            MinimumSize = 30,
            MinimumSide = 4,
            MaximumOverlap = 0.8,
            MaximumCount = 77,
            Seed = ulong.MaxValue,
            Order = ProposalOrder.Random,
        };
        var text = ProposerText.Write(search);
        var read = Assert.IsType<SelectiveSearch>(ProposerText.Read(text));
        Assert.Equal(text, ProposerText.Write(read));
        Assert.Equal(search.Similarities, read.Similarities);
        Assert.Equal(search.Colours, read.Colours);
        Assert.Equal((search.Seed, search.Order), (read.Seed, read.Order));
        Assert.Contains("NormalisedRgi", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Edge_boxes_and_windows_come_back_too()
    {
        var (edges, windows) = (new EdgeBoxes { Step = 0.7, MinimumArea = 99, SizePower = 1.25 }, new SlidingWindows { Step = 0.3, MaximumAspect = 2 });
        Assert.Equal(edges, ProposerText.Read(ProposerText.Write(edges)));
        Assert.Equal(windows, ProposerText.Read(ProposerText.Write(windows)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"$type\":\"unknown\"}")]
    public void Other_texts_are_refused(string text) => Assert.Throws<FormatException>(() => ProposerText.Read(text));

    [Fact]
    public void A_delegate_proposes_but_cannot_be_saved()
    {
        var proposer = new DelegateProposer((picture, _) => [new(new(0, 0, picture.Width, 1), 1)]);
        Assert.Equal(new PixelRegion(0, 0, 5, 1), Assert.Single(proposer.Propose(new(5, 3, 3))).Region);
        Assert.Contains("cannot be saved", Assert.Throws<NotSupportedException>(() => ProposerText.Write(proposer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_delegate_gives_is_checked()
    {
        Assert.Contains("inside", Refusal(new(new(3, 0, 3, 1), 1)), StringComparison.Ordinal);
        Assert.Contains("NaN", Refusal(new(new(0, 0, 1, 1), float.NaN)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new DelegateProposer((_, _) => null!).Propose(new(5, 3, 3)));

        static string Refusal(Proposal proposal) => Assert.ThrowsAny<Exception>(() => new DelegateProposer((_, _) => [proposal]).Propose(new(5, 3, 3))).Message;
    }
}
