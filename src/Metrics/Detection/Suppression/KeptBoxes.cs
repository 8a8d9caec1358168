using System.Numerics;

namespace MLNetVision.Metrics;

/// <summary>Boxes with an area, side by side as vectors want them, to ask whether one more overlaps any of them.</summary>
internal sealed class KeptBoxes(int room)
{
    private readonly double[] _x0 = Lanes(room), _y0 = Lanes(room), _x1 = Lanes(room), _y1 = Lanes(room), _area = Lanes(room);
    private int _count;

    public void Add(Box box)
    {
        (_x0[_count], _y0[_count], _x1[_count], _y1[_count], _area[_count]) = (box.X0, box.Y0, box.X1, box.Y1, Iou.AreaOf(box));
        _count++;
    }

    /// <summary>
    /// Whether IoU with one of them, the number that <see cref="Iou.Of"/> gives, exceeds a threshold. Lanes past the last hold boxes without area at 0.
    /// </summary>
    public bool AnyOverlaps(Box box, double threshold)
    {
        var (x0, y0, x1, y1) = (new Vector<double>(box.X0), new Vector<double>(box.Y0), new Vector<double>(box.X1), new Vector<double>(box.Y1));
        var (area, most) = (new Vector<double>(Iou.AreaOf(box)), new Vector<double>(threshold));
        for (var i = 0; i < _count; i += Vector<double>.Count)
        {
            var width = Vector.Min(x1, new Vector<double>(_x1, i)) - Vector.Max(x0, new Vector<double>(_x0, i));
            var height = Vector.Min(y1, new Vector<double>(_y1, i)) - Vector.Max(y0, new Vector<double>(_y0, i));
            var shared = Vector.Max(width, Vector<double>.Zero) * Vector.Max(height, Vector<double>.Zero);
            if (Vector.GreaterThanAny(shared / (area + new Vector<double>(_area, i) - shared), most))
                return true;
        }

        return false;
    }

    private static double[] Lanes(int room) => new double[(room + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
}
