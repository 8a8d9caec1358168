using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Dense layers and rectifiers (Rumelhart et al. 1986, with the rectifiers of Nair and Hinton 2010).</summary>
public static class Mlp
{
    internal const string Paper = "Rumelhart et al. 1986, \"Learning representations by back-propagating errors\", Nature 323";

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 28 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="hidden">Units of the layers before the last, two of 512 unless given; none makes a linear classifier.</param>
    /// <param name="dropout">The share of numbers that training drops behind each of them.</param>
    public static Network Build(int classes = 10, Size2? size = null, int channels = 1, IReadOnlyList<int>? hidden = null, float dropout = 0)
    {
        var (side, layers) = (size ?? 28, hidden ?? [512, 512]);
        return Network.Build("mlp", b =>
        {
            var x = b.Input("input", [Dim.Batch, channels, side.Height, side.Width]).Flatten();
            for (var i = 0; i < layers.Count; i++)
            {
                x = x.Dense(layers[i], initial: new HeNormal(), name: $"fc{i + 1}").Relu();
                x = dropout > 0 ? x.Dropout(dropout) : x;
            }

            return x.Dense(classes, name: $"fc{layers.Count + 1}");
        });
    }
}
