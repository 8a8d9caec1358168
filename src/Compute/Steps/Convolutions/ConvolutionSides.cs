using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>What a convolution lies between, at the present sizes.</summary>
internal sealed class ConvolutionSides(Value input, Value output, StoredParameter weight, ConvolutionShape shape)
{
    public Value Input { get; } = input;

    public Value Output { get; } = output;

    public StoredParameter Weight { get; } = weight;

    public PanelLayout Layout { get; } = (PanelLayout)weight.Layout;

    public int Groups => shape.Groups;

    public int Images { get; } = input.Dims[0];

    public (int Height, int Width) Seen { get; } = ConvolutionShape.Picture(input);

    public (int Height, int Width) Placed { get; } = ConvolutionShape.Picture(output);

    public WindowShape Window { get; } = shape.Window(ConvolutionShape.Picture(input), ConvolutionShape.Picture(output));

    /// <summary>Channels of the input.</summary>
    public int Inputs => Input.Dims[1];

    /// <summary>Channels of the output.</summary>
    public int Outputs => Output.Dims[1];

    /// <summary>A block from the first channel of a group on.</summary>
    public Floats SeenOf(Floats block, int group) => block.From(group * Layout.Inputs);

    /// <summary>A block from the first channel of a group on.</summary>
    public Floats PlacedOf(Floats block, int group) => block.From(group * Layout.Outputs);
}
