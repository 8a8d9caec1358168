using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

/// <summary>A text loader is saved with the model that it feeds.</summary>
public sealed class TextLoaderPersistenceTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_loaded_loader_has_the_same_schema_and_reads_the_same()
    {
        var path = _folder.Write("data.csv", "id;h;w;\"k\"", "\"1\";2,5;;3", "2;4;5;");
        var loader = _context.Data.CreateTextLoader(Options(), new MultiFileSource(path));

        var loaded = SaveAndLoad(loader);

        var before = loader.Load(path);
        var after = loaded.Load(path);
        Assert.Equal(before.Schema.ColumnNames(), after.Schema.ColumnNames());
        Assert.Equal(before.Schema.Select(column => column.Type), after.Schema.Select(column => column.Type));
        Assert.Equal(["h", "w"], after.SlotNames("Size"));
        Assert.Equal(["1", "2"], after.Texts("Id"));
        Assert.Equal([[2.5f, float.NaN], [4f, 5f]], after.Vectors<float>("Size"));
        Assert.Equal([4u, 0u], after.Values<uint>("Key"));
    }

    [Fact]
    public void The_most_rows_are_saved_too()
    {
        var path = _folder.Write("data.csv", "1", "2", "3");
        var loader = _context.Data.CreateTextLoader(new TextLoader.Options { MaxRows = 2, Columns = [new("A", DataKind.Single, 0)] });

        Assert.Equal([1f, 2f], SaveAndLoad(loader).Load(path).Values<float>("A"));
    }

    [Fact]
    public void Sparse_and_multi_line_settings_survive()
    {
        var path = _folder.Write("data.csv", "\"a", "b\"\t4\t1:7");
        var loader = _context.Data.CreateTextLoader(new TextLoader.Options
        {
            AllowQuoting = true,
            AllowSparse = true,
            ReadMultilines = true,
            TrimWhitespace = true,
            Columns = [new("Text", DataKind.String, 0), new("V", DataKind.Single, [new TextLoader.Range { Min = 1, VariableEnd = true }])],
        });

        var view = SaveAndLoad(loader).Load(path);
        Assert.Equal(["a\nb"], view.Texts("Text"));
        Assert.Equal([[0f, 7f, 0f, 0f]], view.Vectors<float>("V"));
    }

    [Fact]
    public void The_loader_comes_back_with_its_model_and_the_input_schema()
    {
        var path = _folder.Write("data.tsv", "1\t2", "3\t4");
        var loader = _context.Data.CreateTextLoader([new TextLoader.Column("A", DataKind.Single, 0), new("B", DataKind.Single, 1)]);
        var model = _context.Transforms.CopyColumns("C", "B").Fit(loader.Load(path));

        using var stream = new MemoryStream();
        _context.Model.Save(model, loader, stream);
        stream.Position = 0;
        var loadedModel = _context.Model.LoadWithDataLoader(stream, out var loadedLoader);
        Assert.Equal([2f, 4f], loadedModel.Transform(loadedLoader.Load(path)).Values<float>("C"));

        stream.Position = 0;
        _context.Model.Load(stream, out var schema);
        Assert.Equal(["A", "B"], schema.ColumnNames());
    }

    private static TextLoader.Options Options() => new()
    {
        HasHeader = true,
        AllowQuoting = true,
        EscapeChar = '\\',
        DecimalMarker = ',',
        MissingRealsAsNaNs = true,
        Separators = [';'],
        Columns = [new("Id", DataKind.String, 0), new("Size", DataKind.Single, 1, 2), new("Key", DataKind.UInt32, [new(3)], new KeyCount(9))],
    };

    private IDataLoader<IMultiStreamSource> SaveAndLoad(TextLoader loader)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(new TransformerChain<ITransformer>(), loader, stream);
        stream.Position = 0;
        _context.Model.LoadWithDataLoader(stream, out var loaded);
        return loaded;
    }
}
