using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ConvertToImageErrorTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(0, 1, "imageHeight")]
    [InlineData(-1, 1, "imageHeight")]
    [InlineData(1, 0, "imageWidth")]
    [InlineData(1, -1, "imageWidth")]
    public void A_size_must_be_positive(int height, int width, string parameter) =>
        Refused(parameter, () => _context.Transforms.ConvertToImage(height, width, "Out", "Floats"));

    [Fact]
    public void Colours_scale_and_offset_must_make_sense()
    {
        Refused("colorsPresent", () => _context.Transforms.ConvertToImage(2, 3, "Out", "Floats", colorsPresent: 0));
        Refused("scaleImage", () => _context.Transforms.ConvertToImage(2, 3, "Out", "Floats", scaleImage: 0));
        Refused("scaleImage", () => _context.Transforms.ConvertToImage(2, 3, "Out", "Floats", scaleImage: float.NaN));
        Refused("offsetImage", () => _context.Transforms.ConvertToImage(2, 3, "Out", "Floats", offsetImage: float.PositiveInfinity));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_column_needs_a_name(string? name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ConvertToImage(2, 3, name, "Floats"));

    [Theory]
    [InlineData("None")]
    [InlineData("Name")]
    [InlineData("Scalar")]
    [InlineData("Loose")]
    public void A_column_that_is_no_vector_of_known_size_is_named(string column)
    {
        var data = Data();
        var estimator = _context.Transforms.ConvertToImage(2, 3, "Out", column);
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), column);
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), column);
    }

    [Theory]
    [InlineData(3, 3, ColorBits.Rgb)]
    [InlineData(2, 3, ColorBits.All)]
    [InlineData(1, 1, ColorBits.Red)]
    public void A_vector_of_another_size_is_promised_and_then_refused(int height, int width, ColorBits colours)
    {
        var data = Data();
        var estimator = _context.Transforms.ConvertToImage(height, width, "Out", "Floats", colours);
        Assert.Contains(estimator.GetOutputSchema(Shapes.Of(data.Schema)), column => column.Name == "Out");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.Fit(data), "Floats", "Vector<Single, 18>");
    }

    [Fact]
    public void Integers_are_promised_not_but_fitted_and_then_refused_by_the_row()
    {
        var data = Data();
        var estimator = _context.Transforms.ConvertToImage(2, 3, "Out", "Integers");
        Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), "Integers", "Vector<Int32>");
        var view = estimator.Fit(data).Transform(data);
        Assert.Equal(new ImageDataViewType(2, 3), view.Schema["Out"].Type);
        Faults.Root<InvalidOperationException>(() => Cells.Of(view, "Out"));
    }

    [Fact]
    public void Any_dimensions_of_the_right_product_will_do()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Shaped { Floats = new float[18] } });
        Assert.Single(Cells.Of(_context.Transforms.ConvertToImage(2, 3, "Out", "Floats").Fit(data).Transform(data), "Out"));
    }

    [Fact]
    public void A_sparse_vector_is_filled_with_zeros_and_one_without_any_value_is_no_image()
    {
        var rows = new[]
        {
            new Sparse { Floats = new VBuffer<float>(18, 2, [7f, 9f], [0, 17]) },
            new Sparse { Floats = new VBuffer<float>(18, 0, [], []) },
        };
        var data = _context.Data.LoadFromEnumerable(rows);
        var cells = Cells.Of(_context.Transforms.ConvertToImage(2, 3, "Out", "Floats", interleavedColors: true).Fit(data).Transform(data), "Out");
        Assert.Contains($"BgraPixels = 000007FF{"000000FF000000FF000000FF000000FF"}090000FF", cells[0], StringComparison.Ordinal);
        Assert.Equal("", cells[1]);
    }

    private IDataView Data() => _context.Data.LoadFromEnumerable(new[] { VectorRow.Of(new byte[18]) });

    private static void Refused(string parameter, Action attempt) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(attempt).ParamName);

    private sealed class Shaped
    {
        [VectorType(9, 1, 2)]
        public float[] Floats { get; set; } = [];
    }

    private sealed class Sparse
    {
        [VectorType(18)]
        public VBuffer<float> Floats { get; set; }
    }
}
