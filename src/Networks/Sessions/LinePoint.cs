namespace MLNetVision.Networks.Sessions;

/// <summary>A place on the line that is searched.</summary>
/// <param name="Step">How far along the direction.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Slope">Its derivative along the direction.</param>
/// <param name="Gradient">Which vector keeps the gradient.</param>
internal readonly record struct LinePoint(double Step, double Value, double Slope, int Gradient)
{
    /// <summary>
    /// Where the cubic through both points has its minimum (Nocedal and Wright 2006, formula 3.59), held within bounds; their middle if it has none.
    /// </summary>
    public static double CubicMinimum(LinePoint a, LinePoint b, double least, double most)
    {
        if (a.Step > b.Step)
        {
            (a, b) = (b, a);
        }

        var first = a.Slope + b.Slope - (3 * (a.Value - b.Value) / (a.Step - b.Step));
        var second = Math.Sqrt((first * first) - (a.Slope * b.Slope));
        var minimum = b.Step - ((b.Step - a.Step) * (b.Slope + second - first) / (b.Slope - a.Slope + (2 * second)));
        return double.IsNaN(minimum) ? (least + most) / 2 : Math.Clamp(minimum, least, most);
    }
}
