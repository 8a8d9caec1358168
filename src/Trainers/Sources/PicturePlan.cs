using MLNetVision.Networks;

namespace MLNetVision.Trainers.Sources;

/// <summary>How pictures become a network's input: what is asked for, else what the network is made for.</summary>
internal static class PicturePlan
{
    /// <summary>The preprocessing for a network of a size.</summary>
    /// <param name="choice">What is asked for.</param>
    /// <param name="usual">What the network is made for.</param>
    /// <param name="height">Rows of its input.</param>
    /// <param name="width">Columns of its input.</param>
    /// <param name="channels">Channels of its input.</param>
    public static Preprocessing For(NetworkChoice choice, Preprocessing usual, int height, int width, int channels)
    {
        // Of a network for 224 that usually sees the centre of 256, one for 112 sees the centre of 128.
        var usualResize = height == width && usual.Height == usual.Width ? (int)Math.Round((double)usual.Resize * height / usual.Height) : 0;
        return usual with
        {
            Height = height,
            Width = width,
            Resize = choice.Resize ?? usualResize,
            Mean = Each("Mean", choice.Mean ?? usual.Mean, channels),
            Deviation = Each("Deviation", choice.Deviation ?? usual.Deviation, channels),
        };
    }

    /// <summary>A number a channel; one is for all, and a grey network takes the mean of the three.</summary>
    private static float[] Each(string option, IReadOnlyList<float> values, int channels) =>
        values.Count == channels ? [.. values]
        : values.Count == 1 ? [.. Enumerable.Repeat(values[0], channels)]
        : channels == 1 ? [values.Average()]
        : throw new ArgumentException(
            $"NetworkChoice.{option} has {values.Count} numbers, but the network has {channels} channels; give one a channel, or one for all.");
}
