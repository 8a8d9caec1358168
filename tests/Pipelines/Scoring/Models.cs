using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Small models with the weights that they begin with: real convolutions over pictures of 8x6 that come at 10x10.</summary>
internal static class Models
{
    public const int Height = 8;
    public const int Width = 6;
    public const int Resize = 10;
    public const int Classes = 3;

    public static ModelCard Card(int channels = 3, params string[] labels) => new()
    {
        Labels = labels,
        Preprocessing = new Preprocessing
        {
            Resize = Resize, Height = Height, Width = Width,
            Mean = [.. Enumerable.Range(0, channels).Select(c => 0.4f + (0.05f * c))],
            Deviation = [.. Enumerable.Range(0, channels).Select(c => 0.2f + (0.03f * c))],
        },
    };

    /// <summary>A network of two convolutions whose last layer gives <paramref name="outputs"/> numbers.</summary>
    public static Network Network(int outputs, int channels = 3) => Networks.Network.Build("tiny", b => b
        .Input("image", ["N", channels, Height, Width]).Conv2d(5, 3, padding: 1, name: "conv1").Relu()
        .Conv2d(4, 3, stride: 2, name: "conv2").Relu().Flatten().Dense(outputs, name: "fc"));

    public static ScoringModel Of(ScoringTask task, int channels = 3, ulong seed = 7)
    {
        var isClasses = task is ScoringTask.Multiclass or ScoringTask.MultiLabel;
        var network = Network(isClasses || task == ScoringTask.Features ? Classes : 1, channels);
        return new ScoringModel(network, WeightSet.Initialise(network, seed), isClasses ? Card(channels, "ant", "bee", "cat") : Card(channels), task);
    }
}
