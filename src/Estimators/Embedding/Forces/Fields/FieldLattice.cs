using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

namespace MLNetVision.Estimators.Embedding.Forces.Fields;

/// <summary>
/// A square lattice of nodes with the kernels of repulsion between them, in Fourier space. It does not know where it lies, only how dense it is.
/// </summary>
internal sealed class FieldLattice
{
    /// <param name="nodes">How many a side has at least.</param>
    /// <param name="spacing">From one to the next.</param>
    /// <param name="student">What the kernels are of.</param>
    /// <param name="workers">Who makes them.</param>
    public FieldLattice(int nodes, double spacing, Student student, Workers workers)
    {
        Spacing = spacing;
        Plan = new FourierPlan(2 * FourierPlan.LengthFor(nodes));
        Nodes = Plan.Length / 2;
        Rooms = new TileRoom.Pool(Plan.Length * LaneWidth.Floats);
        (Charges, FieldX, FieldY) = (new float[Nodes * Nodes], new float[Nodes * Nodes], new float[Nodes * Nodes]);
        var (potential, force) = (Empty(), Empty());
        workers.Ranges(Plan.Length, FourierPlan.Multiple, (first, end) => Fill(potential, force, student, first, end));
        Potential = new KernelSpectrum(Plan, Rooms, potential).Make(workers).Re;
        Force = new KernelSpectrum(Plan, Rooms, force).Make(workers);
        Near = Nearest(workers);
    }

    /// <summary>Nodes of a side: a multiple of 16.</summary>
    public int Nodes { get; }

    /// <summary>From one node to the next.</summary>
    public double Spacing { get; }

    /// <summary>The transform of a side, which has the same again as nothing beside it.</summary>
    public FourierPlan Plan { get; }

    /// <summary>Room for tiles.</summary>
    public TileRoom.Pool Rooms { get; }

    /// <summary>The charges of the nodes [first coordinate, second coordinate].</summary>
    public float[] Charges { get; }

    /// <summary>The first coordinate of the field of forces at the nodes.</summary>
    public float[] FieldX { get; }

    /// <summary>The second coordinate of the field of forces at the nodes.</summary>
    public float[] FieldY { get; }

    /// <summary>The spectrum of q, which is real as q is even: [second axis, first axis].</summary>
    public float[] Potential { get; }

    /// <summary>The spectrum of q w (dx + i dy).</summary>
    public (float[] Re, float[] Im) Force { get; }

    /// <summary>
    /// What the potential of one node's charge is at the nodes 0 to 3 further in the first and in the second axis [4, 4], times how often such a distance
    /// comes: from here and from there.
    /// </summary>
    public float[] Near { get; }

    private float[] Nearest(Workers workers)
    {
        // A cosine transform along the first axis for each frequency of the second, of the few distances that are wanted.
        var lines = new double[4 * Plan.Length];
        workers.Ranges(Plan.Length, FourierPlan.Multiple, (first, end) =>
        {
            for (var at = 4 * first; at < 4 * end; at++)
            {
                lines[at] = Cosine(Potential.AsSpan(at / 4 * Plan.Length, Plan.Length), at % 4);
            }
        });
        var (near, line) = (new float[16], new float[Plan.Length]);
        for (var at = 0; at < near.Length; at++)
        {
            var (dx, dy) = (at / 4, at % 4);
            for (var frequency = 0; frequency < line.Length; frequency++)
            {
                line[frequency] = (float)lines[(4 * frequency) + dx];
            }

            near[at] = (float)(Cosine(line, dy) * (dx == 0 ? 1 : 2) * (dy == 0 ? 1 : 2));
        }

        return near;
    }

    private double Cosine(ReadOnlySpan<float> values, int distance)
    {
        var (sum, place) = (0.0, 0);
        foreach (var value in values)
        {
            sum += (double)value * Plan.Cosines[place];
            place += distance;
            place -= place >= Plan.Length ? Plan.Length : 0;
        }

        return sum;
    }

    private (float[] Re, float[] Im) Empty() => (new float[Plan.Length * Plan.Length], new float[Plan.Length * Plan.Length]);

    private void Fill((float[] Re, float[] Im) potential, (float[] Re, float[] Im) force, Student student, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            for (var j = 0; j < Plan.Length; j++)
            {
                var (at, dx, dy) = ((i * Plan.Length) + j, Distance(i), Distance(j));
                var weight = student.Weight((dx * dx) + (dy * dy));
                var similarity = student.Similarity(weight);
                potential.Re[at] = (float)similarity;
                // Half the way round there is no direction.
                force.Re[at] = 2 * i == Plan.Length ? 0 : (float)(similarity * weight * dx);
                force.Im[at] = 2 * j == Plan.Length ? 0 : (float)(similarity * weight * dy);
            }
        }
    }

    private double Distance(int node) => Spacing * (2 * node <= Plan.Length ? node : node - Plan.Length);
}
