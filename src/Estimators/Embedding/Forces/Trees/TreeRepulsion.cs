using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Forces.Trees;

/// <summary>
/// Repulsion by Barnes and Hut's tree, in two or three dimensions: the points of a cell count as one in their mean where the cell's width is less than the
/// angle times its distance (van der Maaten 2014).
/// </summary>
internal sealed class TreeRepulsion(int points, int dimensions, double angle, Student student, Workers workers) : IRepulsion
{
    private const int PointsOfPart = 256;
    private readonly CellTree _tree = new(points, dimensions);
    private readonly double[] _sums = new double[Workers.Parts(points, PointsOfPart)];

    /// <inheritdoc/>
    public double Push(float[] map, float[] forces)
    {
        _tree.Grow(map, workers.Cancellation);
        workers.Ranges(points, PointsOfPart, (first, end) =>
        {
            var sum = 0.0;
            foreach (var point in _tree.Order[first..end])
            {
                sum += Push(map, forces, point);
            }

            _sums[first / PointsOfPart] = sum;
        });
        return Math.Max(_sums.Sum(), double.Epsilon);
    }

    private double Push(float[] map, float[] forces, int point)
    {
        var cells = _tree.Cells;
        var squaredAngle = angle * angle;
        float x = map[point], y = map[points + point], z = dimensions == 3 ? map[(2 * points) + point] : 0;
        double fx = 0, fy = 0, fz = 0, sum = 0;
        for (var i = 0; i < cells.Length;)
        {
            ref readonly var cell = ref cells[i];
            double dx = x - cell.X, dy = y - cell.Y, dz = z - cell.Z;
            var square = (dx * dx) + (dy * dy) + (dz * dz);
            if (cell.IsCut && cell.SquaredWidth >= squaredAngle * square)
            {
                i++;
                continue;
            }

            // The point's own leaf: it and those in the same place.
            var others = !cell.IsCut && square == 0 ? cell.Count - 1 : cell.Count;
            var weight = student.Weight(square);
            var similarity = student.Similarity(weight);
            sum += others * similarity;
            var push = others * similarity * weight;
            fx += push * dx;
            fy += push * dy;
            fz += push * dz;
            i = cell.Next;
        }

        forces[point] = (float)fx;
        forces[points + point] = (float)fy;
        if (dimensions == 3)
        {
            forces[(2 * points) + point] = (float)fz;
        }

        return sum;
    }
}
