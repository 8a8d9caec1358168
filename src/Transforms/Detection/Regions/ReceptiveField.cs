using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Transforms.Detection;

/// <summary>
/// Where the cells of a feature map lie in the picture, along each axis: the middle of cell i sees around pixel Start + i * Step. Padding that is larger on one
/// side moves Start.
/// </summary>
/// <param name="StartX">Across.</param>
/// <param name="StepX">Across.</param>
/// <param name="StartY">Down.</param>
/// <param name="StepY">Down.</param>
internal readonly record struct ReceptiveField(double StartX, double StepX, double StartY, double StepY)
{
    /// <summary>Each pixel is a cell.</summary>
    public static ReceptiveField Picture { get; } = new(0, 1, 0, 1);

    /// <summary>The field of the only output of a network of one picture. Where ways of several lengths meet, that of the first input counts.</summary>
    public static ReceptiveField Of(Network network)
    {
        var fields = new Dictionary<ValueRef, ReceptiveField>();
        foreach (var node in network.Nodes)
        {
            var from = node.Inputs.Where(fields.ContainsKey).Select(i => (ValueRef?)i).FirstOrDefault();
            var field = from is { } value ? fields[value].Behind(node.Op, network.TypeOf(value).Shape) : Picture;
            for (var i = 0; i < network.SignatureOf(node).Outputs.Length; i++)
            {
                fields[new ValueRef(node.Name, i)] = field;
            }
        }

        return fields[network.Outputs.Single().Value];
    }

    /// <summary>
    /// The place in the map of a point of the picture: both counted from the edge, where the middle of a pixel or cell is half of one further.
    /// </summary>
    public (double X, double Y) Place(double x, double y) => (((x - 0.5 - StartX) / StepX) + 0.5, ((y - 0.5 - StartY) / StepY) + 0.5);

    private ReceptiveField Behind(Op op, Shape shape) => shape.Rank != 4 ? this : op switch
    {
        Conv2d c => Behind(shape, c.Kernel, c.Stride, c.Padding, c.Dilation),
        MaxPool2d m => Behind(shape, m.Kernel, m.Stride, m.Padding, m.Dilation),
        AveragePool2d a => Behind(shape, a.Kernel, a.Stride, a.Padding, 1),
        Pad2d p => new ReceptiveField(StartX - (p.Amount.Left * StepX), StepX, StartY - (p.Amount.Top * StepY), StepY),
        Upsample2d u => new ReceptiveField(
            StartX - (StepX * (u.Factor.Width - 1) / (2.0 * u.Factor.Width)), StepX / u.Factor.Width,
            StartY - (StepY * (u.Factor.Height - 1) / (2.0 * u.Factor.Height)), StepY / u.Factor.Height),
        _ => this,
    };

    private ReceptiveField Behind(Shape shape, Size2 kernel, Size2 stride, Padding padding, Size2 dilation)
    {
        var left = padding.IsSame ? Before(shape[3], kernel.Width, stride.Width, dilation.Width) : padding.Left;
        var top = padding.IsSame ? Before(shape[2], kernel.Height, stride.Height, dilation.Height) : padding.Top;
        var (moveX, moveY) = ((dilation.Width * (kernel.Width - 1) / 2.0) - left, (dilation.Height * (kernel.Height - 1) / 2.0) - top);
        return new ReceptiveField(StartX + (moveX * StepX), StepX * stride.Width, StartY + (moveY * StepY), StepY * stride.Height);
    }

    /// <summary>What lies before the first pixel where ceil(size / stride) places are kept; the larger half is at the end.</summary>
    private static long Before(Dim size, int kernel, int stride, int dilation)
    {
        var places = (size.Size + stride - 1) / stride;
        return Math.Max(((places - 1) * stride) + (dilation * (kernel - 1)) + 1 - size.Size, 0) / 2;
    }
}
