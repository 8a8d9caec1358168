using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>The output as one product a place.</summary>
internal sealed class DirectOutput : IConvolutionWay
{
    private readonly ConvolutionSides _sides;
    private readonly SeenRows _rows;
    private readonly TapProduct _product;

    public DirectOutput(ConvolutionSides sides)
    {
        _sides = sides;
        _rows = new SeenRows(sides);
        _product = new TapProduct(_rows.Geometry, _rows.Depth, sides.Layout.Outputs, sides.Inputs, sides.Output.Pitch);
    }

    public long ScratchCount => _rows.ScratchCount;

    public void Run(Pass pass, bool adds, in Finish finish)
    {
        var seen = _rows.Of(pass);
        for (var group = 0; group < _sides.Groups; group++)
        {
            var panels = _sides.Layout.OfGroup(_sides.Weight.Weights, group);
            var placed = _sides.PlacedOf(_sides.Output.Data, group);
            _product.Run(pass.Pool, _sides.SeenOf(seen, group), panels, placed, adds, finish.From(group * _sides.Layout.Outputs));
        }
    }
}
