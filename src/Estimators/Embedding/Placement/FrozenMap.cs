using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Neighbours;

namespace MLNetVision.Estimators.Embedding.Placement;

/// <summary>
/// A finished map that further rows find their places in, each on its own. A row that was fitted has its place. Another begins at its nearest neighbour and
/// goes where the divergence of its own probabilities is least, against all fitted points, which stay.
/// </summary>
internal sealed class FrozenMap
{
    private const int MostSteps = 100;

    /// <summary>A step that moves less, in a map that is tens across, is the last.</summary>
    private const double LeastMove = 1e-4;

    private readonly Lazy<INeighbourSearch> _search;
    private readonly FrozenForces _forces;
    private readonly Student _student;

    /// <param name="rows">The fitted rows.</param>
    /// <param name="map">Their places: all first coordinates, then all second ones, and so on.</param>
    /// <param name="perplexities">Of new rows too.</param>
    /// <param name="degrees">Of freedom, in the map.</param>
    public FrozenMap(RowMatrix rows, float[] map, double[] perplexities, int degrees)
    {
        (Rows, Map, Perplexities, Dimensions) = (rows, map, perplexities, map.Length / rows.Rows);
        _student = new Student(degrees);
        _forces = new FrozenForces(map, rows.Rows, Dimensions, _student);
        _search = new Lazy<INeighbourSearch>(() => new ExactNeighbours(rows));
    }

    /// <summary>The fitted rows.</summary>
    public RowMatrix Rows { get; }

    /// <summary>Their places: all first coordinates, then all second ones, and so on.</summary>
    public float[] Map { get; }

    /// <summary>How many neighbours count for each row, as it were.</summary>
    public double[] Perplexities { get; }

    /// <summary>Of freedom, in the map.</summary>
    public int Degrees => _student.Degrees;

    /// <summary>2 or 3.</summary>
    public int Dimensions { get; }

    /// <summary>Writes the place of a row. From any number of threads at once.</summary>
    public void Place(ReadOnlySpan<float> row, Span<float> place)
    {
        var near = _search.Value.OfRow(row, Math.Min(Rows.Rows, (int)((3 * Perplexities.Max()) + 1)));
        for (var d = 0; d < Dimensions; d++)
        {
            place[d] = Map[(d * Rows.Rows) + near[0]];
        }

        var squares = new float[near.Length];
        for (var i = 0; i < near.Length; i++)
        {
            squares[i] = (float)RowMatrix.SquaredDistance(row, Rows[near[i]]);
        }

        if (!row.SequenceEqual(Rows[near[0]]))
        {
            var weights = new double[near.Length];
            Perplexity.Calibrate(squares, Perplexities, weights);
            Descend(near, weights, place);
        }
    }

    /// <summary>
    /// Steps against the gradient, of the length that the attraction's curvature suggests at first. A step that does not lead down is tried again at half
    /// its length.
    /// </summary>
    private void Descend(int[] near, double[] weights, Span<float> place)
    {
        Span<double> at = stackalloc double[Dimensions], gradient = stackalloc double[Dimensions], next = stackalloc double[Dimensions];
        for (var d = 0; d < Dimensions; d++)
        {
            at[d] = place[d];
        }

        var (loss, curvature) = _forces.Measure(near, weights, at, gradient);
        for (var (step, length) = (0, 1.0); step < MostSteps && length > 1e-6; step++)
        {
            var move = 0.0;
            for (var d = 0; d < Dimensions; d++)
            {
                var change = length * gradient[d] / curvature;
                next[d] = at[d] - change;
                move += change * change;
            }

            var (nextLoss, nextCurvature) = _forces.Loss(near, weights, next);
            if (!(nextLoss < loss))
            {
                length /= 2;
                continue;
            }

            next.CopyTo(at);
            if (Math.Sqrt(move) < LeastMove)
            {
                break;
            }

            (loss, curvature) = (nextLoss, nextCurvature);
            _forces.Measure(near, weights, at, gradient);
            length = Math.Min(4, length * 1.5);
        }

        for (var d = 0; d < Dimensions; d++)
        {
            place[d] = (float)at[d];
        }
    }
}
