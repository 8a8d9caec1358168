using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>What each unit of an encoder's first layer with weights looks for.</summary>
internal static class FirstFilters
{
    private const float Middle = 127.5f;

    /// <summary>The filters as pictures: grey is no weight, white the largest of a filter, black its negative.</summary>
    /// <param name="encoder">The encoder's network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="picture">The size of its input.</param>
    public static (float[][] Filters, PictureShape Shape) Of(Network encoder, WeightSet weights, PictureShape picture)
    {
        var first = encoder.Nodes.FirstOrDefault(n => n.Op is Dense or Conv2d)
            ?? throw new InvalidOperationException($"Autoencoder: '{encoder.Name}' has no dense layer and no convolution whose filters could be shown.");
        var weight = weights[$"{first.ParameterScope}.weight"];
        var (units, numbers) = (checked((int)weight.Shape[0].Size), weight.ToFloats());
        float[][] filters = [.. numbers.Chunk(numbers.Length / units)];
        if (first.Op is Conv2d convolution)
        {
            var isColour = weight.Shape[1].Size == picture.Channels;
            return isColour ? (Scaled(filters), new PictureShape(convolution.Kernel.Height, convolution.Kernel.Width, picture.Channels))
                : throw new InvalidOperationException($"Autoencoder: the filters of '{first.Name}' have {weight.Shape[1]} channels, no picture's number.");
        }

        return filters[0].Length == picture.Size ? (Scaled(filters), picture) : throw new InvalidOperationException(
            $"Autoencoder: the units of '{first.Name}' see {filters[0].Length} numbers, no pictures of {picture}.");
    }

    private static float[][] Scaled(float[][] filters) => Array.ConvertAll(filters, filter =>
    {
        var most = filter.Max(MathF.Abs);
        return Array.ConvertAll(filter, w => most == 0 ? Middle : Middle + (Middle * w / most));
    });
}
