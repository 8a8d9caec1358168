using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Small fitted models, data for them.</summary>
internal static class SavedModels
{
    /// <summary>The numbers that come in are the logits.</summary>
    public static ScoringModel Logits(ScoringTask task, int count) => new(
        Network.Build("logits", b => b.Input("x", [Dim.Batch, count]).Affine(1)), new WeightSet([]), Card(count), task);

    /// <summary>A convolutional network over pictures with channels of their own mean and deviation.</summary>
    public static ScoringModel Pictured(ScoringTask task, int count, int resize = 0, int channels = 3, ulong seed = 5)
    {
        var network = Network.Build("small", b => b.Input("image", [Dim.Batch, channels, 8, 6]).Conv2d(4, 3, padding: 1, name: "conv").BatchNorm(name: "norm")
            .Relu().Flatten().Dense(count, name: "head"));
        var card = Card(count) with
        {
            Preprocessing = new Preprocessing
            {
                Resize = resize, Height = 8, Width = 6, Mean = [.. Three(0.4f, channels)], Deviation = [.. Three(0.25f, channels)],
            },
        };
        return new ScoringModel(network, WeightSet.Initialise(network, seed), card, task);
    }

    /// <summary>The model over a column of data.</summary>
    public static ScoringTransformer Over(this ScoringModel model, IDataView data, string column = "x", string output = "Score") =>
        new(model, PictureInput.Of(model, data.Schema, column, "test"), new ScoreNames(output));

    public static IEnumerable<string> Classes(int count) => Enumerable.Range(0, count).Select(i => $"class {i}");

    /// <summary>Rows of numbers in one column.</summary>
    public static IDataView Numbers(IEnumerable<float[]> rows, string column = "x")
    {
        var all = rows.ToArray();
        var definition = SchemaDefinition.Create(typeof(NumbersRow));
        definition[0].ColumnName = column;
        definition[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, all[0].Length);
        return new MLContext(1).Data.LoadFromEnumerable(all.Select(r => new NumbersRow { Values = r }), definition);
    }

    /// <summary>Pixels from 0 to 255, row by row.</summary>
    public static float[][] Pixels(int rows, int count, ulong seed = 3) => [.. Enumerable.Range(0, rows).Select(r =>
        Enumerable.Range(0, count).Select(i => (float)(SplitMix.Bits(seed, (ulong)((r * count) + i)) % 256)).ToArray())];

    /// <summary>Softmax in double precision.</summary>
    public static double[] Softmax(float[] logits)
    {
        var top = (double)logits.Max();
        var parts = logits.Select(l => Math.Exp(l - top)).ToArray();
        return [.. parts.Select(p => p / parts.Sum())];
    }

    private static ModelCard Card(int count) => new() { Name = "small", Labels = [.. Classes(count)] };

    private static IEnumerable<float> Three(float first, int channels) => Enumerable.Range(0, channels).Select(i => first + (0.05f * i));

    private sealed class NumbersRow
    {
        public float[] Values { get; set; } = [];
    }
}
