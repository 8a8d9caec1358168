using MLNetVision.Networks.Engines;
using MLNetVision.Tests.TestKit;
using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>Rows around centres, and what a head says of rows.</summary>
internal static class HeadData
{
    /// <summary>Row i is of class i % classes; feature j is uniform in [0, 1) plus the spread where j % classes is the class.</summary>
    public static (float[] Features, int[] Labels) Clouds(int rows, int width, int classes, float spread, ulong seed = 5)
    {
        var features = new float[rows * width];
        var labels = new int[rows];
        for (var i = 0; i < features.Length; i++)
        {
            labels[i / width] = i / width % classes;
            features[i] = SplitMix.Uniform(seed, (ulong)i) + (i % width % classes == labels[i / width] ? spread : 0);
        }

        return (features, labels);
    }

    /// <summary>The network's output by the managed engine.</summary>
    public static float[] Score(FittedHead head, float[] features, int width) => Score(head, features, width, new Compute.ManagedEngine());

    public static float[] Score(FittedHead head, float[] features, int width, IEngine engine)
    {
        var rows = features.Length / width;
        var outputs = (int)head.Network.TypeOf(head.Network.Outputs[0].Value).Shape[1].Size;
        var output = new HostTensor(Networks.DType.Float32, rows, outputs);
        using var session = engine.Compile(head.Network, head.Weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = rows } });
        session.Forward(
            new Dictionary<string, HostTensor> { [head.Network.Inputs.Single().Name] = HostTensor.Of<float>(features, rows, width) },
            new Dictionary<string, HostTensor> { [head.Network.Outputs[0].Name] = output });
        return output.As<float>().ToArray();
    }

    /// <summary>Softmax of each row of logits.</summary>
    public static double[] Probabilities(float[] logits, int classes) => [.. logits.Chunk(classes).SelectMany(row =>
    {
        var exponentials = Array.ConvertAll(row, v => Math.Exp(v - row.Max()));
        return exponentials.Select(e => e / exponentials.Sum());
    })];

    /// <summary>The share of rows whose largest score is that of their class.</summary>
    public static double Accuracy(float[] logits, int[] labels) =>
        logits.Chunk(logits.Length / labels.Length).Zip(labels).Count(r => Array.IndexOf(r.First, r.First.Max()) == r.Second) / (double)labels.Length;
}
