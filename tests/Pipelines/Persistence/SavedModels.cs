using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Small fitted models, data for them, and what they give when the engine is asked directly.</summary>
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
            Preprocessing = new Preprocessing { Resize = resize, Height = 8, Width = 6, Mean = [.. Three(0.4f, channels)], Deviation = [.. Three(0.25f, channels)] },
        };
        return new ScoringModel(network, WeightSet.Initialise(network, seed), card, task);
    }

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

    /// <summary>The outputs of a network for prepared inputs, row by row.</summary>
    public static float[][] Run(Network network, WeightSet weights, IReadOnlyList<float[]> rows)
    {
        var (input, output) = (network.Inputs.Single().Name, network.Outputs.Single());
        int[] Dims(Shape shape) => [.. shape.Select(d => d.IsKnown ? (int)d.Size : rows.Count)];
        var taken = HostTensor.Of<float>(rows.SelectMany(r => r).ToArray(), Dims(network.TypeOf(new ValueRef(input)).Shape));
        var given = new HostTensor(DType.Float32, Dims(network.TypeOf(output.Value).Shape));
        using var session = new ManagedEngine().Compile(network, weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = rows.Count } });
        session.Forward(new Dictionary<string, HostTensor> { [input] = taken }, new Dictionary<string, HostTensor> { [output.Name] = given });
        return [.. given.As<float>().ToArray().Chunk(given.Count / rows.Count)];
    }

    /// <summary>(value / 255 - mean) / deviation of pixels that need no cutting out.</summary>
    public static float[] Prepared(ScoringModel model, float[] pixels)
    {
        var preprocessing = model.Card.Preprocessing;
        var area = preprocessing.Height * preprocessing.Width;
        return [.. pixels.Select((p, i) => ((p / 255) - preprocessing.Mean[i / area]) / preprocessing.Deviation[i / area])];
    }

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
