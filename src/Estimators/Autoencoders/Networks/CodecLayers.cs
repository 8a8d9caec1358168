using MLNetVision.Networks;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The layers that options ask for.</summary>
internal static class CodecLayers
{
    /// <summary>The layers from a row to its code, the code's the last.</summary>
    /// <param name="options">Sizes and kinds.</param>
    /// <param name="row">[C, H, W] of a picture or [d].</param>
    public static IReadOnlyList<CodecLayer> Of(AutoencoderOptions options, Shape row)
    {
        var layers = new List<CodecLayer>();
        foreach (var (number, size) in options.HiddenSizes.Index())
        {
            CodecLayer layer = options.Layers == AutoencoderLayers.Dense
                ? new DenseCodecLayer($"layer{number + 1}", row, size)
                : new ConvolutionalCodecLayer($"layer{number + 1}", row, size, options.Kernel, options.Stride);
            layers.Add(layer);
            row = layer.Output;
        }

        if (options.CodeSize > 0)
        {
            layers.Add(new DenseCodecLayer("code", row, options.CodeSize));
        }

        return layers;
    }
}
