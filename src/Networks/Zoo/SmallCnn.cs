using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Two convolutions and two dense layers, in the manner of LeCun et al. 1998: enough for digits and pieces of clothing.</summary>
public static class SmallCnn
{
    internal const string Paper = "LeCun et al. 1998, \"Gradient-Based Learning Applied to Document Recognition\", in its manner";

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 28 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores; 0 for none.</param>
    public static Network Build(int classes = 10, Size2? size = null, int channels = 1, float dropout = 0)
    {
        var side = size ?? 28;
        return Network.Build("small_cnn", b =>
        {
            var x = b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Conv2d(32, 3, padding: 1, name: "conv1").Relu().MaxPool2d(2)
                .Conv2d(64, 3, padding: 1, name: "conv2").Relu().MaxPool2d(2)
                .Flatten().Dense(128, name: "fc1").Relu();
            return (dropout > 0 ? x.Dropout(dropout) : x).Dense(classes, name: "fc2");
        });
    }
}
