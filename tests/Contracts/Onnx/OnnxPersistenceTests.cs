using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>Where models come from and what a saved one holds.</summary>
public sealed class OnnxPersistenceTests : IDisposable
{
    private readonly MLContext _context = new(1);
    private readonly Images.TemporaryFolder _folder = new();

    private static Table Three => new(Column.Vector<float>("x", 3, [[1, 2, 3]]));

    private string ModelFile
    {
        get
        {
            OnnxFile.Write(_folder["model.onnx"], Models.Affine());
            return _folder["model.onnx"];
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_and_a_stream_give_the_same()
    {
        var expected = Models.Affine().Apply().Snap(Three);
        var file = ModelFile;
        var none = new Dictionary<string, int[]>();
        IEstimator<ITransformer>[] ways =
        [
            _context.Transforms.ApplyOnnxModel(file), _context.Transforms.ApplyOnnxModel(file, none), _context.Transforms.ApplyOnnxModel("y", "x", file),
            _context.Transforms.ApplyOnnxModel("y", "x", file, none), _context.Transforms.ApplyOnnxModel(["y"], ["x"], file),
            _context.Transforms.ApplyOnnxModel(["y"], ["x"], file, null, null, false, 50),
            _context.Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream()),
            _context.Transforms.ApplyOnnxModel("y", "x", Models.Affine().Stream(), none),
            _context.Transforms.ApplyOnnxModel(["y"], ["x"], Models.Affine().Stream(), null, null, false, 50),
            _context.Transforms.ApplyOnnxModel(new OnnxOptions
            {
                ModelFile = file, InputColumns = ["x"], OutputColumns = ["y"], IntraOpNumThreads = 1, InterOpNumThreads = 1, ShapeDictionary = none,
            }),
            _context.Transforms.ApplyOnnxModel(new OnnxOptions { ModelFile = file, InputColumns = [], OutputColumns = [] }),
        ];
        Assert.All(ways, way => Same.View(expected, way.Snap(Three), "another way to the same model"));
    }

    [Fact]
    public void A_stream_is_read_from_its_beginning_and_left_open()
    {
        var stream = Models.Affine().Stream();
        stream.Position = stream.Length;
        Assert.Single(_context.Transforms.ApplyOnnxModel(stream).Snap(Three)["y"]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_saved_model_needs_the_file_no_more()
    {
        var file = ModelFile;
        using var saved = new MemoryStream();
        using (var model = _context.Transforms.ApplyOnnxModel(file).Fit(Three))
        {
            _context.Model.Save(model, Three.Schema, saved);
        }

        File.Delete(file);
        saved.Position = 0;
        var loaded = Assert.IsType<OnnxTransformer>(_context.Model.Load(saved, out _));
        Same.View(Models.Affine().Apply().Snap(Three), Snapshot.Of(loaded.Transform(Three)), "the loaded model");
    }

    [Fact]
    public void The_users_file_stays_after_disposal()
    {
        var file = ModelFile;
        _context.Transforms.ApplyOnnxModel(file).Fit(Three).Dispose();
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void The_names_that_were_chosen_are_saved()
    {
        var data = new Table(Column.Vector<float>("a", 2, [[1, 2]]), Column.Vector<float>("b", 2, [[3, 4]]));
        var loaded = Pipeline.Reload(Models.TwoByTwo().Apply(["product"], "b", "a").Fit(data), data.Schema);
        Assert.Equal(["a", "b", "product"], loaded.GetOutputSchema(data.Schema).Select(column => column.Name));
    }

    [Fact]
    public void The_shapes_that_were_given_are_saved()
    {
        var data = new Table(Column.Vector<float>("x", 6, [[1, 2, 3, 4, 5, 6]]));
        var model = Models.Same(OnnxType.Float, "N", "H", "W").Apply(("x", [1, 2, 3]), ("y", [1, 2, 3])).Fit(data);
        var loaded = Pipeline.Reload(Pipeline.Reload(model, data.Schema), data.Schema);
        Same.View(Snapshot.Of(model.Transform(data)), Snapshot.Of(loaded.Transform(data)), "saved and loaded twice");
    }

    [Fact]
    public void The_limit_of_nesting_is_saved()
    {
        var limited = _context.Transforms.ApplyOnnxModel(["y"], ["x"], Models.Affine().Stream(), null, null, false, 6).Fit(Three);
        Assert.NotNull(Pipeline.Reload(limited, Three.Schema));
    }

    [Fact]
    public void A_model_is_saved_as_the_very_bytes_of_its_file()
    {
        var bytes = OnnxFile.ToBytes(Models.Affine() with { DocString = "no two alike: 5c9f0a" });
        using var saved = new MemoryStream();
        _context.Model.Save(_context.Transforms.ApplyOnnxModel(new MemoryStream(bytes)).Fit(Three), Three.Schema, saved);
        using var archive = new System.IO.Compression.ZipArchive(saved, System.IO.Compression.ZipArchiveMode.Read);
        Assert.Contains(archive.Entries, entry => Holds(entry, bytes));
    }

    [Fact]
    public void Weights_in_a_file_beside_the_model_are_found()
    {
        File.WriteAllBytes(_folder["weights.bin"], System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([1, 10, 100]).ToArray());
        var place = System.Collections.Immutable.ImmutableDictionary.CreateRange([KeyValuePair.Create("location", "weights.bin")]);
        var model = Models.Of(
            [Models.Float("x", "N", "3")], [new NodeProto("Mul", ["x", "w"], ["y"])], [Models.Float("y", "N", "3")],
            new TensorProto("w", OnnxType.Float, [3], default) { External = place });
        OnnxFile.Write(_folder["model.onnx"], model);
        Assert.Equal([1f, 20f, 300f], OnnxScoringTests.Floats(_context.Transforms.ApplyOnnxModel(_folder["model.onnx"]).Snap(Three)["y"][0]));
    }

    private static bool Holds(System.IO.Compression.ZipArchiveEntry entry, byte[] bytes)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
    }
}
