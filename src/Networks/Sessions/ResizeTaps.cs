using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Sessions;

/// <summary>Along one axis: which old places a new one takes, and how much of each.</summary>
/// <param name="Op">How the value is resized.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Size">Old places.</param>
/// <param name="Places">New places.</param>
internal readonly record struct ResizeTaps(Resize Op, int Axis, int Size, int Places)
{
    /// <summary>Old places that a new one takes.</summary>
    public int Count => IsSame ? 1 : Op.Kind switch { ResizeKind.Cubic => 4, ResizeKind.Linear => 2, _ => 1 };

    /// <summary>Whether the axis stays as it is.</summary>
    public bool IsSame => Size == Places && Scale.Equals(1.0) && Op.Coordinates != ResizeCoordinates.Crop;

    private double Scale => Op.Scales.Count > 0 ? Op.Scales[Axis] : (double)Places / Size;

    /// <summary>One of the old places that a new one takes and its share; a place of -1 is beyond the ends of a crop.</summary>
    public (int Place, double Share) Of(int place, int tap)
    {
        if (IsSame)
        {
            return (place, 1);
        }

        var x = Coordinate(place);
        if (Op.Coordinates == ResizeCoordinates.Crop && (x < 0 || x > Size - 1))
        {
            return (-1, 1);
        }

        if (Op.Kind == ResizeKind.Nearest)
        {
            return (Math.Clamp(Nearest(x), 0, Size - 1), 1);
        }

        var at = (int)Math.Floor(x) + tap - (Op.Kind == ResizeKind.Cubic ? 1 : 0);
        var share = Weight(x - at);
        return (Math.Clamp(at, 0, Size - 1), Op.ExcludesOutside ? (IsInside(at) ? share / Inside(x) : 0) : share);
    }

    private double Coordinate(int place) => Op.Coordinates switch
    {
        ResizeCoordinates.HalfPixelOrZero when Places == 1 => 0,
        ResizeCoordinates.HalfPixelSymmetric => (Size / 2.0 * (1 - (Places / (Scale * Size)))) + ((place + 0.5) / Scale) - 0.5,
        ResizeCoordinates.Asymmetric => place / Scale,
        ResizeCoordinates.PixelMiddle => (place + 0.5) / Scale,
        ResizeCoordinates.AlignCorners => Places == 1 ? 0 : place * (Size - 1) / ((Scale * Size) - 1),
        ResizeCoordinates.Crop => Cropped(place),
        _ => ((place + 0.5) / Scale) - 0.5,
    };

    private double Cropped(int place)
    {
        var (start, end) = (Op.Crop[Axis], Op.Crop[Axis + (Op.Crop.Count / 2)]);
        return Places > 1 ? (start * (Size - 1)) + (place * (end - start) * (Size - 1) / (Places - 1)) : (start + end) / 2 * (Size - 1);
    }

    private int Nearest(double x) => (int)(Op.Rounding switch
    {
        ResizeRounding.PreferFloor => Math.Ceiling(x - 0.5),
        ResizeRounding.PreferCeiling => Math.Floor(x + 0.5),
        ResizeRounding.Floor => Math.Floor(x),
        _ => Math.Ceiling(x),
    });

    private double Weight(double distance)
    {
        var (d, a) = (Math.Abs(distance), Op.CubicCoefficient);
        return Op.Kind == ResizeKind.Linear ? Math.Max(0, 1 - d)
            : d <= 1 ? ((((a + 2) * d) - (a + 3)) * d * d) + 1
            : d < 2 ? ((((a * d) - (5 * a)) * d) + (8 * a)) * d - (4 * a)
            : 0;
    }

    private bool IsInside(int at) => at >= 0 && at < Size;

    /// <summary>What the places inside weigh together.</summary>
    private double Inside(double x)
    {
        var sum = 0.0;
        for (var tap = 0; tap < Count; tap++)
        {
            var at = (int)Math.Floor(x) + tap - (Op.Kind == ResizeKind.Cubic ? 1 : 0);
            sum += IsInside(at) ? Weight(x - at) : 0;
        }

        return sum;
    }
}
