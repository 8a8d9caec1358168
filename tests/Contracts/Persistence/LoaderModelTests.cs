using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Persistence;

/// <summary>Models saved with the loader of their data.</summary>
public sealed class LoaderModelTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _file = Path.GetTempFileName();

    public LoaderModelTests() => File.WriteAllText(_file, "1\tone\n2\ttwo\n");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_model_and_its_loader_load_together_or_apart()
    {
        var loader = Loader();
        var model = _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.CopyColumns("Again", "Copy")).Fit(loader.Load(_file));
        using var stream = Save(model, loader);
        var loaded = _ml.Model.LoadWithDataLoader(stream, out var loadedLoader);
        Assert.IsType<TextLoader>(loadedLoader);
        Assert.Equal([1f, 2], loaded.Transform(loadedLoader.Load(_file)).GetColumn<float>("Again"));
        stream.Position = 0;
        var apart = _ml.Model.Load(stream, out var schema);
        Assert.Equal(["Number: Single", "Text: String"], schema.Select(c => c.ToString()));
        Assert.Equal([1f, 2], apart.Transform(loader.Load(_file)).GetColumn<float>("Again"));
    }

    [Fact]
    public void A_single_transformer_loads_as_itself_and_none_as_an_empty_chain()
    {
        var loader = Loader();
        var copy = _ml.Transforms.CopyColumns("Copy", "Number").Fit(loader.Load(_file));
        using var one = Save(copy, loader);
        Assert.IsType(copy.GetType(), _ml.Model.LoadWithDataLoader(one, out _));
        using var none = Save(null, loader);
        Assert.Empty(Assert.IsType<TransformerChain<ITransformer>>(_ml.Model.LoadWithDataLoader(none, out var loaded)));
        Assert.Equal(["one", "two"], loaded.Load(_file).GetColumn<string>("Text"));
    }

    [Fact]
    public void A_composite_loader_loads_as_its_parts()
    {
        var composite = Loader().Append(_ml.Transforms.CopyColumns("Copy", "Number")).Fit(new MultiFileSource(_file));
        using var stream = Save(_ml.Transforms.CopyColumns("Last", "Copy").Fit(composite.Load(new MultiFileSource(_file))), composite);
        var model = _ml.Model.LoadWithDataLoader(stream, out var loader);
        Assert.Equal([1f, 2], model.Transform(loader.Load(_file)).GetColumn<float>("Last"));
        Assert.Equal(3, loader.GetOutputSchema().Count);
    }

    [Fact]
    public void Files_work_as_streams_do()
    {
        var path = Path.GetTempFileName();
        try
        {
            _ml.Model.Save(null, Loader(), path);
            Assert.NotNull(_ml.Model.LoadWithDataLoader(path, out _));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private TextLoader Loader() =>
        _ml.Data.CreateTextLoader([new TextLoader.Column("Number", DataKind.Single, 0), new TextLoader.Column("Text", DataKind.String, 1)]);

    private MemoryStream Save<TSource>(ITransformer? model, IDataLoader<TSource> loader)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, loader, stream);
        stream.Position = 0;
        return stream;
    }
}
