using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Data;
using MLNetVision.Tests.Contracts.Images;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>What is refused, and when.</summary>
public sealed class OnnxErrorTests
{
    private static readonly byte[] _noModel = [1, 2, 3, 4, 5, 6, 7];

    private readonly MLContext _context = new(1);

    private static Table Three => new(Column.Vector<float>("x", 3, [[1, 2, 3]]));

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var data = new Table(Column.Vector<float>("z", 3, [[1, 2, 3]]));
        Failure.Naming<ArgumentOutOfRangeException>("x", () => Models.Affine().Apply().Fit(data));
        Failure.Naming<ArgumentOutOfRangeException>("x", () => Models.Affine().Apply().GetOutputSchema(Shapes.Of(data.Schema)));
        Failure.Naming<ArgumentOutOfRangeException>("x", () => Models.Affine().Apply().Fit(Three).Transform(data));
    }

    [Fact]
    public void A_column_of_another_type_is_named()
    {
        var data = new Table(Column.Vector<double>("x", 3, [[1, 2, 3]]));
        Failure.Naming<ArgumentOutOfRangeException>("x", () => Models.Affine().Apply().Fit(data));
        Failure.Naming<ArgumentOutOfRangeException>("x", () => Models.Affine().Apply().GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void An_image_is_no_input()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        var model = Models.Affine("Image");
        Failure.Naming<ArgumentOutOfRangeException>("Image", () => model.Apply().Fit(data));
        Failure.Naming<ArgumentOutOfRangeException>("Image", () => model.Apply().GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void A_column_of_another_size_is_named()
    {
        var data = new Table(Column.Vector<float>("x", 4, [[1, 2, 3, 4]]));
        Failure.Naming<InvalidOperationException>("x", () => Models.Affine().Apply().Fit(data));
        Assert.NotEmpty(Models.Affine().Apply().GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void An_output_that_the_model_does_not_have_is_named() =>
        Failure.Naming<ArgumentOutOfRangeException>("nothing", () => Models.Affine().Apply(["nothing"], "x"));

    [Fact]
    public void An_input_that_the_model_does_not_have_is_named_when_it_is_looked_for()
    {
        var data = new Table(Column.Vector<float>("x", 3, [[1, 2, 3]]), Column.Of("nothing", 1f));
        var estimator = Models.Affine().Apply(["y"], "nothing");
        Failure.Naming<ArgumentOutOfRangeException>("nothing", () => estimator.Fit(data));
        Failure.Naming<InvalidOperationException>("nothing", () => estimator.GetOutputSchema(Shapes.Of(data.Schema)));
    }

    [Fact]
    public void An_input_that_the_model_needs_and_does_not_get_is_an_error_of_the_first_row()
    {
        var data = new Table(Column.Vector<float>("a", 2, [[1, 2]]));
        var view = Models.TwoByTwo().Apply(["sum"], "a").Fit(data).Transform(data);
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(view));
    }

    [Fact]
    public void A_number_does_not_fit_a_tensor_of_another_rank()
    {
        var data = new Table(Column.Of("x", 1f));
        var view = Models.Same(OnnxType.Float, "N").Apply().Fit(data).Transform(data);
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(view));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_file_without_a_name_is_refused(string? file)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ApplyOnnxModel(file));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ApplyOnnxModel("y", "x", file));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_at_once() =>
        Failure.Naming<IOException>("nowhere.onnx", () => _context.Transforms.ApplyOnnxModel(Path.Combine(Path.GetTempPath(), "nowhere.onnx")));

    [Fact]
    public void No_stream_is_no_file() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ApplyOnnxModel("y", "x", (Stream?)null));

    [Fact]
    public void Bytes_that_are_no_model_are_refused_at_once() =>
        Assert.Throws<InvalidOperationException>(() => _context.Transforms.ApplyOnnxModel(new MemoryStream(_noModel)));

    [Fact]
    public void A_model_that_takes_what_is_not_there_is_refused_at_once()
    {
        var model = Models.Of([Models.Float("x", "N", "3")], [new NodeProto("Add", ["x", "nowhere"], ["y"])], [Models.Float("y", "N", "3")]);
        Assert.Throws<InvalidOperationException>(() => model.Apply());
    }

    [Fact]
    public void An_operator_that_nobody_knows_is_named_at_once()
    {
        var model = Models.Of([Models.Float("x", "N", "3")], [new NodeProto("Frobnicate", ["x"], ["y"])], [Models.Float("y", "N", "3")]);
        Assert.Contains("Frobnicate", Assert.ThrowsAny<Exception>(() => model.Apply()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Blank_names_are_refused(string? name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Models.Affine().Apply([name!], "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Models.Affine().Apply(["y"], name!));
    }

    [Fact]
    public void Lists_of_names_have_to_be_there()
    {
        Assert.Throws<NullReferenceException>(() => _context.Transforms.ApplyOnnxModel(["y"], null, Models.Affine().Stream()));
        Assert.Throws<NullReferenceException>(() => _context.Transforms.ApplyOnnxModel(new OnnxOptions { ModelFile = "any" }));
        Assert.Throws<NullReferenceException>(() => _context.Transforms.ApplyOnnxModel((OnnxOptions?)null));
    }

    [Fact]
    public void Nothing_else_may_be_null()
    {
        var estimator = Models.Affine().Apply();
        Assert.Throws<ArgumentNullException>(() => estimator.Fit(null));
        Assert.Throws<ArgumentNullException>(() => estimator.GetOutputSchema(null));
        Assert.Throws<ArgumentNullException>(() => estimator.Fit(Three).Transform(null));
    }

    [Fact]
    public void Nesting_deeper_than_the_limit_is_refused()
    {
        OnnxScoringEstimator Limited(int limit) => _context.Transforms.ApplyOnnxModel(["y"], ["x"], Models.Affine().Stream(), null, null, false, limit);

        Assert.ThrowsAny<IOException>(() => Limited(5));
        Assert.NotNull(Limited(6).Fit(Three));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limited(0));
    }
}
