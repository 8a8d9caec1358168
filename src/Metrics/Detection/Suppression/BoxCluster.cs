namespace MLNetVision.Metrics;

/// <summary>Boxes of one object and their mean, by weight.</summary>
internal sealed class BoxCluster
{
    private readonly FoundBox _first;
    private double _x0, _y0, _x1, _y1;

    public BoxCluster(FoundBox first, double weight)
    {
        (_first, Greatest) = (first, weight);
        Add(first.Box, weight);
    }

    public int Count { get; private set; }

    public double WeightSum { get; private set; }

    public double Greatest { get; }

    public Box Box { get; private set; }

    public void Add(Box box, double weight)
    {
        _x0 += weight * box.X0;
        _y0 += weight * box.Y0;
        _x1 += weight * box.X1;
        _y1 += weight * box.Y1;
        WeightSum += weight;
        Count++;
        Box = new Box((float)(_x0 / WeightSum), (float)(_y0 / WeightSum), (float)(_x1 / WeightSum), (float)(_y1 / WeightSum));
    }

    public FoundBox Fused(double score) => _first with { Box = Box, Score = (float)score };
}
