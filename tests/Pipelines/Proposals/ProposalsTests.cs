using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Proposals;

/// <summary>Proposals of regions as a column.</summary>
public sealed class ProposalsTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(null)]
    [InlineData("Scores")]
    public void Selective_search_passes_the_workout(string? scores) => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.SelectiveSearch("Boxes", input, new SelectiveSearch { MinimumSize = 20, Threads = 1 }, scores),
        Data = Pictures(5),
        Input = "Image",
    }.Run();

    [Fact]
    public void Edge_boxes_pass_the_workout() => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.EdgeBoxes("Boxes", input, new EdgeBoxes { MinimumArea = 100, Threads = 1 }, "Scores"),
        Data = Pictures(4),
        Input = "Image",
    }.Run();

    [Fact]
    public void Sliding_windows_pass_the_workout() => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.SlidingWindows("Boxes", input),
        Data = Pictures(4),
        Input = "Image",
    }.Run();

    [Fact]
    public void Boxes_are_the_corners_of_the_proposals()
    {
        var search = new SelectiveSearch { MinimumSize = 20 };
        var output = _ml.Transforms.SelectiveSearch("Boxes", "Image", search, "Scores").Fit(Pictures(1)).Transform(Pictures(1));
        var proposals = search.Propose(Picture(0));
        var boxes = output.GetColumn<float[]>("Boxes").Single();
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Boxes"].Type);
        Assert.Equal(4 * proposals.Count, boxes.Length);
        Assert.Equal(proposals.Select(one => one.Score), output.GetColumn<float[]>("Scores").Single());
        Assert.Equal(proposals.Select(one => one.Region), boxes.Chunk(4).Select(
            box => new PixelRegion((int)box[0], (int)box[1], (int)(box[2] - box[0]), (int)(box[3] - box[1]))));
    }

    [Fact]
    public void A_function_of_ones_own_proposes_and_says_that_it_cannot_be_saved()
    {
        var data = Pictures(2);
        var proposer = new DelegateProposer((picture, _) => picture.Width == 61 ? [] : [new(new(1, 2, 3, 4), 0.5f)]);
        var model = _ml.Transforms.Proposals("Boxes", "Image", proposer).Fit(data);
        Assert.Equal([[1f, 2, 4, 6], []], model.Transform(data).GetColumn<float[]>("Boxes"));
        var refusal = Assert.Throws<NotSupportedException>(() => ((ITransformer)model).Reload(data.Schema));
        Assert.Contains("cannot be saved", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_an_image_and_scores_without_a_name_are_refused()
    {
        var none = _ml.Data.LoadFromEnumerable([new Row { Name = "none" }]);
        var view = _ml.Transforms.SlidingWindows("Boxes", "Image").Fit(none).Transform(none);
        Assert.Contains("no image", Assert.ThrowsAny<Exception>(() => view.GetColumn<float[]>("Boxes").ToArray()).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _ml.Transforms.SlidingWindows("Boxes", "Image", null, "Boxes").Fit(none));
        Assert.Throws<ArgumentNullException>(() => _ml.Transforms.Proposals("Boxes", "Image", null!));
    }

    private static Image<byte> Picture(int id)
    {
        var noise = SplitMix.Bytes((ulong)id, 90 * 70 * 3);
        var picture = new Image<byte>(60 + id, 48, 3);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var inside = x is > 10 and < 35 && y > 8 + id && y < 30 + id;
                for (var c = 0; c < 3; c++)
                {
                    picture[x, y, c] = (byte)((inside ? 200 - (50 * c) : 40) + (noise[(((y * picture.Width) + x) * 3) + c] / 12));
                }
            }
        }

        return picture;
    }

    private IDataView Pictures(int count) => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(id =>
    {
        var picture = Picture(id);
        var pixels = new byte[picture.Width * picture.Height * 4];
        picture.CopyToBgra32(pixels);
        return new Row { Id = id, Name = $"row {id}", Image = MLImage.CreateFromPixels(picture.Width, picture.Height, MLPixelFormat.Bgra32, pixels) };
    }).ToArray());

    private sealed class Row
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [ImageType(48, 60)]
        public MLImage? Image { get; set; }
    }
}
