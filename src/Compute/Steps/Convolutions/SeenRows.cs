using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>What the taps of a convolution see: its input, or a padded copy where that has few channels.</summary>
internal sealed class SeenRows
{
    private readonly ConvolutionSides _sides;
    private readonly PaddedRows? _padded;

    public SeenRows(ConvolutionSides sides)
    {
        _sides = sides;
        _padded = PaddedRows.Suits(sides.Inputs, sides.Groups, sides.Window)
            ? new PaddedRows(sides.Images, sides.Inputs, sides.Seen, sides.Placed, sides.Window)
            : null;
        Geometry = _padded?.Geometry ?? TapGeometry.OfConvolution(sides.Images, sides.Placed, sides.Seen, sides.Window);
        Depth = _padded?.Depth ?? sides.Layout.Inputs;
    }

    public TapGeometry Geometry { get; }

    /// <summary>Numbers that each tap takes.</summary>
    public int Depth { get; }

    /// <summary>Floats of scratch, from its beginning.</summary>
    public long ScratchCount => Arena.RoundUp(_padded?.Count ?? 0);

    public Floats Of(Pass pass)
    {
        if (_padded is null)
        {
            return _sides.Input.Data;
        }

        var copy = pass.Scratch.First(_padded.Count);
        _padded.Run(pass.Pool, _sides.Input.Data, copy);
        return copy;
    }
}
