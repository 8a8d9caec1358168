using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

namespace MLNetVision.Estimators.Embedding.Forces.Fields;

/// <summary>
/// Repulsion through a field on a lattice, in time linear in the points: charges are spread to nodes, convolved with the kernels by Fourier transforms, and
/// read back (Linderman and others 2019), here with cubic splines and the very kernel of the force. In two dimensions. The lattice is kept while the map
/// fits it.
/// </summary>
internal sealed class InterpolatedRepulsion(int points, Student student, Workers workers) : IRepulsion
{
    /// <summary>
    /// The widest spacing, a third of the width at which the kernel has fallen to one half: forces are then nearer to exact ones than a tree's at its usual
    /// angle.
    /// </summary>
    private const double WidestSpacing = 1.0 / 3;

    /// <summary>The fewest cells of a side: a map that is small still, or one of few points.</summary>
    private const int FewestCells = 48;

    /// <summary>The most: beyond, the spacing grows.</summary>
    private const int MostCells = 1000;

    /// <summary>Nodes beside the cells: one and a half before, as many behind, and what rounding may need.</summary>
    private const int Margin = 5;

    private readonly LatticePoints _places = new(points, workers);
    private FieldLattice? _lattice;
    private FieldTransform? _transform;

    /// <inheritdoc/>
    public double Push(float[] map, float[] forces)
    {
        var (x0, x1) = Range(map.AsSpan(0, points));
        var (y0, y1) = Range(map.AsSpan(points, points));
        var lattice = LatticeFor(Math.Max((double)x1 - x0, (double)y1 - y0));
        var (startX, startY) = (x0 - (1.25 * lattice.Spacing), y0 - (1.25 * lattice.Spacing));
        _places.Spread(map, lattice, startX, startY);
        var total = _transform!.Run(workers);
        return Math.Max(total - _places.Read(map, lattice, startX, startY, forces), double.Epsilon);
    }

    private static (float Least, float Largest) Range(ReadOnlySpan<float> values)
    {
        var (least, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            least = value < least ? value : least;
            largest = value > largest ? value : largest;
        }

        return (least, largest);
    }

    private static double SpacingFor(double span)
    {
        var spacing = WidestSpacing;
        while (span / spacing > MostCells)
        {
            spacing *= 1.25;
        }

        while (span / spacing < FewestCells && spacing > 1e-12)
        {
            spacing /= 2;
        }

        return spacing;
    }

    private FieldLattice LatticeFor(double span)
    {
        var spacing = SpacingFor(span);
        var nodes = (int)(span / spacing) + Margin;
        if (_lattice is null || _lattice.Spacing != spacing || nodes > _lattice.Nodes || nodes < _lattice.Nodes * 2 / 3)
        {
            _lattice = new FieldLattice(nodes + (nodes / 10), spacing, student, workers);
            _transform = new FieldTransform(_lattice);
        }

        return _lattice;
    }
}
