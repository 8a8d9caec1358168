using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Detectors saved and loaded by ML.NET.</summary>
public sealed class SavedDetectorTests
{
    /// <summary>The engine and ONNX Runtime round differently.</summary>
    private const double Rounding = 1e-4;

    /// <summary>Every box, so that none is chosen by the last bits of its score.</summary>
    private static readonly DetectionRules All = new() { ScoreThreshold = 0, OverlapThreshold = 1, MaxPerClass = 9999, MaxDetections = 9999 };

    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(RegionMode.Warped, 0)]
    [InlineData(RegionMode.Warped, 1)]
    [InlineData(RegionMode.Warped, 2000)]
    [InlineData(RegionMode.Shared, 0)]
    [InlineData(RegionMode.Shared, 1)]
    [InlineData(RegionMode.Shared, 2000)]
    public void A_loaded_detector_finds_the_same_in_any_number_of_regions(RegionMode mode, int regions)
    {
        var search = new SelectiveSearch(SelectiveSearchMode.Quality) { MinimumSize = 1, MinimumSide = regions == 0 ? 500 : 1 };
        var detector = DetectorParts.Detector(mode, search) with { MaxRegions = Math.Max(regions, 1), Rules = All };
        var row = regions > 1 ? DetectionRows.Row(5, 128, 112) : DetectionRows.Row(5, 60, 48);
        Assert.Equal(
            regions, Transforms.Detection.ProposedBoxes.Of(search, Transforms.Data.PictureImages.ToPicture(row.Image!), detector.MaxRegions, default).Length);
        var data = _ml.Data.LoadFromEnumerable(new[] { row, DetectionRows.Row(6, 1, 1) });
        var transformer = detector.ToTransformer(data.Schema, "Image");
        var expected = Objects(transformer.Transform(data));
        var actual = Objects(transformer.Reload(data.Schema).Transform(data));
        Assert.Equal(regions > 1000, expected[0].Length > 3000);
        Assert.Equal(regions > 0, expected[0].Length > 0);
        Assert.Equal(expected.Select(r => r.Length), actual.Select(r => r.Length));
        Assert.All(expected, (row, i) => Assert.All(row, e => Assert.Contains(actual[i], a => Near(e, a))));
    }

    [Fact]
    public void A_loaded_detector_takes_the_largest_cells_where_the_saved_one_did()
    {
        var search = new SelectiveSearch(SelectiveSearchMode.Single) { MinimumSize = 4 };
        var detector = DetectorParts.Detector(RegionMode.Shared, search, pooling: RegionPooling.Max) with { Rules = All };
        var data = _ml.Data.LoadFromEnumerable(new[] { DetectionRows.Row(5, 60, 48), DetectionRows.Row(6, 1, 1) });
        var transformer = detector.ToTransformer(data.Schema, "Image");
        var (expected, actual) = (Objects(transformer.Transform(data)), Objects(transformer.Reload(data.Schema).Transform(data)));
        Assert.NotEmpty(expected[0]);
        Assert.Equal(expected.Select(r => r.Length), actual.Select(r => r.Length));
        Assert.All(expected, (row, i) => Assert.All(row, e => Assert.Contains(actual[i], a => Near(e, a))));
        var other = Objects((DetectorParts.Detector(RegionMode.Shared, search) with { Rules = All }).ToTransformer(data.Schema, "Image").Transform(data));
        Assert.NotEqual(expected[0], other[0]);
    }

    [Fact]
    public void Rewrapping_a_detector_says_that_it_is_used_as_it_is()
    {
        var data = DetectionRows.Of(_ml, 2);
        var loaded = DetectorParts.Detector(proposer: new SelectiveSearch()).ToTransformer(data.Schema, "Image").Reload(data.Schema);
        var error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(loaded));
        Assert.Contains("holds a detector", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_come_back_with_the_detector()
    {
        var detector = DetectorParts.Detector(proposer: new SelectiveSearch(SelectiveSearchMode.Single) { MinimumSize = 4 }) with
        {
            Rules = new DetectionRules { Suppression = SuppressionKind.SoftGaussian, Sigma = 0.3f, ScoreThreshold = 0.01f, MaxPerClass = 2 },
        };
        var data = DetectionRows.Of(_ml, 3);
        var transformer = detector.ToTransformer(data.Schema, "Image");
        var (expected, actual) = (transformer.Transform(data).Vectors("Score"), transformer.Reload(data.Schema).Transform(data).Vectors("Score"));
        Assert.Equal(6, expected[0].Length);
        Assert.All(expected.Zip(actual), r => Assert.All(r.First.Zip(r.Second), p => Assert.Equal(p.First, p.Second, Rounding)));
    }

    [Fact]
    public void Proposers_of_the_users_own_are_not_saved()
    {
        var data = DetectionRows.Of(_ml, 2);
        var error = Assert.Throws<NotSupportedException>(() => Loaded.Save(DetectorParts.Detector().ToTransformer(data.Schema, "Image"), data.Schema));
        Assert.Contains(nameof(GridProposer), error.Message, StringComparison.Ordinal);
    }

    private static FoundBox[][] Objects(IDataView view) =>
    [
        .. view.GetColumn<VBuffer<uint>>("PredictedLabel").Zip(view.Vectors("PredictedBoundingBoxes"), view.Vectors("Score")).Select(row =>
            row.First.DenseValues().Zip(row.Second.Chunk(4), row.Third)
                .Select(o => new FoundBox((int)o.First - 1, new Box(o.Second[0], o.Second[1], o.Second[2], o.Second[3]), o.Third)).ToArray()),
    ];

    private static bool Near(FoundBox a, FoundBox b) => a.Label == b.Label && Near(a.Score, b.Score) && Near(a.Box.X0, b.Box.X0) && Near(a.Box.Y0, b.Box.Y0)
        && Near(a.Box.X1, b.Box.X1) && Near(a.Box.Y1, b.Box.Y1);

    private static bool Near(float a, float b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(a));
}
