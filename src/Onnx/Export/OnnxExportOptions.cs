using MLNetVision.Networks;
using MLNetVision.Onnx.Export;

namespace MLNetVision.Onnx;

/// <summary>How a network is written as ONNX.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>The version of the standard's operators, from 13 to 21; what is newer than it is composed of what it has.</summary>
    public int Opset { get; init; } = OnnxGraph.DefaultOpset;

    /// <summary>The outputs to write, by name; all without a choice. What only the others need stays away, a loss for instance.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>Whether batch normalisation goes into the weights before it; the model then holds other weights than the network.</summary>
    public bool FoldBatchNorm { get; init; }

    /// <summary>Pixels from 0 to 255 as the input, with the card's preprocessing as the graph's first nodes; null for what the network itself takes.</summary>
    public OnnxPixels? Pixels { get; init; }

    /// <summary>Whether scores [N, classes] leave as probabilities: a softmax follows those outputs whose last step is none.</summary>
    public bool Softmax { get; init; }

    /// <summary>
    /// Whether the card's labels name the slots of each output that has as many, as ML.NET reads them: in the attribute keys_strings of an ai.onnx.ml node
    /// that nothing depends on. Labels are in the model's metadata in any case.
    /// </summary>
    public bool SlotNames { get; init; }
}

/// <summary>
/// Raw pixels as a model's input: the centre is cut out where they are larger than what the network takes, then (value / 255 - mean) / deviation by the card.
/// Resizing stays with the caller.
/// </summary>
public sealed record OnnxPixels
{
    /// <summary>Where the channels are.</summary>
    public PixelLayout Layout { get; init; } = PixelLayout.ChannelsFirst;

    /// <summary>What a pixel's channel is: Float32 or UInt8.</summary>
    public DType Element { get; init; } = DType.Float32;

    /// <summary>Height of the pictures; the network's own unless given.</summary>
    public Dim? Height { get; init; }

    /// <summary>Width of the pictures; the network's own unless given.</summary>
    public Dim? Width { get; init; }
}

/// <summary>The order of axes of a picture.</summary>
public enum PixelLayout
{
    /// <summary>[N, C, H, W].</summary>
    ChannelsFirst,

    /// <summary>[N, H, W, C].</summary>
    ChannelsLast,
}
