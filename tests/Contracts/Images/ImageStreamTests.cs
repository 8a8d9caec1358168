using Microsoft.ML;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>What comes after an image transform in a seeded context is the same as in ML.NET only if the transform draws as many random streams.</summary>
public sealed class ImageStreamTests
{
    private const int Seed = 5;
    private const int Rows = 60;

    public static TheoryData<string, Func<TransformsCatalog, IEstimator<ITransformer>>> Estimators => new()
    {
        { "LoadImages", transforms => transforms.LoadImages("Out", null, "Name") },
        { "LoadRawImageBytes", transforms => transforms.LoadRawImageBytes("Out", null, "Name") },
        { "ResizeImages", transforms => transforms.ResizeImages("Out", 3, 2, "Image") },
        { "ConvertToGrayscale", transforms => transforms.ConvertToGrayscale("Out", "Image") },
        { "ExtractPixels", transforms => transforms.ExtractPixels("Out", "Image") },
    };

    [Theory]
    [MemberData(nameof(Estimators), DisableDiscoveryEnumeration = true)]
    public void An_estimator_draws_two_streams_and_its_transformer_none_until_it_is_loaded(string name, Func<TransformsCatalog, IEstimator<ITransformer>> make)
    {
        Assert.NotEmpty(name);
        var data = new MLContext(Seed).Data.LoadFromEnumerable(PictureRow.Some(3));
        AssertStreams(2, context => make(context.Transforms));
        AssertStreams(2, context => make(context.Transforms).GetOutputSchema(Shapes.Of(data.Schema)));
        AssertStreams(2, context => Cells.Of(make(context.Transforms).Fit(data).Transform(data), "Id"));

        using var zip = new MemoryStream();
        new MLContext(Seed).Model.Save(make(new MLContext(Seed).Transforms).Fit(data), data.Schema, zip);
        AssertStreams(LoadingStreams(data), context => context.Model.Load(new MemoryStream(zip.ToArray()), out _));
    }

    /// <summary>The streams that loading a model with one transformer draws, of whatever kind: copying columns stands for all.</summary>
    private static int LoadingStreams(IDataView data)
    {
        using var zip = new MemoryStream();
        new MLContext(Seed).Model.Save(new MLContext(Seed).Transforms.CopyColumns("Out", "Name").Fit(data), data.Schema, zip);
        var loaded = new MLContext(Seed);
        loaded.Model.Load(new MemoryStream(zip.ToArray()), out _);
        var after = Split(loaded);
        return Enumerable.Range(0, 20).Single(streams => Split(Drawn(streams)).SequenceEqual(after));
    }

    private static void AssertStreams(int expected, Action<MLContext> operation)
    {
        var context = new MLContext(Seed);
        operation(context);
        Assert.Equal(Split(Drawn(expected)), Split(context));
    }

    /// <summary>A context that has drawn that many streams: loading objects draws one.</summary>
    private static MLContext Drawn(int streams)
    {
        var context = new MLContext(Seed);
        for (var i = 0; i < streams; i++)
        {
            context.Data.LoadFromEnumerable(Array.Empty<FileRow>());
        }

        return context;
    }

    private static string[] Split(MLContext context)
    {
        var data = new MLContext().Data.LoadFromEnumerable(PictureRow.Some(Rows));
        return Cells.Of(context.Data.BootstrapSample(data), "Id");
    }
}
