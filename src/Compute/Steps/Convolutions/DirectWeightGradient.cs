using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The gradient of the weight as a sum over places.</summary>
internal sealed class DirectWeightGradient : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly SeenRows _rows;
    private readonly TapOuter _outer;

    public DirectWeightGradient(ConvolutionSides sides)
    {
        _sides = sides;
        _rows = new SeenRows(sides);
        _outer = new TapOuter(_rows.Geometry, _rows.Depth, sides.Layout.Outputs, sides.Inputs, sides.Outputs, rowsAreSeen: true, divides: true);
    }

    public long ScratchCount => _rows.ScratchCount + _outer.ScratchCount;

    public void Run(Pass pass, bool adds, in Finish finish)
    {
        var seen = _rows.Of(pass);
        var scratch = pass.Scratch.Slice(_rows.ScratchCount, _outer.ScratchCount);
        for (var group = 0; group < _sides.Groups; group++)
        {
            var placed = _sides.PlacedOf(_sides.Output.Gradient, group);
            _outer.Run(pass.Pool, _sides.SeenOf(seen, group), placed, _sides.Layout.OfGroup(_sides.Weight.Gradient, group), adds, scratch);
        }
    }
}
