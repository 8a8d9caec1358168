using MLNetVision.Tests.Contracts.Workout;
using MLNetVision.Tests.TestKit;
using Microsoft.ML.Data;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class LoadRawImageBytesTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_works_as_an_estimator_should()
    {
        _folder.Add("a.bin", [1, 2, 3]);
        _folder.Add("empty.bin", []);
        var estimator = _context.Transforms.LoadRawImageBytes("Bytes", _folder.Path, "File");
        var cells = ImageWorkout.Run(estimator, Files("a.bin", "", "empty.bin", "a.bin"), "Bytes");
        Assert.Equal(["3: 1 2 3", "0: ", "0: ", "3: 1 2 3"], cells);
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(70_001)]
    public void Every_byte_of_a_file_is_read_whatever_it_holds(int length)
    {
        var bytes = SplitMix.Bytes(seed: 1, length);
        _folder.Add("any.bin", bytes);
        var view = Load(Files("any.bin"));
        Assert.Equal(bytes, Assert.Single(view.GetColumn<byte[]>("Bytes")));
    }

    [Fact]
    public void A_shorter_file_after_a_longer_one_keeps_its_own_length()
    {
        _folder.Add("long.bin", [1, 2, 3, 4, 5]);
        _folder.Add("short.bin", [6]);
        Assert.Equal(["5: 1 2 3 4 5", "1: 6", "0: "], Cells.Of(Load(Files("long.bin", "short.bin", "")), "Bytes"));
    }

    [Fact]
    public void The_column_is_a_vector_of_bytes_of_any_length()
    {
        var type = Assert.IsType<VectorDataViewType>(Load(Files()).Schema["Bytes"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte), type);
        Assert.False(type.IsKnownSize);
    }

    [Fact]
    public void A_missing_file_is_an_error_of_its_row() =>
        Faults.Root<FileNotFoundException>(() => Cells.Of(Load(Files("none.bin")), "Bytes"), "none.bin");

    [Fact]
    public void A_folder_that_is_not_there_is_refused_at_once() =>
        Throws.Naming<ArgumentException>(() => _context.Transforms.LoadRawImageBytes("Bytes", _folder["none"], "File"), _folder["none"]);

    [Fact]
    public void A_wrong_column_is_named()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        Throws.Naming<ArgumentOutOfRangeException>(() => _context.Transforms.LoadRawImageBytes("Bytes", null, "None").Fit(data), "None");
        Throws.Naming<ArgumentOutOfRangeException>(() => _context.Transforms.LoadRawImageBytes("Bytes", null, "Id").Fit(data), "Id", "String", "Int32");
    }

    [Fact]
    public void What_was_read_can_be_decoded()
    {
        _folder.Add("a.png", Pictures.Make(3, 2, seed: 5));
        using var image = MLImage.CreateFromStream(new MemoryStream(Load(Files("a.png")).GetColumn<byte[]>("Bytes").Single()));
        using var original = Pictures.Make(3, 2, seed: 5);
        Assert.Equal(Shot.Of(original), Shot.Of(image));
    }

    private IDataView Files(params string[] files) => _context.Data.LoadFromEnumerable(FileRow.Of(files));

    private IDataView Load(IDataView files) => _context.Transforms.LoadRawImageBytes("Bytes", _folder.Path, "File").Fit(files).Transform(files);
}
